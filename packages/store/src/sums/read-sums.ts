import { sql, type RawBuilder, type Transaction } from 'kysely'
import type { Tables } from '../database/tables.js'
import { readNumbers } from './array-text.js'
import type { Layout } from './layout.js'
import { nextTurn } from './turn.js'
import { monthsInYear, nothingKnown, type YearSums } from './year-sums.js'

/**
 * The sums of a dataset and district over some months of a year, first to last; `history`: with fences and revisions,
 * of the whole year.
 */
export interface WantedSums {
  readonly layout: Layout
  readonly district: string
  readonly year: number
  readonly first: number
  readonly last: number
  readonly history: boolean
  /** True if the district has others below. */
  readonly hasBelow: boolean
}

/** Sums as they were read, each under its key. */
export type ReadSums = Map<string, YearSums>

/** What was read, the turn of this recompute, and the definitions that are in use. */
export interface SumsRead {
  readonly sums: ReadSums
  readonly turn: number
  readonly definitions: string
}

/** Names the sums of a dataset, district and year. */
export function sumsKey(dataset: string, district: string, year: number): string {
  return `${dataset} ${district} ${year}`
}

interface Row {
  readonly turn: number
  readonly own: string | null
  readonly total: string | null
  readonly fence: string | null
  readonly revision: string | null
}

/** Rows that are asked for by one statement at most: arrays beyond that are better sent in pieces. */
const atOnce = 20_000

/** Reads sums; what is not there, or outside the months that are asked for, is not known. */
export async function readSums(
  tx: Transaction<Tables>,
  schema: string,
  wanted: readonly WantedSums[],
): Promise<ReadSums> {
  const sums: ReadSums = new Map()
  for (let from = 0; from < wanted.length; from += atOnce) {
    const some = wanted.slice(from, from + atOnce)
    const { rows } = await sql<Row>`${statement(schema, some)}`.execute(tx)
    for (const row of rows) keep(sums, row, some)
  }
  return sums
}

/** Reads sums and draws a turn in the same statement. The caller holds the city's lock, so that turns rise. */
export async function readSumsInTurn(
  tx: Transaction<Tables>,
  schema: string,
  wanted: readonly WantedSums[],
): Promise<SumsRead> {
  const first = wanted.slice(0, atOnce)
  const { rows } = await sql<Row>`
    select 0 as turn, null as own, null as total, (select value from ${sql.id(schema, 'setting')} where name = 'definitions') as fence,
      (${nextTurn(schema)})::text as revision
    union all ${statement(schema, first)}`.execute(tx)
  const sums = await readSums(tx, schema, wanted.slice(atOnce))
  let read: Omit<SumsRead, 'sums'> | undefined
  for (const row of rows)
    if (row.turn === 0) read = { turn: Number(row.revision), definitions: row.fence ?? '' }
    else keep(sums, row, first)
  if (read === undefined) throw new Error('PostgreSQL gave no turn')
  return { sums, ...read }
}

function keep(sums: ReadSums, row: Row, wanted: readonly WantedSums[]): void {
  const { layout, district, year, first, hasBelow } = wanted[row.turn - 1]!
  sums.set(sumsKey(layout.dataset, district, year), yearSums(layout, row, first, hasBelow))
}

function statement(schema: string, wanted: readonly WantedSums[]): RawBuilder<unknown> {
  const integers = (pick: (each: WantedSums) => number): RawBuilder<unknown> => sql`${wanted.map(pick)}::integer[]`
  return sql`
    select w.turn::integer, s.own[w.own_first:w.own_last]::text as own, s.total[w.total_first:w.total_last]::text as total,
      case when w.history then s.fence::text end as fence, case when w.history then s.revision::text end as revision
    from unnest(
      ${wanted.map(({ layout }) => layout.dataset)}::text[], ${wanted.map(({ district }) => district)}::text[], ${integers(({ year }) => year)},
      ${integers(({ layout, first }) => first * layout.own + 1)}, ${integers(({ layout, last }) => (last + 1) * layout.own)},
      ${integers(({ layout, first }) => first * layout.total + 1)}, ${integers(({ layout, last }) => (last + 1) * layout.total)},
      ${wanted.map(({ history }) => history)}::boolean[])
      with ordinality as w (dataset, district, year, own_first, own_last, total_first, total_last, history, turn)
    join ${sql.id(schema, 'sums')} s on s.district = w.district and s.dataset = w.dataset and s.year = w.year`
}

function yearSums(layout: Layout, row: Row, first: number, hasBelow: boolean): YearSums {
  const sums = nothingKnown(layout, hasBelow)
  if (row.own !== null) readNumbers(row.own, sums.own, first * layout.own)
  if (row.total !== null && hasBelow) readNumbers(row.total, sums.total, first * layout.total)
  for (const each of ['fence', 'revision'] as const) if (row[each] !== null) readNumbers(row[each], sums[each])
  return sums
}

/** The months of a year that are asked for when there is no reason to ask for fewer. */
export const wholeYear = { first: 0, last: monthsInYear - 1 } as const
