import { signed, type Amount } from '../measure/amount.js'
import type { Column, Dataset, Fields } from '../dataset/dataset.js'
import type { Level } from '../district/district.js'
import { allOf, not, type ComparisonOperator, type Filter } from '../dataset/filter.js'
import type { Indicator } from './indicator.js'
import { count, type Measure } from '../measure/measure.js'
import type { Text } from '../base/text.js'

/** `error`: cannot be. `warning`: is hardly so. `notice`: wants a remark. */
export type Severity = 'error' | 'warning' | 'notice'

/** What every check has. */
export interface CheckFacts<Id extends string = string> {
  /** `domain.kebab-case`, unique over all checks. */
  readonly id: Id
  /** What must hold, as a sentence. */
  readonly title: Text
  readonly severity: Severity
}

/**
 * Something that must hold of records or figures. A check reports; it never changes a figure or refuses a record.
 * - `record`: of each record that counts; those for which it does not hold are found. What a record does not tell is
 *   not held against it.
 * - `disjoint`: no value (a person) stands in both.
 * - `amounts`: one amount against another, in every district of a level.
 * - `band`: a figure lies between two values. `jump`: it has not moved by more than so many percent since the period
 *   before.
 */
export type Check = CheckFacts &
  (
    | { readonly kind: 'record'; readonly against: Measure }
    | { readonly kind: 'disjoint'; readonly one: Measure; readonly other: Measure }
    | {
        readonly kind: 'amounts'
        readonly left: Amount
        readonly op: ComparisonOperator
        readonly right: Amount
        readonly level: Level
      }
    | {
        readonly kind: 'band'
        readonly indicator: string
        readonly least: number | null
        readonly most: number | null
        readonly level: Level
      }
    | { readonly kind: 'jump'; readonly indicator: string; readonly percent: number; readonly level: Level }
  )

/**
 * What must hold of each record of a dataset that counts, of those only for which `among` holds: a grade ends after it
 * was granted. With `on`, of the records whose day in that column lies in the period, whether or not they stand in the
 * register: nobody leaves before entering.
 */
export function mustHold<F extends Fields>(
  facts: CheckFacts,
  dataset: Dataset<F>,
  must: Filter,
  options: { readonly among?: Filter; readonly on?: Column<string> | Column<string | null> } = {},
): Check {
  const where = options.among === undefined ? not(must) : allOf(options.among, not(must))
  const against = count(dataset, options.on === undefined ? { where } : { where, on: options.on })
  return Object.freeze({ ...facts, kind: 'record', against })
}

/**
 * No value may stand in both registers: nobody is paid as dibao and as tekun. Both are distinct counts of the same kind
 * of value.
 */
export function mustBeDisjoint(facts: CheckFacts, one: Measure<'distinct'>, other: Measure<'distinct'>): Check {
  return Object.freeze({ ...facts, kind: 'disjoint', one, other })
}

/**
 * One amount against another in every district of a level: persons are at least as many as households. Units may
 * differ; that is the point.
 */
export function mustCompare(
  facts: CheckFacts,
  left: Amount,
  op: ComparisonOperator,
  right: Amount,
  level: Level,
): Check {
  return Object.freeze({ ...facts, kind: 'amounts', left, op, right, level })
}

/**
 * A figure must lie between two values in every district of a level; null leaves a side open. Only figures that are
 * known are looked at.
 */
export function mustLieBetween(
  facts: CheckFacts,
  indicator: Pick<Indicator, 'id'>,
  least: number | null,
  most: number | null,
  level: Level,
): Check {
  return Object.freeze({ ...facts, kind: 'band', indicator: indicator.id, least, most, level })
}

/** A figure must not have moved by more than so many percent since the period before, in every district of a level. */
export function mustNotJump(facts: CheckFacts, indicator: Pick<Indicator, 'id'>, percent: number, level: Level): Check {
  return Object.freeze({ ...facts, kind: 'jump', indicator: indicator.id, percent, level })
}

/** The measures that a check reads besides those of its indicators. */
export function measuresOfCheck(check: Check): readonly Measure[] {
  return check.kind === 'amounts'
    ? [check.left, check.right].flatMap((amount) => signed(amount).map(({ measure }) => measure))
    : []
}

/** Every dataset that a check names itself. */
export function datasetsOfCheck(check: Check): readonly string[] {
  const measures =
    check.kind === 'record'
      ? [check.against]
      : check.kind === 'disjoint'
        ? [check.one, check.other]
        : measuresOfCheck(check)
  return [...new Set(measures.map(({ dataset }) => dataset))]
}
