import type { Indicator } from '@minzheng/core'
import { formulaFacts, formulaOf } from '@minzheng/core/evaluation'
import type { BoardCell } from '@minzheng/plan'

/**
 * The rank of each county, 1 for the best; equal figures share a rank, and the next one is left out (1, 2, 2, 4). It
 * ranks by the share of the target reached, if every county with a figure has one; otherwise by the figure itself, if
 * it is a rate, mean or standard. A bare count only shows how large a county is, and a stage has few steps.
 */
export function ranksOf(
  indicator: Indicator,
  variant: string,
  counties: readonly Pick<BoardCell, 'district' | 'observation' | 'assessment'>[],
): ReadonlyMap<string, number> {
  const known = counties.filter(({ observation }) => observation.value !== null)
  const formula = formulaOf(indicator, variant)
  const facts = formula === undefined ? undefined : formulaFacts(formula)
  if (facts !== undefined && facts.steps !== null) return new Map()
  const achievements = known.map(({ assessment }) => assessment?.achievement ?? null)
  const byAchievement = known.length > 0 && achievements.every((share) => share !== null)
  if (!byAchievement && facts?.isAmount === true) return new Map()
  // So that more is always better.
  const scores = known.map(({ observation }, index) =>
    byAchievement ? achievements[index]! : indicator.better === 'higher' ? observation.value! : -observation.value!,
  )
  return new Map(
    known.map(({ district }, index) => [district, 1 + scores.filter((score) => score > scores[index]!).length]),
  )
}
