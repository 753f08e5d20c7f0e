import { cheapestCover } from './cover.js'
import type { DistrictTree } from '../district/district.js'
import { MinzhengError } from '../base/errors.js'
import type { Observation } from '../evaluation/observation.js'
import { cellKey, countsOf, isSmall, publicationTable, type Cell, type PublicationTable } from './publication-table.js'

/**
 * Which counts are too small to be published. No law names a number: that no respondent may be inferred from an
 * aggregate is the Statistics Law, art. 28 (统计法), and its implementing regulations, art. 29(3) (统计法实施条例). The number is
 * the bureau's to set.
 */
export interface SuppressionRule {
  /** The least count above zero that is shown, in persons, households or whatever is counted. 1 hides nothing. */
  readonly leastShown: number
  /**
   * Another least count for some indicators, by id: 10 for what is sensitive, 1 for what counts no respondents, such as
   * a standard, a stage or the townships covered.
   */
  readonly leastShownOf?: Readonly<Record<string, number>>
}

/** 1 to 4 are hidden: custom, not law. */
export const defaultSuppressionRule: SuppressionRule = Object.freeze({ leastShown: 5 })

/** 1 to 9 are hidden, for children, illness and disability: custom, not law. */
export const sensitiveSuppressionRule: SuppressionRule = Object.freeze({ leastShown: 10 })

/**
 * Hides small counts for publication (SDMX CL_OBS_STATUS Q), and further ones so that no hidden count can be worked out
 * from what is shown.
 *
 * Small is 1 up to one less than the least shown, in numerator or denominator; zero is shown. Covered is subtraction
 * between a district and those below it, between the whole and its parts, between variants of one indicator, and any
 * combination of these, by a reader who also knows that a hidden count is at least 1. The reader may know what upper
 * districts hold of their own (市本级) and still not tell a small count, unless the count lies in those own records alone.
 * Own records that are few are themselves kept from being worked out.
 *
 * Give all that is to be published of an indicator and period at once: districts, variants, and the parts of a
 * breakdown together. Figures too fine for their counts, such as age bands of single villages, may cost the totals
 * above them: leave out what need not be published.
 *
 * Not covered: differences between periods (adjacent months; a quarter and its months) and between two divisions of the
 * same area; other indicators that count the same persons, and changes, dispersions and composites made of hidden
 * figures; narrow ranges, where a hidden count cannot be told but be guessed; sums, such as money, over few persons;
 * the denominator of a part that repeats that of a whole which is shown; a reader who runs this program on every
 * possible table. Distinct persons do not add up: more of them may be hidden than need be.
 *
 * @returns the observations in their order: those hidden without numerator, denominator and value, the others as they
 * were
 * @throws MinzhengError `unknown-district`; `invalid-definition` for a least count that is no whole number from 1, or a
 * figure given twice
 */
export function suppress(
  districts: DistrictTree,
  observations: readonly Observation[],
  rule: SuppressionRule = defaultSuppressionRule,
): readonly Observation[] {
  for (const least of [rule.leastShown, ...Object.values(rule.leastShownOf ?? {})])
    if (!Number.isInteger(least) || least < 1)
      throw new MinzhengError(
        'invalid-definition',
        `the least count shown is ${least}; it must be a whole number from 1`,
        { leastShown: least },
      )
  const groups = grouped(observations, groupOf)
  const hidden = new Map([...groups].map(([group, members]) => [group, hiddenIn(districts, members, rule)]))
  return observations.map((observation) => {
    const isHidden = hidden.get(groupOf(observation))!.has(cellKey(observation.district, observation.part ?? null))
    // What is zero in this variant is shown, though another variant of the cell be hidden.
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

// Variants share numerators: what is hidden in one is hidden in all.
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

/** The keys of the cells to be hidden, over all variants of an indicator and period. */
function hiddenIn(
  districts: DistrictTree,
  observations: readonly Observation[],
  rule: SuppressionRule,
): ReadonlySet<string> {
  const least = rule.leastShownOf?.[observations[0]!.indicator] ?? rule.leastShown
  const tables = [...grouped(observations, ({ variant }) => variant).values()].map((members) => {
    refuseTwice(members)
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
    for (const { table, safe } of tables) coverAll(table, least, safe, hidden, hide)
  }
  return hidden
}

/**
 * Finds a cover for every hidden cell that has none yet. What is in a cover is covered by it, and hiding more takes
 * nothing away from it.
 */
function coverAll(
  table: PublicationTable,
  leastShown: number,
  safe: Set<Cell>,
  hidden: ReadonlySet<string>,
  hide: (key: string) => void,
): void {
  for (const cell of table.cells) {
    if (
      safe.has(cell) ||
      cell.counts === null ||
      !(cell.isOwn ? isSmall(cell.counts, leastShown) : hidden.has(cell.key))
    )
      continue
    const cover = cheapestCover(table, cell, ({ key }) => hidden.has(key))
    // Parts that are given for some districts only may leave no cover: then nothing of the table is shown.
    const { cells, ofNumerators } = cover ?? { cells: table.cells, ofNumerators: true }
    for (const each of cells) {
      if (!each.isOwn) hide(each.key)
      // Own records cover themselves alone: whoever knows them must still not tell a small count.
      const isCovered = !cell.isOwn || each.isOwn || each.counts === null || !isSmall(each.counts, leastShown)
      if (isCovered && (ofNumerators || each.counts?.[0] === 0)) safe.add(each)
    }
  }
}

function refuseTwice(observations: readonly Observation[]): void {
  const seen = new Set<string>()
  for (const { indicator, variant, period, district, part } of observations) {
    const key = cellKey(district, part ?? null)
    if (seen.has(key))
      throw new MinzhengError('invalid-definition', `${indicator} (${variant}) of ${key} in ${period} is given twice`, {
        indicator,
        variant,
        district,
        period,
        part,
      })
    seen.add(key)
  }
}
