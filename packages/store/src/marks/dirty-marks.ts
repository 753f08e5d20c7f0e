import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Catalogue } from '@minzheng/core'
import { seriesOf, type Basis } from '@minzheng/core/evaluation'
import type { Month } from '@minzheng/core/periods'
import { col, names, type DatasetTable } from '../sql/dataset-table.js'
import type { Tables } from '../database/tables.js'

/**
 * Dirty marks say what is stale. They are written in the transaction that made it so; each writing raises the mark's
 * revision.
 */
export interface DirtyMarks {
  /**
   * To be called before anything is written: where series of the dataset span districts, what lands waits for what is
   * landing. Of two that land at once, neither would see whom it replaces in a district that the other writes.
   */
  takeTurn(db: Kysely<Tables>, table: DatasetTable): Promise<void>
  /** Marks the cells that some records touch; each of `records` is a relation with the dataset's columns. */
  ofRecords(
    db: Kysely<Tables>,
    table: DatasetTable,
    bases: readonly Basis[],
    records: readonly RawBuilder<unknown>[],
  ): Promise<void>
  /** Marks every cell that has records, in some months: when a month opens. */
  ofDataset(db: Kysely<Tables>, table: DatasetTable, bases: readonly Basis[], months: readonly Month[]): Promise<void>
  /** Marks every cell that has records or sums, in all open months: when what is kept of the dataset changes. */
  ofSums(db: Kysely<Tables>, table: DatasetTable, bases: readonly Basis[]): Promise<void>
  /** Marks some districts in all open months: when the tree changes. */
  ofDistricts(db: Kysely<Tables>, dataset: string, districts: readonly string[]): Promise<void>
}

export function dirtyMarks(schema: string): DirtyMarks {
  const marks = sql.id(schema, 'dirty_mark')
  const openMonths = sql.id(schema, 'open_month')
  // The new revision is drawn when the row is locked, not when the statement starts, so that revisions of a cell only
  // rise.
  const nextRevision = sql`nextval(${sql.lit(`${schema}.revision`)})`
  const write = (db: Kysely<Tables>, dataset: string, cells: RawBuilder<unknown>) =>
    sql`
      insert into ${marks} (dataset, district, month, revision)
      select ${dataset}, cell.district, cell.month, ${nextRevision} from (${cells}) cell group by 2, 3 order by 2, 3
      on conflict (district, month, dataset) do update set revision = ${nextRevision}`.execute(db)

  const touched = (
    table: DatasetTable,
    bases: readonly Basis[],
    records: readonly RawBuilder<unknown>[],
  ): RawBuilder<unknown> =>
    sql.join(
      // Records of one district and the same days touch the same cells; there are far fewer of those than of records.
      bases.flatMap((basis) =>
        records.map(
          (some) =>
            sql`select r.district, m.month from (select distinct ${names(daysOf(basis, table))} from ${some} every) r join ${openMonths} m on ${touches(basis, table)}`,
        ),
      ),
      sql` union all `,
    )

  return {
    takeTurn: async (db, { dataset: { name, time } }) => {
      if (time.kind === 'policy' && time.spansDistricts === true)
        await sql`select pg_advisory_xact_lock(hashtextextended(${`${schema}.${name}`}, 0))`.execute(db)
    },
    ofRecords: async (db, table, bases, records) => {
      if (bases.length === 0) return
      const cells = [
        touched(table, bases, records),
        ...bases.flatMap((basis) => records.flatMap((some) => replacedBy(table, basis, some, openMonths))),
      ]
      await write(db, table.dataset.name, sql.join(cells, sql` union all `))
    },
    ofDataset: async (db, table, bases, months) => {
      if (bases.length === 0 || months.length === 0) return
      await write(
        db,
        table.dataset.name,
        sql`select * from (${touched(table, bases, [table.sql])}) t where month = any(${months}::text[])`,
      )
    },
    ofSums: async (db, table, bases) => {
      const kept = sql`
        select s.district, m.month from ${sql.id(schema, 'sums')} s join ${openMonths} m on left(m.month, 4)::integer = s.year where s.dataset = ${table.dataset.name}`
      await write(
        db,
        table.dataset.name,
        sql.join([...(bases.length === 0 ? [] : [touched(table, bases, [table.sql])]), kept], sql` union all `),
      )
    },
    ofDistricts: async (db, dataset, districts) => {
      if (districts.length === 0) return
      await write(
        db,
        dataset,
        sql`select t.district, m.month from unnest(${districts}::text[]) as t (district) cross join ${openMonths} m`,
      )
    },
  }
}

/**
 * Where a series spans districts: the cells of others that a record replaces from its day on, or replaced while it was
 * there. They are found among the records as they are stored; those that change along with it mark their own.
 */
function replacedBy(
  table: DatasetTable,
  basis: Basis,
  some: RawBuilder<unknown>,
  openMonths: RawBuilder<unknown>,
): readonly RawBuilder<unknown>[] {
  if (basis.kind !== 'policy' || basis.spansDistricts !== true) return []
  const from = table.column(basis.from)
  const series = seriesOf(basis).map((field) => table.column(field))
  const same = [
    ...series.map((column) => sql`${col('o', column)} = ${col('r', column)}`),
    sql`${col('o', from)} < ${col('r', from)}`,
  ]
  return [
    sql`
      select o.district, m.month from (select distinct ${names([...series, from])} from ${some} every) r
      join ${table.sql} o on ${sql.join(same, sql` and `)} join ${openMonths} m on ${touches(basis, table)}`,
  ]
}

/** The months in which a record can count. */
function touches(basis: Basis, table: DatasetTable): RawBuilder<unknown> {
  switch (basis.kind) {
    case 'flow':
      return sql`${col('r', table.column(basis.on))} between m.first_day and m.last_day`
    case 'stock':
      return sql`${col('r', table.column(basis.from))} <= m.last_day and (${col('r', table.column(basis.to))} is null or ${col('r', table.column(basis.to))} > m.last_day)`
    case 'policy':
      return sql`${col('r', table.column(basis.from))} <= m.last_day`
  }
}

/** The columns that say where and when a record counts. */
function daysOf(basis: Basis, table: DatasetTable): readonly { readonly name: string }[] {
  const fields = basis.kind === 'flow' ? [basis.on] : basis.kind === 'stock' ? [basis.from, basis.to] : [basis.from]
  return ['district', ...fields].map((field) => table.column(field))
}

/** The bases that a dataset's measures count by. */
export function basesOf(catalogue: Catalogue, dataset: string): readonly Basis[] {
  return [...new Map(catalogue.measures(dataset).map(({ basis }) => [JSON.stringify(basis), basis])).values()]
}
