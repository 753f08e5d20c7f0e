import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formulaKinds, kindOf, type Formula } from '../src/formula/kinds.js'
import { describe as inWords, evaluate, type Indicator, type Return } from '../src/index.js'
import { displayValue, shownParts } from '../src/doors/assessment.js'
import { formulasIn, formulasOf, reads, dependenciesOf } from '../src/doors/evaluation.js'
import { anyRecords, smallCity as city } from '../src/testing/index.js'

const names = Object.keys(formulaKinds) as Formula['kind'][]
const indicators = [...city.indicators.values()]
const formulaOf = (indicator: Indicator): Formula => indicator.variants[indicator.defaultVariant]!
const ofKind = (name: string): readonly Indicator[] =>
  indicators.filter((indicator) => formulaOf(indicator).kind === name)

const months = ['2023-12', '2024-01', '2024-02', '2024-03']
const returnsOf = (districts: readonly string[]): Return[] =>
  [...city.datasets.keys()].flatMap((dataset) =>
    districts.flatMap((district) => months.map((month) => ({ dataset, district, month }))),
  )
const counties = city.districts.atLevel('330500', 'county').map(({ code }) => code)

const pool = {
  districts: city.districts.all.map(({ code }) => code),
  days: ['2023-12-31', '2024-01-15', '2024-02-01', '2024-03-31'],
  words: ['a', 'test.every-county', 'test.some-county'],
}
const anyData = fc.record(
  Object.fromEntries([...city.datasets.values()].map((dataset) => [dataset.name, anyRecords(dataset, pool, 15)])),
)

describe.each(names)('the kind "%s"', (name) => {
  const own = ofKind(name)

  it('has figures in the small city, and the members of every other kind', () => {
    expect(own.length).toBeGreaterThan(0)
    expect(Object.keys(formulaKinds[name]).toSorted()).toEqual(Object.keys(formulaKinds.total).toSorted())
  })

  it('reads measures, and depends on the numbers of each of them and on no other', () => {
    for (const formula of own.map(formulaOf)) {
      const measures = reads(formula)
      const rests = dependenciesOf(formula)
      expect(measures.length).toBeGreaterThan(0)
      for (const { dataset, key } of measures)
        expect(rests.some((rest) => rest.dataset === dataset && rest.key.startsWith(key))).toBe(true)
      for (const { dataset, key } of rests)
        expect(measures.some((measure) => measure.dataset === dataset && key.startsWith(measure.key))).toBe(true)
    }
  })

  it('depends on the accumulators that it declares', () => {
    for (const formula of own.map(formulaOf)) {
      const keys = dependenciesOf(formula).map(({ key }) => key)
      for (const { key } of kindOf(formula).accumulators(formula)) expect(keys).toContain(key)
    }
  })

  it('is described in both languages, with the words of its measures or the names of its components', () => {
    for (const indicator of own) {
      const { zh, en } = inWords(city, indicator)
      expect(zh).toMatch(/\p{Script=Han}/u)
      expect(en).toMatch(/[a-z]/)
      expect(zh).not.toBe(en)
    }
  })

  it('has no fault as it is defined, and one in another unit', () => {
    for (const indicator of own) {
      const formula = formulaOf(indicator)
      expect(kindOf(formula).faults(formula, indicator)).toEqual([])
      expect(kindOf(formula).faults(formula, { ...indicator, unit: 'plate' })).not.toEqual([])
    }
  })

  it('is of the same kind over a category and then reads fewer records, or cannot be disaggregated', () => {
    for (const indicator of own) {
      const [, ...parts] = formulasOf(indicator)
      for (const part of parts) {
        expect(part.kind).toBe(name)
        expect(reads(part).map(({ key }) => key)).not.toEqual(reads(formulaOf(indicator)).map(({ key }) => key))
      }
      if (parts.length === 0) expect(kindOf(formulaOf(indicator)).ofCategory(formulaOf(indicator), {})).toBeUndefined()
    }
  })

  it('has the value that it declares if nothing is recorded and everything is returned', () => {
    const figures = evaluate(city, {}, returnsOf(['330500']))
    for (const indicator of own)
      expect(figures.observe(indicator.id, '330500', '2024-03').value).toBe(
        kindOf(formulaOf(indicator)).valueOfNothing(formulaOf(indicator)),
      )
  })

  it('gives a figure that follows from its numerator and denominator, and shows it, or gives a reason', () => {
    const returns = fc.subarray([...counties, '330500'], { minLength: 1 }).map(returnsOf)
    fc.assert(
      fc.property(anyData, returns, fc.constantFrom('2024-01', '2024-03', '2024-Q1'), (records, returned, period) => {
        const figures = evaluate(city, records, returned)
        for (const indicator of own)
          for (const district of ['330500', ...counties].filter(
            (code) => indicator.lowestLevel !== 'city' || code === '330500',
          )) {
            const observation = figures.observe(indicator.id, district, period)
            const { value, numerator, denominator, reason } = observation
            const shown = displayValue(indicator, observation)
            if (value === null) {
              expect(reason).not.toBeNull()
              expect(shown.zh).toBe('—')
              continue
            }
            expect(shown.zh).not.toBe('—')
            const { scale, per, isDivided } = kindOf(formulaOf(indicator)).scaling(formulaOf(indicator), indicator.unit)
            if (numerator !== null) expect(value).toBeCloseTo((numerator * scale) / (per * (denominator ?? 1)), 9)
            expect(denominator !== null).toBe(isDivided)
            const parts = shownParts(indicator, observation)
            const { steps } = kindOf(formulaOf(indicator)).facts
            expect(parts.numerator.unit !== null).toBe(numerator !== null && steps === null)
            if (denominator !== null) expect(parts.denominator.unit).not.toBeNull()
          }
      }),
      { numRuns: 25 },
    )
  })
})

it("a formula whose parts add up has the sum of the numerators of the districts below and of the district's own records", () => {
  // A record of another district may replace an effective-dated one, so its records cannot be evaluated district by
  // district.
  const adding = indicators.filter(
    (indicator) => indicator.time !== 'policy' && kindOf(formulaOf(indicator)).partsAddUp(formulaOf(indicator)),
  )
  expect(new Set(adding.map((indicator) => formulaOf(indicator).kind))).toEqual(new Set(['total', 'ratio', 'coverage']))
  fc.assert(
    fc.property(anyData, (records) => {
      const itself = Object.fromEntries(
        Object.entries(records).map(([dataset, rows]) => [dataset, rows.filter((row) => row['district'] === '330500')]),
      )
      const [all, atCity] = [
        evaluate(city, records, returnsOf(['330500'])),
        evaluate(city, itself, returnsOf(['330500'])),
      ]
      for (const { id } of adding) {
        const below = counties.map((code) => all.observe(id, code, '2024-Q1').numerator!)
        const added = below.reduce(
          (sum, numerator) => sum + numerator,
          atCity.observe(id, '330500', '2024-Q1').numerator!,
        )
        expect(all.observe(id, '330500', '2024-Q1').numerator).toBe(added)
      }
    }),
    { numRuns: 25 },
  )
})

it('a formula within another also has a kind', () => {
  for (const formula of indicators.flatMap(formulasOf).flatMap(formulasIn)) expect(names).toContain(formula.kind)
})
