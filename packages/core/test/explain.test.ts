import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate, type AnyRecord, type Measure, type Records, type Return } from '../src/index.js'
import { reads, explainRecord } from '../src/doors/evaluation.js'
import { anyRecords, smallCity as city } from '../src/testing/index.js'

const months = ['2024-01', '2024-02', '2024-03']
const returns: readonly Return[] = [...city.datasets.keys()].flatMap((dataset) =>
  months.map((month) => ({ dataset, district: '330500', month })),
)
const home = (fields: Partial<Record<string, string | number | null>>): AnyRecord => ({
  home: 'h1',
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
const records: Records = {
  homes: [
    home({}),
    home({ home: 'h2', kind: 'private', inspectedOn: '2024-02-01' }),
    home({ home: 'h3', district: '330500' }),
    home({ home: 'h4', closedOn: '2024-03-31' }),
  ],
}
const figures = evaluate(city, records, returns)
const measureOf = (id: string, at = 0): Measure => reads(city.indicator(id).variants['standard']!)[at]!

describe('an explained figure', () => {
  it('gives its formula in both languages and its inputs', () => {
    const explained = figures.explain('test.inspected-share', '330500', '2024-03')
    expect(explained.formula.zh).toBe('养老机构条数[期末在册,检查日期 ≤ 期末] ÷ 养老机构条数[期末在册] × 100')
    expect(explained.formula.en).toContain(
      'number of homes[on the register at the period end, Inspected on ≤ the period end]',
    )
    expect(explained.inputs.map(({ role, value }) => [role, value])).toEqual([
      ['numerator', 1],
      ['denominator', 3],
    ])
    expect(explained.shown.zh).toBe('33.33')
  })

  it("shows the contribution of each district below, and of the district's own records", () => {
    const { shares } = figures.explain('test.homes', '330500', '2024-03')
    expect(shares.map(({ district, name, numerator }) => [district, name, numerator])).toEqual([
      ['330502', '吴兴区', 2],
      ['330523', '安吉县', 0],
      [null, '湖州市', 1],
    ])
  })

  it('has shares that add up to the whole, if the figure adds up', () => {
    const anyData = fc.record(
      Object.fromEntries(
        [...city.datasets.values()].map((dataset) => [
          dataset.name,
          anyRecords(
            dataset,
            {
              districts: city.districts.all.map(({ code }) => code),
              days: ['2023-12-31', '2024-01-31', '2024-02-01', '2024-03-15'],
              words: ['a'],
            },
            20,
          ),
        ]),
      ),
    )
    fc.assert(
      fc.property(anyData, (data) => {
        const evaluated = evaluate(city, data, returns)
        for (const id of [
          'test.homes',
          'test.nursing-share',
          'test.grant-money',
          'test.township-coverage',
          'test.mean-grant',
        ]) {
          const { observation, shares } = evaluated.explain(id, '330500', '2024-Q1')
          for (const of of ['numerator', 'denominator'] as const)
            if (observation[of] !== null)
              expect(shares.reduce((added, share) => added + (share[of] ?? 0), 0)).toBe(observation[of])
        }
      }),
      { numRuns: 50 },
    )
  })

  it('gives no record of a county that has not returned to the city itself', () => {
    const homes = anyRecords(
      city.dataset('homes'),
      { districts: ['330502', '330523', '330523001'], days: ['2023-12-31', '2024-02-01'], words: ['a'] },
      20,
    )
    fc.assert(
      fc.property(homes, fc.boolean(), (rows, isReturned) => {
        const sent = ['330502', ...(isReturned ? ['330523'] : [])].map((district) => ({
          dataset: 'homes',
          district,
          month: '2024-03',
        }))
        const { observation, shares } = evaluate(city, { homes: rows }, sent).explain('test.homes', '330500', '2024-03')
        expect(shares.filter(({ district }) => district === null)).toEqual([])
        expect(shares.reduce((added, { numerator }) => added + numerator!, 0)).toBe(observation.numerator)
        expect(shares.find(({ district }) => district === '330523')?.shown.zh === '—').toBe(!isReturned)
      }),
      { numRuns: 40 },
    )
  })

  it('has contributing records, whose amounts add up to the input', () => {
    const anyData = fc.record({
      homes: anyRecords(
        city.dataset('homes'),
        {
          districts: ['330502', '330502001001', '330523'],
          days: ['2023-12-31', '2024-01-31', '2024-02-01', '2024-03-15'],
          words: ['a'],
        },
        20,
      ),
      grants: anyRecords(
        city.dataset('grants'),
        {
          districts: ['330502', '330502001001', '330523'],
          days: ['2023-12-31', '2024-01-31', '2024-02-01', '2024-03-15'],
          words: ['a'],
        },
        20,
      ),
    })
    fc.assert(
      fc.property(anyData, (data) => {
        const evaluated = evaluate(city, data, returns)
        for (const indicator of city.indicators.values())
          if (
            ['homes', 'grants'].includes(reads(indicator.variants['standard']!)[0]!.dataset) &&
            indicator.lowestLevel !== 'city'
          )
            for (const { measure, value } of evaluated.explain(indicator.id, '330502', '2024-Q1').inputs) {
              const counted = evaluated.contributingRecords(measure, '330502', '2024-Q1')
              const added = counted.map(({ contributes }) => contributes)
              if (measure.kind === 'count' || measure.kind === 'sum')
                expect(added.reduce((sum, each) => sum + each, 0)).toBe(value)
              if (measure.kind === 'max') expect(added.length === 0 ? null : Math.max(...added)).toBe(value)
            }
      }),
      { numRuns: 50 },
    )
  })
})

describe('why a record counts', () => {
  it("names each condition, the record's value, and whether it is met", () => {
    const inspected = measureOf('test.inspected-share')
    const explanation = explainRecord(city, inspected, home({ inspectedOn: null }), ['2024-03'])
    expect(explanation.counts).toBe(false)
    expect(explanation.conditions.map(({ says, met }) => [says.zh, met])).toEqual([
      ['期末在册', true],
      ['检查日期 ≤ 期末', null],
    ])
    expect(explanation.conditions[1]!.holds).toEqual([
      { field: { zh: '检查日期', en: 'Inspected on' }, value: { zh: '未填', en: 'not stated' } },
    ])
  })

  it('a home that closed on the last day of the month is no longer on the register', () => {
    const explanation = explainRecord(city, measureOf('test.homes'), home({ closedOn: '2024-03-31' }), ['2024-03'])
    expect([explanation.counts, explanation.conditions[0]!.met]).toEqual([false, false])
    expect(explainRecord(city, measureOf('test.homes'), home({ closedOn: '2024-03-31' }), ['2024-02']).counts).toBe(
      true,
    )
  })

  it('a grant that was paid outside the period counts in none of its months', () => {
    const grant = {
      grant: 'g',
      person: null,
      district: '330502',
      bornOn: null,
      sex: 'male',
      appliedOn: null,
      paidOn: '2024-05-01',
      amount: 1,
      urgent: null,
    }
    expect(explainRecord(city, measureOf('test.grant-money'), grant, months)).toMatchObject({
      counts: false,
      contributes: 0,
    })
    expect(
      explainRecord(city, measureOf('test.grant-money'), { ...grant, paidOn: '2024-02-01' }, months),
    ).toMatchObject({
      counts: true,
      contributes: 1,
      month: '2024-02',
    })
  })

  it('a standard counts until the day on which the next one replaces it', () => {
    const standard = { district: '330502', name: 'a', effectiveOn: '2023-07-01', amount: 90_000 }
    const measure = measureOf('test.standard')
    expect(explainRecord(city, measure, standard, ['2024-01'], '2024-01-31').counts).toBe(false)
    expect(explainRecord(city, measure, standard, ['2024-01'], '2024-02-01').counts).toBe(true)
    expect(explainRecord(city, measure, standard, ['2024-01']).counts).toBe(true)
  })
})
