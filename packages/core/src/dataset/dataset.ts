import { z } from 'zod'
import { assertNoFaults, type Fault } from '../base/errors.js'
import { rank, type Level } from '../district/district.js'
import { fieldFacts, type FieldFacts, type Value } from './field.js'
import type { Text } from '../base/text.js'
import { isUnit, type Unit } from '../base/unit.js'

/** Field name → zod schema, made by the constructors in `field.ts`. */
export type Fields = Readonly<Record<string, z.ZodType<Value>>>

/** A reference to a field of a dataset, as a value that an editor completes and renames. */
export interface Column<T extends Value = Value, U extends Unit | null = Unit | null> {
  readonly dataset: string
  readonly name: string
  readonly unit: U
  /** If the column is not a field but the calendar days from one day to another: those two fields. */
  readonly between?: readonly [from: string, to: string]
  /** Exists at compile time only. */
  readonly '~type'?: T
}

/**
 * The calendar days from one day of a record to another, as a column: 0 if both are the same day, negative if the
 * second comes first, not stated if either is not. For mean durations, and for filters on deadlines.
 */
export function daysBetween(
  from: Column<string> | Column<string | null>,
  to: Column<string> | Column<string | null>,
): Column<number | null, 'day'> {
  if (from.dataset !== to.dataset)
    throw new TypeError(
      `the columns of daysBetween must be of one dataset, got ${from.dataset}.${from.name} and ${to.dataset}.${to.name}`,
    )
  return Object.freeze({
    dataset: from.dataset,
    name: `${from.name}..${to.name}`,
    unit: 'day',
    between: Object.freeze([from.name, to.name] as const),
  })
}

/** The unit of a field, as far as its type gives it. */
type UnitOf<S> = S extends { readonly '~unit'?: infer U } ? (U extends Unit ? U : null) : null

/**
 * When a record counts.
 * - `flow`: it happened on a day and counts in the period that contains the day.
 * - `stock`: it holds from a day until another (on that day it no longer counts; null: it still holds), and counts if
 *   it holds on the reference day.
 * - `policy` (effective-dated): it holds from a day until the next record of the same series replaces it, and counts if
 *   it is in force on the reference day. A series belongs to one district. With `spansDistricts` it continues in
 *   others: a grade that a county gave and the city renewed is in force once, at the city. The key is the series and
 *   the day (and the district, unless the series spans districts), so of two records of one series it is always known
 *   which is later.
 */
export type Basis =
  | { readonly kind: 'flow'; readonly on: string }
  | { readonly kind: 'stock'; readonly from: string; readonly to: string }
  | {
      readonly kind: 'policy'
      readonly from: string
      readonly series: readonly string[]
      readonly spansDistricts?: boolean
    }

type Name<F extends Fields> = keyof F & string

type BasisOf<F extends Fields> =
  | { readonly kind: 'flow'; readonly on: Name<F> }
  | { readonly kind: 'stock'; readonly from: Name<F>; readonly to: Name<F> }
  | {
      readonly kind: 'policy'
      readonly from: Name<F>
      readonly series: readonly Name<F>[]
      readonly spansDistricts?: boolean
    }

/** What one record is: its fields, its key, its district, and when it counts. Frozen data. */
export interface Dataset<F extends Fields = Fields, U extends Unit = Unit> {
  readonly kind: 'dataset'
  readonly name: string
  readonly title: Text
  /** The unit of one record, and so of a count of records. */
  readonly counts: U
  readonly schema: z.ZodObject<F>
  readonly facts: Readonly<Record<keyof F & string, FieldFacts>>
  readonly col: { readonly [K in keyof F & string]: Column<z.infer<F[K]>, UnitOf<F[K]>> }
  /** The fields that identify a record, over all districts. */
  readonly key: readonly (keyof F & string)[]
  readonly time: Basis
  /** The level of the offices that report it; what they have not reported is missing, not zero. */
  readonly reportedBy: Level
  /** The lowest level at which records are registered. An indicator that reads the dataset has no figure below it. */
  readonly lowestLevel: Level
  /**
   * What a file of the dataset is that names its district and period, if nothing else says so: `full` (全量), all records
   * of the office at the end of the period, so that what it does not list has left; or `part` (补充), an addition that
   * ends nothing.
   */
  readonly sentAs: 'full' | 'part'
  /** Headers of columns that offices send and that are read but never stored: names, phones, addresses. */
  readonly dropped: readonly string[]
  /** Notes for readers of the register. */
  readonly notes: Text | null
}

/** One record of a dataset. */
export type RecordOf<D> = D extends Dataset<infer F, infer _U> ? z.infer<z.ZodObject<F>> : never

/** A record whose dataset is not known to the compiler. */
export type AnyRecord = Readonly<Record<string, Value>>

/** A dataset whose fields are not known to the compiler. */
export interface AnyDataset extends Omit<Dataset, 'schema' | 'facts' | 'col' | 'key'> {
  readonly schema: z.ZodType<AnyRecord>
  readonly facts: Readonly<Record<string, FieldFacts>>
  readonly col: Readonly<Record<string, Column>>
  readonly key: readonly string[]
}

interface DatasetInput<F extends Fields, U extends Unit> {
  /** kebab-case plural, unique over all domains: the name of the table and of the files. */
  readonly name: string
  readonly title: Text
  readonly counts: U
  /** Must have a field named `district`. */
  readonly fields: F & { readonly district: z.ZodType<string> }
  readonly key: readonly Name<F>[]
  readonly time: BasisOf<F>
  /** Default: county. */
  readonly reportedBy?: Level
  /** Default: village. */
  readonly lowestLevel?: Level
  /** Default: `full`; for an effective-dated dataset `part`, since a file brings what is new. */
  readonly sentAs?: 'full' | 'part'
  readonly dropped?: readonly string[]
  readonly notes?: Text
}

/** Defines a dataset; throws `invalid-definition` with all faults at once. */
export function dataset<const F extends Fields, const U extends Unit>(input: DatasetInput<F, U>): Dataset<F, U> {
  const fields: F = input.fields
  const names = Object.keys(fields) as Name<F>[]
  const facts = Object.fromEntries(names.map((name) => [name, fieldFacts(fields[name]!)])) as Record<
    Name<F>,
    FieldFacts
  >
  assertNoFaults(`dataset ${input.name}`, [
    ...faultsOf(input.name, facts, input.key, input.time),
    ...unitFaults(input.counts, facts),
    ...(rank(input.lowestLevel ?? 'village') < rank(input.reportedBy ?? 'county')
      ? [
          {
            path: 'lowestLevel',
            message: `must be at or below the level that reports (${input.reportedBy ?? 'county'}), got ${input.lowestLevel}`,
          },
        ]
      : []),
  ])
  const columns = names.map((name) => [
    name,
    Object.freeze({ dataset: input.name, name, unit: facts[name].unit ?? null }),
  ])
  return Object.freeze({
    kind: 'dataset',
    name: input.name,
    title: input.title,
    counts: input.counts,
    schema: z.strictObject(fields) as z.ZodObject<F>,
    facts: Object.freeze(facts),
    col: Object.freeze(Object.fromEntries(columns)) as Dataset<F, U>['col'],
    key: Object.freeze([...input.key]),
    time: basisOf(input.time),
    reportedBy: input.reportedBy ?? 'county',
    lowestLevel: input.lowestLevel ?? 'village',
    sentAs: input.sentAs ?? (input.time.kind === 'policy' ? 'part' : 'full'),
    dropped: Object.freeze([...(input.dropped ?? [])]),
    notes: input.notes ?? null,
  } satisfies Dataset<F, U>)
}

function unitFaults(counts: Unit, facts: Readonly<Record<string, FieldFacts>>): readonly Fault[] {
  return [
    ['counts', counts] as const,
    ...Object.entries(facts).map(([name, { unit }]) => [`fields.${name}`, unit] as const),
  ]
    .filter(([, unit]) => unit !== undefined && !isUnit(unit))
    .map(([path, unit]) => ({ path, message: `must be in a unit, got "${unit}"` }))
}

/** The basis without options that have their default value: the fingerprint of a measure includes it. */
function basisOf(time: Basis): Basis {
  if (time.kind !== 'policy') return Object.freeze(time)
  const { kind, from, series, spansDistricts } = time
  return Object.freeze({
    kind,
    from,
    series: Object.freeze([...series]),
    ...(spansDistricts === true ? { spansDistricts } : {}),
  })
}

/** The fields that identify a series of an effective-dated dataset. */
export function seriesOf({ series, spansDistricts }: Extract<Basis, { kind: 'policy' }>): readonly string[] {
  return spansDistricts === true ? series : ['district', ...series.filter((field) => field !== 'district')]
}

function faultsOf(
  name: string,
  facts: Readonly<Record<string, FieldFacts>>,
  key: readonly string[],
  time: Basis,
): Fault[] {
  const faults: Fault[] = []
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    faults.push({ path: 'name', message: `"${name}" must be kebab-case` })
  if (name.length > 50) faults.push({ path: 'name', message: 'must be at most 50 letters, because it names a table' })
  for (const field of Object.keys(facts))
    if (!/^[a-z][A-Za-z0-9]*$/.test(field)) faults.push({ path: `fields.${field}`, message: 'must be camelCase' })
  if (facts['district']?.kind !== 'district')
    faults.push({ path: 'fields.district', message: 'must be a field made by districtCode()' })
  if (key.length === 0) faults.push({ path: 'key', message: 'must name at least one field' })
  for (const field of key)
    if (facts[field]?.optional !== false)
      faults.push({ path: `key.${field}`, message: 'must be a field that is always stated' })
  const wantDay = (path: string, field: string, mayBeOpen: boolean): void => {
    const found = facts[field]
    if (found?.kind !== 'day') faults.push({ path, message: `"${field}" must be a day` })
    else if (found.optional && !mayBeOpen) faults.push({ path, message: `"${field}" must always be stated` })
  }
  if (time.kind === 'flow') wantDay('time.on', time.on, false)
  else wantDay('time.from', time.from, false)
  if (time.kind === 'stock') wantDay('time.to', time.to, true)
  if (time.kind === 'policy') {
    for (const field of time.series)
      if (facts[field]?.optional !== false)
        faults.push({ path: `time.series.${field}`, message: 'must be a field that is always stated' })
    faults.push(...policyKeyFaults(name, key, time))
  }
  return faults
}

/** Which of two records of one series replaces the other must not depend on the order of the rows. */
function policyKeyFaults(name: string, key: readonly string[], time: Extract<Basis, { kind: 'policy' }>): Fault[] {
  if (time.spansDistricts === true && time.series.includes('district'))
    return [{ path: 'time.series.district', message: 'must not be a field of a series that spans districts' }]
  if (time.series.includes(time.from))
    return [
      { path: `time.series.${time.from}`, message: 'must not be the day: the records of one series differ by it' },
    ]
  const allowed = [...seriesOf(time), time.from]
  if (key.length === allowed.length && allowed.every((field) => key.includes(field))) return []
  const hint =
    time.spansDistricts !== true && !key.includes('district')
      ? '; if a series continues in another district, set spansDistricts: true and leave the district out'
      : ''
  return [
    {
      path: 'key',
      message: `the key of ${name}, an effective-dated dataset, must be its ${time.spansDistricts === true ? 'series and day' : 'district, series and day'} (${allowed.join(', ')}), got ${key.join(', ') || 'none'}: with any other key, the record in force depends on the order of rows${hint}`,
    },
  ]
}
