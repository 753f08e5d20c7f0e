import { describe, expect, it } from 'vitest'
import { catalogue } from '../indicator/catalogue.js'
import { describe as inWords } from '../explanation/describe.js'
import { kindOf } from '../formula/kinds.js'
import { districtTree } from '../district/district.js'
import type { Domain } from '../indicator/domain.js'
import { evaluate, type Records } from '../evaluate.js'
import type { Return } from '../totals/returns.js'
import { districts } from './example-districts.js'

/** A worked example: rows in, the figure out, counted by hand. */
export interface WorkedExample {
  /** A sentence about the world. */
  readonly says: string
  readonly indicator: string
  readonly variant?: string
  /** A part of a breakdown, such as `sex=female`. */
  readonly part?: string
  readonly records: Records
  readonly district: string
  readonly period: string
  /** The value in the indicator's unit; null if it is not known. */
  readonly expect: number | null
  /** The datasets that the office has returned. Default: all. */
  readonly returned?: readonly string[]
}

const monthsOfYear = (year: string): readonly string[] =>
  Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`)
const returnsOf = (datasets: readonly string[], months: readonly string[]): Return[] =>
  datasets.flatMap((dataset) => months.map((month) => ({ dataset, district: '330500', month })))

/**
 * The conformance suite of domain packages. Definitions are plain data and described in both languages. Each indicator
 * is zero or not known without records; each milestone shows the stage last reported; each other indicator has a worked
 * example.
 */
export function describeDomain(domain: Domain, examples: readonly WorkedExample[]): void {
  const joined = catalogue([domain], districtTree(districts))
  const years = [...new Set(examples.map((example) => example.period.slice(0, 4)))]
  const months = years.flatMap(monthsOfYear)

  describe(domain.name, () => {
    it.each(domain.indicators)('$id is plain data that survives JSON', (indicator) => {
      expect(JSON.parse(JSON.stringify(indicator))).toEqual(indicator)
    })

    it.each(domain.indicators)('$id is described in Chinese and English for every variant', (indicator) => {
      for (const variant of Object.keys(indicator.variants)) {
        const words = inWords(joined, indicator, variant)
        expect(words.zh).toMatch(/\p{Script=Han}/u)
        expect(words.en).toMatch(/[a-z]/)
      }
    })

    it.each(domain.indicators)('$id is zero or not known without records', (indicator) => {
      const figures = evaluate(
        joined,
        {},
        returnsOf([...joined.datasets.keys()], ['2023', '2024'].flatMap(monthsOfYear)),
      )
      for (const [variant, formula] of Object.entries(indicator.variants)) {
        const { value, reason, status } = figures.observe(indicator.id, '330500', '2024', { variant })
        if (kindOf(formula).valueOfNothing(formula) === 0) expect([value, status]).toEqual([0, 'A'])
        else expect([value, reason === null]).toEqual([null, false])
      }
    })

    it.each(domain.indicators.filter(({ unit }) => unit === 'stage'))(
      '$id shows the stage that was reported last',
      (indicator) => {
        const district = indicator.lowestLevel === 'city' ? '330500' : '330502'
        const step = (stage: number, reachedOn: string) => ({
          district,
          milestone: indicator.id,
          reachedOn,
          stage,
          evidence: null,
        })
        const figures = evaluate(
          joined,
          { 'milestone-progress': [step(1, '2024-02-01'), step(3, '2024-05-31')] },
          returnsOf(['milestone-progress'], monthsOfYear('2024')),
        )
        expect(
          ['2024-01', '2024-04', '2024-05'].map((month) => figures.observe(indicator.id, district, month).value ?? 0),
        ).toEqual([0, 1, 3])
      },
    )

    it.each(domain.indicators.filter(({ unit }) => unit !== 'stage'))('$id has a worked example', (indicator) => {
      const own = examples.filter(
        (example) => example.indicator === indicator.id && example.expect !== null && example.expect !== 0,
      )
      expect(own.length).toBeGreaterThan(0)
    })

    it.each(examples)('$says', (example) => {
      for (const [name, rows] of Object.entries(example.records))
        for (const row of rows) expect(joined.dataset(name).schema.safeParse(row).error).toBeUndefined()
      const returned = example.returned ?? [...joined.datasets.keys()]
      const observation = evaluate(joined, example.records, returnsOf(returned, months)).observe(
        example.indicator,
        example.district,
        example.period,
        {
          ...(example.variant === undefined ? {} : { variant: example.variant }),
          ...(example.part === undefined ? {} : { part: example.part }),
        },
      )
      if (example.expect === null) expect(observation.value).toBeNull()
      else expect(observation.value).toBeCloseTo(example.expect, 9)
    })
  })
}
