import type { Catalogue, Filter, Measure } from '@minzheng/core'
import { addedOf, conditionsOf, valueOf } from './conditions.js'
import type { Link } from './link.js'
import { termsOf, type Series, type SeriesBook } from './series.js'

/** That a measure asks for one value of a field: the records that it would take without that condition, and the value. */
interface Choice {
  readonly records: string
  readonly dataset: string
  readonly field: string
  readonly value: string
}

/** A series that takes some values of a field: one, or several together. */
interface Taken {
  readonly series: Series
  readonly values: readonly string[]
}

/**
 * Counts, or sums of one column, of which each has one more condition than another: that a field has one of its values.
 * The values of a field exclude each other; if each is counted and the field is always stated, they add up to the other.
 * A combination of several values is a part like them, which matters where they are not published apart.
 */
export function choices(catalogue: Pick<Catalogue, 'datasets'>, book: SeriesBook): readonly Link[] {
  const wholes = new Map<string, Series>()
  const fields = new Map<string, { readonly choice: Choice; readonly taken: Taken[] }>()
  for (const series of book.all) {
    if (series.amount.kind === 'count' || series.amount.kind === 'sum')
      wholes.set(recordsOf(series.amount, conditionsOf(series.amount.where)), series)
    for (const [choice, values] of takenBy(series)) {
      const key = JSON.stringify([choice.records, choice.dataset, choice.field])
      const known = fields.get(key)
      if (known === undefined) fields.set(key, { choice, taken: [{ series, values }] })
      else known.taken.push({ series, values })
    }
  }
  return [...fields.values()].flatMap(({ choice: { records, dataset, field }, taken }): readonly Link[] => {
    const whole = wholes.get(records)
    const facts = catalogue.datasets.get(dataset)?.facts[field]
    if (whole === undefined || facts === undefined) return []
    const all = facts.kind === 'flag' ? ['true', 'false'] : Object.keys(facts.choices ?? {})
    return coversOf(taken).map((parts) => {
      const covered = parts.flatMap(({ values }) => values)
      const isComplete = !facts.optional && all.length > 0 && all.every((value) => covered.includes(value))
      return { whole, parts: parts.map(({ series }) => ({ series, sign: 1 as const })), rest: isComplete ? null : 1 }
    })
  })
}

/** Series that share no value: all of one value each; and each combination with what it leaves out. */
function coversOf(taken: readonly Taken[]): readonly (readonly Taken[])[] {
  const single = taken.filter(({ values }) => values.length === 1)
  const combined = taken.filter(({ values }) => values.length > 1)
  const covers = combined.map((first) => {
    const cover: Taken[] = []
    for (const each of [first, ...combined, ...single])
      if (!cover.some(({ values }) => values.some((value) => each.values.includes(value)))) cover.push(each)
    return cover
  })
  // A single value of its own is an inclusion, of which the nearest are found.
  return single.length < 2 ? covers : [single, ...covers]
}

/** The fields by which a series takes records, with the values: of a combination, one field that all terms differ in. */
function takenBy({ amount, isCount }: Series): readonly (readonly [Choice, readonly string[]])[] {
  if (!isCount) return []
  const [first, ...others] = termsOf(amount).map(({ measure }) => choicesOf(measure))
  return first!.flatMap((choice) => {
    const same = others.map((each) => each.find((other) => isOfOneField(choice, other))?.value)
    const values = [choice.value, ...same]
    return isAllStated(values) && new Set(values).size === values.length ? [[choice, values] as const] : []
  })
}

function isOfOneField(one: Choice, other: Choice): boolean {
  return one.records === other.records && one.dataset === other.dataset && one.field === other.field
}

function isAllStated(values: readonly (string | undefined)[]): values is readonly string[] {
  return !values.includes(undefined)
}

function choicesOf(measure: Measure): readonly Choice[] {
  if (measure.kind !== 'count' && measure.kind !== 'sum') return []
  const conditions = conditionsOf(measure.where)
  return conditions.flatMap((condition) => {
    const chosen = valueOf(condition)
    const others = conditions.filter((each) => each !== condition)
    return chosen === undefined ? [] : [{ ...chosen, dataset: measure.dataset, records: recordsOf(measure, others) }]
  })
}

function recordsOf(measure: Measure, conditions: readonly Filter[]): string {
  return JSON.stringify([addedOf(measure), conditions.map((each) => JSON.stringify(each)).toSorted()])
}
