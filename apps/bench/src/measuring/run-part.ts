import { compare, findingText } from './comparison.js'
import { measure, measuredText } from './measurement.js'
import type { Part } from './opened.js'
import type { Found } from './written.js'

/**
 * Runs a comparison or a measurement and prints what was found. On PGlite its name says so, and no goal is held against
 * it: goals are PostgreSQL's.
 */
export async function runPart(part: Part, rounds: number, isEmbedded: boolean): Promise<Found> {
  const named = (name: string): string => (isEmbedded ? `${name} (PGlite)` : name)
  if ('comparison' in part) {
    const { comparison } = part
    const finding = await compare(
      { ...comparison, name: named(comparison.name), ...(isEmbedded ? { goals: {} } : {}) },
      rounds,
    )
    process.stdout.write(`${findingText(finding)}\n`)
    return { finding }
  }
  const found = await measure({ ...part.measurement, name: named(part.measurement.name) }, rounds)
  const measured = isEmbedded
    ? { ...found, figures: found.figures.map(({ name, value, unit }) => ({ name, value, unit })) }
    : found
  process.stdout.write(`${measuredText(measured)}\n`)
  return { measured }
}
