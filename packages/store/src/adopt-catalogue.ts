import { sql, type Kysely, type Transaction } from 'kysely'
import { formulaOf, levels, measuresOf, partsOf, rank, type Catalogue, type Indicator } from '@minzheng/core'
import { ensureDatasetTable, type DatasetTable } from './dataset-table.js'
import { basesOf, type DirtyMarks } from './dirty-marks.js'
import { districtChanges, refuseLost, refuseOtherCity, writeDistricts } from './district-changes.js'
import type { Tables } from './tables.js'
import { isInUse, takeDefinitions, type Definitions } from './version-fence.js'

interface AdoptTools {
  readonly schema: string
  readonly catalogue: Catalogue
  readonly tables: ReadonlyMap<string, DatasetTable>
  readonly marks: DirtyMarks
  readonly definitions: Definitions
}

/**
 * Brings a catalogue into use in a database: makes and widens the datasets' tables, marks dirty what changed since the last opening, removes
 * the figures that are no longer defined, and fences off processes that have other definitions. If nothing changed, it writes and locks nothing.
 * Throws `OtherCityError` and `DistrictsLostError`, and changes nothing then.
 */
export async function adoptCatalogue(db: Kysely<Tables>, tools: AdoptTools): Promise<void> {
  const { schema, catalogue, definitions } = tools
  const stored = await db.selectFrom('district').selectAll().execute()
  refuseOtherCity(stored, catalogue.districts)
  if (districtChanges(stored, catalogue.districts).written.length === 0 && (await isInUse(db, definitions))) return
  await db.transaction().execute(async (tx) => {
    await takeDefinitions(tx, definitions)
    // Another process may have brought other definitions into use while this one waited.
    const before = await tx.selectFrom('district').selectAll().execute()
    refuseOtherCity(before, catalogue.districts)
    const districts = districtChanges(before, catalogue.districts)
    await refuseLost(tx, schema, districts.gone)
    if (districts.written.length + districts.gone.length > 0) await writeDistricts(tx, catalogue.districts, districts)

    const changed = await adoptDatasets(tx, tools)
    const indicators = await adoptIndicators(tx, tools)
    await removeUndefined(tx, tools)
    const landed = new Set((await tx.selectFrom('source').select('dataset').distinct().execute()).map(({ dataset }) => dataset))
    const months = (await tx.selectFrom('open_month').select('month').execute()).map(({ month }) => month)
    for (const table of changed) await tools.marks.ofSums(tx, table, basesOf(catalogue, table.dataset.name))
    const figures = new Set([...changed.map(({ dataset }) => dataset.name), ...readBy(indicators, landed)].filter((dataset) => landed.has(dataset)))
    for (const dataset of figures) await tools.marks.ofFigures(tx, catalogue, dataset, months)
    for (const dataset of tools.tables.keys()) if (landed.has(dataset)) await tools.marks.ofDistricts(tx, dataset, districts.touched)
  })
}

/** Makes what is new to the datasets' tables. Returns the datasets of which something else is kept now, or other returns are due. */
async function adoptDatasets(tx: Transaction<Tables>, { tables, definitions }: AdoptTools): Promise<readonly DatasetTable[]> {
  const known = new Map((await tx.selectFrom('dataset').selectAll().execute()).map((row) => [row.name, row]))
  const changed: DatasetTable[] = []
  for (const table of tables.values()) {
    const { name } = table.dataset
    const version = definitions.datasets.get(name)!
    await ensureDatasetTable(tx, table, known.get(name), version)
    if (known.has(name) && known.get(name)!.version !== version) changed.push(table)
  }
  // Records stay. Nobody keeps their sums from now on: should the dataset come back, they are made anew.
  const retired = [...known.values()].filter(({ name, version }) => !tables.has(name) && version !== '').map(({ name }) => name)
  if (retired.length > 0) {
    for (const table of ['dirty_mark', 'cell', 'total'] as const) await tx.deleteFrom(table).where('dataset', 'in', retired).execute()
    await tx.updateTable('dataset').set({ version: '' }).where('name', 'in', retired).execute()
  }
  return changed
}

/** Writes the versions of the indicators. Returns those that are new or changed. */
async function adoptIndicators(tx: Transaction<Tables>, { schema, catalogue, definitions }: AdoptTools): Promise<readonly Indicator[]> {
  const known = new Map((await tx.selectFrom('indicator').selectAll().execute()).map(({ id, version }) => [id, version]))
  const changed = [...definitions.indicators].filter(([id, version]) => known.get(id) !== version)
  await sql`
    insert into ${sql.id(schema, 'indicator')} (id, version) select * from unnest(${changed.map(([id]) => id)}::text[], ${changed.map(([, version]) => version)}::text[])
    on conflict (id) do update set version = excluded.version`.execute(tx)
  const removed = [...known.keys()].filter((id) => !definitions.indicators.has(id))
  if (removed.length > 0) await tx.deleteFrom('indicator').where('id', 'in', removed).execute()
  return changed.map(([id]) => catalogue.indicator(id))
}

/** For each indicator one dataset that it reads and that has landed: the marks of that one have all its figures computed anew. */
function readBy(indicators: readonly Indicator[], landed: ReadonlySet<string>): readonly string[] {
  return indicators.flatMap((each) => measuresOf(each).find(({ dataset }) => landed.has(dataset))?.dataset ?? [])
}

/** Removes figures that no definition stands behind: of indicators, variants, parts and levels that are no longer there. */
async function removeUndefined(tx: Transaction<Tables>, { schema, catalogue }: AdoptTools): Promise<void> {
  const defined = [...catalogue.indicators.values()].flatMap((indicator) =>
    Object.keys(indicator.variants).flatMap((variant) =>
      [null, ...partsOf(indicator)]
        .filter((part) => formulaOf(indicator, variant, part) !== undefined)
        .map((part) => ({ indicator: indicator.id, variant, part: part ?? '' })),
    ),
  )
  await sql`
    delete from ${sql.id(schema, 'observation')} o where not exists (
      select 1 from unnest(${defined.map((d) => d.indicator)}::text[], ${defined.map((d) => d.variant)}::text[], ${defined.map((d) => d.part)}::text[]) as d (indicator, variant, part)
      where d.indicator = o.indicator and d.variant = o.variant and d.part = o.part)`.execute(tx)
  const all = [...catalogue.indicators.values()]
  await sql`
    delete from ${sql.id(schema, 'observation')} o
    using unnest(${all.map(({ id }) => id)}::text[], ${all.map(({ lowestLevel }) => rank(lowestLevel))}::integer[]) as d (indicator, lowest), ${sql.id(schema, 'district')} t
    where d.indicator = o.indicator and t.code = o.district and array_position(${[...levels]}::text[], t.level) - 1 > d.lowest`.execute(tx)
}
