import type { AnyDataset, FieldFacts } from '@minzheng/core'
import { cellText, cleanText, type Cell } from './cell.js'
import { levelHeaders, namedLevels, type NamedLevel } from './district.js'
import { ImportError } from './import-error.js'
import { looksPersonal } from './reasons.js'

/** One column of a file, as its header says. */
export interface Column {
  /** 0-based. */
  readonly index: number
  /** As sent, for people. */
  readonly header: string
  /** To compare by. */
  readonly name: string
  /** Without a unit in brackets; the same as `name` where it has none. */
  readonly bare: string
  /** 万 is 4; 0 without a unit. */
  readonly power: number
  /** The unit is an amount of money, something else, or not said. */
  readonly unit: 'money' | 'other' | null
}

/** How the columns of a file serve a dataset. */
export interface HeaderMatch {
  readonly dataset: AnyDataset
  /** Field name → its column. */
  readonly fields: ReadonlyMap<string, Column>
  /** Columns that name the district, where there is no code; highest level first. */
  readonly levels: readonly { readonly level: NamedLevel; readonly column: Column }[]
  /** Titles of fields that must be stated and have no column. */
  readonly missing: readonly string[]
  /** Headers read and never kept, as the dataset declares. */
  readonly dropped: readonly string[]
  /** Headers that mean nothing to the dataset; never kept either. */
  readonly unknown: readonly string[]
  /** Headers of columns that stand for one field more than once. */
  readonly doubled: readonly string[]
  /** The part of the fields that must be stated which have a column, 0 to 1. */
  readonly share: number
  /** Columns that the dataset knows. */
  readonly known: number
}

const powers: Readonly<Record<string, number>> = { 千: 3, 万: 4, 百万: 6, 千万: 7, 亿: 8 }
const unitForm = /^(.+)[([]单?位?:?(千万|百万|千|万|亿)?(元|人民币元|人次|人|次|户|张|个|家|件|项|岁|份|所|处|床|%)?[)\]]$/

/** A header to compare by: half-width, without spaces, line breaks and the asterisk of a required column. */
export function headerName(header: string): string {
  return cleanText(header)
    .replace(/\s+/g, '')
    .replace(/^\*+|\*+$/g, '')
    .toLowerCase()
}

/** The columns of a header row; columns without a header are left out. */
export function columnsOf(cells: readonly Cell[]): readonly Column[] {
  return cells.flatMap((cell, index) => {
    const header = cellText(cell)
    const name = headerName(header)
    return name === '' ? [] : [{ index, header, name, ...unitOf(name) }]
  })
}

function unitOf(name: string): Pick<Column, 'bare' | 'power' | 'unit'> {
  const [, bare, power, unit] = unitForm.exec(name) ?? []
  if (bare === undefined || (power === undefined && unit === undefined)) return { bare: name, power: 0, unit: null }
  return { bare, power: power === undefined ? 0 : powers[power]!, unit: unit === undefined ? null : unit.endsWith('元') ? 'money' : 'other' }
}

/** Matches columns to a dataset's fields, by title first, then by alias. */
export function matchHeader(dataset: AnyDataset, columns: readonly Column[]): HeaderMatch {
  const fields = new Map<string, Column>()
  const doubled: string[] = []
  const free = new Set(columns)
  const take = (field: string, facts: FieldFacts, header: string): void => {
    if (fields.has(field)) return
    const name = headerName(header)
    const fitting = columns.filter((column) => free.has(column) && (column.name === name || (column.bare === name && unitSuits(facts, column))))
    const [first] = fitting
    if (first === undefined) return
    if (fitting.length > 1) doubled.push(...fitting.map((column) => column.header))
    fields.set(field, first)
    free.delete(first)
  }
  const entries = Object.entries(dataset.facts)
  for (const [field, facts] of entries) take(field, facts, facts.title.zh)
  for (const [field, facts] of entries) for (const alias of facts.aliases) take(field, facts, alias)

  const levels: { level: NamedLevel; column: Column }[] = []
  if (!fields.has('district'))
    for (const level of namedLevels as readonly NamedLevel[]) {
      const names = levelHeaders[level].map(headerName)
      const column = [...free].find(({ name }) => names.includes(name))
      if (column === undefined) continue
      levels.push({ level, column })
      free.delete(column)
    }

  const droppedNames = new Set(dataset.dropped.map(headerName))
  const rest = columns.filter((column) => free.has(column))
  const required = entries.filter(([, facts]) => !facts.optional)
  const absent = required.filter(([field]) => !fields.has(field) && !(field === 'district' && levels.length > 0))
  const dropped = rest.filter(({ name }) => droppedNames.has(name)).map(({ header }) => header)
  return {
    dataset,
    fields,
    levels,
    missing: absent.map(([, facts]) => facts.title.zh),
    dropped,
    unknown: rest.filter(({ name }) => !droppedNames.has(name)).map(({ header }) => header),
    doubled,
    share: (required.length - absent.length) / required.length,
    known: fields.size + levels.length + dropped.length,
  }
}

/** A unit in brackets must be one of the field: 万元 never serves a count of persons. */
function unitSuits(facts: FieldFacts, column: Column): boolean {
  if (column.unit === null && column.power === 0) return true
  if (facts.kind === 'money') return column.unit !== 'other'
  return facts.kind === 'integer' && column.unit !== 'money'
}

/** Throws where a matched header cannot serve: a field that must be stated has no column, or one has two. */
export function refuseFaultyHeader(match: HeaderMatch, file: string, columns: readonly Column[]): void {
  const { dataset } = match
  if (match.doubled.length > 0)
    throw new ImportError('duplicate-column', `${file}: the columns ${match.doubled.join(', ')} stand for the same field of ${named(dataset)}; leave one`, {
      headers: match.doubled,
    })
  if (match.missing.length > 0)
    throw new ImportError(
      'missing-columns',
      `${file}: ${named(dataset)} needs the column(s) ${match.missing.join(', ')}; the header has ${shownHeaders(columns)}`,
      {
        dataset: dataset.name,
        missing: match.missing,
      },
    )
}

/** A dataset for a message. */
export function named(dataset: AnyDataset): string {
  return `${dataset.title.zh} (${dataset.name})`
}

/** The headers for a message; one that looks like a cell of a person is masked, in case the row is no header. */
export function shownHeaders(columns: readonly Column[]): string {
  const shown = columns.slice(0, 40).map(({ header }) => (looksPersonal(header) || header.length > 30 ? '…' : header))
  return shown.length === 0 ? 'nothing' : shown.join(', ')
}
