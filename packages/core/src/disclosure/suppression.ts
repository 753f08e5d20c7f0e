import { cheapestComplement } from './complementary-suppression.js'
import type { DistrictTree } from '../district/district.js'
import { MinzhengError } from '../base/errors.js'
import type { Observation } from '../evaluation/observation.js'
import { cellKey, countsOf, isSmall, publicationTable, type Cell, type PublicationTable } from './publication-table.js'

/**
 * Which counts are too small to be published. No law gives a number: the Statistics Law, art. 28 (统计法), and its
 * implementing regulations, art. 29(3) (统计法实施条例), say that no respondent may be inferred from an aggregate. The bureau
 * sets the number.
 */
export interface SuppressionRule {
  /**
   * The threshold: the least count above zero that is shown, in persons, households or another unit. 1 hides nothing.
   */
  readonly threshold: number
  /**
   * Thresholds for single indicators, by id: 10 for sensitive ones, 1 for those that count no respondents, such as a
   * standard, a stage or the townships covered.
   */
  readonly thresholdOf?: Readonly<Record<string, number>>
}

/** 1 to 4 are hidden: custom, not law. */
export const defaultSuppressionRule: SuppressionRule = Object.freeze({ threshold: 5 })

/** 1 to 9 are hidden, for children, illness and disability: custom, not law. */
export const sensitiveSuppressionRule: SuppressionRule = Object.freeze({ threshold: 10 })

/**
 * Hides small counts for publication (SDMX CL_OBS_STATUS Q), and further counts so that no hidden count can be computed
 * from those shown (complementary suppression).
 *
 * A count is small if it is at least 1 and below the threshold, in the numerator or denominator; zero is shown.
 * Protected against: subtraction between a district and those below it, between the whole and its categories, between
 * variants of one indicator, and any combination of these, by a reader who also knows that a hidden count is at least
 * 1. The reader may know the own records of upper districts (市本级) and still cannot determine a small count, unless the
 * count is in those own records alone. Own records that are few are also protected.
 *
 * Give all observations of an indicator and period that will be published at once: districts, variants, and the
 * categories of a breakdown together. Figures that are too fine for their counts, such as age bands of single villages,
 * may hide the totals above them: leave out what need not be published.
 *
 * Not protected against: differences between periods (adjacent months; a quarter and its months) and between two
 * divisions of the same area; other indicators that count the same persons, and changes, dispersions and composites of
 * hidden figures; narrow ranges, in which a hidden count can be guessed but not determined; sums, such as money, over
 * few persons; the denominator of a category that repeats that of a visible whole; a reader who runs this program on
 * every possible table. Distinct persons do not add up, so more of them may be hidden than necessary.
 *
 * @returns the observations in their order: hidden ones without numerator, denominator and value, the others unchanged
 * @throws MinzhengError `unknown-district`; `invalid-definition` for a threshold that is not a whole number from 1, or
 * a figure that is given twice
 */
export function suppress(
  districts: DistrictTree,
  observations: readonly Observation[],
  rule: SuppressionRule = defaultSuppressionRule,
): readonly Observation[] {
  for (const least of [rule.threshold, ...Object.values(rule.thresholdOf ?? {})])
    if (!Number.isInteger(least) || least < 1)
      throw new MinzhengError(
        'invalid-definition',
        `the least count shown must be a whole number from 1, got ${least}`,
        { threshold: least },
      )
  const groups = grouped(observations, groupOf)
  const hidden = new Map([...groups].map(([group, members]) => [group, hiddenIn(districts, members, rule)]))
  return observations.map((observation) => {
    const isHidden = hidden.get(groupOf(observation))!.has(cellKey(observation.district, observation.part ?? null))
    // A zero of this variant stays visible even if another variant of the cell is hidden.
    if (!isHidden || countsOf(observation)?.some((count) => count !== 0) !== true) return observation
    return Object.freeze({
      ...observation,
      numerator: null,
      denominator: null,
      value: null,
      status: 'Q',
      reason: 'suppressed',
    } as const)
  })
}

// Variants share numerators, so a cell that is hidden in one is hidden in all.
function groupOf({ indicator, period }: Observation): string {
  return `${indicator} ${period}`
}

function grouped(
  observations: readonly Observation[],
  nameOf: (observation: Observation) => string,
): ReadonlyMap<string, readonly Observation[]> {
  const groups = new Map<string, Observation[]>()
  for (const observation of observations) {
    const name = nameOf(observation)
    const members = groups.get(name)
    if (members === undefined) groups.set(name, [observation])
    else members.push(observation)
  }
  return groups
}

/** The keys of the cells to hide, over all variants of an indicator and period. */
function hiddenIn(
  districts: DistrictTree,
  observations: readonly Observation[],
  rule: SuppressionRule,
): ReadonlySet<string> {
  const least = rule.thresholdOf?.[observations[0]!.indicator] ?? rule.threshold
  const tables = [...grouped(observations, ({ variant }) => variant).values()].map((members) => {
    assertUnique(members)
    return { table: publicationTable(districts, members), safe: new Set<Cell>() }
  })
  const hidden = new Set<string>()
  const hide = (key: string): void => {
    hidden.add(key)
    for (const { table } of tables) for (const follower of table.followers.get(key) ?? []) hidden.add(follower)
  }
  for (const observation of observations) {
    const counts = countsOf(observation)
    if (counts === null || (counts !== undefined && isSmall(counts, least)))
      hide(cellKey(observation.district, observation.part ?? null))
  }
  for (let before = -1; before < hidden.size;) {
    before = hidden.size
    for (const { table, safe } of tables) protectAll(table, least, safe, hidden, hide)
  }
  return hidden
}

/**
 * Finds a protecting set for every hidden cell that has none yet. Each cell of such a set is protected by it, and
 * hiding more cells does not weaken it.
 */
function protectAll(
  table: PublicationTable,
  threshold: number,
  safe: Set<Cell>,
  hidden: ReadonlySet<string>,
  hide: (key: string) => void,
): void {
  for (const cell of table.cells) {
    if (
      safe.has(cell) ||
      cell.counts === null ||
      !(cell.isOwn ? isSmall(cell.counts, threshold) : hidden.has(cell.key))
    )
      continue
    const complement = cheapestComplement(table, cell, ({ key }) => hidden.has(key))
    // If categories are given for some districts only, there may be no protecting set: then the whole table is hidden.
    const { cells, ofNumerators } = complement ?? { cells: table.cells, ofNumerators: true }
    for (const each of cells) {
      if (!each.isOwn) hide(each.key)
      // Own records may protect only themselves: a reader who knows them must still not determine a small count.
      const isProtected = !cell.isOwn || each.isOwn || each.counts === null || !isSmall(each.counts, threshold)
      if (isProtected && (ofNumerators || each.counts?.[0] === 0)) safe.add(each)
    }
  }
}

function assertUnique(observations: readonly Observation[]): void {
  const seen = new Set<string>()
  for (const { indicator, variant, period, district, part } of observations) {
    const key = cellKey(district, part ?? null)
    if (seen.has(key))
      throw new MinzhengError(
        'invalid-definition',
        `${indicator} (${variant}) of ${key} in ${period} must be given once, got it twice`,
        {
          indicator,
          variant,
          district,
          period,
          part,
        },
      )
    seen.add(key)
  }
}
