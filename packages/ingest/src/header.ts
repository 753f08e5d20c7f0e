import { shownName, type AnyDataset, type FieldFacts } from '@minzheng/core'
import { headerName, type Column, type ColumnName } from './column.js'
import { levelHeaders, namedLevels, type NamedLevel } from './district.js'
import { ImportError } from './import-error.js'

/** A column that serves a field, read by the name that fitted. */
interface FieldColumn {
  /** 0-based. */
  readonly index: number
  /** As sent, for people. */
  readonly header: string
  /** 万 is 4; 0 without a unit. */
  readonly power: number
  /** The header says a unit. */
  readonly hasUnit: boolean
}

/** How the columns of a file serve a dataset. */
export interface HeaderMatch {
  readonly dataset: AnyDataset
  /** Field name → its column. */
  readonly fields: ReadonlyMap<string, FieldColumn>
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

/** Matches columns to a dataset's fields: by Chinese title first, then by alias, then by the field's own name or English title. */
export function matchHeader(dataset: AnyDataset, columns: readonly Column[]): HeaderMatch {
  const fields = new Map<string, FieldColumn>()
  const doubled: string[] = []
  const free = new Set(columns)
  // Of the thousands of rows and datasets that are tried for each file, most share nothing.
  const present = new Set(columns.flatMap(({ names }) => names.flatMap(({ name, bare }) => [name, bare])))
  const take = (field: string, facts: FieldFacts, name: string): void => {
    if (!present.has(name) || fields.has(field)) return
    // The fullest names first: 补贴金额 before the 金额 that two columns may have.
    for (let depth = 0; depth < 3; depth += 1) {
      const fitting = [...free].flatMap((column) => {
        const read = column.names[depth]
        return read !== undefined && fits(read, name, facts) ? [{ column, read }] : []
      })
      const [first] = fitting
      if (first === undefined) continue
      if (fitting.length > 1) doubled.push(...fitting.map(({ column }) => column.header))
      fields.set(field, { index: first.column.index, header: first.column.header, power: first.read.power, hasUnit: first.read.bare !== first.read.name })
      free.delete(first.column)
      return
    }
  }
  const entries = Object.entries(dataset.facts)
  const { spellings, droppedNames } = vocabularyOf(dataset)
  for (const [field, facts, name] of spellings) take(field, facts, name)

  const levels: { level: NamedLevel; column: Column }[] = []
  const takeNamed = (names: readonly string[]): Column | undefined => [...free].find((column) => column.names.some(({ name }) => names.includes(name)))
  if (!fields.has('district'))
    for (const level of namedLevels as readonly NamedLevel[]) {
      const column = takeNamed(levelHeaders[level].map(headerName))
      if (column === undefined) continue
      levels.push({ level, column })
      free.delete(column)
    }

  const isDropped = ({ names }: Column): boolean => names.some(({ name }) => droppedNames.has(name))
  const rest = columns.filter((column) => free.has(column))
  const required = entries.filter(([, facts]) => !facts.optional)
  const absent = required.filter(([field]) => !fields.has(field) && !(field === 'district' && levels.length > 0))
  const dropped = rest.filter(isDropped).map(({ header }) => header)
  return {
    dataset,
    fields,
    levels,
    missing: absent.map(([, facts]) => facts.title.zh),
    dropped,
    unknown: rest.filter((column) => !isDropped(column)).map(({ header }) => header),
    doubled,
    share: (required.length - absent.length) / required.length,
    known: fields.size + levels.length + dropped.length,
  }
}

interface Vocabulary {
  readonly spellings: readonly (readonly [field: string, facts: FieldFacts, name: string])[]
  readonly droppedNames: ReadonlySet<string>
}
const vocabularies = new WeakMap<AnyDataset, Vocabulary>()

/** The names of a dataset's fields, the ones that come first first. */
function vocabularyOf(dataset: AnyDataset): Vocabulary {
  const known = vocabularies.get(dataset)
  if (known !== undefined) return known
  const entries = Object.entries(dataset.facts)
  const spelt = (words: (field: string, facts: FieldFacts) => readonly string[]) =>
    entries.flatMap(([field, facts]) => words(field, facts).map((word) => [field, facts, headerName(word)] as const))
  const made = {
    spellings: [...spelt((_, { title }) => [title.zh]), ...spelt((_, { aliases }) => aliases), ...spelt((field, { title }) => [field, title.en])],
    droppedNames: new Set(dataset.dropped.map(headerName)),
  }
  vocabularies.set(dataset, made)
  return made
}

function fits(read: ColumnName, name: string, facts: FieldFacts): boolean {
  return read.name === name || (read.bare === name && unitSuits(facts, read))
}

/** A unit in brackets must be one of the field: 万元 never serves a count of persons. */
function unitSuits(facts: FieldFacts, { unit, power }: ColumnName): boolean {
  if (unit === null && power === 0) return true
  if (facts.kind === 'money') return unit === 'money' || unit === null
  if (facts.kind !== 'integer') return false
  return unit === 'percent' ? facts.unit === 'percent' : unit !== 'money'
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
  const shown = columns.slice(0, 40).map(({ header }) => (header.length > 30 ? '…' : shownName(header)))
  return shown.length === 0 ? 'nothing' : shown.join(', ')
}
