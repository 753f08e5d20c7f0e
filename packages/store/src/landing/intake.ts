import type { Transaction } from 'kysely'
import type { Return } from '@minzheng/core'
import type { Copy } from '../database/copy.js'
import type { DatasetTable } from '../sql/dataset-table.js'
import { lockMonths, openMonths } from '../marks/open-months.js'
import { reasonsOf } from './quarantine.js'
import type { LandedRow, Landing, LandingReport, RefusedRow } from './source.js'
import type { Tables } from '../database/tables.js'
import { shortenIdleTimeout } from '../database/timeouts.js'
import type { Begun } from './begin.js'
import { assertKnownDistricts } from './districts.js'
import { landSmall } from './land-small.js'
import { landLarge, type LargeSource } from './land-large.js'
import { mostComplete } from './returns.js'
import { singleRows, type SingleRows } from './single-rows.js'
import type { LandingTools } from './tools.js'

/** The maximum number of accepted and refused rows in memory. Beyond it, rows go to the database as they arrive. */
const maxInMemory = 4000

export interface IntakeOptions {
  readonly table: DatasetTable
  readonly begun: Begun
  readonly mends: number | null
  /** The maximum number of rows in memory; a negative number stages every row. */
  readonly maxInMemory?: number | undefined
}

export interface Intake extends Landing {
  /** Writes the source after its last row. */
  done(): Promise<LandingReport>
  /** To be called before the transaction is rolled back. */
  giveUp(): Promise<void>
}

/** Receives a source: keeps its rows in memory while they are few, and opens a stage once they are many. */
export function intakeOf(tools: LandingTools, tx: Transaction<Tables>, copy: Copy, options: IntakeOptions): Intake {
  const { table, begun, mends } = options
  const dataset = table.dataset.name
  const most = options.maxInMemory ?? maxInMemory
  const returns: Return[] = []
  let rows: LandedRow[] = []
  let refused: RefusedRow[] = []
  let large: Promise<LargeSource> | undefined

  /** Opens the stage and moves the rows in memory to it. */
  const spill = (): Promise<LargeSource> => {
    if (large !== undefined) return large
    const [inMemory, bad] = [rows, refused]
    rows = []
    refused = []
    large = landLarge(tools, tx, copy, { table, source: begun.id, mends }).then(async (opened) => {
      await opened.quarantine(bad)
      await opened.records(inMemory)
      return opened
    })
    return large
  }
  // Corrected rows must be compared with the rows in quarantine, which only the stage can do.
  const isFull = (more: number): boolean =>
    large !== undefined || mends !== null || rows.length + refused.length + more > most

  const writeSmall = async (single: SingleRows): Promise<LandingReport> => {
    const returned = mostComplete(returns)
    if (tools.kind === 'postgres') await shortenIdleTimeout(tx)
    assertKnownDistricts(
      tools.catalogue,
      dataset,
      new Set(single.rows.map(({ record }) => record['district'] as string)),
      returned,
    )
    const unknown = returned.filter(({ month }) => !begun.returned.has(month)).map(({ month }) => month)
    const firstReturned = unknown.length === 0 ? [] : await lockMonths(tools, tx, unknown)
    await openMonths(tools, tx, firstReturned)
    const bad = [...refused, ...single.conflicts]
    const [accepted, reasons] = [rows.length - single.conflicts.length, reasonsOf(bad)]
    const changed = await landSmall(tools, tx, table, {
      source: begun.id,
      dataset,
      rows: single.rows,
      accepted,
      refused: bad,
      reasons,
      returns: returned,
    })
    return { landedBefore: false, accepted, changed, refused: bad.length, reasons }
  }

  return {
    records: async (given) => {
      if (isFull(given.length)) await (await spill()).records(given)
      else rows.push(...given)
    },
    quarantine: async (given) => {
      if (isFull(given.length)) await (await spill()).quarantine(given)
      else refused.push(...given)
    },
    returns: async (given) => {
      returns.push(...given.map((each) => ({ ...each, dataset })))
    },
    giveUp: async () => {
      const opened = await large?.catch(() => undefined)
      await opened?.giveUp()
    },
    done: async () => {
      const single = large === undefined && mends === null && rows.length <= most ? singleRows(table, rows) : undefined
      return single === undefined ? (await spill()).done(returns) : writeSmall(single)
    },
  }
}
