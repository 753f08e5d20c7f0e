import type { z } from 'zod'
import type { Catalogue } from '../indicator/catalogue.js'
import type { AnyDataset } from '../dataset/dataset.js'
import { MinzhengError } from '../base/errors.js'
import type { FieldFacts } from '../dataset/field.js'
import { isMonth } from '../period/period.js'
import type { Return } from '../totals/returns.js'

/** A fault of a record or return that the caller gave: where it is and which rule it breaks. Never the value. */
export interface InputFault {
  /** `records of homes` or `returns`. */
  readonly in: string
  /** Its index in the list, from 0; null if the list itself is wrong. */
  readonly position: number | null
  /** The valid fields of the record's key that identify no person: its district, its day, its choices. */
  readonly key: Readonly<Record<string, string | number | boolean>>
  readonly field: string | null
  readonly rule: string
}

/**
 * The number of faults reported in full, and of faults of one kind, which leaves room for other kinds; the rest are
 * counted.
 */
const reportedAtMost = 20
const ofOneKind = 3

/**
 * Checks records and returns against the catalogue. Gives back the returns as a list, because the caller's iterable may
 * be read only once. Throws `invalid-input` with up to twenty faults, at most three of one field, and the number of all
 * faults. Messages say what is allowed and what type of value was given, and quote no value that could belong to a
 * person.
 */
export function checkedInput(catalogue: Catalogue, records: unknown, returns: unknown): readonly Return[] {
  const faults = new Faults()
  if (isObject(records)) for (const [name, rows] of Object.entries(records)) checkRecords(catalogue, name, rows, faults)
  else
    faults.add({
      in: 'records',
      position: null,
      key: {},
      field: null,
      rule: `must be lists of records by dataset, got ${kindOf(records)}`,
    })
  const sent = checkReturns(catalogue, returns, faults)
  faults.refuse()
  return sent
}

class Faults {
  readonly reported: InputFault[] = []
  count = 0
  readonly #kinds = new Map<string, number>()

  add(fault: InputFault): void {
    this.count += 1
    if (this.reported.length >= reportedAtMost) return
    const kind = `${fault.in} ${fault.field}`
    const before = this.#kinds.get(kind) ?? 0
    this.#kinds.set(kind, before + 1)
    if (before < ofOneKind) this.reported.push(Object.freeze(fault))
  }

  refuse(): void {
    if (this.count === 0) return
    const more = this.count - this.reported.length
    const lines = [...this.reported.map(inWords), ...(more > 0 ? [`and ${more} more`] : [])]
    throw new MinzhengError(
      'invalid-input',
      `what was given to be evaluated has ${this.count} fault(s):\n${lines.map((line) => `  ${line}`).join('\n')}`,
      {
        faults: Object.freeze(this.reported),
        count: this.count,
      },
    )
  }
}

function inWords({ in: where, position, key, field, rule }: InputFault): string {
  const reported = Object.entries(key).map(([name, value]) => `${name} ${value}`)
  return `${where}${position === null ? '' : `, number ${position}`}${reported.length === 0 ? '' : ` (${reported.join(', ')})`}: ${field === null ? '' : `${field} `}${rule}`
}

function checkRecords(catalogue: Catalogue, name: string, rows: unknown, faults: Faults): void {
  const dataset = catalogue.datasets.get(name)
  const where = `records of ${shownName(name)}`
  const whole = (rule: string): void => faults.add({ in: where, position: null, key: {}, field: null, rule })
  if (dataset === undefined)
    return whole(`${quoted(name)} is not a dataset; there are: ${[...catalogue.datasets.keys()].join(', ')}`)
  if (!Array.isArray(rows)) return whole(`must be a list of records, got ${kindOf(rows)}`)
  const { districts } = catalogue
  const firstOf = new Map<string, number>()
  for (let position = 0; position < rows.length; position += 1) {
    const record: unknown = rows[position]
    if (!isObject(record)) {
      faults.add({ in: where, position, key: {}, field: null, rule: `must be a record, got ${kindOf(record)}` })
      continue
    }
    const fault = (field: string | null, rule: string): void =>
      faults.add({ in: where, position, key: tellable(dataset, record, districts.has), field, rule })
    const { error } = dataset.schema.safeParse(record)
    for (const issue of error?.issues ?? []) {
      // The tree contains its districts; those of reporting units have codes of their own.
      if (issue.path[0] === 'district' && typeof record['district'] === 'string') continue
      for (const [field, rule] of rulesOf(dataset, issue, record)) fault(field, rule)
    }
    const { district } = record
    if (typeof district === 'string' && !districts.has(district))
      fault(
        'district',
        `must be a district of ${districts.root.name}, got ${isCode(district) ? district : kindOf(district)}`,
      )
    const key = keyOf(dataset, record)
    const first = key === undefined ? undefined : firstOf.get(key)
    if (first !== undefined)
      fault(null, `must have a key (${dataset.key.join(', ')}) of its own, got that of number ${first}`)
    else if (key !== undefined) firstOf.set(key, position)
  }
}

/** The fields that an issue of the schema is about, each with the rule in words. */
function rulesOf(
  dataset: AnyDataset,
  issue: z.core.$ZodIssue,
  record: Readonly<Record<string, unknown>>,
): readonly (readonly [string | null, string])[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((name) => [
      shownName(name),
      `is not a field of ${dataset.name}; there are: ${Object.keys(dataset.facts).join(', ')}`,
    ])
  const field = String(issue.path[0] ?? '')
  const facts = dataset.facts[field]
  if (facts === undefined) return [[null, `must be a record of ${dataset.name}`]]
  if (!Object.hasOwn(record, field) || record[field] === undefined)
    return [[field, `must be stated${facts.optional ? ', null if it is not known' : ''}`]]
  // A rule of the field itself has words for people; the rule of a type follows from the field's kind.
  const rule = issue.code === 'custom' && facts.kind === 'text' ? issue.message : ruleOf(facts, issue)
  return [[field, `${rule}${facts.optional ? ' or null' : ''}, got ${kindOf(record[field])}`]]
}

function ruleOf({ kind, choices }: FieldFacts, issue: z.core.$ZodIssue): string {
  switch (kind) {
    case 'text':
      return 'must be a text of 1 to 200 letters'
    case 'day':
      return 'must be a day of the calendar written YYYY-MM-DD'
    case 'integer':
      return issue.code === 'too_small'
        ? `must be ${issue.minimum} or more`
        : issue.code === 'too_big'
          ? `must be ${issue.maximum} or less`
          : 'must be a whole number'
    case 'money':
      return 'must be whole fen, 0 or more'
    case 'flag':
      return 'must be true or false'
    case 'choice': {
      const allowed = Object.keys(choices ?? {})
      return `must be one of: ${allowed.slice(0, 12).join(', ')}${allowed.length > 12 ? ', …' : ''}`
    }
    case 'district':
      return 'must be a code of 6, 9 or 12 digits'
    case 'pseudonym':
      return 'must be a pseudonym of 32 hexadecimal digits'
  }
}

function checkReturns(catalogue: Catalogue, returns: unknown, faults: Faults): readonly Return[] {
  const whole = (rule: string): readonly Return[] => {
    faults.add({ in: 'returns', position: null, key: {}, field: null, rule })
    return []
  }
  if (typeof returns !== 'object' || returns === null || !(Symbol.iterator in returns))
    return whole(`must be a list of returns, got ${kindOf(returns)}`)
  const sent = [...(returns as Iterable<unknown>)]
  sent.forEach((each, position) => {
    const fault = (field: string | null, rule: string): void =>
      faults.add({ in: 'returns', position, key: {}, field, rule })
    if (!isObject(each)) return fault(null, `must be a return, got ${kindOf(each)}`)
    const { dataset, district, month, own, estimated } = each
    if (typeof dataset !== 'string' || !catalogue.datasets.has(dataset))
      fault(
        'dataset',
        `must be one of: ${[...catalogue.datasets.keys()].join(', ')}, got ${typeof dataset === 'string' ? quoted(dataset) : kindOf(dataset)}`,
      )
    if (typeof district !== 'string' || !catalogue.districts.has(district))
      fault(
        'district',
        `must be a district of ${catalogue.districts.root.name}, got ${typeof district === 'string' && isCode(district) ? district : kindOf(district)}`,
      )
    if (typeof month !== 'string' || !isMonth(month))
      fault('month', `must be a month written YYYY-MM, got ${kindOf(month)}`)
    for (const [name, value] of Object.entries({ own, estimated }))
      if (value !== undefined && typeof value !== 'boolean')
        fault(name, `must be true, false or left out, got ${kindOf(value)}`)
    for (const name of Object.keys(each))
      if (!['dataset', 'district', 'month', 'own', 'estimated'].includes(name))
        fault(shownName(name), 'is not a field of a return')
  })
  return sent as readonly Return[]
}

/** The key of a record as one text; undefined if a field of it is invalid. */
function keyOf(dataset: AnyDataset, record: Readonly<Record<string, unknown>>): string | undefined {
  let key = ''
  for (const field of dataset.key) {
    const value = record[field]
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined
    key += `${typeof value === 'string' ? value : `\u0001${value}`}\u0000`
  }
  return key
}

/**
 * The part of a record's key that may be shown: its district, its choices and flags, and the day it counts from; no
 * texts and no persons.
 */
function tellable(
  dataset: AnyDataset,
  record: Readonly<Record<string, unknown>>,
  isDistrict: (code: string) => boolean,
): InputFault['key'] {
  const { time } = dataset
  const timed = time.kind === 'flow' ? time.on : time.from
  const reported: Record<string, string | number | boolean> = {}
  for (const field of new Set(['district', ...dataset.key])) {
    const value = record[field]
    const facts = dataset.facts[field]
    if (typeof value === 'string') {
      if (facts?.kind === 'choice' && Object.hasOwn(facts.choices ?? {}, value)) reported[field] = value
      if (field === 'district' && isDistrict(value)) reported[field] = value
      if (field === timed && /^\d{4}-\d{2}-\d{2}$/.test(value)) reported[field] = value
    } else if (facts?.kind === 'flag' && typeof value === 'boolean') reported[field] = value
    else if (
      facts?.kind === 'integer' &&
      typeof value === 'number' &&
      Number.isInteger(value) &&
      Math.abs(value) < 1000
    )
      reported[field] = value
  }
  return reported
}

/** Describes the type of a value without the value itself. */
function kindOf(value: unknown): string {
  if (value === null) return 'null'
  switch (typeof value) {
    case 'string':
      return value === '' ? 'an empty text' : `a text of ${value.length} letters`
    case 'number':
      return !Number.isFinite(value)
        ? String(value)
        : !Number.isInteger(value)
          ? 'a number with decimals'
          : value < 0
            ? 'a number below 0'
            : Number.isSafeInteger(value)
              ? 'a whole number'
              : 'a number too large to be exact'
    case 'boolean':
      return String(value)
    case 'undefined':
      return 'nothing'
    case 'object':
      return Array.isArray(value) ? 'a list' : value instanceof Date ? 'a Date; write YYYY-MM-DD' : 'an object'
    default:
      return `a ${typeof value}`
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
/** A code of a district or reporting unit: no number of a person has this many digits. */
const isCode = (text: string): boolean => /^(\d{6}|\d{9}|\d{12}|\d{6}-[a-z]{1,20})$/.test(text)
/** A name that a programmer writes; any other name could be a person's. */
const shownName = (name: string): string =>
  /^[a-z][A-Za-z0-9-]{0,49}$/.test(name) ? name : 'a field or dataset of another name'
const quoted = (name: string): string => (/^[a-z][A-Za-z0-9-]{0,49}$/.test(name) ? `"${name}"` : kindOf(name))
