import type { Transaction } from 'kysely'
import type { Return } from '@minzheng/core'
import type { Copy } from '../database/copy.js'
import type { DatasetTable } from '../sql/dataset-table.js'
import { lockMonths, openMonths } from '../marks/open-months.js'
import { reasonsOf } from './quarantine.js'
import type { LandedRow, Landing, LandingReport, RefusedRow } from './source.js'
import type { Tables } from '../database/tables.js'
import { hasten } from '../database/timeouts.js'
import type { Begun } from './begin.js'
import { refuseUnknownDistricts } from './districts.js'
import { landFew } from './land-few.js'
import { landMany, type Many } from './land-many.js'
import { fullest } from './returns.js'
import { singleRows, type SingleRows } from './single-rows.js'
import type { LandingTools } from './tools.js'

/** Rows that are held in memory, good and refused. More go to the database as they come. */
const mostFew = 4000

export interface IntakeOptions {
  readonly table: DatasetTable
  readonly begun: Begun
  readonly mends: number | null
  /** Rows that are held in memory; none sends all through the stage. */
  readonly mostFew?: number | undefined
}

export interface Intake extends Landing {
  /** Writes the source once all of it is in. */
  done(): Promise<LandingReport>
  /** Before the transaction ends without the source. */
  giveUp(): Promise<void>
}

/** Takes in a source: holds it while it is small, and opens a stage for it once it is not. */
export function intakeOf(tools: LandingTools, tx: Transaction<Tables>, copy: Copy, options: IntakeOptions): Intake {
  const { table, begun, mends } = options
  const dataset = table.dataset.name
  const most = options.mostFew ?? mostFew
  const returns: Return[] = []
  let rows: LandedRow[] = []
  let refused: RefusedRow[] = []
  let many: Promise<Many> | undefined

  /** The stage, with what was held until now. */
  const spill = (): Promise<Many> => {
    if (many !== undefined) return many
    const [held, bad] = [rows, refused]
    rows = []
    refused = []
    many = landMany(tools, tx, copy, { table, source: begun.id, mends }).then(async (opened) => {
      await opened.quarantine(bad)
      await opened.records(held)
      return opened
    })
    return many
  }
  // Rows that come back are held against those that wait, which only the stage does.
  const isFull = (more: number): boolean =>
    many !== undefined || mends !== null || rows.length + refused.length + more > most

  const writeFew = async (single: SingleRows): Promise<LandingReport> => {
    const returned = fullest(returns)
    if (tools.kind === 'postgres') await hasten(tx)
    refuseUnknownDistricts(
      tools.catalogue,
      dataset,
      new Set(single.rows.map(({ record }) => record['district'] as string)),
      returned,
    )
    const unknown = returned.filter(({ month }) => !begun.returned.has(month)).map(({ month }) => month)
    const firstReturned = unknown.length === 0 ? [] : await lockMonths(tools, tx, unknown)
    await openMonths(tools, tx, firstReturned)
    const bad = [...refused, ...single.contradictions]
    const [accepted, reasons] = [rows.length - single.contradictions.length, reasonsOf(bad)]
    const changed = await landFew(tools, tx, table, {
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
      const opened = await many?.catch(() => undefined)
      await opened?.giveUp()
    },
    done: async () => {
      const single = many === undefined && mends === null && rows.length <= most ? singleRows(table, rows) : undefined
      return single === undefined ? (await spill()).done(returns) : writeFew(single)
    },
  }
}
