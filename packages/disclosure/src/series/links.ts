import type { Catalogue } from '@minzheng/core'
import { formulaOf } from '@minzheng/core/evaluation'
import { choices } from './choices.js'
import { inclusions } from './inclusions.js'
import type { Link } from './link.js'
import { amountsOf, termsOf, type Series, type SeriesBook } from './series.js'

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
