/** Values that are shown alike: all from the least to the greatest of them. */
export interface ValueClass {
  readonly from: number
  readonly to: number
  /** How many values are in it. */
  readonly count: number
}

const most = 4

/**
 * Divides values into at most four classes, in their order, with about as many values in each. Equal values are in one
 * class, so there may be fewer; four different values or less are a class each.
 */
export function valueClasses(values: readonly number[]): readonly ValueClass[] {
  const sorted = values.toSorted((left, right) => left - right)
  const different = [...new Set(sorted)]
  const groups = new Map<number, number[]>()
  for (const [turn, value] of different.entries()) {
    const first = sorted.indexOf(value)
    const last = sorted.lastIndexOf(value)
    // By the middle of equal values, so that many of them do not move all others.
    const group = different.length <= most ? turn : Math.floor((most * (first + last + 1)) / (2 * sorted.length))
    groups.set(group, [...(groups.get(group) ?? []), ...sorted.slice(first, last + 1)])
  }
  return [...groups.values()].map((group) => ({ from: group[0]!, to: group.at(-1)!, count: group.length }))
}

/** The class of one of the values that were divided, from 0. */
export function classOf(classes: readonly ValueClass[], value: number): number {
  return classes.findIndex(({ from, to }) => from <= value && value <= to)
}
