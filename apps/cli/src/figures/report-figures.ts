import { comparisonPeriods } from '@minzheng/core/assessment'
import { observe, type TotalsSource } from '@minzheng/core/evaluation'
import { parsePeriod, yearToDate, type Month } from '@minzheng/core/periods'
import { reportOf, type Report } from '@minzheng/export'
import { huzhou2024, huzhouCatalogue, makeBoard } from '@minzheng/plan'
import type { Store } from '@minzheng/store'
import { boardPlaces, readBoardInput } from '@minzheng/worker'

/** The board of the year, or of the year to a month, with comparisons, ranks and the indicators without a target. */
export async function readReport(store: Pick<Store, 'figures' | 'returnedMonths'>, upTo?: Month): Promise<Report> {
  const board = makeBoard(await readBoardInput(store, upTo))
  const returned = await store.returnedMonths()
  const month =
    upTo ?? returned.filter((each) => each.startsWith(`${huzhou2024.year}-`)).at(-1) ?? `${huzhou2024.year}-12`
  const known = returned.filter((each) => each <= month)
  const periods = [
    board.period,
    month,
    yearToDate(month).id,
    ...(['flow', 'stock'] as const).flatMap(comparedPeriods(month)),
  ]
  const asked = [...new Set(periods)].map(parsePeriod)
  const source = await store.figures.source({ districts: boardPlaces, periods: asked })
  const upToMonth: TotalsSource = { ...source, returns: { ...source.returns, months: known } }
  return reportOf({
    board,
    catalogue: huzhouCatalogue,
    month,
    observation: (id, district, variant, period) =>
      observe(huzhouCatalogue, huzhouCatalogue.indicator(id), {
        district,
        period: parsePeriod(period),
        source: upToMonth,
        variant,
      }),
  })
}

function comparedPeriods(month: Month): (time: 'flow' | 'stock') => readonly string[] {
  return (time) => {
    const { current, previous, lastYear } = comparisonPeriods({ time }, month)
    return [current.id, ...(previous === undefined ? [] : [previous.id]), lastYear.id]
  }
}
