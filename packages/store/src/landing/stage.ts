import { sql, type RawBuilder, type Transaction } from 'kysely'
import type { AnyRecord } from '@minzheng/core'
import type { Value } from '@minzheng/core/evaluation'
import { copyLine, type Copy } from '../database/copy.js'
import { col, names, type DatasetTable } from '../sql/dataset-table.js'
import type { LandedRow, RefusedRow } from './source.js'
import type { Tables } from '../database/tables.js'
import { sameKey } from '../register/stored-rows.js'
import { conflict, type DuplicateKey } from './conflict.js'

/** The maximum number of conflicting rows in memory. */
const page = 5000
export const stageTable = sql.id('pg_temp', 'staged')

/** A temporary table for the rows of a large source until all of them have been read. */
export interface Stage {
  readonly add: (rows: readonly LandedRow[]) => Promise<void>
  /** The districts of the added rows. */
  readonly districts: ReadonlySet<string>
  /** Waits until the connection is free for another statement. */
  readonly idle: () => Promise<void>
  /** Waits for the last rows; returns the number of rows. */
  readonly done: () => Promise<number>
  /** Waits for the rows that are being copied and sends no more; to be called before the transaction is rolled back. */
  readonly giveUp: () => Promise<void>
}

/**
 * The maximum number of batches that are being copied. With only one, the database and the reader of the file would
 * wait for each other in turn.
 */
const mostUnderWay = 3

/**
 * Opens a stage and copies rows to it. The caller reads the next batches while earlier ones are being copied: a few
 * batches ahead, so that memory stays bounded.
 */
export async function openStage(tx: Transaction<Tables>, copy: Copy, table: DatasetTable): Promise<Stage> {
  const columns = table.columns.map((column) => sql`${sql.id(column.name)} ${sql.raw(column.type)}`)
  await sql`create temporary table ${sql.id('staged')} (${sql.join(columns)}, source_line integer, source_sheet text) on commit drop`.execute(
    tx,
  )
  const fields = table.columns.map(({ field }) => field)
  const districts = new Set<string>()
  let staged = 0
  let underWay: readonly Promise<void>[] = []
  let isGivenUp = false
  return {
    districts,
    add: async (rows) => {
      if (rows.length === 0) return
      staged += rows.length
      let lines = ''
      for (const { record, line, sheet } of rows) {
        const values: Value[] = []
        for (const field of fields) values.push(record[field] ?? null)
        values.push(line, sheet ?? null)
        lines += copyLine(values)
        districts.add(record['district'] as string)
      }
      if (underWay.length >= mostUnderWay) await underWay[0]
      const before = underWay.at(-1)
      const copied = async (): Promise<void> => {
        await before
        if (!isGivenUp) await copy('pg_temp.staged', lines)
      }
      const next = copied()
      // The next call of `add` or `done` reports a failure; until then it must not count as an unhandled rejection.
      next.catch(() => {})
      underWay = [...underWay.slice(1 - mostUnderWay), next]
    },
    idle: async () => {
      await underWay.at(-1)
    },
    giveUp: async () => {
      isGivenUp = true
      await Promise.allSettled(underWay)
    },
    done: async () => {
      await Promise.all(underWay)
      return staged
    },
  }
}

/** The districts of the rows that are still staged. */
export async function stagedDistricts(tx: Transaction<Tables>): Promise<readonly string[]> {
  const { rows } = await sql<{ district: string }>`select distinct district from ${stageTable}`.execute(tx)
  return rows.map(({ district }) => district)
}

/** The first row of a key wins; identical duplicates are dropped, conflicting ones refused. */
export async function refuseConflicts(
  tx: Transaction<Tables>,
  table: DatasetTable,
  refuse: (rows: readonly RefusedRow[]) => Promise<void>,
): Promise<void> {
  const { rows: duplicates } =
    await sql`select 1 from ${stageTable} group by ${names(table.key)} having count(*) > 1 limit 1`.execute(tx)
  if (duplicates.length === 0) return
  const found = sql.id('pg_temp', 'conflict')
  await sql`
    create temporary table ${sql.id('conflict')} (
      turn integer generated always as identity, source_line integer, source_sheet text, first_line integer, first_sheet text, key text
    ) on commit drop`.execute(tx)
  await sql`
    with numbered as (
      select *, ctid as place, row_number() over (partition by ${names(table.key)} order by ctid) as turn from ${stageTable}
    ), duplicate as (
      select s.place, s.source_line, s.source_sheet, f.source_line as first_line, f.source_sheet as first_sheet, (${names(table.columns, 's')}) is distinct from (${names(table.columns, 'f')}) as differs
      from numbered s join numbered f on f.turn = 1 and ${sameKey(table, 's', 'f')}
      where s.turn > 1
    ), gone as (
      delete from ${stageTable} later using duplicate where later.ctid = duplicate.place
      returning duplicate.source_line, duplicate.source_sheet, duplicate.first_line, duplicate.first_sheet, duplicate.differs, ${keyObject(table, 'later')} as key
    )
    insert into ${found} (source_line, source_sheet, first_line, first_sheet, key)
    select source_line, source_sheet, first_line, first_sheet, key from gone where differs`.execute(tx)
  for (let after = 0; ;) {
    const { rows } = await sql<
      Omit<DuplicateKey, 'key'> & { turn: number; key: string }
    >`select * from ${found} where turn > ${after} order by turn limit ${page}`.execute(tx)
    await refuse(rows.map((row) => conflict({ ...row, key: JSON.parse(row.key) as AnyRecord })))
    if (rows.length < page) return
    after = rows.at(-1)!.turn
  }
}

/** The fields of a key as JSON text. */
function keyObject(table: DatasetTable, alias: string): RawBuilder<unknown> {
  return sql`json_build_object(${sql.join(table.key.flatMap((column) => [sql`${column.field}::text`, col(alias, column)]))})::text`
}

/**
 * Refuses corrected rows whose key the corrected source told already, with other values: the first row of a key in a
 * source wins. `told` are the numbers of the rows that it told, as multiranges.
 */
export async function refuseToldKeys(
  tx: Transaction<Tables>,
  schema: string,
  table: DatasetTable,
  mends: number,
): Promise<readonly RefusedRow[]> {
  const { rows } = await sql<Omit<DuplicateKey, 'key'> & { key: string }>`
    with told as (
      select unnest(t.told) as range from ${sql.id(schema, 'source')} t where (t.id = ${mends} or t.mends = ${mends}) and not t.withdrawn
    )
    delete from ${stageTable} s using ${table.sql} r, told
    where ${sameKey(table, 's', 'r')} and r.row_id <@ told.range and (${names(table.columns, 's')}) is distinct from (${names(table.columns, 'r')})
    returning s.source_line, s.source_sheet, r.source_line as first_line, null as first_sheet, ${keyObject(table, 's')} as key`.execute(
    tx,
  )
  return rows.map((row) => conflict({ ...row, key: JSON.parse(row.key) as AnyRecord }))
}
