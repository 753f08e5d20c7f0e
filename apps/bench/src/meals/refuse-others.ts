import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Store, StoredFigure } from '@minzheng/store'
import type { MealsStore } from './meals-store.js'
import { figuresByHand, type ViewRow } from './meals-view.js'

type Compared = Pick<MealsStore, 'database' | 'schema' | 'store'>

/** Each indicator's value, from the numbers of the query by hand. */
const values: Readonly<Record<string, (row: ViewRow) => number>> = {
  'bench.meals': ({ meals }) => meals,
  'bench.delivered': ({ delivered }) => delivered,
  'bench.delivered-share': ({ delivered, meals }) => (100 * delivered) / meals,
  'bench.subsidy': ({ subsidy }) => subsidy / 100,
  'bench.subsidy-per-transaction': ({ subsidy, transactions }) => subsidy / 100 / transactions,
}

/** Throws where the store's figures are not those of the query by hand. Returns how many were compared. */
export async function refuseOtherFigures({ database, schema, store }: Compared): Promise<number> {
  const { rows } = await figuresByHand(schema).execute(database.kysely)
  const byHand = new Map(rows.map((row) => [`${row.district} ${row.period}`, row]))
  let compared = 0
  await readAll(store, ({ indicator, district, period, value }) => {
    const row = byHand.get(`${district} ${period}`)
    const wanted = row === undefined ? undefined : values[indicator]!(row)
    if (!isSame(value, wanted))
      throw new Error(`${indicator} ${district} ${period}: ours ${String(value)}, by hand ${String(wanted)}`)
    if (row !== undefined) compared += 1
  })
  const wanted = rows.length * Object.keys(values).length
  if (compared === 0 || compared !== wanted) throw new Error(`${compared} figures of ${wanted} were read`)
  return compared
}

/** Throws where a table of figures, indicator by indicator, is not what the store has. */
export async function refuseOtherTable({ database, schema, store }: Compared, table: string): Promise<void> {
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

/** Reads every figure of a store, batch by batch, and returns how many there are. */
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

/** Where the other way has no row, no record counts: then a sum is 0 and a share is not known. */
function isSame(value: number | null, other: number | undefined): boolean {
  if (other === undefined) return value === null || value === 0
  return value !== null && Math.abs(value - other) <= 1e-9 * Math.abs(value)
}
