import { MinzhengError } from '../base/errors.js'
import type { Target } from './target.js'

/** How parts make the whole. */
export type SplitRule =
  /**
   * Counts and money: the parts are added. With weights, a part's share is the whole in proportion; without, no part
   * has a share.
   */
  | { readonly kind: 'sum'; readonly weights?: ReadonlyMap<string, number> }
  /**
   * Ratios: the whole is the parts' mean, each weighing as much as its denominator. Ratios are never averaged plainly.
   */
  | { readonly kind: 'weighted-mean'; readonly denominators: ReadonlyMap<string, number> }
  /** Standards and stages: the whole is met where every part is. */
  | { readonly kind: 'each' }

/** A part that owes less than its share of the whole; more, where less is asked. */
export interface ShortPart {
  readonly key: string
  readonly value: number
  /** What it would owe if every part did its share. */
  readonly share: number
  /** How far it is from its share, above 0, in the indicator's unit. */
  readonly lack: number
}

/** Whether parts of a target reach the whole, and where they do not, by how much and which. */
export interface SplitCheck {
  readonly reaches: boolean
  /** What the parts make together where each is just met. */
  readonly made: number
  /** How far that is from the whole, in the indicator's unit; 0 where it is reached. */
  readonly short: number
  /** Empty where the whole is reached. Those that weigh most in what is missing come first. */
  readonly parts: readonly ShortPart[]
}

/**
 * Checks that districts which meet their parts together meet the whole. For "at least" the parts must make as much or
 * more, for "not more than" as much or less, for "equal" the same. Throws `invalid-target` where there are no parts, a
 * number is not one, or the weights are not of the same districts, below 0 or all 0.
 */
export function checkSplit(
  whole: Pick<Target, 'operator' | 'value'>,
  parts: ReadonlyMap<string, number>,
  rule: SplitRule,
): SplitCheck {
  const weights = weightsOf(parts, rule)
  refuse(whole, parts, weights)
  const made = madeOf(whole, parts, rule, weights)
  const missing = lackOf(whole.operator, whole.value, made)
  // Means are not exact to the last bit.
  const reaches = missing <= 1e-9 * Math.max(1, Math.abs(whole.value))
  const short = reaches ? [] : shortParts(whole, made, parts, rule, weights)
  return Object.freeze({ reaches, made, short: reaches ? 0 : missing, parts: Object.freeze(short) })
}

function weightsOf(parts: ReadonlyMap<string, number>, rule: SplitRule): ReadonlyMap<string, number> | null {
  switch (rule.kind) {
    case 'sum':
      return rule.weights ?? null
    case 'weighted-mean':
      return rule.denominators
    case 'each':
      return new Map([...parts.keys()].map((key) => [key, 1]))
  }
}

function refuse(
  whole: Pick<Target, 'value'>,
  parts: ReadonlyMap<string, number>,
  weights: ReadonlyMap<string, number> | null,
): void {
  const faults: string[] = []
  if (!Number.isFinite(whole.value)) faults.push(`the whole is ${whole.value}, not a number`)
  if (parts.size === 0) faults.push('there are no parts')
  for (const [key, value] of parts)
    if (!Number.isFinite(value)) faults.push(`the part of ${key} is ${value}, not a number`)
  if (weights !== null) {
    for (const key of parts.keys()) if (!weights.has(key)) faults.push(`the weight of ${key} is not given`)
    for (const key of weights.keys())
      if (!parts.has(key)) faults.push(`the part of ${key} is not given; give 0 where it owes nothing`)
    for (const [key, weight] of weights)
      if (!(weight >= 0 && weight < Infinity)) faults.push(`the weight of ${key} is ${weight}; it must be 0 or more`)
    if (parts.size > 0 && !(sumOf(weights.values()) > 0)) faults.push('the weights are all 0')
  }
  if (faults.length > 0)
    throw new MinzhengError('invalid-target', `the split cannot be checked: ${faults.join('; ')}`, { faults })
}

function madeOf(
  { operator, value }: Pick<Target, 'operator' | 'value'>,
  parts: ReadonlyMap<string, number>,
  rule: SplitRule,
  weights: ReadonlyMap<string, number> | null,
): number {
  switch (rule.kind) {
    case 'sum':
      return sumOf(parts.values())
    case 'weighted-mean':
      return sumOf([...parts].map(([key, part]) => part * weights!.get(key)!)) / sumOf(weights!.values())
    case 'each':
      return [...parts.values()].reduce((worst, part) =>
        lackOf(operator, value, part) > lackOf(operator, value, worst) ? part : worst,
      )
  }
}

/** How far a value is on the wrong side of what is asked; 0 or below where it is not. */
function lackOf(operator: Target['operator'], asked: number, value: number): number {
  return operator === '>=' ? asked - value : operator === '<=' ? value - asked : Math.abs(asked - value)
}

function shortParts(
  whole: Pick<Target, 'operator' | 'value'>,
  made: number,
  parts: ReadonlyMap<string, number>,
  rule: SplitRule,
  weights: ReadonlyMap<string, number> | null,
): readonly ShortPart[] {
  if (weights === null) return []
  const all = sumOf(weights.values())
  // "Equal" that came out too high is missed by the parts above their share.
  const towards = whole.operator === '=' && rule.kind !== 'each' ? (made < whole.value ? '>=' : '<=') : whole.operator
  return [...parts]
    .map(([key, value]) => {
      const share = rule.kind === 'sum' ? (whole.value * weights.get(key)!) / all : whole.value
      const lack = lackOf(towards, share, value)
      return {
        part: Object.freeze({ key, value, share, lack }),
        weighs: rule.kind === 'weighted-mean' ? (lack * weights.get(key)!) / all : lack,
      }
    })
    .filter(({ weighs }) => weighs > 1e-9)
    .sort((one, other) => other.weighs - one.weighs)
    .map(({ part }) => part)
}

function sumOf(values: Iterable<number>): number {
  return [...values].reduce((added, value) => added + value, 0)
}
