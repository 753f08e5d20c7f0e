import { describe, expect, it } from 'vitest'
import type { Domain } from '../indicator/domain.js'
import { catalogue } from '../indicator/catalogue.js'
import { districtTree } from '../district/district.js'
import { evaluate, type Records } from '../evaluate.js'
import type { Return } from '../totals/returns.js'
import { districts } from './example-districts.js'

/** Records in which a check finds something, as counted by hand. */
export interface CheckExample {
  readonly check: string
  readonly records: Records
  /** The districts of the findings, in the order of the records or districts. */
  readonly finds: readonly string[]
}

/**
 * Runs the examples of a domain's checks over 2024. Each check must have an example in which it finds something, and
 * must find nothing if there are no records.
 */
export function describeChecks(domain: Domain, examples: readonly CheckExample[]): void {
  const joined = catalogue([domain], districtTree(districts))
  const months = Array.from({ length: 12 }, (_, index) => `2024-${String(index + 1).padStart(2, '0')}`)
  const returns: readonly Return[] = [...joined.datasets.keys()].flatMap((dataset) =>
    months.map((month) => ({ dataset, district: '330500', month })),
  )
  const found = async (check: string, records: Records): Promise<readonly string[]> =>
    (await evaluate(joined, records, returns).findings(check, '330500', '2024')).map(({ district }) => district)

  describe(`checks of ${domain.name}`, () => {
    it.each(domain.checks)('$id has an example that finds something', ({ id }) => {
      expect(examples.some(({ check, finds }) => check === id && finds.length > 0)).toBe(true)
    })

    it.each(examples)('$check finds what is wrong', async ({ check, records, finds }) => {
      for (const [name, rows] of Object.entries(records))
        for (const row of rows) expect(joined.dataset(name).schema.safeParse(row).error).toBeUndefined()
      expect(await found(check, records)).toEqual(finds)
    })

    it.each(domain.checks.filter(({ kind }) => kind === 'record' || kind === 'disjoint'))(
      '$id finds nothing if there are no records',
      async ({ id }) => {
        expect(await found(id, {})).toEqual([])
      },
    )
  })
}
