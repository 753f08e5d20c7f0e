import { compare, findingText } from './comparison.js'
import { measure, measuredText } from './measurement.js'
import type { Part } from './opened.js'
import type { Result } from './write-results.js'

/**
 * Runs a comparison or a measurement and prints the result. On PGlite the name says so and goals do not apply, because
 * goals are for PostgreSQL.
 */
export async function runPart(part: Part, rounds: number, isEmbedded: boolean): Promise<Result> {
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
