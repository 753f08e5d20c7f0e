import type { Records } from '../evaluate.js'

/**
 * Records with their districts mapped to another tree, such as that of the reporting units; nothing else is changed.
 * Evaluate them with `validate: false`: two records that differed only by district may now have one key. `place` throws
 * for a code it does not know.
 */
export function relocateRecords(records: Records, place: (code: string) => string): Records {
  return Object.fromEntries(
    Object.entries(records).map(([dataset, rows]) => [
      dataset,
      rows.map((record) => {
        const code = String(record['district'])
        const district = place(code)
        return district === code ? record : Object.freeze({ ...record, district })
      }),
    ]),
  )
}
