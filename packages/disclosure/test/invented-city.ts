import {
  byValue,
  catalogue,
  change,
  choice,
  count,
  dataset,
  day,
  districtCode,
  districtTree,
  domain,
  evaluate,
  indicator,
  is,
  money,
  plus,
  share,
  sum,
  text,
  total,
  type AnyRecord,
  type District,
  type Observation,
} from '@minzheng/core'
import { categoriesOf, hasFigure } from '@minzheng/core/evaluation'
import { monthsOf, parsePeriod } from '@minzheng/core/periods'
import { defaultDisclosureRule } from '@minzheng/core/privacy'
import { controlRelease, type ControlledRelease, type ControlOptions, type Disclosure } from '../src/index.js'

const places = (counties: number, townships: number): readonly District[] => [
  { code: '990100', name: '某市', level: 'city', parent: null, kind: '地级市' },
  ...Array.from({ length: counties }, (_, county): readonly District[] => {
    const code = `99010${county + 1}`
    return [
      { code, name: `${county + 1}县`, level: 'county', parent: '990100', kind: '县' },
      ...Array.from({ length: townships }, (__, township): District => ({
        code: `${code}00${township + 1}`,
        name: `${county + 1}县${township + 1}镇`,
        level: 'township',
        parent: code,
        kind: '镇',
      })),
    ]
  }).flat(),
]

/** A flow of grants to persons. */
export const grants = dataset({
  name: 'grants',
  title: { zh: '救助', en: 'grants' },
  counts: 'household',
  fields: {
    grant: text('编号', 'Grant'),
    district: districtCode(),
    sex: choice('性别', 'Sex', { male: { zh: '男', en: 'male' }, female: { zh: '女', en: 'female' } }),
    kind: choice('类型', 'Kind', { urgent: { zh: '急难', en: 'urgent' }, common: { zh: '支出', en: 'common' } }),
    paidOn: day('发放日期', 'Paid on'),
    amount: money('金额', 'Amount'),
  },
  key: ['grant'],
  time: { kind: 'flow', on: 'paidOn' },
})

const urgent = { where: is(grants.col.kind, 'urgent') }
const said = { lowestLevel: 'township' } as const

/** Indicators that are linked in every way that the control knows. */
const indicators = [
  indicator({
    id: 'aid.grants',
    name: { zh: '救助', en: 'grants' },
    ...said,
    formula: total(count(grants)),
    by: { sex: byValue(grants, grants.col.sex) },
  }),
  indicator({
    id: 'aid.urgent',
    name: { zh: '急难', en: 'urgent grants' },
    ...said,
    formula: total(count(grants, urgent)),
  }),
  indicator({
    id: 'aid.urgent-share',
    name: { zh: '急难占比', en: 'share of urgent grants' },
    ...said,
    formula: share(count(grants, urgent), count(grants)),
  }),
  indicator({
    id: 'aid.twice',
    name: { zh: '合计', en: 'urgent and all' },
    ...said,
    formula: total(plus(count(grants, urgent), count(grants))),
  }),
  indicator({
    id: 'aid.money',
    name: { zh: '金额', en: 'money' },
    ...said,
    formula: total(sum(grants, grants.col.amount)),
  }),
  indicator({
    id: 'aid.rise',
    name: { zh: '增减', en: 'rise' },
    ...said,
    formula: change(total(count(grants)), { from: 'previous-period', as: 'difference' }),
  }),
]

/** A city of counties with townships, and its indicators. */
export function inventedCity(counties: number, townships: number) {
  const districts = districtTree(places(counties, townships))
  return catalogue(
    [domain({ name: 'aid', title: { zh: '救助', en: 'aid' }, datasets: [grants], indicators, checks: [] })],
    districts,
  )
}

/** Grants: how many of a district and month, by sex and kind. */
export interface Paid {
  readonly district: string
  readonly month: string
  readonly sex: 'male' | 'female'
  readonly kind: 'urgent' | 'common'
  readonly number: number
}

/** Every figure of the periods, computed from records. */
export function figuresOf(
  city: ReturnType<typeof inventedCity>,
  paid: readonly Paid[],
  periods: readonly string[],
): readonly Observation[] {
  let next = 0
  const records: AnyRecord[] = paid.flatMap(({ district, month, sex, kind, number }) =>
    Array.from({ length: number }, () => ({
      grant: `G${next++}`,
      district,
      sex,
      kind,
      paidOn: `${month}-10`,
      amount: 10_000 + (next % 7) * 1000,
    })),
  )
  const months = [...new Set(periods.flatMap((period) => monthsOf(parsePeriod(period))))].toSorted()
  const known = evaluate(
    city,
    { grants: records },
    months.map((month) => ({ dataset: 'grants', district: '990100', month })),
  )
  return [...city.indicators.values()].flatMap((each) =>
    city.districts.all
      .filter(({ level }) => hasFigure(each, level))
      .flatMap(({ code }) =>
        periods.flatMap((period) =>
          [undefined, ...categoriesOf(each)].map((part) =>
            known.observe(each.id, code, period, part === undefined ? {} : { part }),
          ),
        ),
      ),
  )
}

/** How a release is made of grants, unless it is said. */
interface ReleaseOf extends Partial<Omit<ControlOptions, 'catalogue' | 'figures'>> {
  readonly city: ReturnType<typeof inventedCity>
  readonly paid: readonly Paid[]
  readonly periods: readonly string[]
  /** Only these indicators; all if left out. */
  readonly only?: readonly string[]
  /** True to hold unchanged figures again. */
  readonly again?: boolean
}

/** A controlled release of all figures of the periods; after earlier releases, of what is new or changed. */
export async function release({
  city,
  paid,
  periods,
  only,
  again = false,
  earlier = [],
  ...options
}: ReleaseOf): Promise<Published> {
  const standing = new Map(earlier.flat().map(({ observation }) => [placeOf(observation), numbersOf(observation)]))
  const figures = figuresOf(city, paid, periods).filter(
    (each) =>
      (only === undefined || only.includes(each.indicator)) &&
      (again || standing.get(placeOf(each)) !== numbersOf(each)),
  )
  // Small cities have many small counts: without a say of the plan, everything is published.
  const rules = { rule: defaultDisclosureRule, mostSmall: 1, ...options }
  const controlled = await controlRelease({ catalogue: city, figures, earlier, ...rules })
  const marks = new Map(controlled.figures.map((each) => [placeOf(each.observation), each]))
  return {
    ...controlled,
    mark: (id, district, period, part) => {
      const found = marks.get(placeOf({ indicator: id, district, period, part: part ?? null }))
      if (found === undefined) throw new Error(`the release has no ${id} of ${district} in ${period}`)
      return found.disclosure
    },
  }
}

/** A release that answers for one figure. */
export interface Published extends ControlledRelease {
  readonly mark: (indicator: string, district: string, period: string, part?: string) => Disclosure
}

const placeOf = (of: Pick<Observation, 'indicator' | 'district' | 'period' | 'part'>): string =>
  [of.indicator, of.part ?? '', of.district, of.period].join(' ')

const numbersOf = ({ numerator, denominator, value }: Observation): string => [numerator, denominator, value].join(' ')

/** Common grants to women of a district and month, which nothing else is said of. */
export function grantsOf(district: string, month: string, number: number, as: Partial<Paid> = {}): Paid {
  return { district, month, sex: 'female', kind: 'common', number, ...as }
}
