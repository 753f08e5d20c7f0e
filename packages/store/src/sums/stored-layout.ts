import { sql, type Kysely } from 'kysely'
import type { Catalogue } from '@minzheng/core'
import type { Tables } from '../database/tables.js'
import { layoutOf, type Layout } from './layout.js'
import { nextTurn } from './turn.js'

/**
 * A layout in use, and the turn since which each of its numbers is stored; sums of an earlier turn do not have the
 * number.
 */
export interface StoredLayout {
  readonly layout: Layout
  readonly since: (key: string) => number
}

/**
 * The layout as stored with the dataset: the keys of a month's numbers in order, how many of them are own sums, and the
 * turn since which each is stored.
 */
interface LayoutText {
  readonly rules: number
  readonly own: number
  readonly keys: readonly string[]
  readonly since: readonly number[]
}

/**
 * The version of the computing code. Raise it if code computes different sums from the same definitions: the next
 * opening then computes all sums again.
 */
const rules = 1

/** The layouts in use, by dataset of the catalogue. */
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
 * Puts the layout of a dataset into use: moves stored numbers to their new positions, drops numbers that no measure
 * uses any more, and leaves new ones to be computed. Returns true if there are new numbers.
 */
export async function adoptLayout(
  db: Kysely<Tables>,
  schema: string,
  catalogue: Catalogue,
  dataset: string,
): Promise<boolean> {
  const { layout: text } = await db
    .selectFrom('dataset')
    .select('layout')
    .where('name', '=', dataset)
    .executeTakeFirstOrThrow()
  const layout = layoutOf(catalogue, dataset)
  const keys = layout.accumulators.map(({ key }) => key)
  const read = text === '' ? undefined : (JSON.parse(text) as LayoutText)
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

/** Moves each month's numbers to their new positions. */
async function move(db: Kysely<Tables>, schema: string, layout: Layout, before: LayoutText): Promise<void> {
  const placed = (column: 'own' | 'total', width: number, widthBefore: number) => {
    const places = layout.accumulators.slice(0, width).map(({ key }) => before.keys.indexOf(key))
    // A new number has no old position: index 0 is outside the array, so it reads null.
    const from = Array.from({ length: 12 }, (_, month) =>
      places.map((place) => (place < 0 || place >= widthBefore ? 0 : month * widthBefore + place + 1)),
    ).flat()
    return sql`case when ${sql.id(column)} is not null then (select array_agg(${sql.id(column)}[p.place] order by p.turn) from unnest(${from}::integer[]) with ordinality as p (place, turn)) end`
  }
  await sql`
    update ${sql.id(schema, 'sums')} set own = ${placed('own', layout.own, before.own)}, total = ${placed('total', layout.total, before.keys.length)}
    where dataset = ${layout.dataset}`.execute(db)
}
