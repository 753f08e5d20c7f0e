import { sql, type Kysely } from 'kysely'
import type { Catalogue } from '@minzheng/core'
import type { Tables } from '../database/tables.js'
import { layoutOf, type Layout } from './layout.js'
import { nextTurn } from './turn.js'

/**
 * A layout in use, and since which turn each of its numbers is kept: what was computed before that knows nothing of it.
 */
export interface StoredLayout {
  readonly layout: Layout
  since(key: string): number
}

/**
 * As it is kept with the dataset: the keys of a month's numbers in order, how many of them its own records give, and
 * since when each is kept.
 */
interface LayoutText {
  readonly rules: number
  readonly own: number
  readonly keys: readonly string[]
  readonly since: readonly number[]
}

/**
 * Raise it when code computes other sums from the same definitions: the next opening then computes all of them again.
 */
const rules = 1

/** The layouts that are in use, of the catalogue's datasets. */
export async function readLayouts(
  db: Kysely<Tables>,
  catalogue: Catalogue,
): Promise<ReadonlyMap<string, StoredLayout>> {
  const rows = await db.selectFrom('dataset').select(['name', 'layout']).where('layout', '!=', '').execute()
  return new Map(
    rows.flatMap(({ name, layout }) =>
      catalogue.datasets.has(name) ? [[name, storedLayout(catalogue, name, layout)] as const] : [],
    ),
  )
}

function storedLayout(catalogue: Catalogue, dataset: string, text: string): StoredLayout {
  const { keys, since } = JSON.parse(text) as LayoutText
  const byKey = new Map(keys.map((key, at) => [key, since[at]!]))
  return { layout: layoutOf(catalogue, dataset), since: (key) => byKey.get(key) ?? Infinity }
}

/**
 * Brings the layout of a dataset into use: sums that are kept move to their new places, those that nobody reads any
 * more are let go, and those that are new wait to be computed. Returns true if there are any.
 */
export async function adoptLayout(
  db: Kysely<Tables>,
  schema: string,
  catalogue: Catalogue,
  dataset: string,
): Promise<boolean> {
  const { layout: kept } = await db
    .selectFrom('dataset')
    .select('layout')
    .where('name', '=', dataset)
    .executeTakeFirstOrThrow()
  const layout = layoutOf(catalogue, dataset)
  const keys = layout.accumulators.map(({ key }) => key)
  const read = kept === '' ? undefined : (JSON.parse(kept) as LayoutText)
  const before = read?.rules === rules ? read : undefined
  if (before !== undefined && before.own === layout.own && before.keys.join() === keys.join()) return false
  const { rows } = await sql<{ turn: number }>`select ${nextTurn(schema)} as turn`.execute(db)
  const now = rows[0]!.turn
  const sinceBefore = new Map(before?.keys.map((key, at) => [key, before.since[at]!]))
  const since = keys.map((key) => sinceBefore.get(key) ?? now)
  await db
    .updateTable('dataset')
    .set({ layout: JSON.stringify({ rules, own: layout.own, keys, since } satisfies LayoutText) })
    .where('name', '=', dataset)
    .execute()
  if (before === undefined) await db.deleteFrom('sums').where('dataset', '=', dataset).execute()
  else await move(db, schema, layout, before)
  return keys.some((key) => !sinceBefore.has(key))
}

/** Puts each month's numbers at their new places. */
async function move(db: Kysely<Tables>, schema: string, layout: Layout, before: LayoutText): Promise<void> {
  const placed = (column: 'own' | 'total', width: number, widthBefore: number) => {
    const places = layout.accumulators.slice(0, width).map(({ key }) => before.keys.indexOf(key))
    // A place that nothing moves to lies outside the array: nothing is read there.
    const from = Array.from({ length: 12 }, (_, month) =>
      places.map((place) => (place < 0 || place >= widthBefore ? 0 : month * widthBefore + place + 1)),
    ).flat()
    return sql`case when ${sql.id(column)} is not null then (select array_agg(${sql.id(column)}[p.place] order by p.turn) from unnest(${from}::integer[]) with ordinality as p (place, turn)) end`
  }
  await sql`
    update ${sql.id(schema, 'sums')} set own = ${placed('own', layout.own, before.own)}, total = ${placed('total', layout.total, before.keys.length)}
    where dataset = ${layout.dataset}`.execute(db)
}
