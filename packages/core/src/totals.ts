import { rank, type District, type Level } from './district.js'
import { MinzhengError } from './errors.js'
import { reads, type Formula } from './formula.js'
import type { Indicator } from './indicator.js'

/** The numbers of one dataset for one district and month: accumulator key → number. An absent key has had no record. */
export type Totals = Readonly<Record<string, number>>

/** One number that rolls up the tree of districts. */
export type Accumulator =
  /** A measure: added, or the least or greatest of the parts. */
  | { readonly kind: 'plain'; readonly key: string; readonly dataset: string; readonly roll: 'add' | 'min' | 'max' }
  /** How many districts of `level` have a total of `of` that reaches `atLeast`. */
  | { readonly kind: 'covered'; readonly key: string; readonly dataset: string; readonly of: string; readonly level: Level; readonly atLeast: number }
  /** The least `of` over every district of `level`; one without a value holds 0. */
  | { readonly kind: 'every'; readonly key: string; readonly dataset: string; readonly of: string; readonly level: Level }

/** Where the total of a formula's (first) measure is kept. */
export function keyOf(formula: Formula): string {
  if (formula.kind === 'coverage') return `${formula.measure.key}.covered.${formula.level}.${formula.atLeast}`
  if (formula.kind === 'milestone' && formula.every !== null) return `${formula.measure.key}.every.${formula.every}`
  return reads(formula)[0]!.key
}

/** Every accumulator that the indicators need, each once, measures before what is made of them. */
export function accumulatorsOf(indicators: readonly Indicator[]): readonly Accumulator[] {
  const plain = new Map<string, Accumulator>()
  const made = new Map<string, Accumulator>()
  for (const indicator of indicators)
    for (const formula of Object.values(indicator.variants)) {
      for (const { key, dataset, kind } of reads(formula))
        plain.set(key, { kind: 'plain', key, dataset, roll: kind === 'min' || kind === 'max' ? kind : 'add' })
      const key = keyOf(formula)
      if (formula.kind === 'coverage') {
        const { measure, level, atLeast } = formula
        made.set(key, { kind: 'covered', key, dataset: measure.dataset, of: measure.key, level, atLeast })
      }
      if (formula.kind === 'milestone' && formula.every !== null)
        made.set(key, { kind: 'every', key, dataset: formula.measure.dataset, of: formula.measure.key, level: formula.every })
    }
  return [...plain.values(), ...made.values()]
}

/**
 * A district's totals: its own records (市本级 for the city) and its children's totals.
 * Every child must be given; one without totals has had no record.
 */
export function combine(
  accumulators: readonly Accumulator[],
  district: Pick<District, 'level'>,
  own: Totals | undefined,
  children: readonly (Totals | undefined)[],
): Totals {
  const totals: Record<string, number> = {}
  for (const accumulator of accumulators) {
    const value = combineOne(accumulator, district.level, totals, own, children)
    if (value !== undefined) totals[accumulator.key] = value
  }
  return totals
}

function combineOne(
  accumulator: Accumulator,
  level: Level,
  totals: Totals,
  own: Totals | undefined,
  children: readonly (Totals | undefined)[],
): number | undefined {
  switch (accumulator.kind) {
    case 'plain':
      return fold(accumulator.roll, [own?.[accumulator.key], ...children.map((child) => child?.[accumulator.key])])
    case 'covered':
      if (rank(level) > rank(accumulator.level)) return undefined
      if (level === accumulator.level) return (totals[accumulator.of] ?? 0) >= accumulator.atLeast ? 1 : 0
      return fold('add', [0, ...children.map((child) => child?.[accumulator.key])])
    case 'every':
      if (rank(level) > rank(accumulator.level)) return undefined
      if (level === accumulator.level) return totals[accumulator.of] ?? 0
      return fold('min', [own?.[accumulator.of], ...children.map((child) => child?.[accumulator.key] ?? 0)])
  }
}

/** Folds what is known; nothing known gives nothing. */
export function fold(roll: 'add' | 'min' | 'max', values: readonly (number | undefined)[]): number | undefined {
  let folded: number | undefined
  for (const value of values) {
    if (value === undefined) continue
    if (folded === undefined) folded = value
    else if (roll === 'add') folded = addExactly(folded, value)
    else folded = roll === 'min' ? Math.min(folded, value) : Math.max(folded, value)
  }
  return folded
}

/** Adds exactly; throws `inexact-sum` where a total would leave the whole numbers that JavaScript keeps exact. */
function addExactly(left: number, right: number): number {
  const added = left + right
  if (!Number.isSafeInteger(added)) throw new MinzhengError('inexact-sum', 'a total is too large to be kept exact; use a larger unit')
  return added
}
