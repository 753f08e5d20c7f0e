/** Something that may have a place in a ranking: null if it has no number, or none that may be shown. */
export interface Ranked<Of> {
  readonly of: Of
  /** From 1; equal values share a place. Null: it has no place. */
  readonly place: number | null
}

/**
 * Ranks by a number. What has none comes last, in the order that it came in, so that nothing can be learnt from its
 * place.
 */
export function ranked<Of>(
  all: readonly Of[],
  numberOf: (each: Of) => number | null,
  better: 'higher' | 'lower',
): readonly Ranked<Of>[] {
  const sign = better === 'higher' ? -1 : 1
  const numbered = all
    .flatMap((of) => {
      const number = numberOf(of)
      return number === null ? [] : [{ of, number }]
    })
    .toSorted((left, right) => sign * (left.number - right.number))
  const places = numbered.map(({ of, number }) => ({
    of,
    place: numbered.findIndex((each) => each.number === number) + 1,
  }))
  return [...places, ...all.filter((each) => numberOf(each) === null).map((of) => ({ of, place: null }))]
}
