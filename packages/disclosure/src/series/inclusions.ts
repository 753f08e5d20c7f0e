import { addedOf, conditionsOf, valueOf } from './conditions.js'
import { termsOf, type Series, type SeriesBook } from './series.js'

/** What a term of a series takes. */
interface Term {
  readonly added: string
  readonly conditions: ReadonlySet<string>
  /** Field → the only value that it takes. */
  readonly values: ReadonlyMap<string, string>
}

/**
 * Pairs of counts of one dataset, or of sums of one column, of which the first takes only records that the second takes
 * too. A combination is within another series if its terms are, those within the same term sharing no record.
 */
export function inclusions(book: SeriesBook): readonly (readonly [part: Series, whole: Series])[] {
  const counts = book.all.flatMap((series) => {
    const terms = series.isCount ? termsOfSeries(series) : undefined
    return terms === undefined ? [] : [{ series, terms }]
  })
  return counts.flatMap((part) => {
    const wholes = counts.filter((whole) => whole !== part && isWithin(part.terms, whole.terms))
    // The nearest only: from those the others follow.
    return wholes
      .filter((whole) => !wholes.some((nearer) => nearer !== whole && isWithin(nearer.terms, whole.terms)))
      .map((whole) => [part.series, whole.series] as const)
  })
}

function termsOfSeries({ amount }: Series): readonly Term[] | undefined {
  const measures = termsOf(amount).map(({ measure }) => measure)
  if (measures.some(({ kind }) => kind !== 'count' && kind !== 'sum')) return undefined
  return measures.map((measure) => {
    const conditions = conditionsOf(measure.where)
    return {
      added: addedOf(measure),
      conditions: new Set(conditions.map((each) => JSON.stringify(each))),
      values: new Map(
        conditions.flatMap((each) => {
          const chosen = valueOf(each)
          return chosen === undefined ? [] : [[chosen.field, chosen.value] as const]
        }),
      ),
    }
  })
}

/** Whether each of the parts has a whole that takes all its records, and parts of one whole share none. */
function isWithin(parts: readonly Term[], wholes: readonly Term[], placed: readonly Term[][] = []): boolean {
  const [part, ...others] = parts
  if (part === undefined) return true
  return wholes.some((whole, at) => {
    const beside = placed[at] ?? []
    if (!takes(whole, part) || !beside.every((each) => areExclusive(each, part))) return false
    return isWithin(
      others,
      wholes,
      wholes.map((_, index) => (index === at ? [...beside, part] : (placed[index] ?? []))),
    )
  })
}

function takes(whole: Term, part: Term): boolean {
  return (
    whole.added === part.added &&
    whole.conditions.size <= part.conditions.size &&
    [...whole.conditions].every((each) => part.conditions.has(each))
  )
}

function areExclusive(one: Term, other: Term): boolean {
  return [...one.values].some(([field, value]) => {
    const against = other.values.get(field)
    return against !== undefined && against !== value
  })
}
