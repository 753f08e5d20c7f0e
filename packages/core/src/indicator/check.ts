import { signed, type Amount } from '../measure/amount.js'
import type { Column, Dataset, Fields } from '../dataset/dataset.js'
import type { Level } from '../district/district.js'
import { allOf, not, type ComparisonOperator, type Filter } from '../dataset/filter.js'
import type { Indicator } from './indicator.js'
import { count, type Measure } from '../measure/measure.js'
import type { Text } from '../base/text.js'

/** `error`: impossible. `warning`: unlikely. `notice`: needs a remark. */
export type Severity = 'error' | 'warning' | 'notice'

/** The fields of every check. */
export interface CheckFacts<Id extends string = string> {
  /** `domain.kebab-case`, unique over all checks. */
  readonly id: Id
  /** The rule, as a sentence. */
  readonly title: Text
  readonly severity: Severity
}

/**
 * A rule about records or figures. A check reports findings; it never changes a figure or rejects a record.
 * - `record`: a condition on each record that counts; finds the records for which it is false. A condition on a value
 *   that is not stated finds nothing.
 * - `disjoint`: no value (a person) may be in both registers.
 * - `amounts`: compares one amount with another, in every district of a level.
 * - `band`: a figure must be between two values. `jump`: it must not change by more than a number of percent since the
 *   period before.
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
 * A rule about each record of a dataset that counts and, if `among` is given, for which `among` holds: a grade ends
 * after it was granted. With `on`, about the records whose day in that column is in the period, whether or not they are
 * on the register: nobody leaves before entering.
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
 * No value may be in both registers: nobody is paid as dibao and as tekun. Both are distinct counts of the same kind of
 * value.
 */
export function mustBeDisjoint(facts: CheckFacts, one: Measure<'distinct'>, other: Measure<'distinct'>): Check {
  return Object.freeze({ ...facts, kind: 'disjoint', one, other })
}

/**
 * Compares one amount with another in every district of a level: persons are at least as many as households. The units
 * may differ.
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
 * A figure must be between two values in every district of a level; null leaves a side open. Checks only figures that
 * are known.
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

/** A figure must not change by more than this many percent since the period before, in every district of a level. */
export function mustNotJump(facts: CheckFacts, indicator: Pick<Indicator, 'id'>, percent: number, level: Level): Check {
  return Object.freeze({ ...facts, kind: 'jump', indicator: indicator.id, percent, level })
}

/** The measures that a check reads in addition to those of its indicators. */
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
