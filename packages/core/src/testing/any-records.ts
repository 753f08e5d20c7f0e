import * as fc from 'fast-check'
import type { AnyDataset, AnyRecord } from '../dataset/dataset.js'
import type { FieldFacts, Value } from '../dataset/field.js'

interface Pool {
  /** Codes of the districts that records may have. */
  readonly districts: readonly string[]
  /** Days that records may hold. */
  readonly days: readonly string[]
  /** Words for text fields, so that filters on them sometimes hold. */
  readonly words: readonly string[]
}

/** Arbitrary valid records of a dataset, one for each key: for tests that two evaluations agree. */
export function anyRecords(dataset: AnyDataset, pool: Pool, maxLength = 30): fc.Arbitrary<readonly AnyRecord[]> {
  const fields = Object.fromEntries(Object.entries(dataset.facts).map(([name, facts]) => [name, anyValue(facts, pool)]))
  return fc
    .array(
      fc.record(fields).filter((record) => dataset.schema.safeParse(record).success),
      { maxLength },
    )
    .map((records) => [
      ...new Map(records.map((record) => [JSON.stringify(dataset.key.map((field) => record[field])), record])).values(),
    ])
}

function anyValue(facts: FieldFacts, pool: Pool): fc.Arbitrary<Value> {
  const stated = anyStated(facts, pool)
  return facts.optional ? fc.option(stated, { nil: null }) : stated
}

function anyStated(facts: FieldFacts, pool: Pool): fc.Arbitrary<Exclude<Value, null>> {
  switch (facts.kind) {
    case 'text':
      return fc.constantFrom(...pool.words)
    case 'day':
      return fc.constantFrom(...pool.days)
    case 'integer': {
      const words = Object.keys(facts.choices ?? {}).map(Number)
      return words.length > 0
        ? fc.constantFrom(...words)
        : facts.unit === 'grade'
          ? fc.integer({ min: 1, max: 5 })
          : fc.integer({ min: 0, max: 100 })
    }
    case 'money':
      return fc.integer({ min: 0, max: 1_000_000 })
    case 'flag':
      return fc.boolean()
    case 'choice':
      return fc.constantFrom(...Object.keys(facts.choices ?? {}))
    case 'district':
      return fc.constantFrom(...pool.districts)
    case 'pseudonym':
      return fc.integer({ min: 0, max: 40 }).map((person) => person.toString(16).padStart(32, '0'))
  }
}
