/** A percentile by nearest rank: the smallest of the values that at least this share of them does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error('a percentile must be of some values, got none')
  const sorted = [...values].toSorted((left, right) => left - right)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!
}
