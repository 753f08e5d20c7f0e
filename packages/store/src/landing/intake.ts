import type { Transaction } from 'kysely'
import type { Return } from '@minzheng/core'
import type { RegisterScope } from '@minzheng/core/registers'
import type { Copy } from '../database/copy.js'
import type { Tables } from '../database/tables.js'
import type { DatasetTable } from '../sql/dataset-table.js'
import type { Begun } from './begin.js'
import { chainLanding } from './chain-landing.js'
import { quarantineOf } from './quarantine.js'
import { mostComplete } from './returns.js'
import { singleRows } from './single-rows.js'
import type { LandedRow, Landing, LandingReport, RefusedRow, Source } from './source.js'
import { openStage, type Stage } from './stage.js'
import type { LandingTools } from './tools.js'
import { writeSource, type ReceivedRows } from './write-source.js'

/** The maximum number of accepted and refused rows in memory. Beyond it, rows go to the database as they arrive. */
const maxInMemory = 4000

export interface IntakeOptions {
  readonly source: Source
  readonly table: DatasetTable
  readonly begun: Begun
  readonly mends: number | null
  readonly dryRun: boolean
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
  const { source, table, begun, mends, dryRun } = options
  const dataset = table.dataset.name
  const most = options.maxInMemory ?? maxInMemory
  const quarantine = quarantineOf(tx, tools.schema, table.dataset, begun.id, mends)
  const returns: Return[] = []
  let scope: RegisterScope | null = null
  let rows: LandedRow[] = []
  let refused: RefusedRow[] = []
  let stage: Promise<Stage> | undefined

  /** Opens the stage and moves the rows in memory to it. */
  const spill = (): Promise<Stage> => {
    if (stage !== undefined) return stage
    const [inMemory, bad] = [rows, refused]
    rows = []
    refused = []
    stage = openStage(tx, copy, table).then(async (opened) => {
      await quarantine.add(bad)
      await opened.add(inMemory)
      return opened
    })
    return stage
  }
  // Corrected rows must be compared with the rows in quarantine, which only the stage can do.
  const isFull = (more: number): boolean =>
    stage !== undefined || mends !== null || rows.length + refused.length + more > most

  /** The rows as they can be written: from memory if they are few and every value is in canonical form. */
  const received = async (): Promise<ReceivedRows> => {
    const single = stage === undefined && mends === null && rows.length <= most ? singleRows(table, rows) : undefined
    if (single === undefined) {
      const opened = await spill()
      return { kind: 'staged', staged: await opened.done(), districts: opened.districts }
    }
    await quarantine.add([...refused, ...single.conflicts])
    return { kind: 'in memory', rows: single.rows, accepted: rows.length - single.conflicts.length }
  }

  return {
    records: async (given) => {
      if (isFull(given.length)) await (await spill()).add(given)
      else rows.push(...given)
    },
    quarantine: async (given) => {
      if (!isFull(given.length)) {
        refused.push(...given)
        return
      }
      await (await spill()).idle()
      await quarantine.add(given)
    },
    returns: async (given) => {
      returns.push(...given.map((each) => ({ ...each, dataset })))
    },
    full: async (given) => {
      if (source.period === undefined) throw new TypeError(`a full register of ${dataset} must have a period, got none`)
      if (!tools.register.codes.includes(given.district)) tools.catalogue.districts.get(given.district)
      scope = given
    },
    giveUp: async () => {
      const opened = await stage?.catch(() => undefined)
      await opened?.giveUp()
    },
    done: async () => {
      const whole = {
        source,
        table,
        id: begun.id,
        mends,
        scope,
        quarantine,
        rows: await received(),
        returns: mostComplete(returns),
        dryRun,
      }
      const report = await writeSource(tools, tx, whole)
      if (!dryRun && !report.landedBefore) await chainLanding(tx, whole, report)
      return report
    },
  }
}
