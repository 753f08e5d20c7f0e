import type { Observation } from '@minzheng/core'
import { observe, type TotalsSource } from '@minzheng/core/evaluation'
import { monthsOf, parsePeriod, yearToDate } from '@minzheng/core/periods'
import { huzhou2024, huzhouCatalogue, makeBoard, type Board, type BoardInput } from '@minzheng/plan'
import type { Store } from '@minzheng/store'

type Figures = Pick<Store, 'returnedMonths' | 'figures'>

const { districts } = huzhouCatalogue
/** The districts of a board: the city and its counties. */
export const boardPlaces = [districts.root, ...districts.atLevel(districts.root.code, 'county')].map(({ code }) => code)
/** Targets that are due before the year ends are compared with figures of their own period. */
const duePeriods = [...new Set(huzhou2024.targets.map((target) => target.period))]

const boardIndicators = [...new Set(huzhou2024.targets.map(({ indicator }) => indicator))]
/** The datasets of the counties' weights. */
const weightDatasets = huzhou2024.targets.flatMap(({ below }) => (typeof below === 'string' ? [] : [below.dataset]))

/** Reads the board of the plan's year, or of the year up to a month. */
export async function readBoard(store: Figures, upTo?: string): Promise<Board> {
  return makeBoard(await readBoardInput(store, upTo))
}

/**
 * The input of the board: figures of every variant, the weights of counties, and stocks at the end of the previous
 * year.
 */
export async function readBoardInput(store: Figures, upTo?: string): Promise<BoardInput> {
  const period = upTo === undefined ? parsePeriod(String(huzhou2024.year)) : yearToDate(upTo)
  // Figures up to a month use returns up to that month. A figure that is compared with the previous year also uses
  // returns of that year.
  const returned = (await store.returnedMonths()).filter(
    (month) => month >= `${huzhou2024.year - 2}-12` && `${month}-01` < period.until,
  )
  const ofPeriod = returned.filter((month) => monthsOf(period).includes(month))
  // If the previous December has a return, it is the base of stocks, and their pace is measured from it.
  const lastYear = returned.filter((month) => month === `${huzhou2024.year - 1}-12`)
  const source = await store.figures.source({
    districts: boardPlaces,
    periods: [period, ...[...duePeriods, ...lastYear].map(parsePeriod)],
    indicators: boardIndicators,
    datasets: weightDatasets,
  })
  return {
    plan: huzhou2024,
    catalogue: huzhouCatalogue,
    period: period.id,
    observation: observedUpTo(source, returned),
    baseline: (id, district, variant) => {
      const indicator = huzhouCatalogue.indicator(id)
      const [month] = indicator.time === 'flow' ? [] : lastYear
      return month === undefined
        ? undefined
        : (observe(huzhouCatalogue, indicator, { district, period: parsePeriod(month), source, variant }).value ??
            undefined)
    },
    weightOf: (measure, county) => {
      const last = ofPeriod.at(-1)
      return last === undefined ? undefined : source.total(measure.dataset, county, last, measure.key)
    },
  }
}

/** Computes figures from the given months only, whatever has been returned since. */
function observedUpTo(source: TotalsSource, returned: readonly string[]): BoardInput['observation'] {
  const known: TotalsSource = { ...source, returns: { ...source.returns, months: returned } }
  // Cached, because a row compares each county with the same figure of the city.
  const cached = new Map<string, Observation>()
  return (id, district, variant, asked) => {
    const key = `${id} ${district} ${variant} ${asked}`
    let observation = cached.get(key)
    if (observation === undefined)
      cached.set(
        key,
        (observation = observe(huzhouCatalogue, huzhouCatalogue.indicator(id), {
          district,
          period: parsePeriod(asked),
          source: known,
          variant,
        })),
      )
    return observation
  }
}
