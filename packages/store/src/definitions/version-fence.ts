import { createHash } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { Catalogue, District, Indicator } from '@minzheng/core'
import { fieldsOf, type DatasetTable } from '../sql/dataset-table.js'
import type { Tables } from '../database/tables.js'

/** Another process has opened this database with other definitions since: what ours computes would be called theirs. */
export class CatalogueReplacedError extends Error {
  override readonly name = 'CatalogueReplacedError'

  constructor(what: readonly string[]) {
    const named = what.length > 5 ? [...what.slice(0, 5), `${what.length - 5} more`] : what
    super(
      `The definitions of ${named.join(', ')} were replaced by another version since this process started; restart it with the version in use`,
    )
  }
}

/**
 * What figures are computed from, beside records and returns: one version for each dataset, indicator and the tree of
 * districts.
 */
export interface Definitions {
  /** By dataset: of what is kept, and of the returns that are due. */
  readonly datasets: ReadonlyMap<string, string>
  /** By indicator: of the formulas of all variants and parts, the unit, and the lowest level. */
  readonly indicators: ReadonlyMap<string, string>
  readonly tree: string
  /** Of all of them, and of the columns of the datasets' tables. */
  readonly version: string
}

/** The name of the setting that keeps the version in use. */
export const setting = 'definitions'

/** The versions of a catalogue's definitions. */
export function definitionsOf(catalogue: Catalogue, tables: ReadonlyMap<string, DatasetTable>): Definitions {
  const datasets = new Map([...catalogue.datasets.keys()].map((name) => [name, catalogue.version(name)]))
  const indicators = new Map([...catalogue.indicators.values()].map((each) => [each.id, versionOf(each)]))
  const tree = treeOf(catalogue.districts.all)
  const columns = [...tables.values()].map((table) => [table.name, fieldsOf(table)])
  return Object.freeze({
    datasets,
    indicators,
    tree,
    version: digest([...sorted(datasets), ...sorted(indicators), tree, ...columns.sort(byText)]),
  })
}

function versionOf({ version, lowestLevel }: Pick<Indicator, 'version' | 'lowestLevel'>): string {
  return `${version}.${lowestLevel}`
}

/** A tree's version: its codes, levels and parents; a name is computed with nowhere. */
function treeOf(districts: readonly (Pick<District, 'code' | 'parent'> & { readonly level: string })[]): string {
  return digest(districts.map(({ code, level, parent }) => `${code} ${level} ${parent ?? ''}`).sort())
}

function digest(data: unknown): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 32)
}

const sorted = (versions: ReadonlyMap<string, string>): (readonly [string, string])[] => [...versions].sort(byText)
const byText = (left: readonly (string | undefined)[], right: readonly (string | undefined)[]): number =>
  String(left[0]) < String(right[0]) ? -1 : 1

/** True if the database was last opened with these definitions. */
export async function isInUse(db: Kysely<Tables>, { version }: Definitions): Promise<boolean> {
  return (
    (await db.selectFrom('setting').select('value').where('name', '=', setting).executeTakeFirst())?.value === version
  )
}

/**
 * Refuses to write if other definitions came into use, and holds off whoever brings them until this transaction has
 * ended: what it writes is theirs to mark or to remove. Throws `CatalogueReplacedError`.
 */
export async function holdDefinitions(tx: Transaction<Tables>, definitions: Definitions): Promise<void> {
  const held = await tx.selectFrom('setting').select('value').where('name', '=', setting).forShare().executeTakeFirst()
  if (held?.value !== definitions.version) throw await replacedBy(tx, definitions)
}

/**
 * Brings definitions into use: waits for those who write with the former ones, and fences them off when the transaction
 * ends.
 */
export async function takeDefinitions(tx: Transaction<Tables>, { version }: Definitions): Promise<void> {
  await tx
    .insertInto('setting')
    .values({ name: setting, value: version })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: version }))
    .execute()
}

/** Throws `CatalogueReplacedError` if other definitions came into use. */
export async function refuseReplaced(db: Kysely<Tables>, definitions: Definitions): Promise<void> {
  if (!(await isInUse(db, definitions))) throw await replacedBy(db, definitions)
}

/** What to throw if other definitions came into use: it names those that differ. */
export async function replacedBy(
  db: Kysely<Tables>,
  { datasets, indicators, tree }: Definitions,
): Promise<CatalogueReplacedError> {
  const theirs = {
    datasets: await db.selectFrom('dataset').select(['name', 'version']).execute(),
    indicators: await db.selectFrom('indicator').select(['id', 'version']).execute(),
    districts: await db.selectFrom('district').select(['code', 'level', 'parent']).execute(),
  }
  const changed = (
    ours: ReadonlyMap<string, string>,
    rows: readonly (readonly [string, string])[],
  ): readonly string[] => {
    const kept = new Map(rows)
    return [...new Set([...ours.keys(), ...kept.keys()])].filter((name) => ours.get(name) !== kept.get(name))
  }
  const replaced = [
    ...(treeOf(theirs.districts) === tree ? [] : ['the districts']),
    ...changed(
      datasets,
      theirs.datasets.flatMap(({ name, version }) => (version === '' ? [] : [[name, version] as const])),
    ),
    ...changed(
      indicators,
      theirs.indicators.map(({ id, version }) => [id, version] as const),
    ),
  ]
  return new CatalogueReplacedError(replaced.length === 0 ? ['the datasets’ tables'] : replaced)
}
