import type { Month } from '@minzheng/core/periods'
import type { StoredYears } from './loaded-year.js'

/** A row of the statement that reads the sums, returns and marks behind figures. */
export interface SumsRow {
  readonly kind: 'definitions' | 'changed' | 'month' | 'return' | 'waiting' | 'own' | 'total'
  readonly dataset: string
  readonly district: string
  /** A month; for sums, the year. */
  readonly at: string
  readonly numbers: string | null
  readonly revision: string | null
  readonly moved: string | null
}

/** What figures read of a dataset, as texts: equal texts give equal figures. */
export interface DatasetRows {
  readonly years: StoredYears
  /** The returns as one text; null if there are none. */
  readonly returns: string | null
  readonly marks: readonly { readonly district: string; readonly month: Month }[]
  /** Distinct counts, keyed by `district bucket key`. */
  readonly distinct: ReadonlyMap<string, number>
}

/** All rows of a statement. */
export interface ReadRows {
  readonly version: string | null
  readonly months: readonly Month[]
  /** When the definition of an indicator last changed. */
  readonly changedAt: ReadonlyMap<string, number>
  /** The rows of a dataset; the same ones for each call. */
  readonly of: (dataset: string) => Omit<DatasetRows, 'distinct'>
}

/** Sorts the rows of a statement by dataset. */
export function sortRows(rows: readonly SumsRow[]): ReadRows {
  const months: Month[] = []
  const changedAt = new Map<string, number>()
  let version: string | null = null
  const found = new Map<
    string,
    Omit<DatasetRows, 'distinct'> & { returns: string | null; marks: { district: string; month: Month }[] }
  >()
  const of = (dataset: string) => {
    let own = found.get(dataset)
    if (own === undefined)
      found.set(dataset, (own = { years: { own: new Map(), total: new Map() }, returns: null, marks: [] }))
    return own
  }
  for (const row of rows)
    switch (row.kind) {
      case 'own':
      case 'total':
        of(row.dataset).years[row.kind].set(`${row.dataset} ${row.district} ${row.at}`, row)
        break
      case 'month':
        months.push(row.at)
        break
      case 'changed':
        changedAt.set(row.dataset, Number(row.moved))
        break
      case 'return':
        of(row.dataset).returns = row.moved
        break
      case 'waiting':
        of(row.dataset).marks.push({ district: row.district, month: row.at })
        break
      case 'definitions':
        version = row.numbers
    }
  return { version, months: months.toSorted(), changedAt, of }
}

/** True if figures that rest on the one are those that rest on the other. The order of rows says nothing. */
export function isSameRows(one: DatasetRows, other: DatasetRows): boolean {
  return (
    one.returns === other.returns &&
    isSameYears(one.years.own, other.years.own) &&
    isSameYears(one.years.total, other.years.total) &&
    one.marks.length === other.marks.length &&
    isSameMarks(one.marks, other.marks) &&
    one.distinct.size === other.distinct.size &&
    [...one.distinct].every(([key, count]) => other.distinct.get(key) === count)
  )
}

function isSameYears(one: StoredYears['own'], other: StoredYears['own']): boolean {
  if (one.size !== other.size) return false
  for (const [key, { numbers, revision }] of one) {
    const found = other.get(key)
    if (found === undefined || found.numbers !== numbers || found.revision !== revision) return false
  }
  return true
}

function isSameMarks(one: DatasetRows['marks'], other: DatasetRows['marks']): boolean {
  if (one.length === 0) return true
  const known = new Set(one.map(({ district, month }) => `${district} ${month}`))
  return other.every(({ district, month }) => known.has(`${district} ${month}`))
}
