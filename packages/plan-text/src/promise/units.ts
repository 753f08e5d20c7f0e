/**
 * The words that count (量词) in plans, longest first. A number before one of `noPromise` is a time, an age, a rank or a
 * kind.
 */
const counting =
  '个百分点|百分点|%|‰|个工作日|工作日|人次|户次|场次|家次|平方米|公里|亩|家|个|张|户|人|名|位|件|项|场|次|对|块|具|所|处|座|条|支|部|套|床|间|台|辆|倍|份|例|篇|只|片|单|节|堂|站|村|镇|乡|街道|县|社区|组|册|宗|起|天'
const noPromise = '年代|周年|年|个月|月份|月|日|周岁|岁|分钟|小时|星级|星|级|类|大类|种|期|批|届|轮|号|时|成'
const word = new RegExp(`(?:${noPromise}|${counting})`, 'y')
const money = /(?:元|块钱)(?: ?[/每] ?(?:人|户|张|例|床|对)?(?: ?[/·.每] ?)?(?:(月)|(年|每年)|天|日)?)?/y
const perTime = /\/ ?(?:人[/·.])?(?:(月)|(年))/y
const excluded = new RegExp(`^(?:${noPromise})$`)

/** True for units of times, ages, ranks and kinds, which no promise counts. */
export const countsNothing = (unit: string): boolean => excluded.test(unit)

/** The unit that begins at a place, and where it ends. */
export function unitAt(
  text: string,
  at: number,
): { readonly unit: string; readonly end: number; readonly per: 'month' | 'year' | null } | null {
  for (const pattern of [money, perTime]) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match !== null)
      return {
        unit: '元',
        end: at + match[0].length,
        per: match[1] !== undefined ? 'month' : match[2] !== undefined ? 'year' : null,
      }
  }
  word.lastIndex = at
  const match = word.exec(text)
  if (match === null) return null
  const unit = match[0] === '百分点' ? '个百分点' : match[0]
  return { unit, end: at + match[0].length, per: null }
}
