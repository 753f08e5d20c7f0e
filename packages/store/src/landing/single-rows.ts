import type { Value } from '@minzheng/core/evaluation'
import type { DatasetTable } from '../sql/dataset-table.js'
import type { LandedRow, RefusedRow } from './source.js'
import { contradiction } from './contradiction.js'
import { isPlain } from './plain-value.js'

/** The rows of a small source, each key once, and what they refuse. */
export interface SingleRows {
  readonly rows: readonly LandedRow[]
  readonly contradictions: readonly RefusedRow[]
}

/**
 * Of rows with one key, the first stands. A later one that says the same is let go; one that contradicts it is refused.
 * Undefined where a value is in a form of which only the database knows what it is the same as.
 */
export function singleRows(table: DatasetTable, given: readonly LandedRow[]): SingleRows | undefined {
  const columns = table.columns.map(({ field, type, optional }) => ({ field, type, optional }))
  const key = table.key.map(({ field }) => field)
  const first = new Map<Value | string, LandedRow>()
  const contradictions: RefusedRow[] = []
  for (const row of given) {
    const { record } = row
    for (const { field, type } of columns) if (!isPlain(record[field], type)) return undefined
    const found = key.length === 1 ? record[key[0]!]! : JSON.stringify(key.map((field) => record[field] ?? null))
    const before = first.get(found)
    if (before === undefined) first.set(found, row)
    else if (columns.some(({ field }) => (record[field] ?? null) !== (before.record[field] ?? null)))
      contradictions.push(
        contradiction({
          source_line: row.line,
          source_sheet: row.sheet ?? null,
          first_line: before.line,
          first_sheet: before.sheet ?? null,
        }),
      )
  }
  return { rows: [...first.values()], contradictions }
}
