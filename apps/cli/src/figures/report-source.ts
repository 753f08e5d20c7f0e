import { comparisonPeriods } from '@minzheng/core/assessment'
import type { TotalsSource } from '@minzheng/core/evaluation'
import { parsePeriod, yearToDate, type Month } from '@minzheng/core/periods'
import { reportOf, type Report } from '@minzheng/export'
import { makeBoard, type Deployment, type PlanAsked } from '@minzheng/plan'
import type { Store } from '@minzheng/store'
import { figurePlaces, observeAt, readBoardInput } from '@minzheng/worker'

/** The board of a year, or of the year to a month, with comparisons, ranks and the indicators without a target. */
export async function readReport(
  store: Pick<Store, 'figures' | 'returnedMonths'>,
  deployment: Deployment,
  asked: PlanAsked = {},
): Promise<Report> {
  const { catalogue } = deployment
  const input = await readBoardInput(store, deployment, asked)
  const board = makeBoard(input)
  const { year } = input.plan
  const returned = await store.returnedMonths()
  const month = asked.upTo ?? returned.filter((each) => each.startsWith(`${year}-`)).at(-1) ?? `${year}-12`
  const known = returned.filter((each) => each <= month)
  const periods = [
    board.period,
    month,
    yearToDate(month).id,
    ...(['flow', 'stock'] as const).flatMap(comparedPeriods(month)),
  ]
  const source = await store.figures.source({
    districts: figurePlaces(deployment),
    periods: [...new Set(periods)].map(parsePeriod),
  })
  const upToMonth: TotalsSource = { ...source, returns: { ...source.returns, months: known } }
  return reportOf({
    board,
    plan: input.plan,
    catalogue,
    month,
    observation: observeAt(deployment, upToMonth),
  })
}

function comparedPeriods(month: Month): (time: 'flow' | 'stock') => readonly string[] {
  return (time) => {
    const { current, previous, lastYear } = comparisonPeriods({ time }, month)
    return [current.id, ...(previous === undefined ? [] : [previous.id]), lastYear.id]
  }
}
