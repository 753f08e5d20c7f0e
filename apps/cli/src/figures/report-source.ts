import { comparisonPeriods } from '@minzheng/core/assessment'
import type { TotalsSource } from '@minzheng/core/evaluation'
import { parsePeriod, yearToDate, type Month } from '@minzheng/core/periods'
import { reportOf, type Report } from '@minzheng/export'
import { makeBoard, type Board, type BoardReaders, type Deployment, type PlanAsked } from '@minzheng/plan'
import type { Store } from '@minzheng/store'
import {
  boardOf,
  figurePlaces,
  observeAt,
  readBoard,
  readBoardInput,
  readReleasedFigures,
  type ReleaseAsked,
  type ReleasedStore,
} from '@minzheng/worker'
import { UsageError } from '../terminal/usage-error.js'

/** Where a report comes from, and for whom it is. */
export interface ReportSource extends BoardReaders {
  readonly board: (asked: PlanAsked) => Promise<Board>
  /** The board with comparisons, ranks and the indicators without a target. */
  readonly report: (asked: PlanAsked) => Promise<Report>
}

/** Reports of the figures as they are, for internal use. */
export function liveReport(store: Pick<Store, 'figures' | 'returnedMonths'>, deployment: Deployment): ReportSource {
  return {
    audience: 'internal',
    release: null,
    board: (asked) => readBoard(store, deployment, asked),
    report: (asked) => readReport(store, deployment, asked),
  }
}

/**
 * Reports of a release, of whose hidden figures nothing is read; of the year to its month, if neither year nor month is
 * asked for. Throws `not-released`.
 */
export async function releasedReport(
  store: ReleasedStore,
  deployment: Deployment,
  asked: ReleaseAsked,
): Promise<ReportSource> {
  const { release, period, figures } = await readReleasedFigures(store, deployment, asked)
  const { audience } = asked
  const made = (plan: PlanAsked): { readonly board: Board; readonly input: ReturnType<typeof figures.boardInput> } => {
    const input = figures.boardInput(deployment, plan)
    const board = makeBoard(input)
    if (board.rows.every(({ cells }) => cells.length === 0))
      throw new UsageError(
        `第${release}号发布（${period}）没有 ${board.period} 的数，请去掉 --year、--up-to release ${release} of ${period} must have figures of ${board.period}, got none; leave out --year and --up-to`,
      )
    return { board, input }
  }
  const askedOr = (plan: PlanAsked): PlanAsked =>
    plan.year === undefined && plan.upTo === undefined ? boardOf({ period }) : plan
  return {
    audience,
    release,
    board: async (plan) => made(askedOr(plan)).board,
    report: async (given) => {
      const plan = askedOr(given)
      const { board, input } = made(plan)
      const month =
        plan.upTo ??
        figures.months.filter((each) => each.startsWith(`${input.plan.year}-`)).at(-1) ??
        `${input.plan.year}-12`
      return reportOf({
        released: { audience, release },
        board,
        plan: input.plan,
        catalogue: deployment.catalogue,
        month,
        observation: figures.observation,
      })
    },
  }
}

/** The board of a year, or of the year to a month, with comparisons, ranks and the indicators without a target. */
async function readReport(
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
