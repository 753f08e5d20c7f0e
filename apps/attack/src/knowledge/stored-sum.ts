import type { Filter, Measure } from '@minzheng/core'

/** What a sum over records counts, written so that two definitions that mean the same have one id. */
export interface StoredSum {
  readonly id: string
  readonly dataset: string
  readonly kind: string
  /** A measure that means it, for its key in the totals. */
  readonly measure: Measure
  /** The conditions, all of which a record must meet. */
  readonly conditions: readonly string[]
  readonly isFlow: boolean
  /** Sums of one family differ in their conditions only. */
  readonly family: string
}

/** Reads a measure as what it counts. */
export function storedSum(measure: Measure): StoredSum {
  const conditions = [...new Set(conditionsOf(measure.where).map((each) => JSON.stringify(each)))].toSorted()
  const family = JSON.stringify([measure.dataset, measure.kind, measure.column, measure.basis])
  return {
    id: `${family} ${conditions.join(' ')}`,
    dataset: measure.dataset,
    kind: measure.kind,
    measure,
    conditions,
    isFlow: measure.basis.kind === 'flow',
    family,
  }
}

/** A short name for people. */
export function wordsOf({ dataset, measure, conditions, isFlow }: StoredSum): string {
  const said = conditions.map((each) => {
    const filter = JSON.parse(each) as Filter
    if (filter.kind !== 'compare') return each
    return `${filter.column.name} ${filter.op} ${typeof filter.value === 'object' ? JSON.stringify(filter.value) : String(filter.value)}`
  })
  return `${measure.kind} of ${dataset}${isFlow ? ' (flow)' : ''}${said.length === 0 ? '' : ` where ${said.join(', ')}`}`
}

/** True if every record of one is a record of the other, and the other has more conditions fewer. */
export function isWithin(one: StoredSum, other: StoredSum): boolean {
  return (
    one.family === other.family &&
    one.conditions.length > other.conditions.length &&
    other.conditions.every((each) => one.conditions.includes(each))
  )
}

function conditionsOf(filter: Filter | null): readonly Filter[] {
  if (filter === null) return []
  return filter.kind === 'all-of' ? filter.filters.flatMap(conditionsOf) : [filter]
}
