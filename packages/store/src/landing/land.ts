import { sql, type Transaction } from 'kysely'
import type { Observation } from '@minzheng/core'
import { isSame } from '../base/same-observation.js'
import type { Tables } from '../database/tables.js'
import { begin, correctedSource } from './begin.js'
import { intakeOf } from './intake.js'
import type { Landing, LandingReport, Source } from './source.js'
import type { LandingTools } from './tools.js'
import { lastMonthMarked, type ObserveTrial, type TrialFigures, type TrialMove, type TrialReach } from './trial.js'

/** How to land a source. */
export interface LandOptions {
  /** True: does everything, reports what it did, and undoes it. */
  readonly dryRun?: boolean
  /** Of a dry run: the figures to compare with those of now, once it is known what the source reaches. */
  readonly figures?: (reach: TrialReach) => TrialFigures
}

/**
 * Lands one source in one transaction: writes the rows that nobody has told before, notes what the source tells, ends
 * what a full register does not list, and marks the cells that change. Landing the same content twice changes nothing.
 */
export async function land(
  tools: LandingTools & { readonly observeTrial?: ObserveTrial },
  source: Source,
  write: (landing: Landing) => Promise<void>,
  { dryRun = false, figures, maxInMemory }: LandOptions & { readonly maxInMemory?: number } = {},
): Promise<LandingReport> {
  const table = tools.tables.get(tools.catalogue.dataset(source.dataset).name)!
  return tools.transaction(async (plain, copy) => {
    const tx = plain.withSchema(tools.schema)
    const mends = await correctedSource(tools, tx, source)
    const begun = await begin(tools, tx, source, mends)
    if ('landedBefore' in begun) return begun
    const intake = intakeOf(tools, tx, copy, { source, table, begun, mends, dryRun, maxInMemory })
    let report: LandingReport
    try {
      await write(intake)
      report = await intake.done()
    } catch (error) {
      await intake.giveUp()
      throw error
    }
    const observe = dryRun && !report.landedBefore ? await trialOf(tools, tx, source, begun.id, figures) : undefined
    const after = await observe?.()
    // Of rows that somebody else has corrected meanwhile, nothing is left to land.
    const isEmpty = mends !== null && report.accepted === 0 && report.refused === 0
    if (dryRun || isEmpty || report.landedBefore) await sql`rollback to savepoint start`.execute(tx)
    if (observe === undefined || after === undefined) return report
    const before = after === null ? null : await observe()
    return { ...report, moved: before === null || after === null ? null : movesOf(before, after) }
  })
}

/** Observes what a trial landing may move, as its transaction sees it at the time; undefined if nobody reads figures. */
async function trialOf(
  { schema, observeTrial }: LandingTools & { readonly observeTrial?: ObserveTrial },
  tx: Transaction<Tables>,
  { dataset, period }: Source,
  id: number,
  figures: LandOptions['figures'],
): Promise<(() => Promise<readonly Observation[] | null>) | undefined> {
  if (figures === undefined || observeTrial === undefined) return undefined
  const month = period?.asOf ?? (await lastMonthMarked(tx, dataset))
  if (month === null) return undefined
  const { rows } = await sql<{ offices: readonly string[] }>`
    select offices from ${sql.id(schema, 'source')} where id = ${id}`.execute(tx)
  const reach = { dataset, month, offices: rows[0]!.offices }
  const of = figures(reach)
  return () => observeTrial(tx, reach, of)
}

function movesOf(before: readonly Observation[], after: readonly Observation[]): readonly TrialMove[] {
  return before.flatMap((each, at) => (isSame(each, after[at]!) ? [] : [{ before: each, after: after[at]! }]))
}
