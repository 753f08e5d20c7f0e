import {
  catalogue,
  districtTree,
  domain,
  evaluate,
  type AnyRecord,
  type Formula,
  type IndicatorInput,
} from '@minzheng/core'
import { indicator } from '@minzheng/core'
import { categoriesOf } from '@minzheng/core/evaluation'
import { carers, grants } from '../src/city/invented-catalogue.js'
import { figureKey, type Attacked, type Release } from '../src/knowledge/released.js'
import { asPublished } from '@minzheng/disclosure'

/** A city of three counties; each has no districts below it. */
const districts = districtTree([
  { code: '990100', name: '甲市', level: 'city', parent: null, kind: '地级市' },
  { code: '990101', name: '甲一县', level: 'county', parent: '990100', kind: '县' },
  { code: '990102', name: '甲二县', level: 'county', parent: '990100', kind: '县' },
  { code: '990103', name: '甲三县', level: 'county', parent: '990100', kind: '县' },
])

let numbered = 0

/** Some carers of a county; men who are not certified and came long ago, unless it says otherwise. */
export function someCarers(many: number, county: 1 | 2 | 3, as: AnyRecord = {}): readonly AnyRecord[] {
  return Array.from({ length: many }, () => ({
    carer: `c${(numbered += 1)}`,
    district: `99010${county}`,
    sex: 'male',
    bornOn: '1980-07-01',
    certified: false,
    enteredOn: '2023-06-01',
    leftOn: null,
    ...as,
  }))
}

/** Some grants in a month. */
export function someGrants(many: number, county: 1 | 2 | 3, month: string, as: AnyRecord = {}): readonly AnyRecord[] {
  return Array.from({ length: many }, () => ({
    grant: `g${(numbered += 1)}`,
    district: `99010${county}`,
    sex: 'male',
    kind: 'a',
    urgent: false,
    paidOn: `${month}-10`,
    amount: 1_000,
    ...as,
  }))
}

/** The definition of an indicator of the planted city. */
export type Planted = Pick<IndicatorInput<string>, 'by'> & { readonly formula: Formula }

/** A release of the planted city: its records, and the keys of the figures that are hidden, or all of a pattern. */
export interface PlantedRelease {
  readonly carers?: readonly AnyRecord[]
  readonly grants?: readonly AnyRecord[]
  readonly hidden: readonly (string | RegExp)[]
  /** Hidden ones whose value is let out all the same, rounded to this number of decimals. */
  readonly letOut?: { readonly key: string; readonly decimals: number }
}

/** Releases of indicators over periods, each figure shown or hidden as the test says. */
export function planted(
  indicators: Readonly<Record<string, Planted>>,
  periods: readonly string[],
  ...given: readonly PlantedRelease[]
): Attacked {
  const made = Object.entries(indicators).map(([name, { formula, by }]) =>
    indicator({ id: `attack.${name}`, name: { zh: '试验', en: name }, formula, ...(by === undefined ? {} : { by }) }),
  )
  const all = catalogue(
    [domain({ name: 'attack', title: { zh: '试验', en: 'Attack' }, datasets: [carers, grants], indicators: made })],
    districts,
  )
  const months = ['2024-01', '2024-02', '2024-03']
  const returns = ['carers', 'grants'].flatMap((dataset) =>
    months.map((month) => ({ dataset, district: '990100', month })),
  )
  const releases = given.map(({ hidden, letOut, ...records }): Release => {
    const { observe, source } = evaluate(all, { carers: [], grants: [], ...records }, returns)
    const figures = made.flatMap((each) =>
      districts.all.flatMap(({ code }) =>
        [null, ...categoriesOf(each)].flatMap((part) =>
          periods.map((period) => {
            const observation = observe(each.id, code, period, part === null ? {} : { part })
            const key = figureKey(observation).replace('attack.', '')
            const isHidden = hidden.some((one) => (typeof one === 'string' ? one === key : one.test(key)))
            return { observation, disclosure: isHidden ? ('small' as const) : ('shown' as const) }
          }),
        ),
      ),
    )
    const published = figures.map((figure) => {
      const out = asPublished(figure)
      return figureKey(out) === `attack.${letOut?.key}`
        ? { ...out, value: Number(figure.observation.value!.toFixed(letOut!.decimals)) }
        : out
    })
    return { figures, published, source, months }
  })
  return { catalogue: all, released: made.map(({ id }) => id), releases, thresholdOf: () => 5 }
}
