import type { Catalogue } from '@minzheng/core'
import { categoriesOf, formulaOf, hasFigure } from '@minzheng/core/evaluation'
import { periodsAround } from '@minzheng/core/periods'
import type { Store } from '@minzheng/store'
import { RequestError } from '../base/problem.js'
import type { FiguresAsked } from './read-figures.js'

/** The most live figures of one answer that has all of them: they are computed while they are read, some 15,000 a second. */
const mostFigures = 300_000

/**
 * Throws `too-large` if an answer could have more live figures than are computed at once. It counts what could be there,
 * before anything is read: the series of each indicator at each district, times the periods.
 */
export async function assertNotTooMany(
  { indicator: indicatorOf, districts }: Pick<Catalogue, 'indicator' | 'districts'>,
  { returnedMonths }: Pick<Store, 'returnedMonths'>,
  asked: Pick<FiguresAsked, 'indicators' | 'districts' | 'periods' | 'variant' | 'part'>,
): Promise<void> {
  const levels = asked.districts.map((code) => (districts.has(code) ? districts.get(code).level : undefined))
  const series = asked.indicators.reduce((sum, id) => {
    const indicator = indicatorOf(id)
    const places = levels.filter((level) => level === undefined || hasFigure(indicator, level)).length
    return places === 0 ? sum : sum + places * seriesOf(indicator, asked)
  }, 0)
  // Every period has a figure of each series, so that many series are too many in one period already.
  const periods = series > mostFigures ? 1 : (asked.periods ?? (await periodsOf(returnedMonths))).length
  const count = series * periods
  if (count <= mostFigures) return
  throw new RequestError('too-large', {
    zh: `一次最多${mostFigures}个现时的数，请按指标、地区或时期缩小范围，或分几次读取`,
    en: `the answer must have ${mostFigures} live figures at most, got a request for ${count} or more; name fewer indicators, districts or periods, or ask several times`,
  })
}

function seriesOf(
  indicator: ReturnType<Catalogue['indicator']>,
  { variant, part }: Pick<FiguresAsked, 'variant' | 'part'>,
): number {
  const variants = Object.keys(indicator.variants).filter((each) => variant === undefined || each === variant)
  const parts = part === null ? [null] : part === 'all' ? [null, ...categoriesOf(indicator)] : [part]
  return variants.reduce(
    (sum, each) => sum + parts.filter((one) => formulaOf(indicator, each, one) !== undefined).length,
    0,
  )
}

async function periodsOf(returnedMonths: Store['returnedMonths']): Promise<readonly string[]> {
  return [...new Set((await returnedMonths()).flatMap((month) => periodsAround(month).map(({ id }) => id)))]
}
