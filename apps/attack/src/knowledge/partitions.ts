import type { Filter, Formula, Measure } from '@minzheng/core'
import { formulaOf } from '@minzheng/core/evaluation'
import type { Attacked } from './released.js'
import { isWithin, storedSum, type StoredSum } from './stored-sum.js'

/** Sums that share no record, all within another. */
export interface Partition {
  readonly kind: 'parts' | 'values'
  readonly whole: StoredSum
  readonly parts: readonly StoredSum[]
  /** The parts add up to the whole; otherwise to no more than it. */
  readonly isComplete: boolean
}

/** Which of the given sums are parts of which: by the breakdowns of indicators, and by the values of a field. */
export function partitionsOf(attacked: Attacked, sums: readonly StoredSum[]): readonly Partition[] {
  const known = new Map(sums.map((sum) => [sum.id, sum]))
  const found = new Map<string, Partition>()
  const add = (partition: Partition): void => {
    const key = `${partition.whole.id} | ${partition.parts
      .map(({ id }) => id)
      .toSorted()
      .join(' | ')}`
    if (!found.has(key)) found.set(key, partition)
  }
  for (const partition of [...byBreakdown(attacked, known), ...byValue(attacked, sums)]) add(partition)
  return [...found.values()]
}

/** Every record belongs to one category of a breakdown. */
function* byBreakdown(attacked: Attacked, known: ReadonlyMap<string, StoredSum>): Iterable<Partition> {
  for (const id of attacked.released) {
    const indicator = attacked.catalogue.indicator(id)
    for (const variant of Object.keys(indicator.variants))
      for (const [name, { parts }] of Object.entries(indicator.by)) {
        const wholes = measuresIn(formulaOf(indicator, variant))
        const divided = parts.map(({ key }) => measuresIn(formulaOf(indicator, variant, `${name}=${key}`)))
        for (const [at, whole] of wholes.entries()) {
          const each = divided.map((measures) => measures[at])
          if (each.includes(undefined)) continue
          const sum = known.get(storedSum(whole).id)!
          const narrower = each.map((measure) => known.get(storedSum(measure!).id)!)
          // A ratio whose denominator is not divided has the same one in each category.
          if (narrower.every((part) => isWithin(part, sum)))
            yield { kind: 'parts', whole: sum, parts: narrower, isComplete: true }
        }
      }
  }
}

function measuresIn(formula: Formula | undefined): readonly Measure[] {
  if (formula?.kind === 'total') return inAmount(formula.amount)
  if (formula?.kind === 'ratio') return [...inAmount(formula.numerator), ...inAmount(formula.denominator)]
  return []
}

function inAmount(amount: Extract<Formula, { kind: 'total' }>['amount']): readonly Measure[] {
  return amount.kind === 'combination' ? amount.terms.map(({ measure }) => measure) : [amount]
}

/** A record has one value of a field, so sums that ask for different ones share no record. */
function* byValue(attacked: Attacked, sums: readonly StoredSum[]): Iterable<Partition> {
  for (const whole of sums) {
    const byField = new Map<string, StoredSum[]>()
    for (const part of sums) {
      if (!isWithin(part, whole)) continue
      const more = part.conditions.filter((each) => !whole.conditions.includes(each))
      const filter = JSON.parse(more[0]!) as Filter
      if (more.length !== 1 || filter.kind !== 'compare' || filter.op !== '=') continue
      byField.set(filter.column.name, [...(byField.get(filter.column.name) ?? []), part])
    }
    for (const [field, parts] of byField) {
      if (parts.length < 2) continue
      const facts = attacked.catalogue.dataset(whole.dataset).facts[field]!
      const values = facts.kind === 'flag' ? 2 : Object.keys(facts.choices ?? {}).length
      yield { kind: 'values', whole, parts, isComplete: !facts.optional && parts.length === values }
    }
  }
}

/** Sums within another, and what is within both: together they count no more than the whole and what is in both. */
export interface Overlap {
  readonly whole: StoredSum
  readonly one: StoredSum
  readonly other: StoredSum
  readonly both: StoredSum
}

/** The overlaps among the given sums: all, women, certified, certified women. */
export function overlapsOf(sums: readonly StoredSum[]): readonly Overlap[] {
  const found: Overlap[] = []
  for (const both of sums) {
    const wider = sums.filter((sum) => isWithin(both, sum))
    for (const [at, one] of wider.entries())
      for (const other of wider.slice(at + 1)) {
        const joined = new Set([...one.conditions, ...other.conditions])
        if (joined.size !== both.conditions.length) continue
        const shared = one.conditions.filter((each) => other.conditions.includes(each))
        const whole = sums.find(
          (sum) =>
            isWithin(one, sum) &&
            isWithin(other, sum) &&
            sum.conditions.length === shared.length &&
            shared.every((each) => sum.conditions.includes(each)),
        )
        if (whole !== undefined) found.push({ whole, one, other, both })
      }
  }
  return found
}
