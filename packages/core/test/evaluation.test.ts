import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate, type AnyDataset, type AnyRecord, type Records, type Return } from '../src/index.js'
import { hasFigure, categoriesOf } from '../src/doors/evaluation.js'
import { periodsAround } from '../src/doors/periods.js'
import { compileAggregate } from '../src/evaluation/compiled-aggregate.js'
import { interpretAggregate, replacements, type Columns } from '../src/evaluation/aggregate.js'
import { slotsOf } from '../src/measure/measure.js'
import { parsePeriod } from '../src/period/period.js'
import { monthBuckets, periodBucket, type TimeBuckets } from '../src/period/time-buckets.js'
import { anyRecords, smallCity as city } from '../src/testing/index.js'

const districts = city.districts.all
const indicators = [...city.indicators.values()]

const days = [
  '1960-02-29',
  '1964-03-01',
  '2010-06-30',
  '2023-11-05',
  '2023-12-31',
  '2024-01-01',
  '2024-01-31',
  '2024-02-29',
  '2024-03-15',
  '2024-07-02',
  '2025-01-01',
]
const pool = {
  districts: districts.map(({ code }) => code),
  days,
  words: ['a', 'b', 'test.every-county', 'test.some-county'],
}
const anyData: fc.Arbitrary<Records> = fc.record(
  Object.fromEntries([...city.datasets.values()].map((dataset) => [dataset.name, anyRecords(dataset, pool, 25)])),
)
const year = [
  '2023-12',
  '2024-01',
  '2024-02',
  '2024-03',
  '2024-04',
  '2024-05',
  '2024-06',
  '2024-07',
  '2024-08',
  '2024-09',
  '2024-10',
  '2024-11',
  '2024-12',
]
const returned = (months: readonly string[]): readonly Return[] =>
  [...city.datasets.keys()].flatMap((dataset) => months.map((month) => ({ dataset, district: '330500', month })))

/** Columns of one implementation of the aggregation. */
function aggregated(
  records: readonly AnyRecord[],
  dataset: AnyDataset,
  buckets: TimeBuckets,
  by: 'compiled' | 'interpreted',
): Columns {
  const measures = city.measures(dataset.name)
  const index = new Map(districts.map(({ code }, at) => [code, at]))
  const stride = buckets.length + 1
  const columns = new Map(
    measures.flatMap((measure) =>
      slotsOf(measure).map(
        ({ key, roll }) =>
          [key, { roll, numbers: new Float64Array(index.size * stride).fill(roll === 'add' ? 0 : NaN) }] as const,
      ),
    ),
  )
  const values = new Map(
    measures.filter(({ kind }) => kind === 'distinct').map(({ key }) => [key, new Map<number, Set<string>>()]),
  )
  const unknownDistrict = (code: unknown): never => {
    throw new Error(String(code))
  }
  const input = {
    dataset,
    measures,
    records,
    replacedOn: replacements(dataset, records),
    ranges: null,
    buckets,
    stride,
    index,
    columns,
    values,
    unknownDistrict,
  }
  if (by === 'compiled') compileAggregate(input)()
  else interpretAggregate(input)
  return { columns, values, stride }
}

/**
 * Columns in which a record is added at its first bucket and subtracted after its last may differ in how they reach the
 * numbers, so cumulate them.
 */
function readable({ columns, values, stride }: Columns, flows: ReadonlySet<string>): unknown {
  const numbers = [...columns].map(([key, { roll, numbers: held }]) => {
    const own = [...held]
    if (roll === 'add' && !flows.has(key))
      for (let at = 0; at < own.length; at += stride)
        for (let bucket = 1; bucket < stride; bucket += 1) own[at + bucket]! += own[at + bucket - 1]!
    return [key, own.filter((_, at) => at % stride !== stride - 1)]
  })
  return {
    numbers,
    values: [...values].map(([key, sets]) => [key, [...sets].map(([at, set]) => [at, [...set].toSorted()]).toSorted()]),
  }
}

describe('one pass over the records', () => {
  it('counts the same compiled as interpreted', () => {
    fc.assert(
      fc.property(anyData, fc.subarray(year), (records, months) => {
        for (const dataset of city.datasets.values()) {
          const flows = new Set(
            city
              .measures(dataset.name)
              .filter(({ basis }) => basis.kind === 'flow')
              .map(({ key }) => key),
          )
          const own = records[dataset.name] ?? []
          for (const buckets of [monthBuckets(months), periodBucket(parsePeriod('2024-Q1'), new Set(months))])
            expect(readable(aggregated(own, dataset, buckets, 'compiled'), flows)).toEqual(
              readable(aggregated(own, dataset, buckets, 'interpreted'), flows),
            )
        }
      }),
      { numRuns: 150 },
    )
  })

  it('refuses a record of a district that is not in the tree', () => {
    const stray = {
      home: 'x',
      district: '110101',
      kind: 'public',
      beds: 1,
      nursingBeds: null,
      gradedOn: null,
      gradeEndsOn: null,
      inspectedOn: null,
      openedOn: '2024-01-01',
      closedOn: null,
    }
    expect(() => evaluate(city, { homes: [stray] }, returned(['2024-01']))).toThrow(
      'must be a district of 湖州市, got 110101',
    )
    expect(() => evaluate(city, { house: [] }, [])).toThrow('"house" is not a dataset')
  })
})

const additive = [
  'test.homes',
  'test.beds',
  'test.homes-opened',
  'test.other-beds',
  'test.grants',
  'test.grant-money',
  'test.late-grants',
]

describe('the algebra of figures', () => {
  it('a district is its own records plus its parts', () => {
    fc.assert(
      fc.property(anyData, fc.constantFrom('2024-02', '2024-Q1', '2024'), (records, period) => {
        const figures = evaluate(city, records, returned(year))
        for (const id of additive)
          for (const code of ['330500', '330502', '330502100']) {
            const own = Object.fromEntries(
              Object.entries(records).map(([name, rows]) => [name, rows.filter((row) => row['district'] === code)]),
            )
            const ownValue = evaluate(city, own, returned(year)).observe(id, code, period).numerator!
            const parts = city.districts
              .children(code)
              .reduce((added, child) => added + figures.observe(id, child.code, period).numerator!, 0)
            expect(figures.observe(id, code, period).numerator).toBe(ownValue + parts)
          }
      }),
      { numRuns: 25 },
    )
  })

  it('neither the order of records matters nor the number of lists they come in', () => {
    fc.assert(
      fc.property(anyData, fc.constantFrom('2024-01', '2024-S1', '2024'), (records, period) => {
        const reversed = Object.fromEntries(
          Object.entries(records).map(([name, rows]) => [name, [...rows].toReversed()]),
        )
        const [one, other] = [evaluate(city, records, returned(year)), evaluate(city, reversed, returned(year))]
        for (const { id, lowestLevel } of indicators)
          for (const { code, level } of districts.filter((district) => hasFigure({ lowestLevel }, district.level)))
            expect({ level, ...one.observe(id, code, period) }).toEqual({ level, ...other.observe(id, code, period) })
      }),
      { numRuns: 25 },
    )
  })

  it('a flow over a year is the sum of its months, a stock is as in its last month, and persons helped are at most the sum', () => {
    fc.assert(
      fc.property(anyData, (records) => {
        const figures = evaluate(city, records, returned(year))
        const over = (id: string, period: string): number => figures.observe(id, '330500', period).numerator!
        const months = year.slice(1)
        for (const id of ['test.grants', 'test.grant-money', 'test.homes-opened'])
          expect(over(id, '2024')).toBe(months.reduce((added, month) => added + over(id, month), 0))
        for (const id of ['test.homes', 'test.beds']) expect(over(id, '2024')).toBe(over(id, '2024-12'))
        const persons = new Set(
          (records['grants'] ?? [])
            .filter((row) => String(row['paidOn']).startsWith('2024') && row['person'] !== null)
            .map((row) => row['person']),
        )
        expect(over('test.persons-helped', '2024')).toBe(persons.size)
        expect(persons.size).toBeLessThanOrEqual(
          months.reduce((added, month) => added + over('test.persons-helped', month), 0),
        )
      }),
    )
  })

  it('the categories of a breakdown add up to the whole, including records that do not state it', () => {
    fc.assert(
      fc.property(anyData, fc.constantFrom('2024-02', '2024'), (records, period) => {
        const figures = evaluate(city, records, returned(year))
        for (const each of indicators)
          for (const by of Object.keys(each.by)) {
            const parts = categoriesOf(each).filter((part) => part.startsWith(`${by}=`))
            const whole = figures.observe(each.id, '330500', period)
            const numerators = parts.map((part) => figures.observe(each.id, '330500', period, { part }).numerator!)
            expect(numerators.reduce((added, value) => added + value, 0)).toBe(whole.numerator)
          }
      }),
      { numRuns: 25 },
    )
  })

  it('a year to a day counts what happened up to that day', () => {
    fc.assert(
      fc.property(anyData, (records) => {
        const until = (on: string) => (row: AnyRecord) => String(row[on]) <= '2024-02-20'
        const cut = evaluate(
          city,
          {
            grants: (records['grants'] ?? []).filter(until('paidOn')),
            homes: (records['homes'] ?? []).filter(until('openedOn')),
          },
          returned(year),
        )
        const whole = evaluate(city, records, returned(year))
        for (const id of [
          'test.grants',
          'test.grant-money',
          'test.persons-helped',
          'test.homes-opened',
          'test.days-to-pay',
          'test.urgent-share',
        ])
          expect(whole.observe(id, '330502', '2024-01-01/2024-02-20').value).toBe(
            cut.observe(id, '330502', '2024-01/2024-02').value,
          )
      }),
      { numRuns: 50 },
    )
  })
})

describe('figures as people would count them', () => {
  let numbered = 0
  const number = (): string => `n${(numbered += 1)}`
  const grant = (fields: Partial<Record<string, string | number | boolean | null>>): AnyRecord => ({
    grant: number(),
    person: '1'.repeat(32),
    district: '330502001001',
    bornOn: null,
    sex: 'female',
    appliedOn: null,
    paidOn: '2024-02-10',
    amount: 10_000,
    urgent: null,
    ...fields,
  })
  const home = (fields: Partial<Record<string, string | number | null>>): AnyRecord => ({
    home: number(),
    district: '330502001001',
    kind: 'public',
    beds: 10,
    nursingBeds: null,
    gradedOn: null,
    gradeEndsOn: null,
    inspectedOn: null,
    openedOn: '2020-01-01',
    closedOn: null,
    ...fields,
  })
  const value = (
    records: Records,
    id: string,
    period: string,
    district = '330500',
    months = year,
  ): number | string | null => {
    const { value: found, reason } = evaluate(city, records, returned(months)).observe(`test.${id}`, district, period)
    return found ?? reason
  }

  it('one person who is helped in two villages and two months is one person in each, and one in the city and the year', () => {
    const grantsPaid = [grant({}), grant({ district: '330523001201', paidOn: '2024-03-01' }), grant({ person: null })]
    expect([
      value({ grants: grantsPaid }, 'persons-helped', '2024'),
      value({ grants: grantsPaid }, 'persons-helped', '2024-03', '330523'),
      value({ grants: grantsPaid }, 'persons-helped', '2024-02', '330502'),
      value({ grants: grantsPaid }, 'persons-helped', '2024-01'),
    ]).toEqual([1, 1, 1, 0])
  })

  it('a person born on 29 February 1964 is 60 on 29 February 2024, a person born on 1 March is not', () => {
    const born = (day: string): Records => ({ grants: [grant({ bornOn: day })] })
    expect([
      value(born('1964-02-29'), 'older-persons-helped', '2024-02'),
      value(born('1964-03-01'), 'older-persons-helped', '2024-02'),
    ]).toEqual([1, 0])
  })

  it('a grade counts on its last day and not on the day after', () => {
    const graded = (gradeEndsOn: string | null): Records => ({ homes: [home({ gradedOn: '2021-03-01', gradeEndsOn })] })
    expect([
      value(graded('2024-02-29'), 'graded-homes', '2024-02'),
      value(graded('2024-02-28'), 'graded-homes', '2024-02'),
      value(graded(null), 'graded-homes', '2024-02'),
    ]).toEqual([1, 0, 1])
  })

  it('the standard that all counties share is the city’s; if they differ there is none, and the least is another figure', () => {
    const standard = (district: string, amount: number): AnyRecord => ({
      district,
      name: 'a',
      effectiveOn: '2024-01-01',
      amount,
    })
    const alike = { standards: [standard('330502', 106_000), standard('330523', 106_000)] }
    const unlike = { standards: [standard('330502', 106_000), standard('330523', 100_000)] }
    expect([
      value(alike, 'one-standard', '2024-01'),
      value(unlike, 'one-standard', '2024-01'),
      value(unlike, 'standard', '2024-01'),
      value({}, 'one-standard', '2024-01'),
    ]).toEqual([1060, 'parts-differ', 12_000, 'no-value'])
  })

  it('the mean time is days added up over cases, and a case that does not state it is in neither', () => {
    const paid = [grant({ appliedOn: '2024-01-31' }), grant({ appliedOn: '2024-01-01' }), grant({})]
    expect([
      value({ grants: paid }, 'days-to-pay', '2024-02'),
      value({ grants: paid }, 'late-grants', '2024-02'),
      value({ grants: paid }, 'days-to-pay', '2024-01'),
    ]).toEqual([25, 1, 'zero-denominator'])
  })

  it('growth is measured from the end of last year, and is not known if that was not returned', () => {
    const open = { homes: [home({}), home({ openedOn: '2024-02-01' })] }
    expect([value(open, 'growth', '2024'), value(open, 'growth', '2024', '330500', year.slice(1))]).toEqual([
      1,
      'no-base',
    ])
  })

  it('a rise from zero has no percentage', () => {
    const paid = {
      grants: [grant({ paidOn: '2024-02-01' }), grant({ paidOn: '2024-03-01' }), grant({ paidOn: '2024-03-02' })],
    }
    expect([value(paid, 'grants-rise', '2024-03'), value(paid, 'grants-rise', '2024-02')]).toEqual([
      100,
      'zero-denominator',
    ])
  })

  it('equal counties have no dispersion; 1 and 3 homes have a coefficient of one half', () => {
    const at = (district: string): AnyRecord => home({ district })
    expect([
      value({ homes: [at('330502'), at('330523')] }, 'spread', '2024'),
      value({ homes: [at('330502'), at('330523'), at('330523'), at('330523')] }, 'spread', '2024'),
      value({}, 'spread', '2024'),
    ]).toEqual([0, 0.5, 'zero-denominator'])
  })

  it('a composite is the weighted mean of its components, and not known if one is not', () => {
    const homesOpen = { homes: [home({ nursingBeds: 5, inspectedOn: '2024-01-01' })] }
    expect([value(homesOpen, 'quality', '2024'), value({}, 'quality', '2024')]).toEqual([
      (50 * 3 + 100) / 4,
      'zero-denominator',
    ])
  })

  it('on a day, a record that began that day counts and one that ended that day does not', () => {
    const homesOpen = { homes: [home({ openedOn: '2024-02-10' }), home({ closedOn: '2024-02-10' })] }
    expect([
      value(homesOpen, 'homes', '2024-02-09'),
      value(homesOpen, 'homes', '2024-02-10'),
      value(homesOpen, 'homes-opened', '2024-01-01/2024-02-09'),
    ]).toEqual([1, 1, 0])
  })

  it('an office’s estimate is marked as one until the final return', () => {
    const sent = (estimated: boolean): Return[] =>
      [...city.datasets.keys()].map((dataset) => ({ dataset, district: '330500', month: '2024-01', estimated }))
    const status = (returns: Return[]) => evaluate(city, {}, returns).observe('test.homes', '330500', '2024-01').status
    expect([
      status(sent(true)),
      status(sent(false)),
      status([...sent(true), ...sent(false)]),
      status([...sent(false), ...sent(true)]),
    ]).toEqual(['E', 'A', 'A', 'A'])
  })
})

it('every period that contains a month is distinct', () => {
  expect(periodsAround('2024-05').map(({ id }) => id)).toEqual(['2024-05', '2024-Q2', '2024-S1', '2024'])
})
