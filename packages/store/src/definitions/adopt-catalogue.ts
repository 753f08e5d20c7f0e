import { sql, type Kysely, type Transaction } from 'kysely'
import type { RegisterDistricts } from '@minzheng/core/registers'
import type { Catalogue } from '@minzheng/core'
import type { PlacedDistricts } from '@minzheng/core/districts'
import { ensureDatasetTable, type DatasetTable } from '../sql/dataset-table.js'
import { basesOf, type DirtyMarks } from '../marks/dirty-marks.js'
import { districtChanges, districtRows, assertNoneLost, assertSameCity, writeDistricts } from './district-changes.js'
import { changedMeets, seriesMeets } from '../sql/series-meets.js'
import { readHistory, storedRegister } from './stored-register.js'
import { adoptLayout, readLayouts, type StoredLayout } from '../sums/stored-layout.js'
import type { Tables } from '../database/tables.js'
import {
  historyText,
  isInUse,
  replaceDefinitions,
  storedHistory,
  writeHistory,
  type Definitions,
} from './version-fence.js'
import { noteChanges } from './definition-log.js'

interface AdoptTools {
  readonly schema: string
  readonly catalogue: Catalogue
  readonly places: PlacedDistricts
  readonly tables: ReadonlyMap<string, DatasetTable>
  readonly marks: DirtyMarks
  readonly definitions: Definitions
  /** Brings records up to date after districts changed; `before`: the districts of all months as they were stored. */
  readonly restandDistricts: (tx: Transaction<Tables>, before: RegisterDistricts) => Promise<void>
}

/**
 * Puts a catalogue into use in a database: creates the datasets' tables, adds new columns, marks dirty what changed
 * since the last opening, and fences off processes that have other definitions. Only sums are stored, so a changed
 * formula marks nothing, and a new measure marks its dataset. If nothing changed, it neither writes nor locks. Returns
 * the layouts of the sums. Throws `OtherCityError` and `DistrictsLostError`, and then changes nothing.
 */
export async function adoptCatalogue(
  db: Kysely<Tables>,
  tools: AdoptTools,
): Promise<ReadonlyMap<string, StoredLayout>> {
  const { schema, catalogue, places, definitions } = tools
  const rows = districtRows(places, catalogue.history?.written.districts)
  const stored = await db.selectFrom('district').selectAll().execute()
  assertSameCity(stored, places)
  if (districtChanges(stored, places, rows).written.length === 0 && (await isInUse(db, definitions)))
    return readLayouts(db, catalogue)
  return db.transaction().execute(async (tx) => {
    await replaceDefinitions(tx, definitions)
    // Another process may have put other definitions into use while this one waited for the lock.
    const before = await tx.selectFrom('district').selectAll().execute()
    assertSameCity(before, places)
    const districts = districtChanges(before, places, rows)
    await assertNoneLost(tx, schema, districts.removed)
    const history = await storedHistory(tx)
    const isChanged = districts.written.length + districts.removed.length > 0 || history !== historyText(catalogue)
    if (isChanged) {
      await tools.marks.markParts(tx, districts.changes)
      await writeDistricts(tx, districts)
      await writeHistory(tx, historyText(catalogue))
    }
    if (before.length > 0 && districts.changes.length > 0)
      await noteChanges(tx, 'districts', [
        { name: catalogue.districts.root.name, version: definitions.tree, former: null },
      ])

    for (const table of await adoptDatasets(tx, tools))
      await tools.marks.markSums(tx, table, basesOf(catalogue, table.dataset.name))
    await adoptIndicators(tx, tools)
    if (isChanged && before.length > 0) await adoptDistricts(tx, tools, before, history)
    return readLayouts(tx, catalogue)
  })
}

/**
 * Brings records up to date after districts changed: in which months they stand, and which of a series replaces another.
 */
async function adoptDistricts(
  tx: Transaction<Tables>,
  tools: AdoptTools,
  stored: readonly Tables['district'][],
  history: string | undefined,
): Promise<void> {
  const { catalogue } = tools
  const former = history === undefined ? undefined : readHistory(history)
  await tools.restandDistricts(tx, storedRegister(stored, former))
  const codes = changedMeets(seriesMeets(former), seriesMeets(catalogue.history))
  if (codes.length === 0) return
  for (const table of tools.tables.values()) {
    const { name, time } = table.dataset
    if (time.kind !== 'policy' || time.spansDistricts === true) continue
    const own = sql`(select * from ${table.sql} where district = any(${codes}::text[]) and shown_from < shown_until)`
    await tools.marks.markRecords(tx, table, basesOf(catalogue, name), [own])
  }
}

/**
 * Creates and extends the datasets' tables. Returns the datasets that have a number in their sums now that they did not
 * have before.
 */
async function adoptDatasets(
  tx: Transaction<Tables>,
  { schema, catalogue, tables, definitions }: AdoptTools,
): Promise<readonly DatasetTable[]> {
  const known = new Map((await tx.selectFrom('dataset').selectAll().execute()).map((row) => [row.name, row]))
  const changed: DatasetTable[] = []
  for (const table of tables.values()) {
    const { name } = table.dataset
    const version = definitions.datasets.get(name)!
    const former = known.get(name)
    if (former !== undefined && former.version !== version)
      await noteChanges(tx, 'dataset', [{ name, version, former: former.version }])
    await ensureDatasetTable(tx, table, former, version)
    if ((await adoptLayout(tx, schema, catalogue, name)) && known.has(name)) changed.push(table)
  }
  // The records of a removed dataset stay, its sums do not: if the dataset comes back, they are computed again.
  const retired = [...known.values()]
    .filter(({ name, version }) => !tables.has(name) && version !== '')
    .map(({ name }) => name)
  if (retired.length > 0) {
    for (const table of ['dirty_mark', 'sums'] as const)
      await tx.deleteFrom(table).where('dataset', 'in', retired).execute()
    await tx.updateTable('dataset').set({ version: '', layout: '' }).where('name', 'in', retired).execute()
  }
  return changed
}

/** Writes the versions of the indicators, so that a process with other definitions can name the ones that differ. */
async function adoptIndicators(tx: Transaction<Tables>, { schema, definitions }: AdoptTools): Promise<void> {
  const known = new Map(
    (await tx.selectFrom('indicator').selectAll().execute()).map(({ id, version }) => [id, version]),
  )
  const changed = [...definitions.indicators].filter(([id, version]) => known.get(id) !== version)
  const removed = [...known.keys()].filter((id) => !definitions.indicators.has(id))
  // In a new database every definition is new, and no figure has moved.
  const isFirst = known.size === 0
  await sql`
    insert into ${sql.id(schema, 'indicator')} (id, version, changed_at)
    select n.id, n.version, case when ${isFirst}::boolean then null else clock_timestamp() end
    from unnest(${changed.map(([id]) => id)}::text[], ${changed.map(([, version]) => version)}::text[]) n (id, version)
    on conflict (id) do update set version = excluded.version, changed_at = excluded.changed_at`.execute(tx)
  if (removed.length > 0) await tx.deleteFrom('indicator').where('id', 'in', removed).execute()
  if (!isFirst)
    await noteChanges(tx, 'indicator', [
      ...changed.map(([name, version]) => ({ name, version, former: known.get(name) ?? null })),
      ...removed.map((name) => ({ name, version: '', former: known.get(name)! })),
    ])
}
