/** A unit as people write it beside a header or a title. */
export type UnitWord =
  | { readonly kind: 'money'; readonly power: number; readonly per: string }
  | { readonly kind: 'percent'; readonly power: 0 }
  | { readonly kind: 'other'; readonly power: number; readonly word: string }
  | { readonly kind: 'scale'; readonly power: number }

/** The powers of ten of the words before a unit. */
export const powers: Readonly<Record<string, number>> = {
  百: 2,
  千: 3,
  万: 4,
  十万: 5,
  百万: 6,
  千万: 7,
  亿: 8,
  十亿: 9,
  百亿: 10,
  千亿: 11,
  万亿: 12,
}
const scales = Object.keys(powers).toSorted((one, other) => other.length - one.length)
const labels = /^(计量单位|金额单位|货币单位|数量单位|资金单位|单位|金额|资金)(:|为|是|)/
const currency = /^(人民币|rmb|cny|¥)/
const counted = new Set(
  '人次|人|名|位|次|户|张|个|家|件|项|岁|份|所|处|床|对|具|场|天|分|级|例|起|笔|座|条|期|批|小时|人·次|平方米|㎡|亩|公里'.split(
    '|',
  ),
)
/** The spans of an amount: for example per person and month. Longer words first. */
const perWords = [
  '人次',
  '人',
  '户',
  '名',
  '位',
  '月',
  '年',
  '季度',
  '季',
  '日',
  '天',
  '次',
  '床',
  '家',
  '件',
  '例',
  '具',
  '对',
  '个',
  '份',
  '餐',
  '小时',
  '每',
  '·',
  '/',
  '.',
  '*',
  '-',
]

/**
 * Reads a word such as 万元, 人民币万元, 元/人·月, 单位:人次, % or 万; null for other words. The word is a `headerName`, without
 * brackets.
 */
export function unitWord(word: string): UnitWord | null {
  const plain = word.replace(labels, '')
  for (const text of plain === word ? [word] : [plain, word]) {
    const read = readUnit(text)
    if (read !== null) return read
  }
  return null
}

function readUnit(text: string): UnitWord | null {
  if (text === '%' || text === '百分比' || text === '百分之') return { kind: 'percent', power: 0 }
  const stated = text.replace(currency, '')
  const scale = scales.find((each) => stated.startsWith(each)) ?? ''
  const rest = stated.slice(scale.length)
  const power = scale === '' ? 0 : powers[scale]!
  if (rest === '') return scale === '' || scale === '百' ? null : stated === text ? { kind: 'scale', power } : null
  if (rest.startsWith('元')) {
    const behind = rest.slice(1).replace(/^(整|人民币|rmb)/, '')
    return behind === '' || isPer(behind) ? { kind: 'money', power, per: behind } : null
  }
  return stated === text && counted.has(rest) ? { kind: 'other', power, word: rest } : null
}

/** True for /人·月, 每人每月, /(户·年) and the like. */
function isPer(text: string): boolean {
  if (text.length > 16 || !/^[/每]/.test(text)) return false
  for (let at = 0; at < text.length;) {
    const found = perWords.find((word) => text.startsWith(word, at))
    if (found === undefined) return false
    at += found.length
  }
  return true
}
