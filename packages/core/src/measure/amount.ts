import type { Unit } from '../base/unit.js'
import type { Basis } from '../dataset/dataset.js'
import type { Filter } from '../dataset/filter.js'
import { narrowed, type Measure } from './measure.js'

/** What adds up: counts and sums. A distinct count is an amount only on its own. */
export type Additive<U extends Unit = Unit> = Measure<'count' | 'sum', U>

/** Measures of one unit, added and subtracted: social groups plus foundations, joined minus left. */
export interface Combination<U extends Unit = Unit> {
  readonly kind: 'combination'
  readonly terms: readonly { readonly sign: 1 | -1; readonly measure: Additive<U> }[]
  readonly unit: U
}

/** What an indicator counts: one measure, or several of one unit added up. */
export type Amount<U extends Unit = Unit> = Additive<U> | Measure<'distinct', U> | Combination<U>

type Term<U extends Unit> = Additive<U> | Combination<U>

/** The sum of measures of one unit: adding households to persons does not compile. */
export function plus<U extends Unit>(first: Term<U>, ...further: readonly Term<NoInfer<U>>[]): Combination<U> {
  return combination([first, ...further].flatMap((term) => termsOf(term)))
}

/** The first minus the second, in one unit. */
export function minus<U extends Unit>(first: Term<U>, second: Term<NoInfer<U>>): Combination<U> {
  return combination([
    ...termsOf(first),
    ...termsOf(second).map(({ sign, measure }) => ({ sign: -sign as 1 | -1, measure })),
  ])
}

function combination<U extends Unit>(terms: Combination<U>['terms']): Combination<U> {
  const units = new Set(terms.map(({ measure }) => measure.unit))
  // The compiler does not check plain JavaScript callers, so this does.
  if (units.size !== 1)
    throw new TypeError(`the measures of an amount must have one unit, got ${[...units].join(' and ')}`)
  for (const { measure } of terms)
    if (measure.kind !== 'count' && measure.kind !== 'sum')
      throw new TypeError(`an amount must be of counts or sums, which add up, got ${String(measure.kind)}`)
  return Object.freeze({
    kind: 'combination',
    terms: Object.freeze(terms.map((term) => Object.freeze(term))),
    unit: terms[0]!.measure.unit,
  })
}

function termsOf<U extends Unit>(term: Term<U>): Combination<U>['terms'] {
  return term.kind === 'combination' ? term.terms : [{ sign: 1, measure: term }]
}

/** The measures of an amount, each with its sign. */
export function signed(amount: Amount): readonly { readonly sign: 1 | -1; readonly measure: Measure }[] {
  return amount.kind === 'combination' ? amount.terms : [{ sign: 1, measure: amount }]
}

/** The time semantics of an amount; all its terms have the same. */
export function basisOf(amount: Amount): Basis['kind'] {
  return signed(amount)[0]!.measure.basis.kind
}

/** The faults of adding up the measures of an amount, as far as the compiler does not find them. */
export function amountFaults(amount: Amount): readonly string[] {
  const faults: string[] = []
  for (const { measure } of signed(amount))
    if (measure.kind === 'min' || measure.kind === 'max' || measure.kind === 'latest')
      faults.push(`a ${measure.kind} does not add up; use level()`)
  if (new Set(signed(amount).map(({ measure }) => measure.basis.kind)).size > 1) faults.push('adds a flow to a stock')
  return faults
}

/**
 * An amount over fewer records, by a filter for each dataset; undefined if a measure does not add up, or no filter is
 * given for its dataset.
 */
export function narrowedAmount(amount: Amount, where: Readonly<Record<string, Filter>>): Amount | undefined {
  const narrow = <M extends Measure>(measure: M): M | undefined => {
    const filter = where[measure.dataset]
    return filter === undefined ? undefined : (narrowed(measure, filter) as M)
  }
  if (amount.kind === 'distinct') return undefined
  if (amount.kind !== 'combination') return narrow(amount)
  const terms = amount.terms.map(({ sign, measure }) => ({ sign, measure: narrow(measure) }))
  if (terms.some(({ measure }) => measure === undefined)) return undefined
  return Object.freeze({
    ...amount,
    terms: Object.freeze(terms.map(({ sign, measure }) => Object.freeze({ sign, measure: measure! }))),
  })
}

/** True if the amount of a district is the sum of those of its parts: a distinct count is not. */
export function addsUp(amount: Amount): boolean {
  return signed(amount).every(({ measure }) => measure.kind === 'count' || measure.kind === 'sum')
}
