import { createHash } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import { MinzhengError, type Catalogue, type District, type Indicator } from '@minzheng/core'
import { fieldsOf, type DatasetTable } from '../sql/dataset-table.js'
import type { Tables } from '../database/tables.js'

/**
 * Another process has opened this database with other definitions since; sums of this process would be read by those
 * definitions.
 */
export class CatalogueReplacedError extends MinzhengError<'catalogue-replaced'> {
  override readonly name = 'CatalogueReplacedError'
  /** The names of the definitions. */
  declare readonly details: { readonly replaced: readonly string[] }

  constructor(what: readonly string[]) {
    const named = what.length > 5 ? [...what.slice(0, 5), `${what.length - 5} more`] : what
    super(
      'catalogue-replaced',
      `The definitions of ${named.join(', ')} were replaced by another version since this process started; restart it with the version in use`,
      { replaced: what },
    )
  }
}

/**
 * What figures are computed from, apart from records and returns: one version for each dataset, each indicator and the
 * tree of districts.
 */
export interface Definitions {
  /** By dataset: the version of its stored measures and of the returns that are due. */
  readonly datasets: ReadonlyMap<string, string>
  /** By indicator: the version of the formulas of all variants and categories, the unit and the lowest level. */
  readonly indicators: ReadonlyMap<string, string>
  readonly tree: string
  /** The version of all of them and of the columns of the datasets' tables. */
  readonly version: string
}

/** The name of the setting that stores the version in use. */
const setting = 'definitions'
/** The name of the setting that stores the history of the districts. */
const historySetting = 'district-history'

/** The history of a catalogue's districts as it is stored; undefined if it has none. */
export function historyText({ history }: Pick<Catalogue, 'history'>): string | undefined {
  return history === undefined ? undefined : JSON.stringify(history.written)
}

/** The history of the districts as stored; undefined if there is none. */
export async function storedHistory(db: Kysely<Tables>): Promise<string | undefined> {
  return (await db.selectFrom('setting').select('value').where('name', '=', historySetting).executeTakeFirst())?.value
}

/** The versions of a catalogue's definitions. */
export function definitionsOf(catalogue: Catalogue, tables: ReadonlyMap<string, DatasetTable>): Definitions {
  const datasets = new Map([...catalogue.datasets.keys()].map((name) => [name, catalogue.version(name)]))
  const indicators = new Map([...catalogue.indicators.values()].map((each) => [each.id, versionOf(each)]))
  const tree = treeOf(catalogue.districts.all, historyText(catalogue))
  const columns = [...tables.values()].map((table) => [table.name, fieldsOf(table)])
  return Object.freeze({
    datasets,
    indicators,
    tree,
    version: digest([...sorted(datasets), ...sorted(indicators), tree, ...columns.toSorted(byText)]),
  })
}

function versionOf({
  version,
  lowestLevel,
  earlier = [],
}: Pick<Indicator, 'version' | 'lowestLevel' | 'earlier'>): string {
  return [version, lowestLevel, ...earlier.flatMap((each) => [each.until, each.version])].join('.')
}

/** A tree's version: its codes, levels, parents and history. Names are left out, because no sum depends on them. */
function treeOf(
  districts: readonly (Pick<District, 'code' | 'parent'> & { readonly level: string })[],
  history: string | undefined,
): string {
  const rows = districts.map(({ code, level, parent }) => `${code} ${level} ${parent ?? ''}`).toSorted()
  return digest(history === undefined ? rows : [...rows, history])
}

function digest(data: unknown): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 32)
}

const sorted = (versions: ReadonlyMap<string, string>): (readonly [string, string])[] => [...versions].toSorted(byText)
const byText = (left: readonly (string | undefined)[], right: readonly (string | undefined)[]): number =>
  String(left[0]) < String(right[0]) ? -1 : 1

/** Stores the history of the districts, or removes it. */
export async function writeHistory(tx: Transaction<Tables>, text: string | undefined): Promise<void> {
  if (text === undefined) await tx.deleteFrom('setting').where('name', '=', historySetting).execute()
  else
    await tx
      .insertInto('setting')
      .values({ name: historySetting, value: text })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: text }))
      .execute()
}

/** True if the database was last opened with these definitions. */
export async function isInUse(db: Kysely<Tables>, { version }: Definitions): Promise<boolean> {
  return (
    (await db.selectFrom('setting').select('value').where('name', '=', setting).executeTakeFirst())?.value === version
  )
}

/**
 * Throws `CatalogueReplacedError` if other definitions are in use, and otherwise blocks a change of definitions until
 * this transaction ends. The process that then changes them sees what this transaction wrote, and marks or removes it.
 */
export async function lockDefinitions(tx: Transaction<Tables>, definitions: Definitions): Promise<void> {
  const current = await tx
    .selectFrom('setting')
    .select('value')
    .where('name', '=', setting)
    .forShare()
    .executeTakeFirst()
  if (current?.value !== definitions.version) throw await replacedBy(tx, definitions)
}

/**
 * Puts definitions into use: waits for transactions that write with the former ones, and fences them off at the end of
 * this transaction.
 */
export async function replaceDefinitions(tx: Transaction<Tables>, { version }: Definitions): Promise<void> {
  await tx
    .insertInto('setting')
    .values({ name: setting, value: version })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: version }))
    .execute()
}

/** Throws `CatalogueReplacedError` if other definitions are in use. */
export async function refuseReplaced(db: Kysely<Tables>, definitions: Definitions): Promise<void> {
  if (!(await isInUse(db, definitions))) throw await replacedBy(db, definitions)
}

/** The error for other definitions in use; it names the definitions that differ. */
export async function replacedBy(
  db: Kysely<Tables>,
  { datasets, indicators, tree }: Definitions,
): Promise<CatalogueReplacedError> {
  const theirs = {
    datasets: await db.selectFrom('dataset').select(['name', 'version']).execute(),
    indicators: await db.selectFrom('indicator').select(['id', 'version']).execute(),
    districts: await db
      .selectFrom('district')
      .select(['code', 'level', 'parent'])
      .where('placed_in', 'is', null)
      .execute(),
    history: await storedHistory(db),
  }
  const changed = (
    ours: ReadonlyMap<string, string>,
    rows: readonly (readonly [string, string])[],
  ): readonly string[] => {
    const stored = new Map(rows)
    return [...new Set([...ours.keys(), ...stored.keys()])].filter((name) => ours.get(name) !== stored.get(name))
  }
  const replaced = [
    ...(treeOf(theirs.districts, theirs.history) === tree ? [] : ['the districts']),
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
