import type { Transaction } from 'kysely'
import type { AnyRecord } from '@minzheng/core'
import { knownTotals, type KnownTotals } from '@minzheng/core/evaluation'
import type { MonthSpan } from '@minzheng/core/registers'
import type { Tables } from '../database/tables.js'
import { rowsOfDistricts, type StoredRow } from '../register/stored-rows.js'
import type { RegisterTools } from '../register/register-tools.js'
import type { DatasetTable } from '../sql/dataset-table.js'
import { readHistory, type RegisterHistory } from './register-then.js'

/** The records of a dataset as they stood at a moment, with the months in which each stands. */
export interface StandingRecords {
  readonly records: readonly AnyRecord[]
  readonly spans: readonly MonthSpan[]
}

/** How many moments of a dataset are kept at most: searches go back and forth between two. */
const mostMoments = 3

/**
 * What a snapshot has told of some districts, so that figures of several moments read its rows once, and compute again
 * only what differs between them.
 */
export class ToldRows {
  /** The totals of the records that are kept. */
  readonly totals: KnownTotals = knownTotals()
  #history: RegisterHistory | undefined
  readonly #rows = new Map<string, { readonly of: string; readonly rows: readonly StoredRow[] }>()
  readonly #standing = new Map<string, Map<string, StandingRecords>>()

  /** What ever landed and was withdrawn. */
  async history(tools: Pick<RegisterTools, 'schema'>, tx: Transaction<Tables>): Promise<RegisterHistory> {
    return (this.#history ??= await readHistory(tools, tx))
  }

  /** The rows of all keys that some districts have, and of further keys. */
  async read(
    tx: Transaction<Tables>,
    table: DatasetTable,
    districts: readonly string[],
    further: readonly AnyRecord[],
  ): Promise<readonly StoredRow[]> {
    const of = JSON.stringify([districts, further])
    let known = this.#rows.get(table.dataset.name)
    if (known?.of !== of) {
      known = { of, rows: await rowsOfDistricts(tx, table, districts, further) }
      this.#rows.set(table.dataset.name, known)
    }
    return known.rows
  }

  /**
   * The records of a dataset that stood at a moment.
   * @param of what they depend on: the districts, and the sources and acts of the moment
   */
  async standing(dataset: string, of: string, make: () => Promise<StandingRecords>): Promise<StandingRecords> {
    const moments = this.#standing.get(dataset) ?? new Map<string, StandingRecords>()
    this.#standing.set(dataset, moments)
    const found = moments.get(of) ?? (await make())
    moments.delete(of)
    moments.set(of, found)
    for (const [oldest] of moments) {
      if (moments.size <= mostMoments) break
      moments.delete(oldest)
    }
    return found
  }
}
