import type { Catalogue } from '@minzheng/core'
import { formulaOf } from '@minzheng/core/evaluation'
import type { Filter, Measure } from '@minzheng/core'
import { amountsOf, termsOf, type Series, type SeriesBook } from './series.js'

/** Series of one district and time of which the whole is the sum, each with its sign. */
export interface Link {
  readonly whole: Series
  readonly parts: readonly { readonly series: Series; readonly sign: 1 | -1 }[]
  /** The sign of what is in the whole beside the parts, such as of a term that no figure shows; null if there is nothing. */
  readonly rest: 1 | -1 | null
}

/** All links between series: categories of a breakdown, combinations, and counts that include another. */
export function linksOf(catalogue: Pick<Catalogue, 'indicators' | 'datasets'>, book: SeriesBook): readonly Link[] {
  const links = new Map<string, Link>()
  const add = (link: Link): void => {
    const parts = link.parts.map(({ series, sign }) => sign * (series.id + 1)).toSorted((a, b) => a - b)
    links.set(`${link.whole.id}=${parts.join()}${link.rest ?? 0}`, link)
  }
  for (const link of breakdowns(catalogue, book)) add(link)
  for (const link of choices(catalogue, book)) add(link)
  for (const link of combinations(book)) add(link)
  const included = new Set(
    [...links.values()].flatMap(({ whole, parts }) => parts.map(({ series }) => `${series.id}<${whole.id}`)),
  )
  for (const [part, whole] of inclusions(book))
    if (!included.has(`${part.id}<${whole.id}`)) add({ whole, parts: [{ series: part, sign: 1 }], rest: 1 })
  return [...links.values()]
}

function breakdowns(catalogue: Pick<Catalogue, 'indicators'>, book: SeriesBook): readonly Link[] {
  const found: Link[] = []
  for (const indicator of catalogue.indicators.values())
    for (const definition of [indicator, ...(indicator.earlier ?? [])])
      for (const [variant, whole] of Object.entries(definition.variants))
        for (const [name, { parts }] of Object.entries(definition.by)) {
          const formulas = parts.map(({ key }) => formulaOf(definition, variant, `${name}=${key}`))
          amountsOf(whole).forEach((amount, side) => {
            const series = book.of(amount)
            const ofParts = formulas.flatMap((formula) => {
              const part = formula === undefined ? undefined : amountsOf(formula)[side]
              return part === undefined ? [] : (book.of(part) ?? [])
            })
            // A category that is divided by the whole denominator shows the whole again, not a part of it.
            if (series === undefined || ofParts.length < parts.length || ofParts.includes(series)) return
            found.push({ whole: series, parts: ofParts.map((part) => ({ series: part, sign: 1 })), rest: null })
          })
        }
  return found
}

/**
 * Counts, or sums of one column, of which each has one more condition than another: that a field has one of its values.
 * The values of a field exclude each other; if each is counted and the field is always stated, they add up to the other.
 */
function choices(catalogue: Pick<Catalogue, 'datasets'>, book: SeriesBook): readonly Link[] {
  const byRest = new Map<string, Map<string, Series>>()
  const byRecords = new Map<string, Series>()
  for (const series of book.all) {
    const { amount } = series
    if (amount.kind !== 'count' && amount.kind !== 'sum') continue
    const conditions = conditionsOf(amount.where)
    byRecords.set(recordsOf(amount, conditions), series)
    for (const condition of conditions) {
      if (condition.kind !== 'compare' || condition.op !== '=' || typeof condition.value === 'object') continue
      const others = conditions.filter((each) => each !== condition)
      const rest = JSON.stringify([recordsOf(amount, others), amount.dataset, condition.column.name])
      let values = byRest.get(rest)
      if (values === undefined) byRest.set(rest, (values = new Map()))
      values.set(String(condition.value), series)
    }
  }
  return [...byRest].flatMap(([rest, values]): readonly Link[] => {
    const [records, dataset, field] = JSON.parse(rest) as [string, string, string]
    const whole = byRecords.get(records)
    const facts = catalogue.datasets.get(dataset)?.facts[field]
    if (whole === undefined || facts === undefined || values.size < 2) return []
    const all = facts.kind === 'flag' ? ['true', 'false'] : Object.keys(facts.choices ?? {})
    const isComplete = !facts.optional && all.length > 0 && all.every((value) => values.has(value))
    const parts = [...values.values()].map((series) => ({ series, sign: 1 as const }))
    return [{ whole, parts, rest: isComplete ? null : 1 }]
  })
}

function recordsOf(measure: Measure, conditions: readonly Filter[]): string {
  return JSON.stringify([addedOf(measure), conditions.map((each) => JSON.stringify(each)).toSorted()])
}

/** What a count or a sum adds up, whatever its conditions. */
function addedOf({ kind, dataset, column, basis }: Measure): string {
  return JSON.stringify([kind, dataset, column?.name, basis])
}

function combinations(book: SeriesBook): readonly Link[] {
  return book.all.flatMap((whole): readonly Link[] => {
    const terms = termsOf(whole.amount)
    if (terms.length < 2) return []
    const parts = terms.flatMap(({ sign, measure }) => {
      const series = book.of(measure)
      return series === undefined ? [] : [{ series, sign }]
    })
    if (parts.length === terms.length) return [{ whole, parts, rest: null }]
    const others = terms.filter(({ measure }) => book.of(measure) === undefined)
    // Of a term that no figure shows, a reader may guess that it did not change: it is a rest, which stays the same.
    // Several terms together are one, if they have one sign.
    const [sign] = new Set(others.map((term) => term.sign))
    return parts.length > 0 && others.every((term) => term.sign === sign) ? [{ whole, parts, rest: sign! }] : []
  })
}

/** Pairs of counts of one dataset, or of sums of one column, of which the first takes only records that the second takes too. */
function inclusions(book: SeriesBook): readonly (readonly [part: Series, whole: Series])[] {
  const counts = book.all.flatMap((series) => {
    const { amount } = series
    if (amount.kind !== 'count' && amount.kind !== 'sum') return []
    const conditions = new Set(conditionsOf(amount.where).map((each) => JSON.stringify(each)))
    return [{ series, conditions, of: addedOf(amount) }]
  })
  const includes = (whole: (typeof counts)[number], part: (typeof counts)[number]): boolean =>
    whole.of === part.of &&
    whole.conditions.size < part.conditions.size &&
    [...whole.conditions].every((each) => part.conditions.has(each))
  return counts.flatMap((part) => {
    const wholes = counts.filter((whole) => includes(whole, part))
    // The nearest only: from those the others follow.
    return wholes
      .filter((whole) => !wholes.some((nearer) => includes(whole, nearer)))
      .map((whole) => [part.series, whole.series] as const)
  })
}

function conditionsOf(filter: Filter | null): readonly Filter[] {
  if (filter === null) return []
  return filter.kind === 'all-of' ? filter.filters.flatMap(conditionsOf) : [filter]
}

/** The series that links join, directly or not, with their links. */
export function groupedSeries(
  book: SeriesBook,
  links: readonly Link[],
): readonly { readonly series: readonly Series[]; readonly links: readonly Link[] }[] {
  const groupOf = groupsOf(book.all.length, links)
  const groups = new Map<number, { series: Series[]; links: Link[] }>()
  for (const series of book.all) {
    const group = groupOf[series.id]!
    if (!groups.has(group)) groups.set(group, { series: [], links: [] })
    groups.get(group)!.series.push(series)
  }
  for (const link of links) groups.get(groupOf[link.whole.id]!)!.links.push(link)
  return [...groups.values()]
}

/** Numbers each series with its group. */
function groupsOf(count: number, links: readonly Link[]): readonly number[] {
  const parent = Array.from({ length: count }, (_, id) => id)
  const find = (id: number): number => {
    while (parent[id] !== id) id = parent[id] = parent[parent[id]!]!
    return id
  }
  for (const { whole, parts } of links) for (const { series } of parts) parent[find(series.id)] = find(whole.id)
  return parent.map((_, id) => find(id))
}
