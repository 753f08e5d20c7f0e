import { sql, type Kysely, type Transaction } from 'kysely'
import type { Catalogue } from '@minzheng/core'
import { ensureDatasetTable, type DatasetTable } from '../sql/dataset-table.js'
import { basesOf, type DirtyMarks } from '../marks/dirty-marks.js'
import { districtChanges, refuseLost, refuseOtherCity, writeDistricts } from './district-changes.js'
import { adoptLayout, readLayouts, type StoredLayout } from '../sums/stored-layout.js'
import type { Tables } from '../database/tables.js'
import { isInUse, takeDefinitions, type Definitions } from './version-fence.js'

interface AdoptTools {
  readonly schema: string
  readonly catalogue: Catalogue
  readonly tables: ReadonlyMap<string, DatasetTable>
  readonly marks: DirtyMarks
  readonly definitions: Definitions
}

/**
 * Brings a catalogue into use in a database: makes and widens the datasets' tables, marks dirty what changed since the
 * last opening, and fences off processes that have other definitions. Only sums are kept: a changed formula marks
 * nothing, a further measure its dataset. If nothing changed, it writes and locks nothing. Returns the layouts of the
 * sums. Throws `OtherCityError` and `DistrictsLostError`, and changes nothing then.
 */
export async function adoptCatalogue(
  db: Kysely<Tables>,
  tools: AdoptTools,
): Promise<ReadonlyMap<string, StoredLayout>> {
  const { schema, catalogue, definitions } = tools
  const stored = await db.selectFrom('district').selectAll().execute()
  refuseOtherCity(stored, catalogue.districts)
  if (districtChanges(stored, catalogue.districts).written.length === 0 && (await isInUse(db, definitions)))
    return readLayouts(db, catalogue)
  return db.transaction().execute(async (tx) => {
    await takeDefinitions(tx, definitions)
    // Another process may have brought other definitions into use while this one waited.
    const before = await tx.selectFrom('district').selectAll().execute()
    refuseOtherCity(before, catalogue.districts)
    const districts = districtChanges(before, catalogue.districts)
    await refuseLost(tx, schema, districts.gone)
    if (districts.written.length + districts.gone.length > 0) await writeDistricts(tx, districts)

    for (const table of await adoptDatasets(tx, tools))
      await tools.marks.ofSums(tx, table, basesOf(catalogue, table.dataset.name))
    await adoptIndicators(tx, tools)
    const landed = new Set(
      (await tx.selectFrom('source').select('dataset').distinct().execute()).map(({ dataset }) => dataset),
    )
    for (const dataset of tools.tables.keys())
      if (landed.has(dataset)) await tools.marks.ofDistricts(tx, dataset, districts.touched)
    return readLayouts(tx, catalogue)
  })
}

/** Makes what is new to the datasets' tables. Returns the datasets of which something is kept now that was not. */
async function adoptDatasets(
  tx: Transaction<Tables>,
  { schema, catalogue, tables, definitions }: AdoptTools,
): Promise<readonly DatasetTable[]> {
  const known = new Map((await tx.selectFrom('dataset').selectAll().execute()).map((row) => [row.name, row]))
  const changed: DatasetTable[] = []
  for (const table of tables.values()) {
    const { name } = table.dataset
    const version = definitions.datasets.get(name)!
    await ensureDatasetTable(tx, table, known.get(name), version)
    if ((await adoptLayout(tx, schema, catalogue, name)) && known.has(name)) changed.push(table)
  }
  // Records stay. Nobody keeps their sums from now on: should the dataset come back, they are made again.
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

/** Writes the versions of the indicators: by them another process is told which it lacks. */
async function adoptIndicators(tx: Transaction<Tables>, { schema, definitions }: AdoptTools): Promise<void> {
  const known = new Map(
    (await tx.selectFrom('indicator').selectAll().execute()).map(({ id, version }) => [id, version]),
  )
  const changed = [...definitions.indicators].filter(([id, version]) => known.get(id) !== version)
  await sql`
    insert into ${sql.id(schema, 'indicator')} (id, version) select * from unnest(${changed.map(([id]) => id)}::text[], ${changed.map(([, version]) => version)}::text[])
    on conflict (id) do update set version = excluded.version`.execute(tx)
  const removed = [...known.keys()].filter((id) => !definitions.indicators.has(id))
  if (removed.length > 0) await tx.deleteFrom('indicator').where('id', 'in', removed).execute()
}
