import type { Filter, Measure } from '@minzheng/core'

/** The conditions that a filter asks for all at once. */
export function conditionsOf(filter: Filter | null): readonly Filter[] {
  if (filter === null) return []
  return filter.kind === 'all-of' ? filter.filters.flatMap(conditionsOf) : [filter]
}

/** What a count or a sum adds up, whatever its conditions. */
export function addedOf({ kind, dataset, column, basis }: Measure): string {
  return JSON.stringify([kind, dataset, column?.name, basis])
}

/** The field and value of a condition that a field has one value; undefined for any other. */
export function valueOf(condition: Filter): { readonly field: string; readonly value: string } | undefined {
  if (condition.kind !== 'compare' || condition.op !== '=' || typeof condition.value === 'object') return undefined
  return { field: condition.column.name, value: String(condition.value) }
}
