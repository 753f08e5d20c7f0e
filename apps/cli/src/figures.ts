import { monthsOf, observe, parsePeriod, yearToDate, type Observation, type TotalsSource } from '@minzheng/core'
import { huzhou2024, huzhouCatalogue, makeBoard, type Board } from '@minzheng/plan'
import type { Store } from '@minzheng/store'

const { districts } = huzhouCatalogue
const places = [districts.root, ...districts.atLevel(districts.root.code, 'county')].map(({ code }) => code)

/** The board of the plan's year from the stored observations; with a month, of the year to that month, from the stored totals. */
export async function readBoard(store: Store, upTo?: string): Promise<Board> {
  const year = String(huzhou2024.year)
  const period = upTo === undefined ? parsePeriod(year) : yearToDate(upTo)
  const open = (await store.openMonths()).filter((month) => monthsOf(period).includes(month))
  const source = await store.totalsSource(places, open)
  const observation =
    upTo === undefined ? await stored(store, year) : (indicator: string, district: string) => observeNow(source, indicator, district, period.id)
  return makeBoard({
    plan: huzhou2024,
    catalogue: huzhouCatalogue,
    period: period.id,
    observation,
    weightOf: (measure, county) => {
      const last = open.at(-1)
      return last === undefined ? undefined : source.totals(measure.dataset, county, last)?.[measure.key]
    },
  })
}

async function stored(store: Store, period: string): Promise<(indicator: string, district: string) => Observation | undefined> {
  const rows = await store.observations({ districts: places, periods: [period], indicators: huzhou2024.targets.map(({ indicator }) => indicator) })
  const byKey = new Map(
    rows.filter((row) => row.variant === huzhouCatalogue.indicator(row.indicator).defaultVariant).map((row) => [`${row.indicator} ${row.district}`, row]),
  )
  return (indicator, district) => byKey.get(`${indicator} ${district}`)
}

function observeNow(source: TotalsSource, id: string, district: string, period: string): Observation {
  const indicator = huzhouCatalogue.indicator(id)
  return observe(huzhouCatalogue, indicator, indicator.defaultVariant, district, parsePeriod(period), source)
}
