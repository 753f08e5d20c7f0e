import type { Catalogue, Observation } from '@minzheng/core'
import { observe, type TotalsSource } from '@minzheng/core/evaluation'
import { monthsOf, parsePeriod, yearToDate } from '@minzheng/core/periods'
import { makeBoard, planAsked, type Board, type BoardInput, type Deployment, type PlanAsked } from '@minzheng/plan'
import type { Store } from '@minzheng/store'

type Figures = Pick<Store, 'returnedMonths' | 'figures'>

/** The districts of a board: the city and its counties. */
export function boardPlaces({ districts }: Pick<Catalogue, 'districts'>): readonly string[] {
  return [districts.root, ...districts.atLevel(districts.root.code, 'county')].map(({ code }) => code)
}

/** Reads the board of a plan's year, or of the year up to a month; see `planAsked` for which plan. */
export async function readBoard(store: Figures, deployment: Deployment, asked?: PlanAsked): Promise<Board> {
  return makeBoard(await readBoardInput(store, deployment, asked))
}

/**
 * The input of the board: figures of every variant, the weights of counties, and stocks at the end of the previous
 * year.
 */
export async function readBoardInput(
  store: Figures,
  deployment: Deployment,
  asked: PlanAsked = {},
): Promise<BoardInput> {
  const { catalogue } = deployment
  const all = await store.returnedMonths()
  const plan = planAsked(deployment, asked, all)
  const { year, targets } = plan
  const period = asked.upTo === undefined ? parsePeriod(String(year)) : yearToDate(asked.upTo)
  // Figures up to a month use returns up to that month. A figure that is compared with the previous year also uses
  // returns of that year.
  const returned = all.filter((month) => month >= `${year - 2}-12` && `${month}-01` < period.until)
  const ofPeriod = returned.filter((month) => monthsOf(period).includes(month))
  // If the previous December has a return, it is the base of stocks, and their pace is measured from it.
  const lastYear = returned.filter((month) => month === `${year - 1}-12`)
  const source = await store.figures.source({
    districts: boardPlaces(catalogue),
    // Targets that are due before the year ends are compared with figures of their own period.
    periods: [period, ...[...new Set(targets.map((target) => target.period)), ...lastYear].map(parsePeriod)],
    indicators: [...new Set(targets.map(({ indicator }) => indicator))],
    // The datasets of the counties' weights.
    datasets: targets.flatMap(({ below }) => (typeof below === 'string' ? [] : [below.dataset])),
  })
  return {
    plan,
    catalogue,
    period: period.id,
    observation: observedUpTo(catalogue, source, returned),
    baseline: (id, district, variant) => {
      const indicator = catalogue.indicator(id)
      const [month] = indicator.time === 'flow' ? [] : lastYear
      return month === undefined
        ? undefined
        : (observe(catalogue, indicator, { district, period: parsePeriod(month), source, variant }).value ?? undefined)
    },
    weightOf: (measure, county) => {
      const last = ofPeriod.at(-1)
      return last === undefined ? undefined : source.total(measure.dataset, county, last, measure.key)
    },
  }
}

/** Computes figures from the given months only, whatever has been returned since. */
function observedUpTo(
  catalogue: Catalogue,
  source: TotalsSource,
  returned: readonly string[],
): BoardInput['observation'] {
  const known: TotalsSource = { ...source, returns: { ...source.returns, months: returned } }
  // Cached, because a row compares each county with the same figure of the city.
  const cached = new Map<string, Observation>()
  return (id, district, variant, asked) => {
    const key = `${id} ${district} ${variant} ${asked}`
    let observation = cached.get(key)
    if (observation === undefined)
      cached.set(
        key,
        (observation = observe(catalogue, catalogue.indicator(id), {
          district,
          period: parsePeriod(asked),
          source: known,
          variant,
        })),
      )
    return observation
  }
}
