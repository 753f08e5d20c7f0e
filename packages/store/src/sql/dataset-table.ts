import { sql, type Kysely, type RawBuilder, type Selectable } from 'kysely'
import type { AnyDataset } from '@minzheng/core'
import type { FieldKind } from '@minzheng/core/evaluation'
import { columnName, recordTable, recordTableName, versionColumns } from '../database/record-table.js'
import type { Tables } from '../database/tables.js'
import type { SeriesMeet } from './series-meets.js'

const sqlTypes: Readonly<Record<FieldKind, string>> = {
  text: 'text',
  day: 'date',
  integer: 'integer',
  money: 'bigint',
  flag: 'boolean',
  choice: 'text',
  district: 'text',
  pseudonym: 'text',
}

/** A field of a dataset as a column of its table. */
interface TableColumn {
  readonly field: string
  readonly name: string
  readonly type: string
  readonly optional: boolean
}

/** The typed table that holds a dataset's records. */
export interface DatasetTable {
  readonly dataset: AnyDataset
  readonly name: string
  /** The schema-qualified table, for raw SQL. */
  readonly sql: RawBuilder<unknown>
  readonly columns: readonly TableColumn[]
  readonly key: readonly TableColumn[]
  readonly column: (field: string) => TableColumn
  /** For an effective-dated dataset whose series belong to districts: the codes whose series meet. */
  readonly meets: readonly SeriesMeet[]
}

/** Describes the table of a dataset. */
export function datasetTable(dataset: AnyDataset, schema: string, meets: readonly SeriesMeet[] = []): DatasetTable {
  const columns = Object.entries(dataset.facts).map(([field, facts]) => ({
    field,
    name: columnName(field),
    type: sqlTypes[facts.kind],
    optional: facts.optional,
  }))
  const column = (field: string): TableColumn => {
    const found = columns.find((each) => each.field === field)
    if (found === undefined)
      throw new TypeError(
        `field must be one of ${dataset.name} (${columns.map((each) => each.field).join(', ')}), got "${field}"`,
      )
    return found
  }
  const name = recordTableName(dataset.name)
  const isMet = dataset.time.kind === 'policy' && dataset.time.spansDistricts !== true
  return {
    dataset,
    name,
    sql: recordTable(dataset.name, schema),
    columns,
    key: dataset.key.map(column),
    column,
    meets: isMet ? meets : [],
  }
}

/** A column of an aliased table. */
export const col = (alias: string, column: { readonly name: string }): RawBuilder<unknown> =>
  sql.ref(`${alias}.${column.name}`)

/** Column names, separated by commas. */
export const names = (columns: readonly { readonly name: string }[], alias?: string): RawBuilder<unknown> =>
  sql.join(columns.map((column) => (alias === undefined ? sql.id(column.name) : col(alias, column))))

/** The columns of a dataset's table with their types, as stored to compare with a later definition. */
export function fieldsOf(table: DatasetTable): string {
  return JSON.stringify(
    Object.fromEntries(table.columns.map((column) => [column.name, `${column.type}${column.optional ? '?' : ''}`])),
  )
}

/**
 * Creates the table of a dataset, or adds new optional fields to it; `known` is the stored row of the dataset. Throws
 * if a field was removed, changed its type, or is new and required: that needs a migration of its own.
 */
export async function ensureDatasetTable(
  db: Kysely<Tables>,
  table: DatasetTable,
  known: Selectable<Tables['dataset']> | undefined,
  version: string,
): Promise<void> {
  const fields = fieldsOf(table)
  if (known === undefined) {
    await createTable(db, table)
    await db.insertInto('dataset').values({ name: table.dataset.name, fields, version }).execute()
    return
  }
  if (known.fields !== fields) await addFields(db, table, JSON.parse(known.fields) as Record<string, string>)
  if (known.fields !== fields || known.version !== version)
    await db.updateTable('dataset').set({ fields, version }).where('name', '=', table.dataset.name).execute()
}

async function createTable(db: Kysely<Tables>, table: DatasetTable): Promise<void> {
  const columns = table.columns.map(
    (column) => sql`${sql.id(column.name)} ${sql.raw(column.type)} ${sql.raw(column.optional ? '' : 'not null')}`,
  )
  await sql`create table ${table.sql} (${sql.join(columns)}, source_id integer not null, source_line integer not null)`.execute(
    db,
  )
  await sql`alter table ${table.sql} ${versionColumns}, add primary key (row_id)`.execute(db)
  await sql`create index on ${table.sql} (${names(table.key)})`.execute(db)
  // For a flow the index includes its day, so that a month of a district is found without reading other years.
  const { time } = table.dataset
  const indexed = time.kind === 'flow' ? [table.column('district'), table.column(time.on)] : [table.column('district')]
  await sql`create index on ${table.sql} (${names(indexed)})`.execute(db)
}

async function addFields(
  db: Kysely<Tables>,
  table: DatasetTable,
  known: Readonly<Record<string, string>>,
): Promise<void> {
  const now = new Map(table.columns.map((column) => [column.name, `${column.type}${column.optional ? '?' : ''}`]))
  const faults = [
    ...Object.entries(known)
      .filter(([name, type]) => now.get(name) !== type)
      .map(([name, type]) => `${name} was ${type}, is ${now.get(name) ?? 'gone'}`),
    ...table.columns
      .filter((column) => known[column.name] === undefined && !column.optional)
      .map((column) => `${column.name} is new and must be optional`),
  ]
  if (faults.length > 0)
    throw new Error(
      `the table of ${table.dataset.name} must match its definition: ${faults.join('; ')}; write a migration`,
    )
  for (const column of table.columns)
    if (known[column.name] === undefined)
      await sql`alter table ${table.sql} add column ${sql.id(column.name)} ${sql.raw(column.type)}`.execute(db)
}
