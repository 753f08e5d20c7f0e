import type { Observation } from '@minzheng/core'
import { observe, type TotalsSource } from '@minzheng/core/evaluation'
import { monthsOf, parsePeriod, yearToDate } from '@minzheng/core/periods'
import { huzhou2024, huzhouCatalogue, makeBoard, type Board, type BoardInput } from '@minzheng/plan'
import type { Store } from '@minzheng/store'

type Figures = Pick<Store, 'returnedMonths' | 'figures'>

const { districts } = huzhouCatalogue
/** The districts of a board: the city and its counties. */
export const boardPlaces = [districts.root, ...districts.atLevel(districts.root.code, 'county')].map(({ code }) => code)
/** Targets that are due before the year ends are held against figures of their own period. */
const duePeriods = [...new Set(huzhou2024.targets.map((target) => target.period))]

const boardIndicators = [...new Set(huzhou2024.targets.map(({ indicator }) => indicator))]
/** What counties are weighed by. */
const weightDatasets = huzhou2024.targets.flatMap(({ below }) => (typeof below === 'string' ? [] : [below.dataset]))

/** The board of the plan's year; with a month, of the year to that month. */
export async function readBoard(store: Figures, upTo?: string): Promise<Board> {
  return makeBoard(await readBoardInput(store, upTo))
}

/**
 * What the board is made from: figures of every variant, the weights of counties, and where stocks stood at the end of
 * last year.
 */
export async function readBoardInput(store: Figures, upTo?: string): Promise<BoardInput> {
  const period = upTo === undefined ? parsePeriod(String(huzhou2024.year)) : yearToDate(upTo)
  // To a month, figures take in what was returned up to it. One that is measured from the year before rests on that
  // too.
  const returned = (await store.returnedMonths()).filter(
    (month) => month >= `${huzhou2024.year - 2}-12` && `${month}-01` < period.until,
  )
  const ofPeriod = returned.filter((month) => monthsOf(period).includes(month))
  // Where last December was returned, stocks have a base, and their pace is measured from there.
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
        : (observe(huzhouCatalogue, indicator, variant, district, parsePeriod(month), source).value ?? undefined)
    },
    weightOf: (measure, county) => {
      const last = ofPeriod.at(-1)
      return last === undefined ? undefined : source.total(measure.dataset, county, last, measure.key)
    },
  }
}

/** Figures that take in no month beyond those that are given, whatever has been returned since. */
function observedUpTo(source: TotalsSource, returned: readonly string[]): BoardInput['observation'] {
  const known: TotalsSource = { ...source, returns: { ...source.returns, months: returned } }
  // A row asks for the city's figure again for each county that is held against it.
  const made = new Map<string, Observation>()
  return (id, district, variant, asked) => {
    const key = `${id} ${district} ${variant} ${asked}`
    let observation = made.get(key)
    if (observation === undefined)
      made.set(
        key,
        (observation = observe(
          huzhouCatalogue,
          huzhouCatalogue.indicator(id),
          variant,
          district,
          parsePeriod(asked),
          known,
        )),
      )
    return observation
  }
}
