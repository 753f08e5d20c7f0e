import { describe, expect, it } from 'vitest'
import { catalogue } from '../catalogue.js'
import { describe as inWords } from '../describe.js'
import { districtTree, type District } from '../district.js'
import type { Domain } from '../domain.js'
import { evaluate, type Records } from '../evaluate.js'
import type { Return } from '../returns.js'

/** A worked example: rows in, the figure out, counted by hand. */
export interface WorkedExample {
  /** A sentence about the world. */
  readonly says: string
  readonly indicator: string
  readonly variant?: string
  readonly records: Records
  readonly district: string
  readonly period: string
  /** The value in the indicator's unit; null where it is not known. */
  readonly expect: number | null
  /** The datasets that the office has returned; all of them when left out. */
  readonly returned?: readonly string[]
}

const districts: readonly District[] = [
  { code: '330500', name: '湖州市', level: 'city', parent: null, kind: '地级市' },
  { code: '330502', name: '吴兴区', level: 'county', parent: '330500', kind: '市辖区' },
  { code: '330523', name: '安吉县', level: 'county', parent: '330500', kind: '县' },
  { code: '330502001', name: '月河街道', level: 'township', parent: '330502', kind: '街道' },
  { code: '330502100', name: '织里镇', level: 'township', parent: '330502', kind: '镇' },
  { code: '330523001', name: '递铺街道', level: 'township', parent: '330523', kind: '街道' },
  { code: '330502001001', name: '月河社区', level: 'village', parent: '330502001', kind: '居' },
  { code: '330502100201', name: '织里村', level: 'village', parent: '330502100', kind: '村' },
  { code: '330523001201', name: '递铺村', level: 'village', parent: '330523001', kind: '村' },
]

/**
 * The conformance suite that every domain package runs: definitions are plain data, told in both languages,
 * and each indicator has worked examples, among them one without rows and, for a ratio, one with a zero denominator.
 */
export function describeDomain(domain: Domain, examples: readonly WorkedExample[]): void {
  const joined = catalogue([domain], districtTree(districts))
  const years = [...new Set(examples.map((example) => example.period.slice(0, 4)))]
  const months = years.flatMap((year) => Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`))

  describe(domain.name, () => {
    it.each(domain.indicators)('$id is plain data that survives JSON', (indicator) => {
      expect(JSON.parse(JSON.stringify(indicator))).toEqual(indicator)
    })

    it.each(domain.indicators)('$id is told in Chinese and English for every variant', (indicator) => {
      for (const variant of Object.keys(indicator.variants)) {
        const words = inWords(joined, indicator, variant)
        expect(words.zh).toMatch(/\p{Script=Han}/u)
        expect(words.en).toMatch(/[a-z]/)
      }
    })

    it.each(domain.indicators)('$id has worked examples, one of them with nothing to count', (indicator) => {
      const own = examples.filter((example) => example.indicator === indicator.id)
      expect(own.length).toBeGreaterThanOrEqual(2)
      expect(own.some((example) => Object.values(example.records).every((rows) => rows.length === 0))).toBe(true)
    })

    it.each(examples)('$says', (example) => {
      for (const [name, rows] of Object.entries(example.records))
        for (const row of rows) expect(joined.dataset(name).schema.safeParse(row).error).toBeUndefined()
      const returned = example.returned ?? [...joined.datasets.keys()]
      const returns: Return[] = returned.flatMap((dataset) => months.map((month) => ({ dataset, district: '330500', month })))
      const observation = evaluate(joined, example.records, returns).observe(example.indicator, example.district, example.period, example.variant)
      if (example.expect === null) expect(observation.value).toBeNull()
      else expect(observation.value).toBeCloseTo(example.expect, 9)
    })
  })
}
