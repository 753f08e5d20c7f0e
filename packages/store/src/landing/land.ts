import { sql } from 'kysely'
import { begin, correctedSource } from './begin.js'
import { intakeOf } from './intake.js'
import type { Landing, LandingReport, Source } from './source.js'
import type { LandingTools } from './tools.js'

/** How to land a source. */
export interface LandOptions {
  /** True: does everything, reports what it did, and undoes it. */
  readonly dryRun?: boolean
}

/**
 * Lands one source in one transaction: writes the rows that nobody has told before, notes what the source tells, ends
 * what a full register does not list, and marks the cells that change. Landing the same content twice changes nothing.
 */
export async function land(
  tools: LandingTools,
  source: Source,
  write: (landing: Landing) => Promise<void>,
  { dryRun = false, maxInMemory }: LandOptions & { readonly maxInMemory?: number } = {},
): Promise<LandingReport> {
  const table = tools.tables.get(tools.catalogue.dataset(source.dataset).name)!
  return tools.transaction(async (plain, copy) => {
    const tx = plain.withSchema(tools.schema)
    const mends = await correctedSource(tx, source)
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
    if (dryRun || report.landedBefore) await sql`rollback to savepoint start`.execute(tx)
    return report
  })
}
