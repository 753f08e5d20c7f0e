import {
  allOf,
  byBand,
  byValue,
  catalogue,
  change,
  choice,
  count,
  dataset,
  day,
  districtCode,
  domain,
  flag,
  indicator,
  is,
  mean,
  minus,
  money,
  optional,
  plus,
  share,
  sum,
  text,
  total,
  type Catalogue,
  type DistrictTree,
  type Formula,
  type Indicator,
  type IndicatorInput,
} from '@minzheng/core'
import type { Random } from './random.js'

const sexes = { female: { zh: '女', en: 'female' }, male: { zh: '男', en: 'male' } }
const kinds = { a: { zh: '甲', en: 'a' }, b: { zh: '乙', en: 'b' }, c: { zh: '丙', en: 'c' } }

/** A stock of persons. */
export const carers = dataset({
  name: 'carers',
  title: { zh: '护理员', en: 'carers' },
  counts: 'person',
  fields: {
    carer: text('编号', 'Carer'),
    district: districtCode(),
    sex: choice('性别', 'Sex', sexes),
    bornOn: day('出生日期', 'Born on'),
    certified: flag('持证', 'Certified'),
    enteredOn: day('入职日期', 'Entered on'),
    leftOn: optional(day('离职日期', 'Left on')),
  },
  key: ['carer'],
  time: { kind: 'stock', from: 'enteredOn', to: 'leftOn' },
})

/** A flow of persons who were helped. */
export const grants = dataset({
  name: 'grants',
  title: { zh: '救助', en: 'grants' },
  counts: 'person',
  fields: {
    grant: text('编号', 'Grant'),
    district: districtCode(),
    sex: choice('性别', 'Sex', sexes),
    kind: choice('类型', 'Kind', kinds),
    urgent: flag('急难', 'Urgent'),
    paidOn: day('发放日期', 'Paid on'),
    amount: money('金额', 'Amount'),
  },
  key: ['grant'],
  time: { kind: 'flow', on: 'paidOn' },
})

const certified = is(carers.col.certified, true)
const bySex = byValue(carers, carers.col.sex)
const byAge = byBand(carers, [40, 55], carers.col.bornOn)
const grantsBySex = byValue(grants, grants.col.sex)
const ofKind = (kind: 'a' | 'b' | 'c') => count(grants, { where: is(grants.col.kind, kind) })

type Said = Pick<IndicatorInput<string>, 'by' | 'unit' | 'decimals'>

/** Indicators that are released together because they say something about each other. */
type Family = (make: (name: string, formula: Formula, said?: Said) => Indicator, random: Random) => readonly Indicator[]

const oneOrTwo = (random: Random): Said =>
  random.chance(0.3) ? { by: { sex: bySex, age: byAge } } : random.chance(0.7) ? { by: { sex: bySex } } : {}

/** The families by what they try. */
const families: Readonly<Record<string, Family>> = {
  stock: (make, random) => [make('carers', total(count(carers)), oneOrTwo(random))],
  inclusion: (make, random) => {
    const by = random.chance(0.5) ? { by: { sex: bySex } } : {}
    const within = count(carers, { where: certified })
    return [
      make('carers', total(count(carers)), by),
      make('certified', total(within), by),
      ...(random.chance(0.4)
        ? [make('certified-women', total(count(carers, { where: allOf(certified, is(carers.col.sex, 'female')) })))]
        : []),
    ]
  },
  ratio: (make, random) => [
    make(
      'certified-share',
      share(count(carers, { where: certified }), count(carers)),
      random.chance(0.5) ? { by: { sex: bySex } } : {},
    ),
    ...(random.chance(0.5) ? [make('carers', total(count(carers)))] : []),
    // Its categories all have the denominator of the whole.
    ...(random.chance(0.3)
      ? [make('grants-share', share(count(grants), count(carers)), { by: { sex: grantsBySex } })]
      : []),
  ],
  difference: (make, random) => [
    make('uncertified', total(minus(count(carers), count(carers, { where: certified })))),
    make('certified', total(count(carers, { where: certified }))),
    ...(random.chance(0.5) ? [make('carers', total(count(carers)))] : []),
  ],
  flow: (make, random) => [
    make('grants', total(count(grants)), random.chance(0.7) ? { by: { sex: grantsBySex } } : {}),
    ...(random.chance(0.5) ? [make('urgent', total(count(grants, { where: is(grants.col.urgent, true) })))] : []),
  ],
  sum: (make, random) => [
    make('grants-a', total(ofKind('a'))),
    make('grants-b', total(ofKind('b'))),
    make('grants-ab', total(plus(ofKind('a'), ofKind('b')))),
    ...(random.chance(0.3) ? [make('grants', total(count(grants)))] : []),
  ],
  money: (make, random) => [
    make('grants', total(count(grants))),
    make(
      'grant-money',
      total(sum(grants, grants.col.amount)),
      random.chance(0.5) ? { by: { kind: byValue(grants, grants.col.kind) } } : {},
    ),
    ...(random.chance(0.5) ? [make('mean-grant', mean(sum(grants, grants.col.amount), count(grants)))] : []),
  ],
  change: (make, random) => {
    const [name, of] = random.chance(0.5)
      ? (['carers', total(count(carers))] as const)
      : (['grants', total(count(grants))] as const)
    const as = random.one(['difference', 'percent'] as const)
    return [make(name, of), make(`${name}-rise`, change(of, { from: 'previous-period', as }))]
  },
}

/**
 * Some values of a field together, of which each apart may be published for higher districts only, or not at all. Drawn
 * beside the other families, with numbers of its own: cities that are known by their seeds stay as they are.
 */
const values: Family = (make, random) => {
  const pairs = { ab: ['a', 'b'], bc: ['b', 'c'], ac: ['a', 'c'] } as const
  const pair = random.one(Object.keys(pairs) as (keyof typeof pairs)[])
  const [one, other] = pairs[pair]
  const urgent = (kind: 'a' | 'b' | 'c') =>
    count(grants, { where: allOf(is(grants.col.kind, kind), is(grants.col.urgent, true)) })
  return [
    make(`grants-${pair}`, total(plus(ofKind(one), ofKind(other)))),
    make('grants', total(count(grants))),
    ...(['a', 'b', 'c'] as const)
      .filter(() => random.chance(0.4))
      .map((kind) => make(`grants-${kind}`, total(ofKind(kind)))),
    ...(random.chance(0.4) ? [make(`urgent-${pair}`, total(plus(urgent(one), urgent(other))))] : []),
  ]
}

/** A catalogue of one or two families, and the indicators to release. Others are there to count records by. */
export interface Invented {
  readonly catalogue: Catalogue
  readonly released: readonly string[]
  /** Those of them that the values of a field together brought. */
  readonly added: ReadonlySet<string>
  readonly tried: readonly string[]
}

/** An invented catalogue over districts. */
export function inventedCatalogue(districts: DistrictTree, random: Random, more: Random): Invented {
  const made = new Map<string, Indicator>()
  const makeBy =
    (chosen: Random) =>
    (name: string, formula: Formula, said: Said = {}): Indicator =>
      indicator({
        id: `attack.${name}`,
        name: { zh: '试验', en: name },
        lowestLevel: chosen.chance(0.6) ? 'township' : 'county',
        formula,
        ...said,
      })
  const make = makeBy(random)
  const names = Object.keys(families)
  const tried = [...new Set([random.one(names), ...(random.chance(0.4) ? [random.one(names)] : [])])]
  const add = (family: readonly Indicator[]): void => {
    for (const each of family) if (!made.has(each.id)) made.set(each.id, each)
  }
  for (const name of tried) add(families[name]!(make, random))
  const before = new Set(made.keys())
  if (more.chance(0.25)) {
    tried.push('values')
    add(values(makeBy(more), more))
  }
  const released = [...made.keys()]
  // The records behind a sum of money are counted, released or not.
  if (tried.includes('money'))
    for (const [id, formula, said] of [
      ['records', total(count(grants)), { by: { kind: byValue(grants, grants.col.kind) } }],
    ] as const)
      made.set(`attack.${id}`, make(id, formula, said))
  return {
    catalogue: catalogue(
      [
        domain({
          name: 'attack',
          title: { zh: '试验', en: 'Attack' },
          datasets: [carers, grants],
          indicators: [...made.values()] as (Indicator & { readonly id: `attack.${string}` })[],
        }),
      ],
      districts,
    ),
    released,
    added: new Set(released.filter((id) => !before.has(id))),
    tried,
  }
}
