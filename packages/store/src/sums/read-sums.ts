import { sql, type RawBuilder, type Transaction } from 'kysely'
import type { Tables } from '../database/tables.js'
import { readNumbers } from './array-text.js'
import type { Layout } from './layout.js'
import { nextTurn } from './turn.js'
import { monthsInYear, nothingKnown, type YearSums } from './year-sums.js'

/**
 * A request for the sums of a dataset and district over the months `first` to `last` of a year; `history`: also the
 * fences and revisions of the whole year.
 */
export interface SumsRequest {
  readonly layout: Layout
  readonly district: string
  readonly year: number
  readonly first: number
  readonly last: number
  readonly history: boolean
  /** True if the district has rolled-up sums. */
  readonly hasBelow: boolean
}

/** Loaded sums by `sumsKey`. */
export type LoadedSums = Map<string, YearSums>

/** The loaded sums, the turn of this recompute, and the version of the definitions in use. */
export interface SumsInTurn {
  readonly sums: LoadedSums
  readonly turn: number
  readonly definitions: string
}

/** The key of the sums of a dataset, district and year. */
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

/** The maximum number of rows that one statement requests; larger arrays are faster in pieces. */
const atOnce = 20_000

/** Loads sums; a number that is not stored, or outside the requested months, is NaN. */
export async function readSums(
  tx: Transaction<Tables>,
  schema: string,
  requests: readonly SumsRequest[],
): Promise<LoadedSums> {
  const sums: LoadedSums = new Map()
  for (let from = 0; from < requests.length; from += atOnce) {
    const some = requests.slice(from, from + atOnce)
    const { rows } = await sql<Row>`${statement(schema, some)}`.execute(tx)
    for (const row of rows) addLoaded(sums, row, some)
  }
  return sums
}

/** Loads sums and draws a turn in the same statement. The caller must hold the city's lock, so that turns rise. */
export async function readSumsInTurn(
  tx: Transaction<Tables>,
  schema: string,
  requests: readonly SumsRequest[],
): Promise<SumsInTurn> {
  const first = requests.slice(0, atOnce)
  const { rows } = await sql<Row>`
    select 0 as turn, null as own, null as total, (select value from ${sql.id(schema, 'setting')} where name = 'definitions') as fence,
      (${nextTurn(schema)})::text as revision
    union all ${statement(schema, first)}`.execute(tx)
  const sums = await readSums(tx, schema, requests.slice(atOnce))
  let read: Omit<SumsInTurn, 'sums'> | undefined
  for (const row of rows)
    if (row.turn === 0) read = { turn: Number(row.revision), definitions: row.fence ?? '' }
    else addLoaded(sums, row, first)
  if (read === undefined) throw new Error('the statement must return a turn, got none')
  return { sums, ...read }
}

function addLoaded(sums: LoadedSums, row: Row, requests: readonly SumsRequest[]): void {
  const { layout, district, year, first, hasBelow } = requests[row.turn - 1]!
  sums.set(sumsKey(layout.dataset, district, year), yearSums(layout, row, first, hasBelow))
}

function statement(schema: string, requests: readonly SumsRequest[]): RawBuilder<unknown> {
  const integers = (pick: (each: SumsRequest) => number): RawBuilder<unknown> => sql`${requests.map(pick)}::integer[]`
  return sql`
    select w.turn::integer, s.own[w.own_first:w.own_last]::text as own, s.total[w.total_first:w.total_last]::text as total,
      case when w.history then s.fence::text end as fence, case when w.history then s.revision::text end as revision
    from unnest(
      ${requests.map(({ layout }) => layout.dataset)}::text[], ${requests.map(({ district }) => district)}::text[], ${integers(({ year }) => year)},
      ${integers(({ layout, first }) => first * layout.own + 1)}, ${integers(({ layout, last }) => (last + 1) * layout.own)},
      ${integers(({ layout, first }) => first * layout.total + 1)}, ${integers(({ layout, last }) => (last + 1) * layout.total)},
      ${requests.map(({ history }) => history)}::boolean[])
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

/** The range of all months of a year. */
export const wholeYear = { first: 0, last: monthsInYear - 1 } as const
