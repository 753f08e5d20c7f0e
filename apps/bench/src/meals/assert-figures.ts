import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Store, StoredFigure } from '@minzheng/store'
import type { MealsStore } from './meals-store.js'
import { figuresByHand, type ViewRow } from './meals-view.js'

type Compared = Pick<MealsStore, 'database' | 'schema' | 'store'>

/** Each indicator's value from a row of the hand-written query. */
const values: Readonly<Record<string, (row: ViewRow) => number>> = {
  'bench.meals': ({ meals }) => meals,
  'bench.delivered': ({ delivered }) => delivered,
  'bench.delivered-share': ({ delivered, meals }) => (100 * delivered) / meals,
  'bench.subsidy': ({ subsidy }) => subsidy / 100,
  'bench.subsidy-per-transaction': ({ subsidy, transactions }) => subsidy / 100 / transactions,
}

/**
 * Compares the store's figures with those of the hand-written query. Throws if one differs. Returns the number of
 * compared figures.
 */
export async function assertSameFigures({ database, schema, store }: Compared): Promise<number> {
  const { rows } = await figuresByHand(schema).execute(database.kysely)
  const byHand = new Map(rows.map((row) => [`${row.district} ${row.period}`, row]))
  let compared = 0
  await readAll(store, ({ indicator, district, period, value }) => {
    const row = byHand.get(`${district} ${period}`)
    const expected = row === undefined ? undefined : values[indicator]!(row)
    if (!isSame(value, expected))
      throw new Error(`${indicator} ${district} ${period}: ours ${String(value)}, by hand ${String(expected)}`)
    if (row !== undefined) compared += 1
  })
  const expected = rows.length * Object.keys(values).length
  if (compared === 0 || compared !== expected) throw new Error(`${compared} figures of ${expected} were read`)
  return compared
}

/** Compares a table of figures, ordered by indicator, with the store's figures. Throws if one differs. */
export async function assertSameTable({ database, schema, store }: Compared, table: string): Promise<void> {
  const db: Kysely<never> = database.kysely as never
  const { rows } = await sql<Pick<StoredFigure, 'indicator' | 'district' | 'period'> & { readonly value: number }>`
    select * from ${sql.id(schema, table)}`.execute(db)
  const found = new Map(
    rows.map(({ indicator, district, period, value }) => [`${indicator} ${district} ${period}`, value]),
  )
  if (found.size !== rows.length || rows.length === 0)
    throw new Error(`${table} has ${rows.length} rows for ${found.size} figures`)
  let compared = 0
  await readAll(store, ({ indicator, district, period, value }) => {
    const other = found.get(`${indicator} ${district} ${period}`)
    if (!isSame(value, other))
      throw new Error(`${indicator} ${district} ${period}: ours ${String(value)}, in ${table} ${String(other)}`)
    if (other !== undefined) compared += 1
  })
  if (compared !== rows.length) throw new Error(`${compared} figures of ${rows.length} were read`)
}

/** Reads every figure of a store in batches and returns the number of figures. */
export async function readAll(
  store: Pick<Store, 'figures'>,
  take: (figure: StoredFigure) => void = () => {},
  parts: 'whole' | 'all' = 'whole',
): Promise<number> {
  let read = 0
  for await (const some of store.figures.stream({ parts }))
    for (const figure of some) {
      take(figure)
      read += 1
    }
  return read
}

/** If the other query has no row, no record contributes: a sum is then 0 and a share is not known. */
function isSame(value: number | null, other: number | undefined): boolean {
  if (other === undefined) return value === null || value === 0
  return value !== null && Math.abs(value - other) <= 1e-9 * Math.abs(value)
}
