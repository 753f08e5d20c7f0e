/** Words that begin a note on how to fill in a column, and do not change its meaning. */
const openings =
  /^(如|例|示例|格式|请|(须|需|应)(填|为|与|按|用)|见|参见|按.{0,10}填|精确|保留|四舍五入|下拉|单选|多选|自动|含|包括|包含|说明|注:|不填|可空|以.{1,12}为准|\d{1,2}位)/
const day = String.raw`\d{4}(年|[-./])(\d{1,2}(月|[-./])?)?(\d{1,2}日?)?`
const pattern = String.raw`y{2,4}(年|[-./])?m{1,2}(月|[-./])?(d{1,2}日?)?`
const end = String.raw`(截至|截止|至)?(当年|本年|年|本月|月|本季|季|学期|学年|期|报告期)?(末|底|末数)`
const wholes = [
  '非?必填项?|选填项?|必须填写|可选项?|可不填|数字|文本|整数|小数|日期|文字|数值|公式|下拉选择',
  '年月日|年-月-日|年/月/日|年[.]月[.]日|是否|是或否|是/否|有/无|√/×|y/n|1/0|男/女',
  String.raw`\d{1,2}|${day}|${pattern}|${end}|(截至|截止|至)${day}(末|底)?`,
]
const whole = new RegExp(`^(${wholes.join('|')})$`)

/**
 * True for a note in a header's brackets that may be ignored: 必填, 6位, 如2024-07-01, 截至年末, 含市级. A note that narrows a
 * column, such as 上年 or 其中:女, may not.
 */
export function isHarmlessNote(text: string): boolean {
  return whole.test(text) || openings.test(text)
}
