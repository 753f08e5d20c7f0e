import type { AnyDataset, Column, Dataset } from '../dataset/dataset.js'
import type { FieldFacts } from '../dataset/field.js'
import { ageAtLeast, ageBelow, allOf, atLeast, is, isNull, lessThan, type Filter } from '../dataset/filter.js'
import { kindOf, type Formula } from '../formula/kinds.js'
import type { Text } from '../base/text.js'

/** One category of a breakdown: the records of each dataset that belong to it. */
export interface Category {
  /** kebab-case: `female`, `60-79`, `not-stated`. */
  readonly key: string
  readonly title: Text
  readonly where: Readonly<Record<string, Filter>>
}

/**
 * A figure disaggregated by a field: by sex, age band, tier. Every record belongs to exactly one category, so the
 * categories add up to the whole.
 */
export interface Breakdown {
  readonly title: Text
  readonly parts: readonly Category[]
}

const notStated: Text = { zh: '未填', en: 'not stated' }
type AnyDatasetInput = Pick<AnyDataset, 'name' | 'facts'> | Pick<Dataset, 'name' | 'facts'>

/**
 * Categories by the values of a choice, flag or small whole number with words. For a ratio, give the column of the
 * numerator's dataset first and then that of the denominator's dataset, with the same values. If only the numerator's
 * is given, each category is divided by the whole denominator.
 */
export function byValue(dataset: AnyDatasetInput, ...columns: readonly Column[]): Breakdown {
  const facts = factsOf(dataset, columns)
  const values: readonly [string, Text, string | number | boolean][] =
    facts.kind === 'flag'
      ? [
          ['yes', { zh: '是', en: 'yes' }, true],
          ['no', { zh: '否', en: 'no' }, false],
        ]
      : Object.entries(facts.choices ?? {}).map(([key, { zh, en }]) => [
          key,
          { zh, en },
          facts.kind === 'integer' ? Number(key) : key,
        ])
  if (values.length === 0)
    throw new TypeError(`${dataset.name}.${columns[0]?.name} must have a list of values to be broken down by`)
  const parts = values.map(([key, title, value]) =>
    part(
      key,
      title,
      columns.map((column) => [column.dataset, is(column as Column<string | number | boolean>, value)]),
    ),
  )
  if (facts.optional)
    parts.push(
      part(
        'not-stated',
        notStated,
        columns.map((column) => [column.dataset, isNull(column)]),
      ),
    )
  return Object.freeze({ title: facts.title, parts: Object.freeze(parts) })
}

/**
 * Categories by bands of a number, or of age in full years on the reference day if the column is a day of birth: `[16,
 * 60, 80]` gives 0–15, 16–59, 60–79, 80+ and, if the column is optional, "not stated". For a ratio, one column for each
 * dataset, as in `byValue`.
 */
export function byBand(dataset: AnyDatasetInput, borders: readonly number[], ...columns: readonly Column[]): Breakdown {
  const facts = factsOf(dataset, columns)
  if (borders.length === 0 || borders.some((border, index) => !(border > (borders[index - 1] ?? 0))))
    throw new TypeError('bands must have rising borders above 0')
  const bands = [0, ...borders].map((from, index): readonly [number, number | undefined] => [from, borders[index]])
  const filterOf = (column: Column, from: number, below: number | undefined): Filter => {
    const isBirthday = column.unit === null
    const least = isBirthday ? ageAtLeast(column as Column<string>, from) : atLeast(column as Column<number>, from)
    const most =
      below === undefined
        ? []
        : [isBirthday ? ageBelow(column as Column<string>, below) : lessThan(column as Column<number>, below)]
    return from === 0 && most[0] !== undefined ? most[0] : allOf(least, ...most)
  }
  const parts = bands.map(([from, below]) =>
    part(
      below === undefined ? `${from}-plus` : `${from}-${below - 1}`,
      below === undefined
        ? { zh: `${from}及以上`, en: `${from} and over` }
        : { zh: `${from}-${below - 1}`, en: `${from}–${below - 1}` },
      columns.map((column) => [column.dataset, filterOf(column, from, below)]),
    ),
  )
  if (facts.optional)
    parts.push(
      part(
        'not-stated',
        notStated,
        columns.map((column) => [column.dataset, isNull(column)]),
      ),
    )
  return Object.freeze({ title: facts.title, parts: Object.freeze(parts) })
}

function factsOf(dataset: AnyDatasetInput, [first]: readonly Column[]): FieldFacts {
  const facts = first?.dataset === dataset.name ? dataset.facts[first.name] : undefined
  if (facts === undefined) throw new TypeError(`the first column of a breakdown must be a field of ${dataset.name}`)
  return facts
}

function part(key: string, title: Text, where: readonly (readonly [string, Filter])[]): Category {
  return Object.freeze({ key, title, where: Object.freeze(Object.fromEntries(where)) })
}

/** The formula over the records of one category; `undefined` if its kind cannot be disaggregated. */
export function formulaOfCategory(formula: Formula, category: Category): Formula | undefined {
  let byPart = ofParts.get(formula)
  if (byPart === undefined) ofParts.set(formula, (byPart = new Map()))
  if (!byPart.has(category)) byPart.set(category, kindOf(formula).ofCategory(formula, category.where))
  return byPart.get(category)
}

// Every figure of a category reads it.
const ofParts = new WeakMap<Formula, Map<Category, Formula | undefined>>()
