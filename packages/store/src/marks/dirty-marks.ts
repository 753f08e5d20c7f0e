import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Catalogue } from '@minzheng/core'
import { seriesOf, type Basis } from '@minzheng/core/evaluation'
import type { Month } from '@minzheng/core/periods'
import { col, names, type DatasetTable } from '../sql/dataset-table.js'
import { meetsRelation } from '../sql/series-meets.js'
import { monthNumberSql } from '../sql/month-number.js'
import type { Tables } from '../database/tables.js'
import type { Cell } from './cell.js'
import { isStated } from './stated-months.js'

/**
 * Writes dirty marks, which say which cells are stale. A mark is written in the transaction that makes its cell stale;
 * each write raises the mark's revision.
 */
export interface DirtyMarks {
  /**
   * Marks the cells that records affect in the months in which they stand; each of `records` is a relation with the
   * dataset's columns, `shown_from` and `shown_until`.
   */
  readonly markRecords: (
    db: Kysely<Tables>,
    table: DatasetTable,
    bases: readonly Basis[],
    records: readonly RawBuilder<unknown>[],
  ) => Promise<Marked>
  /** Marks every cell that has records in some months; for months that open. */
  readonly markDataset: (
    db: Kysely<Tables>,
    table: DatasetTable,
    bases: readonly Basis[],
    months: readonly Month[],
  ) => Promise<void>
  /** Marks every cell that has records or sums, in all open months; for a dataset whose stored measures change. */
  readonly markSums: (db: Kysely<Tables>, table: DatasetTable, bases: readonly Basis[]) => Promise<void>
  /**
   * Marks districts whose parts change, for every dataset in the open months of the years for which it has sums; for a
   * tree that changes. A part without records changes sums too, such as the least stage of all townships. Returns the
   * number of cells.
   */
  readonly markParts: (db: Kysely<Tables>, changes: readonly ChangedPart[]) => Promise<number>
}

/** The cells that were marked. */
export interface Marked {
  /** The number of cells. */
  readonly cells: number
  /** Those of months that were submitted somewhere: they may be locked. */
  readonly stated: readonly Pick<Cell, 'district' | 'month'>[]
}

/** A part that a district's sums gain or lose. */
export interface ChangedPart {
  readonly district: string
  readonly part: string
}

export function dirtyMarks(schema: string): DirtyMarks {
  const marks = sql.id(schema, 'dirty_mark')
  const openMonths = sql.id(schema, 'open_month')
  // `nextval` runs when the row is locked, not when the statement starts, so that revisions of a cell only rise.
  const nextRevision = sql`nextval(${sql.lit(`${schema}.revision`)})`
  const states = sql.id(schema, 'month_state')
  const write = async (db: Kysely<Tables>, dataset: string, cells: RawBuilder<unknown>): Promise<Marked> => {
    const { rows } = await sql<{ cells: number; stated: string }>`
      with marked as (
        insert into ${marks} (dataset, district, month, revision)
        select ${dataset}::text, cell.district, cell.month, ${nextRevision} from (${cells}) cell group by 2, 3 order by 2, 3
        on conflict (district, month, dataset) do update set revision = ${nextRevision} returning district, month
      ), stated as (
        select district, month from marked where month in (select s.month from ${states} s where ${isStated})
      )
      select (select count(*)::integer from marked) as cells,
        (select coalesce(json_agg(json_build_array(district, month)), '[]')::text from stated) as stated`.execute(db)
    const { cells: count, stated } = rows[0]!
    const pairs = JSON.parse(stated) as readonly (readonly [string, Month])[]
    return { cells: count, stated: pairs.map(([district, month]) => ({ district, month })) }
  }

  const affectedCells = (
    table: DatasetTable,
    bases: readonly Basis[],
    records: readonly RawBuilder<unknown>[],
  ): RawBuilder<unknown> =>
    sql.join(
      // Records with the same district and days affect the same cells, and there are far fewer such combinations than
      // records.
      bases.flatMap((basis) =>
        records.map(
          (some) =>
            sql`select r.district, m.month from (select distinct ${names(daysOf(basis, table))}, shown_from, shown_until from ${some} every) r join ${openMonths} m on ${stands} and ${canContribute(basis, table)}`,
        ),
      ),
      sql` union all `,
    )

  return {
    markRecords: async (db, table, bases, records) => {
      if (bases.length === 0) return { cells: 0, stated: [] }
      const cells = [
        affectedCells(table, bases, records),
        ...bases.flatMap((basis) => records.flatMap((some) => replacedBy(table, basis, some, openMonths))),
      ]
      return write(db, table.dataset.name, sql.join(cells, sql` union all `))
    },
    markDataset: async (db, table, bases, months) => {
      if (bases.length === 0 || months.length === 0) return
      await write(
        db,
        table.dataset.name,
        sql`select * from (${affectedCells(table, bases, [table.sql])}) t where month = any(${months}::text[])`,
      )
    },
    markSums: async (db, table, bases) => {
      const withSums = sql`
        select s.district, m.month from ${sql.id(schema, 'sums')} s join ${openMonths} m on left(m.month, 4)::integer = s.year where s.dataset = ${table.dataset.name}`
      await write(
        db,
        table.dataset.name,
        sql.join(
          [...(bases.length === 0 ? [] : [affectedCells(table, bases, [table.sql])]), withSums],
          sql` union all `,
        ),
      )
    },
    markParts: async (db, changes) => {
      if (changes.length === 0) return 0
      const { numAffectedRows } = await sql`
        insert into ${marks} (dataset, district, month, revision)
        select cell.dataset, cell.district, cell.month, ${nextRevision} from (
          select s.dataset, t.district, m.month
          from unnest(${[...new Set(changes.map(({ district }) => district))]}::text[]) as t (district)
            cross join (select distinct dataset, year from ${sql.id(schema, 'sums')}) s join ${openMonths} m on left(m.month, 4)::integer = s.year
        ) cell group by 1, 2, 3 order by 2, 3
        on conflict (district, month, dataset) do update set revision = ${nextRevision}`.execute(db)
      return Number(numAffectedRows ?? 0n)
    },
  }
}

/**
 * If a series spans districts or codes of one district: the cells of other districts or codes whose record is replaced
 * by one of these records, or was replaced by it before. They are found among the stored records; records that change in
 * the same landing mark their own cells.
 */
function replacedBy(
  table: DatasetTable,
  basis: Basis,
  some: RawBuilder<unknown>,
  openMonths: RawBuilder<unknown>,
): readonly RawBuilder<unknown>[] {
  if (basis.kind !== 'policy' || (basis.spansDistricts !== true && table.meets.length === 0)) return []
  const from = table.column(basis.from)
  const series = seriesOf(basis).map((field) => table.column(field))
  const isMet = basis.spansDistricts !== true
  const same = [
    ...series.map((column) =>
      isMet && column.field === 'district' ? sql`o.district = p.other` : sql`${col('o', column)} = ${col('r', column)}`,
    ),
    sql`${col('o', from)} < ${col('r', from)}`,
  ]
  const met = isMet
    ? sql`join ${meetsRelation(table.meets)} as p (code, other, first, until) on p.code = r.district`
    : sql``
  const inTime = isMet
    ? sql`and ${monthNumberSql(sql`m.month`)} >= p.first and ${monthNumberSql(sql`m.month`)} < p.until`
    : sql``
  return [
    sql`
      select o.district, m.month from (select distinct ${names([...series, from])}, shown_from, shown_until from ${some} every) r ${met}
      join ${table.sql} o on ${sql.join(same, sql` and `)} join ${openMonths} m on ${stands} and ${canContribute(basis, table)} ${inTime}`,
  ]
}

/** The condition that the row `r` is valid in the month `m`. */
const stands = sql`${monthNumberSql(sql`m.month`)} >= r.shown_from and ${monthNumberSql(sql`m.month`)} < r.shown_until`

/** The condition that a record can contribute to a month. */
function canContribute(basis: Basis, table: DatasetTable): RawBuilder<unknown> {
  switch (basis.kind) {
    case 'flow':
      return sql`${col('r', table.column(basis.on))} between m.first_day and m.last_day`
    case 'stock':
      return sql`${col('r', table.column(basis.from))} <= m.last_day and (${col('r', table.column(basis.to))} is null or ${col('r', table.column(basis.to))} > m.last_day)`
    case 'policy':
      return sql`${col('r', table.column(basis.from))} <= m.last_day`
  }
}

/** The columns that decide to which district and months a record contributes. */
function daysOf(basis: Basis, table: DatasetTable): readonly { readonly name: string }[] {
  const fields = basis.kind === 'flow' ? [basis.on] : basis.kind === 'stock' ? [basis.from, basis.to] : [basis.from]
  return ['district', ...fields].map((field) => table.column(field))
}

/** The different time bases of a dataset's measures. */
export function basesOf(catalogue: Catalogue, dataset: string): readonly Basis[] {
  return [...new Map(catalogue.measures(dataset).map(({ basis }) => [JSON.stringify(basis), basis])).values()]
}
