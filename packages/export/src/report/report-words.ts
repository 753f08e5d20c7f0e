import { audienceWords, type Text } from '@minzheng/core'
import { reasonWords } from '@minzheng/core/assessment'
import { parsePeriod, lastDay } from '@minzheng/core/periods'
import type { Report, ReportCell, ReportRow, Section } from './report.js'

export const sectionWords: Readonly<Record<Section, Text>> = {
  explicit: { zh: '明确目标', en: 'Explicit targets' },
  implied: { zh: '隐含目标', en: 'Implied targets' },
  assumed: { zh: '假设目标', en: 'What if' },
  bare: { zh: '无目标指标', en: 'Indicators without a target' },
}

/** `2024年1—6月` for a year to date, `2024年` for a year. */
function periodWords(id: string): Text {
  const period = parsePeriod(id)
  const year = period.from.slice(0, 4)
  if (period.kind === 'year') return { zh: `${year}年`, en: year }
  const [month, day] = lastDay(period).split('-').slice(1).map(Number)
  if (period.kind === 'year-to-date') {
    const whole = period.until.endsWith('-01')
    return {
      zh: `${year}年${whole && month === 1 ? '' : '1—'}${month}月${whole ? '' : `${day}日`}`,
      en: `${period.from} to ${lastDay(period)}`,
    }
  }
  if (period.kind === 'month') return { zh: `${year}年${month}月`, en: period.id }
  if (period.kind === 'half-year') return { zh: `${year}年${period.id.endsWith('1') ? '上' : '下'}半年`, en: period.id }
  if (period.kind === 'quarter') return { zh: `${year}年第${period.id.slice(-1)}季度`, en: period.id }
  return { zh: period.id, en: period.id }
}

export function titleOf(report: Report): Text {
  const period = periodWords(report.period)
  return {
    zh: `${report.title.zh}指标进度表（${period.zh}）`,
    en: `${report.title.en}: indicators against targets (${period.en})`,
  }
}

/** For whom a report is, and which release its figures are of: 对象：公开 public, 第3号发布 release 3. */
export function readersOf({ audience, release }: Pick<Report, 'audience' | 'release'>): readonly string[] {
  const { zh, en } = audienceWords[audience]
  return [`对象：${zh} ${en}`, ...(release === null ? [] : [`第${release}号发布 release ${release}`])]
}

/**
 * Who made a report, and when. A report that leaves the bureau is published, not filled in: it has no blank for an office,
 * and nobody signs it.
 */
export function makerOf(
  { audience }: Pick<Report, 'audience'>,
  { reporter, filledOn }: { readonly reporter?: string; readonly filledOn: string },
): readonly string[] {
  if (audience === 'internal') return [`填报单位：${reporter ?? '　　　　　　　　'}`, madeOn({ audience }, filledOn)]
  return [...(reporter === undefined ? [] : [`发布单位：${reporter}`]), madeOn({ audience }, filledOn)]
}

/** The day on which a report was made. */
export function madeOn({ audience }: Pick<Report, 'audience'>, day: string): string {
  return `${audience === 'internal' ? '填报时间' : '制表时间'}：${day}`
}

/** Why a figure is missing; for a known figure an empty text, or the mark that returns are still due. */
export function missingWords({ observation }: Pick<ReportCell, 'observation'>): Text {
  return reasonWords[observation.reason ?? 'no-value']
}

/** Marks a figure with returns that are still due (尚缺报送), and one that was returned as an estimate (快报数). */
export function markOf({ observation }: Pick<ReportCell, 'observation'>): string {
  return observation.value === null
    ? ''
    : observation.reason === 'returns-due'
      ? '†'
      : observation.reason === 'returned-as-estimate'
        ? '‡'
        : ''
}

/** The marks of a report and what they mean; hidden figures only if it leaves the bureau. */
export function legendOf({ audience }: Pick<Report, 'audience'>): readonly Text[] {
  return audience === 'internal' ? legend : [...legend, hiddenMark]
}

const hiddenMark: Text = {
  zh: '不予公布 数字过小，或由此可推出过小的数字',
  en: 'not published: too small, or would tell a figure that is',
}
const legend: readonly Text[] = [
  { zh: '* 按人口分解的参考目标，非计划原文', en: 'share by population, for reference, not in the plan' },
  { zh: '† 尚缺报送', en: 'returns due' },
  { zh: '‡ 快报数', en: 'returned as an estimate' },
  { zh: '— 无可比数据', en: 'nothing to compare with' },
  { zh: '· 不适用', en: 'not asked' },
  {
    zh: '排名按完成率，无目标的按比率、均值',
    en: 'ranked by achievement, or by rates and means if there is no target',
  },
]

/** The name of a row's indicator, and what the target is for if the name does not say so. */
export function nameOf({ indicator: { name }, scope }: Pick<ReportRow, 'indicator' | 'scope'>): Text {
  return scope === null ? name : { zh: `${name.zh}（${scope.zh}）`, en: `${name.en} (${scope.en})` }
}

/** The districts that a row has a place for: sets of districts only if it has a figure of theirs. */
export function placesIn(
  { districts }: Pick<Report, 'districts'>,
  { cells }: Pick<ReportRow, 'cells'>,
): Report['districts'] {
  return districts.filter(({ code, of }) => of === undefined || cells.some(({ district }) => district === code))
}

/** The interim targets of a figure in words, one each. */
export function interimWords({ interim }: Pick<ReportCell, 'interim'>): readonly string[] {
  return interim.map(({ shown }) => shown.zh)
}

/** A target in a form for sheets: a leading equals sign would make it a formula. */
export function targetInSheet(shown: Text): string {
  return shown.zh.replace(/^= ?/, '等于 ')
}
