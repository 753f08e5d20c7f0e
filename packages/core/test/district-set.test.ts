import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { observeSet, setFault } from '../src/evaluation/district-set.js'
import { evaluate } from '../src/evaluate.js'
import { observe } from '../src/evaluation/observation.js'
import { parsePeriod } from '../src/period/period.js'
import { anyRecords, smallCity as city } from '../src/testing/index.js'

const counties = ['330502', '330523']
const days = ['2023-12-31', '2024-01-15', '2024-02-29', '2024-03-31', '2024-05-01']
const anyData = fc.record(
  Object.fromEntries(
    [...city.datasets.values()].map((dataset) => [
      dataset.name,
      anyRecords(
        dataset,
        {
          districts: city.districts.all.map(({ code }) => code).filter((code) => code !== '330500'),
          days,
          words: ['a', 'b'],
        },
        15,
      ),
    ]),
  ),
)
const returnsOf = (districts: readonly string[]) =>
  ['2023-12', '2024-01', '2024-02', '2024-03'].flatMap((month) =>
    [...city.datasets.keys()].flatMap((dataset) => districts.map((district) => ({ dataset, district, month }))),
  )
const additive = [...city.indicators.values()].filter((each) => setFault(each, each.defaultVariant) === undefined)
const periods = ['2024-Q1', '2024-02', '2024-01/2024-02'].map(parsePeriod)
const common = ({ district: _district, ...rest }: object & { district: string }) => rest

describe('the figure of a set of districts', () => {
  it('of all counties is that of the city, if nothing is registered at the city itself', () => {
    expect(additive.length).toBeGreaterThan(15)
    fc.assert(
      fc.property(anyData, fc.subarray(counties, { minLength: 1 }), (records, senders) => {
        const { source } = evaluate(city, records, returnsOf(senders))
        for (const each of additive)
          for (const period of periods)
            expect(common(observeSet(city, each, { set: { id: 'all', districts: counties }, period, source }))).toEqual(
              common(observe(city, each, { district: '330500', period, source })),
            )
      }),
      { numRuns: 20 },
    )
  })

  it('of one district is that of the district', () => {
    fc.assert(
      fc.property(anyData, fc.constantFrom(...counties), fc.subarray(counties), (records, county, senders) => {
        const { source } = evaluate(city, records, returnsOf(senders))
        for (const each of additive.filter(({ lowestLevel }) => lowestLevel !== 'city'))
          for (const period of periods)
            expect(common(observeSet(city, each, { set: { id: 'one', districts: [county] }, period, source }))).toEqual(
              common(observe(city, each, { district: county, period, source })),
            )
      }),
      { numRuns: 20 },
    )
  })

  it('of a category is that of the category', () => {
    const grant = (id: string, district: string, sex: string) => ({
      grant: id,
      person: null,
      district,
      bornOn: null,
      sex,
      appliedOn: null,
      paidOn: '2024-02-01',
      amount: 100,
      urgent: false,
    })
    const records = {
      grants: [grant('1', '330502', 'male'), grant('2', '330523', 'male'), grant('3', '330523', 'female')],
    }
    const { source } = evaluate(city, records, returnsOf(counties))
    const set = { id: 'all', districts: counties }
    const grants = city.indicator('test.grants')
    expect(observeSet(city, grants, { set, period: parsePeriod('2024-Q1'), source, part: 'sex=male' })).toMatchObject({
      district: 'all',
      value: 2,
      received: 6,
      expected: 6,
    })
  })

  it.each([
    ['test.persons-helped', 'a distinct count, whose values districts may share'],
    ['test.standard', 'a value in force, which each district has for itself'],
    ['test.every-county', 'a stage, which each district reaches for itself'],
    ['test.spread', 'a comparison of districts'],
    ['test.quality', 'an index, which does not add up'],
    ['test.growth', undefined],
    ['test.nursing-share', undefined],
    ['test.township-coverage', undefined],
  ])('of %s: %s', (id, fault) => {
    const found = city.indicator(id)
    expect(setFault(found, found.defaultVariant)).toBe(fault)
  })

  it('waits while a district of the set waits for its first computation', () => {
    const { source } = evaluate(city, {}, returnsOf(counties))
    const waiting = { ...source, isComputed: (_dataset: string, district: string) => district !== '330523' }
    const asked = { period: parsePeriod('2024-Q1'), source: waiting }
    const homes = city.indicator('test.homes')
    expect(observeSet(city, homes, { ...asked, set: { id: 'all', districts: counties } }).reason).toBe('not-computed')
    expect(observeSet(city, homes, { ...asked, set: { id: 'one', districts: ['330502'] } }).value).toBe(0)
  })
})
