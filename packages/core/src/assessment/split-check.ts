import { MinzhengError } from '../base/errors.js'
import type { Target } from './target.js'

/** How the parts combine to the whole. */
export type SplitRule =
  /**
   * Counts and money: the parts are added. With weights, each part has a share of the whole in proportion to its
   * weight; without weights, no part has a share.
   */
  | { readonly kind: 'sum'; readonly weights?: ReadonlyMap<string, number> }
  /**
   * Ratios: the whole is the mean of the parts, weighted by their denominators. Ratios are never averaged without
   * weights.
   */
  | { readonly kind: 'weighted-mean'; readonly denominators: ReadonlyMap<string, number> }
  /** Standards and stages: the whole is met if every part is. */
  | { readonly kind: 'each' }

/** A part whose target is below its share of the whole, or above it if less is required. */
export interface ShortPart {
  readonly key: string
  readonly value: number
  /** The target that the part would have if every part had its share. */
  readonly share: number
  /** How far the target is from the share, above 0, in the indicator's unit. */
  readonly lack: number
}

/** Whether the parts of a target reach the whole; if not, the shortfall and the parts that cause it. */
export interface SplitCheck {
  readonly reaches: boolean
  /** What the parts add up to if each is just met. */
  readonly made: number
  /** How far that is from the whole, in the indicator's unit; 0 if the whole is reached. */
  readonly short: number
  /** Empty if the whole is reached. The part that contributes most to the shortfall comes first. */
  readonly parts: readonly ShortPart[]
}

/**
 * Checks that districts which meet their parts also meet the whole together. For "at least" the parts must come to at
 * least the whole, for "not more than" to at most the whole, for "equal" to the same. Throws `invalid-target` if there
 * are no parts, a value is not a number, or the weights are of other districts, below 0 or all 0.
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
  // Means carry floating-point error.
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
  if (!Number.isFinite(whole.value)) faults.push(`the whole must be a number, got ${whole.value}`)
  if (parts.size === 0) faults.push('there must be at least one part')
  for (const [key, value] of parts)
    if (!Number.isFinite(value)) faults.push(`the part of ${key} must be a number, got ${value}`)
  if (weights !== null) {
    for (const key of parts.keys()) if (!weights.has(key)) faults.push(`the weight of ${key} must be given`)
    for (const key of weights.keys())
      if (!parts.has(key)) faults.push(`the part of ${key} must be given; give 0 if it has no target`)
    for (const [key, weight] of weights)
      if (!(weight >= 0 && weight < Infinity)) faults.push(`the weight of ${key} must be 0 or more, got ${weight}`)
    if (parts.size > 0 && !(sumOf(weights.values()) > 0)) faults.push('the weights must not all be 0')
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

/** How far a value is on the wrong side of the target; 0 or below if it is not. */
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
  // If "equal" comes out too high, the parts above their share cause it.
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
    .toSorted((one, other) => other.weighs - one.weighs)
    .map(({ part }) => part)
}

function sumOf(values: Iterable<number>): number {
  return [...values].reduce((added, value) => added + value, 0)
}
