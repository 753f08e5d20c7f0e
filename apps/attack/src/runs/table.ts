import type { Highs } from 'highs'
import { attack, type Attack } from '../attack/attack.js'
import { anyDrafted } from '../city/drafts.js'
import type { Attacked, Release, ReleasedFigure } from '../knowledge/released.js'
import type { Protector } from '../protectors/protector.js'

/** The result of one table. */
export interface TableRun {
  readonly tried: readonly string[]
  readonly attacked: Attacked
  readonly result: Attack
  readonly isRefused: boolean
  readonly marks: Readonly<Record<ReleasedFigure['disclosure'], number>>
  readonly protectMs: number
  readonly attackMs: number
}

/** Makes the city of a seed, has its releases protected one after another, and attacks what is let out. */
export async function runTable(
  highs: Highs,
  protector: Protector,
  seed: number,
  guessesUnchanged = true,
): Promise<TableRun> {
  const { catalogue, released, tried, drafts, threshold, thresholds } = anyDrafted(seed)
  const releases: Release[] = []
  // Every other city publishes all kinds of figures, however many counts are small: suppression alone protects it.
  const mostSmall = seed % 2 === 0 ? 0.1 : 1
  let isRefused = false
  const began = performance.now()
  for (const { figures, source, months } of drafts) {
    const earlier = releases.map((each) => each.figures)
    const marked = await protector.protect({ catalogue, figures, earlier, threshold, thresholds, mostSmall })
    if (marked === null) {
      isRefused = true
      break
    }
    releases.push({ figures: marked, published: marked.map((each) => protector.asPublished(each)), source, months })
  }
  const protectedAt = performance.now()
  const attacked: Attacked = {
    catalogue,
    released,
    releases,
    guessesUnchanged,
    thresholdOf: (indicator) => thresholds[indicator] ?? threshold,
  }
  const result = attack(highs, attacked, seed)
  const marks = { shown: 0, small: 0, complement: 0, derived: 0, withheld: 0 }
  for (const { disclosure } of releases.flatMap(({ figures }) => figures)) marks[disclosure] += 1
  return {
    tried,
    attacked,
    result,
    isRefused,
    marks,
    protectMs: protectedAt - began,
    attackMs: performance.now() - protectedAt,
  }
}
