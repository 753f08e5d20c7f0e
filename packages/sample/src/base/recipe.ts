import type { AnyDataset, AnyRecord, DistrictTree } from '@minzheng/core'
import type { FieldFacts, Value } from '@minzheng/core/evaluation'
import { bornAged, dayBetween } from './days.js'
import type { IdentityNumbers } from './identity-numbers.js'
import type { Random } from './random.js'

/** The inputs for drawing one field of one record. */
interface Draw {
  readonly random: Random
  readonly numbers: IdentityNumbers
  /** The office that sends the register. */
  readonly office: string
  readonly district: string
  /** The index of the record in the register, from 0. */
  readonly index: number
  /** The fields drawn so far, in the dataset's order. */
  readonly record: AnyRecord
}

/**
 * How to make the registers of a dataset: by which offices, how many records, where, and each field that is not random.
 */
export interface Recipe {
  readonly dataset: string
  /** The offices that send it: every county (the default), the city bureau alone, or both. */
  readonly offices?: 'counties' | 'city' | 'all'
  /** The districts of the records: the office itself, or those of a level below it. */
  readonly at: 'office' | 'township' | 'village'
  /** The number of records of an office, or the fixed fields of each of them. */
  readonly records: number | ((office: string, random: Random, tree: DistrictTree) => number | readonly AnyRecord[])
  /** Fields that follow a rule; all others are drawn from what their definition allows. */
  readonly fields?: Readonly<Record<string, (draw: Draw) => Value>>
}

/** Makes the records of an office from a recipe. The same random source gives the same records. */
export function recordsBy(
  recipe: Recipe,
  dataset: AnyDataset,
  office: string,
  tree: DistrictTree,
  random: Random,
  numbers: IdentityNumbers,
): AnyRecord[] {
  const asked = typeof recipe.records === 'number' ? recipe.records : recipe.records(office, random, tree)
  const given: readonly AnyRecord[] = typeof asked === 'number' ? Array.from({ length: asked }, () => ({})) : asked
  const places = recipe.at === 'office' ? [office] : tree.atLevel(office, recipe.at).map(({ code }) => code)
  const keys = new Set<string>()
  return given.flatMap((certain, index) => {
    const district = typeof certain['district'] === 'string' ? certain['district'] : random.pick(places)
    const record: Record<string, Value> = {}
    for (const [field, facts] of Object.entries(dataset.facts)) {
      const draw: Draw = { random, numbers, office, district, index, record }
      record[field] =
        certain[field] !== undefined
          ? certain[field]
          : (recipe.fields?.[field]?.(draw) ??
            (recipe.fields?.[field] === undefined ? anyValue(field, facts, dataset, draw) : null))
    }
    const key = JSON.stringify(dataset.key.map((field) => record[field]))
    if (keys.has(key)) return []
    keys.add(key)
    return [record]
  })
}

/** A value that a field may have, as plausible as its definition allows. */
function anyValue(
  field: string,
  facts: FieldFacts,
  { name, time }: AnyDataset,
  { random, numbers, office, district, index, record }: Draw,
): Value {
  const { kind } = facts
  if (kind === 'district') return district
  if (kind === 'day') {
    if (time.kind === 'flow' && field === time.on) return dayBetween(random, '2024-01-03', '2024-12-27')
    if (time.kind !== 'flow' && field === time.from) return dayBetween(random, '2018-03-01', '2024-11-30')
    const after = time.kind === 'flow' ? record[time.on] : record[time.from]
    const from = typeof after === 'string' && after > '2024-01-05' ? after : '2024-01-05'
    const share = time.kind === 'stock' && field === time.to ? 0.04 : 0.7
    return facts.optional && !random.chance(share) ? null : dayBetween(random, from, '2024-12-28')
  }
  if (facts.optional && random.chance(0.1)) return null
  switch (kind) {
    case 'text':
      return `${initials(name)}${office}-${String(index + 1).padStart(4, '0')}`
    case 'integer': {
      const words = Object.keys(facts.choices ?? {}).map(Number)
      return words.length > 0 ? random.pick(words) : facts.unit === 'grade' ? random.int(1, 5) : random.int(0, 40)
    }
    case 'money':
      return random.int(5, 900) * 100_000
    case 'flag':
      return random.chance(0.85)
    case 'choice':
      return random.pick(Object.keys(facts.choices ?? {}))
    case 'pseudonym':
      return numbers.issue(random, bornAged(random, 20, 85))
  }
}

/** `elderly-care-activities` → `ECA`. */
function initials(name: string): string {
  return name
    .split('-')
    .map((word) => word[0]!.toUpperCase())
    .join('')
}
