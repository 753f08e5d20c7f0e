import type { AnyDataset } from '@minzheng/core'
import type { FieldFacts } from '@minzheng/core/evaluation'
import { shownName } from '@minzheng/core/privacy'
import type { Column, ColumnName } from './column.js'
import { levelHeaders, namedLevels, type NamedLevel } from '../district/district.js'
import { headerName } from './header-text.js'
import { ImportError } from '../base/import-error.js'

/** A column that serves a field, with the name that matched. */
interface FieldColumn {
  /** 0-based. */
  readonly index: number
  /** As sent, for messages. */
  readonly header: string
  /** 万 is 4; 0 without a unit. */
  readonly power: number
  /** True if the header contains a unit. */
  readonly hasUnit: boolean
  /** True if it is above the column's own header. */
  readonly unitAbove: boolean
}

/** How the columns of a file serve a dataset. */
export interface HeaderMatch {
  readonly dataset: AnyDataset
  /** Field name → its column. */
  readonly fields: ReadonlyMap<string, FieldColumn>
  /** Columns that name the district, if there is no code; highest level first. */
  readonly levels: readonly { readonly level: NamedLevel; readonly column: Column }[]
  /** Titles of required fields without a column. */
  readonly missing: readonly string[]
  /** Headers that are read and never stored, as the dataset declares. */
  readonly dropped: readonly string[]
  /** Headers without a meaning for the dataset; never stored either. */
  readonly unknown: readonly string[]
  /**
   * Of those: headers with the name of a field that has no other column, and with a unit or note that is not
   * understood.
   */
  readonly unclear: readonly string[]
  /** Headers of several columns for the same field. */
  readonly doubled: readonly string[]
  /** The share of required fields that have a column, 0 to 1. */
  readonly share: number
  /** Columns that the dataset knows. */
  readonly known: number
}

/** Columns by their possible names. Made once for a header, however many datasets it is compared with. */
export type NamedColumns = ReadonlyMap<
  string,
  readonly { readonly column: Column; readonly read: ColumnName; readonly depth: number }[]
>

export function namedColumns(columns: readonly Column[]): NamedColumns {
  const byName = new Map<string, { column: Column; read: ColumnName; depth: number }[]>()
  const add = (name: string, entry: { column: Column; read: ColumnName; depth: number }): void => {
    const known = byName.get(name)
    if (known === undefined) byName.set(name, [entry])
    else known.push(entry)
  }
  for (const column of columns)
    column.names.forEach((read, depth) => {
      add(read.name, { column, read, depth })
      if (read.bare !== read.name) add(read.bare, { column, read, depth })
    })
  return byName
}

/**
 * Matches columns to the fields of a dataset: by Chinese title first, then by alias, then by the field's own name or
 * English title.
 */
export function matchHeader(
  dataset: AnyDataset,
  columns: readonly Column[],
  byName: NamedColumns = namedColumns(columns),
): HeaderMatch {
  const fields = new Map<string, FieldColumn>()
  const doubled: string[] = []
  const free = new Set(columns)
  const { spellings, droppedNames, required, all } = vocabularyOf(dataset)
  for (const [field, facts, name] of spellings) {
    const candidates = byName.get(name)
    if (candidates === undefined || fields.has(field)) continue
    // The longest names first: 补贴金额 before 金额, which two columns may have.
    for (let depth = 0; depth < 3; depth += 1) {
      const fitting = candidates.filter(
        (each) => each.depth === depth && free.has(each.column) && fits(each.read, name, facts),
      )
      const [first] = fitting
      if (first === undefined) continue
      if (fitting.length > 1) doubled.push(...fitting.map(({ column }) => column.header))
      // A unit above also spans other columns, and may not apply to this one.
      const applies = !first.read.inherited || unitServes(facts, first.read)
      const { power, unit, inherited } = first.read
      fields.set(field, {
        index: first.column.index,
        header: first.column.header,
        power: applies ? power : 0,
        hasUnit: applies && (unit !== null || power > 0),
        unitAbove: inherited,
      })
      free.delete(first.column)
      break
    }
  }

  const levels: { level: NamedLevel; column: Column }[] = []
  if (!fields.has('district'))
    for (const [level, headers] of levelNames) {
      const column = columnNamed(byName, headers, free)
      if (column === undefined) continue
      levels.push({ level, column })
      free.delete(column)
    }

  const isDropped = ({ names }: Column): boolean =>
    names.some(({ name, bare }) => droppedNames.has(name) || droppedNames.has(bare))
  const rest = columns.filter((column) => free.has(column))
  const absent = required.filter(([field]) => !fields.has(field) && !(field === 'district' && levels.length > 0))
  const dropped = rest.filter(isDropped).map(({ header }) => header)
  const unread = rest.filter((column) => !isDropped(column))
  return {
    dataset,
    fields,
    levels,
    missing: absent.map(([, facts]) => facts.title.zh),
    dropped,
    unknown: unread.map(({ header }) => header),
    unclear: unread.flatMap((column) => {
      const near = column.names.find(({ bare, name, stray }) => (bare !== name || stray.length > 0) && all.has(bare))
      const field = near === undefined ? undefined : all.get(near.bare)
      return field === undefined || fields.has(field) || (field === 'district' && levels.length > 0)
        ? []
        : [column.header]
    }),
    doubled,
    share: (required.length - absent.length) / required.length,
    known: fields.size + levels.length + dropped.length,
  }
}

export const levelNames = namedLevels.map(
  (level) => [level as NamedLevel, levelHeaders[level as NamedLevel].map(headerName)] as const,
)

/** The first of the free columns that has one of the names. */
function columnNamed(byName: NamedColumns, names: readonly string[], free: ReadonlySet<Column>): Column | undefined {
  let found: Column | undefined
  for (const name of names)
    for (const { column, read } of byName.get(name) ?? [])
      if (
        (read.name === name || read.stray.length === 0) &&
        free.has(column) &&
        (found === undefined || column.index < found.index)
      )
        found = column
  return found
}

interface Vocabulary {
  readonly spellings: readonly (readonly [field: string, facts: FieldFacts, name: string])[]
  readonly droppedNames: ReadonlySet<string>
  readonly required: readonly (readonly [field: string, facts: FieldFacts])[]
  /** The field of every spelling. */
  readonly all: ReadonlyMap<string, string>
}
const vocabularies = new WeakMap<AnyDataset, Vocabulary>()

/** The names of a dataset's fields, in order of precedence. */
export function vocabularyOf(dataset: AnyDataset): Vocabulary {
  const known = vocabularies.get(dataset)
  if (known !== undefined) return known
  const entries = Object.entries(dataset.facts)
  const spelt = (words: (field: string, facts: FieldFacts) => readonly string[]) =>
    entries.flatMap(([field, facts]) => words(field, facts).map((word) => [field, facts, headerName(word)] as const))
  const spellings = [
    ...spelt((_, { title }) => [title.zh]),
    ...spelt((_, { aliases }) => aliases),
    ...spelt((field, { title }) => [field, title.en]),
  ]
  const made = {
    spellings,
    droppedNames: new Set(dataset.dropped.map(headerName)),
    required: entries.filter(([, facts]) => !facts.optional),
    all: new Map([...spellings].toReversed().map(([field, , name]) => [name, field] as const)),
  }
  vocabularies.set(dataset, made)
  return made
}

function fits(read: ColumnName, name: string, facts: FieldFacts): boolean {
  // A cell above may contain 万元 in words that are not understood.
  if (read.name === name) return facts.kind !== 'money' || !read.stray.some((word) => /[百千万亿]元/.test(word))
  return read.bare === name && unitSuits(facts, read) && read.stray.every((word) => isChoice(facts, word))
}

/** A note that only lists the words of a choice: 服务类型(居家/机构). */
function isChoice({ choices }: FieldFacts, note: string): boolean {
  if (choices === undefined) return false
  const words = new Set(
    Object.values(choices).flatMap(({ zh, en, aliases = [] }) => [zh, en, ...aliases].map(headerName)),
  )
  return note.split('/').every((word) => words.has(word))
}

const spans = ['年', '季', '月', '日', '天', '小时'] as const

/** A unit must fit the field: 万元 never serves a count of persons, and 元/年 never a monthly standard. */
function unitSuits(facts: FieldFacts, read: ColumnName): boolean {
  return read.inherited || (read.unit === null && read.power === 0) || unitServes(facts, read)
}

function unitServes(facts: FieldFacts, { unit, per }: ColumnName): boolean {
  if (facts.kind === 'money') return unit === null || (unit === 'money' && spanSuits(facts, per))
  return facts.kind === 'integer' && (unit === 'percent' ? facts.unit === 'percent' : unit !== 'money')
}

/**
 * An amount for a year is no amount for a month: if the title of a field has a span, the unit must have the same or
 * none.
 */
function spanSuits({ title }: FieldFacts, per: string): boolean {
  const stated = spans.filter((span) => per.includes(span))
  const meant = spans.filter((span) => title.zh.includes(span))
  return stated.length === 0 || meant.length === 0 || stated.every((span) => meant.includes(span))
}

/** Throws if a matched header cannot serve: a required field has no column, or a field has two. */
export function refuseFaultyHeader(match: HeaderMatch, file: string, columns: readonly Column[]): void {
  const { dataset } = match
  if (match.doubled.length > 0)
    throw new ImportError(
      'duplicate-column',
      `${file}: the columns ${match.doubled.join(', ')} mean the same field of ${named(dataset)}; keep one`,
      {
        headers: match.doubled,
      },
    )
  if (match.missing.length > 0)
    throw new ImportError(
      'missing-columns',
      `${file}: ${named(dataset)} needs the column(s) ${match.missing.join(', ')}; the header has ${shownHeaders(columns)}`,
      {
        dataset: dataset.name,
        missing: match.missing,
      },
    )
  if (match.unclear.length > 0)
    throw new ImportError(
      'header-note',
      `${file}: 表头括号内的单位或说明无法理解，请删去或改写，如 金额(万元) the unit or note in the brackets of ${match.unclear.map(shortened).join(', ')} is not understood for ${named(dataset)}; remove it, or write a unit such as 金额(万元)`,
      { headers: match.unclear },
    )
}

/** A dataset's name for a message. */
export function named(dataset: AnyDataset): string {
  return `${dataset.title.zh} (${dataset.name})`
}

/** The headers for a message; one that looks like personal data is masked, in case the row is no header. */
export function shownHeaders(columns: readonly Column[]): string {
  const shown = columns.slice(0, 40).map(({ header }) => shortened(header))
  return shown.length === 0 ? 'nothing' : shown.join(', ')
}

function shortened(header: string): string {
  return header.length > 30 ? '…' : shownName(header)
}
