import type { OriginReturn } from '../data/origins.js'

/** What one office has returned of one dataset: its months by what became of them. */
export interface OfficeReturns {
  readonly dataset: string
  readonly district: string
  readonly expected: number
  readonly landed: readonly OriginReturn[]
  readonly late: readonly OriginReturn[]
  /** Not there: never returned, or withdrawn. */
  readonly missing: readonly OriginReturn[]
}

/** Returns by dataset and office, those that lack most first. */
export function byOffice(returns: readonly OriginReturn[]): readonly OfficeReturns[] {
  const offices = new Map<string, OriginReturn[]>()
  for (const each of returns) {
    const key = `${each.dataset} ${each.district}`
    offices.set(key, [...(offices.get(key) ?? []), each])
  }
  return [...offices.values()]
    .map((own): OfficeReturns => ({
      dataset: own[0]!.dataset,
      district: own[0]!.district,
      expected: own.length,
      landed: own.filter(({ state }) => state === 'landed' || state === 'late'),
      late: own.filter(({ state }) => state === 'late'),
      missing: own.filter(({ state }) => state === 'due' || state === 'withdrawn'),
    }))
    .toSorted((left, right) => right.missing.length - left.missing.length)
}
