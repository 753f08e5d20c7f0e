import type { Landing, LandingReport, Source } from './source.js'
import { begin, correctedSource } from './begin.js'
import { intakeOf } from './intake.js'
import type { LandingTools } from './tools.js'

/**
 * Lands one source in one transaction: finds the records that differ from the stored ones, marks the cells of the old
 * and of the new records dirty, and writes the new ones. A small source needs one statement, a large one goes through a
 * stage. Landing the same content twice changes nothing.
 */
export async function land(
  tools: LandingTools,
  source: Source,
  write: (landing: Landing) => Promise<void>,
  { maxInMemory }: { readonly maxInMemory?: number } = {},
): Promise<LandingReport> {
  const { catalogue } = tools
  const table = tools.tables.get(catalogue.dataset(source.dataset).name)!
  return tools.transaction(async (plain, copy) => {
    const tx = plain.withSchema(tools.schema)
    const mends = await correctedSource(tx, source)
    const begun = await begin(tools, tx, table, { source, mends })
    if ('landedBefore' in begun) return begun
    const intake = intakeOf(tools, tx, copy, { table, begun, mends, maxInMemory })
    try {
      await write(intake)
      return await intake.done()
    } catch (error) {
      await intake.giveUp()
      throw error
    }
  })
}
