import { assertNoFaults } from '../base/errors.js'
import type { AnyDataset } from '../dataset/dataset.js'
import { isColumn, type Filter } from '../dataset/filter.js'
import { withCodes, type MoreCodes } from '../dataset/with-codes.js'
import type { Breakdown, Category } from './breakdown.js'
import { domain, type Domain } from './domain.js'
import { indicator } from './define-indicator.js'
import type { Indicator } from './indicator.js'

/**
 * Domains whose code lists have the codes of a city, by dataset and field. A breakdown by such a field gets their
 * categories, so that its parts still add up to the whole; the indicator has another version then. Throws
 * `invalid-definition` for a dataset that no domain lists, and for the faults of `withCodes`.
 */
export function extendCodes(domains: readonly Domain[], codes: Readonly<Record<string, MoreCodes>>): readonly Domain[] {
  const known = new Map(domains.flatMap(({ datasets }) => datasets.map((each) => [each.name, each] as const)))
  assertNoFaults(
    'the code lists',
    Object.keys(codes)
      .filter((name) => !known.has(name))
      .map((path) => ({ path, message: 'must be a dataset of the domains' })),
  )
  const extended = new Map(Object.entries(codes).map(([name, more]) => [name, withCodes(known.get(name)!, more)]))
  return domains.map((each) =>
    each.datasets.some(({ name }) => extended.has(name))
      ? domain({
          ...each,
          datasets: each.datasets.map((dataset) => extended.get(dataset.name) ?? dataset),
          indicators: each.indicators.map((own) => withCategories(own, extended, codes)) as never,
        })
      : each,
  )
}

function withCategories(
  own: Indicator,
  extended: ReadonlyMap<string, AnyDataset>,
  codes: Readonly<Record<string, MoreCodes>>,
): Indicator {
  const by = Object.entries(own.by).map(([name, breakdown]) => [name, extendedBreakdown(breakdown, extended, codes)])
  if (by.every(([name, breakdown]) => own.by[name as string] === breakdown)) return own
  const { variants, earlier, kind: _kind, defaultVariant: _default, version: _version, ...facts } = own
  const made = indicator({ ...facts, variants, by: Object.fromEntries(by) as Indicator['by'] })
  return earlier === undefined ? made : Object.freeze({ ...made, earlier })
}

function extendedBreakdown(
  breakdown: Breakdown,
  extended: ReadonlyMap<string, AnyDataset>,
  codes: Readonly<Record<string, MoreCodes>>,
): Breakdown {
  const [first] = breakdown.parts
  const field = first === undefined ? undefined : fieldOf(first, extended, codes)
  if (first === undefined || field === undefined) return breakdown
  const choices = extended.get(field.dataset)!.facts[field.name]!.choices!
  const there = new Set(breakdown.parts.map(({ key }) => key))
  const added = Object.entries(choices)
    .filter(([key]) => !there.has(key))
    .map(([key, { zh, en }]): Category =>
      Object.freeze({ key, title: { zh, en }, where: Object.freeze(valuesReplaced(first.where, key)) }),
    )
  const worded = breakdown.parts.map((part) => {
    const words = choices[part.key]
    return words === undefined ? part : Object.freeze({ ...part, title: { zh: words.zh, en: words.en } })
  })
  const stated = worded.filter(({ key }) => key in choices)
  const rest = worded.filter(({ key }) => !(key in choices))
  return Object.freeze({ ...breakdown, parts: Object.freeze([...stated, ...added, ...rest]) })
}

/** The extended field by whose values the categories are made; undefined if they are made otherwise. */
function fieldOf(
  { key, where }: Category,
  extended: ReadonlyMap<string, AnyDataset>,
  codes: Readonly<Record<string, MoreCodes>>,
): { readonly dataset: string; readonly name: string } | undefined {
  for (const filter of Object.values(where)) {
    if (filter.kind !== 'compare' || filter.op !== '=' || filter.value !== key) continue
    const { dataset, name } = filter.column
    if (codes[dataset]?.[name] !== undefined && extended.has(dataset)) return { dataset, name }
  }
  return undefined
}

function valuesReplaced(where: Readonly<Record<string, Filter>>, key: string): Readonly<Record<string, Filter>> {
  return Object.fromEntries(
    Object.entries(where).map(([dataset, filter]) => [
      dataset,
      filter.kind === 'compare' && !isColumn(filter.value) ? Object.freeze({ ...filter, value: key }) : filter,
    ]),
  )
}
