import type { Value } from '@minzheng/core/evaluation'
import type { DatasetTable } from '../sql/dataset-table.js'
import type { LandedRow, RefusedRow } from './source.js'
import { conflict } from './conflict.js'
import { isPlain } from './plain-value.js'

/** The rows of a small source, one per key, and the rows that conflict with them. */
export interface SingleRows {
  readonly rows: readonly LandedRow[]
  readonly conflicts: readonly RefusedRow[]
}

/**
 * The first row of a key wins; identical duplicates are dropped, conflicting ones refused. Returns undefined if a value
 * is not in canonical form, because then only the database can compare rows.
 */
export function singleRows(table: DatasetTable, given: readonly LandedRow[]): SingleRows | undefined {
  const columns = table.columns.map(({ field, type, optional }) => ({ field, type, optional }))
  const key = table.key.map(({ field }) => field)
  const first = new Map<Value | string, LandedRow>()
  const conflicts: RefusedRow[] = []
  for (const row of given) {
    const { record } = row
    for (const { field, type } of columns) if (!isPlain(record[field], type)) return undefined
    const found = key.length === 1 ? record[key[0]!]! : JSON.stringify(key.map((field) => record[field] ?? null))
    const before = first.get(found)
    if (before === undefined) first.set(found, row)
    else if (columns.some(({ field }) => (record[field] ?? null) !== (before.record[field] ?? null)))
      conflicts.push(
        conflict({
          source_line: row.line,
          source_sheet: row.sheet ?? null,
          first_line: before.line,
          first_sheet: before.sheet ?? null,
          key: Object.fromEntries(key.map((field) => [field, record[field]!])),
        }),
      )
  }
  return { rows: [...first.values()], conflicts }
}
