import type { Text } from '@minzheng/core'
import { lastDay, parsePeriod } from '@minzheng/core/periods'

/** The end of a period in words: 上半年, 一季度, 9月底, 年底. */
export function dueWords(id: string): Text {
  const period = parsePeriod(id)
  const part = period.id.slice(-1)
  if (period.kind === 'half-year') return { zh: part === '1' ? '上半年' : '下半年', en: `by ${period.id}` }
  if (period.kind === 'quarter') return { zh: `${'一二三四'[Number(part) - 1]}季度`, en: `by ${period.id}` }
  if (period.kind === 'year') return { zh: '年底', en: `by ${period.id}` }
  return { zh: `${Number(lastDay(period).slice(5, 7))}月底`, en: `by ${lastDay(period).slice(0, 7)}` }
}

/** 2025年7月1日. */
export function dayWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
