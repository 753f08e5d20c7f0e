import { cellText, type Cell } from '../base/cell.js'

const sums = '合计|小计|总计|累计|共计|总和'
const total = new RegExp(
  `^(本页|本表|本月|本季|本年|全[市县区镇乡街道省村]+|以上|各项)?(${sums})(数|数量|金额)?([:(].*)?$|^(grand|sub)?-?totals?([:(].*)?$`,
  'i',
)
/** 云溪市合计, 养老服务小计; not a name that only ends like this. */
const named = /^.{1,20}(合计|小计|总计|共计)([:(].*)?$/
const part = /^其中([:,、].*)?$/

/** True for the words of a sum: 合计, 总 计, 合计(万元), 云溪市合计, Total, 其中:. */
export function isTotalText(cell: Cell): boolean {
  if (typeof cell !== 'string' || cell.length > 60 || !/[计和中]|tot/i.test(cell)) return false
  const text = cellText(cell).replace(/\s+/g, '')
  return total.test(text) || named.test(text) || part.test(text)
}

const who =
  '填报人|填表人|填制人|报送人|上报人|审核人|审批人|审批|审核|复核人|复核|经办人|经办|负责人|单位负责人|统计负责人|部门负责人|科室负责人|分管领导|主管领导|单位领导|领导签字|签字|签名|盖章|公章|单位盖章|单位公章|制表人?|制表单位|制单|编制人|编制单位|打印人|联系人|联系电话|联系方式|电话|主办单位'
const when =
  '制表日期|填报日期|填报时间|填表日期|填表时间|报出日期|报送日期|报送时间|上报日期|上报时间|打印日期|打印时间|制表时间|编制日期|截止日期|日期'
const what =
  '填报单位|填表单位|报送单位|备注|附注|注释|注意|注|说明|填表说明|填报说明|编制说明|指标解释|资料来源|数据来源|来源|提示|单位|计量单位|金额单位'
const label = new RegExp(`^(单位)?(${who}|${when}|${what})(\\(.*\\))?([\\d一二三四五六七八九十]{0,2})([:.].*)?$`)
/** A colon must follow labels that are also plain words, since they may be the cell of a record. */
const bare =
  /^(备注|附注|注释|注意|注|说明|联系人|联系电话|联系方式|电话|日期|来源|提示|单位|填报日期|填报时间|填报单位|截止日期|经办|审核|审批|复核|主办单位|签字|签名)$/
const page =
  /^(第?-?\d{1,5}-?页?[,/]?(共\d{1,5}页)?|以下(空白|无正文)|\(?以下无正文\)?|此页无正文|续(上|下)?(页|表)|(接|转)(上|下)页)$/

/**
 * True for what is below a table or between its pages: 填报人:…, 审核:…, 注:…, 第1页 共3页. A label that is a plain word does not
 * count alone.
 */
export function isFooterText(cell: Cell): boolean {
  if (typeof cell !== 'string') return false
  const text = cellText(cell).replace(/\s+/g, '').slice(0, 200)
  return (label.test(text) && !bare.test(text)) || (page.test(text) && !/^-?\d*-?$/.test(text))
}

const numbered = /^\(?(\d{1,2}|[一二三四五六七八九十]{1,3})[.、)](?!\d)/
const circled = /^[①-⑳※*]/
const sentence = /[。;:,，；：、]/

/** True for a cell that is a note alone: 2.标准为月标准, ①…, 二、特困供养标准, or a sentence. */
export function isNoteText(cell: Cell): boolean {
  if (typeof cell !== 'string') return false
  const text = cellText(cell).slice(0, 200)
  return (
    isFooterText(cell) ||
    numbered.test(text) ||
    circled.test(text) ||
    (text.length > 12 && sentence.test(text) && /\p{Script=Han}/u.test(text))
  )
}
