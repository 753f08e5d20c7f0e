import { sql, type Kysely, type RawBuilder } from 'kysely'
import { measuresOf, rank, type Basis, type Catalogue, type Level, type Month, type Return } from '@minzheng/core'
import { col, names, type DatasetTable } from './dataset-table.js'
import type { Tables } from './tables.js'

/** Dirty marks say what is stale. They are written in the transaction that made it so; each writing raises the mark's revision. */
export interface DirtyMarks {
  /** Marks the cells that some records touch; each of `records` is a relation with the dataset's columns. */
  ofRecords(db: Kysely<Tables>, table: DatasetTable, bases: readonly Basis[], records: readonly RawBuilder<unknown>[]): Promise<void>
  /** Marks every cell that has records, in some months: when a month opens or a definition changes. */
  ofDataset(db: Kysely<Tables>, table: DatasetTable, bases: readonly Basis[], months: readonly Month[]): Promise<void>
  /** Marks what new returns change: figures that were missing become zero, down to the lowest level that has any. */
  ofReturns(db: Kysely<Tables>, catalogue: Catalogue, returns: readonly Return[]): Promise<void>
}

export function dirtyMarks(schema: string): DirtyMarks {
  const marks = sql.id(schema, 'dirty_mark')
  const openMonths = sql.id(schema, 'open_month')
  // The new revision is drawn when the row is locked, not when the statement starts, so that revisions of a cell only rise.
  const nextRevision = sql`nextval(${sql.lit(`${schema}.revision`)})`
  const write = (db: Kysely<Tables>, dataset: string, cells: RawBuilder<unknown>) =>
    sql`
      insert into ${marks} as mark (dataset, district, month, revision, whole)
      select ${dataset}, cell.district, cell.month, ${nextRevision}, bool_or(cell.whole) from (${cells}) cell group by 2, 3 order by 2, 3
      on conflict (district, month, dataset) do update set revision = ${nextRevision}, whole = mark.whole or excluded.whole`.execute(db)

  const touched = (table: DatasetTable, bases: readonly Basis[], records: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
    sql.join(
      // Records of one district and the same days touch the same cells; there are far fewer of those than of records.
      bases.flatMap((basis) =>
        records.map(
          (some) =>
            sql`select r.district, m.month, false as whole from (select distinct ${names(daysOf(basis, table))} from ${some} every) r join ${openMonths} m on ${touches(basis, table)}`,
        ),
      ),
      sql` union all `,
    )

  return {
    ofRecords: async (db, table, bases, records) => {
      if (bases.length > 0) await write(db, table.dataset.name, touched(table, bases, records))
    },
    ofDataset: async (db, table, bases, months) => {
      if (bases.length === 0 || months.length === 0) return
      await write(db, table.dataset.name, sql`select * from (${touched(table, bases, [table.sql])}) t where month = any(${months}::text[])`)
    },
    ofReturns: async (db, catalogue, returns) => {
      const byDataset = new Map<string, Return[]>()
      for (const each of returns) byDataset.set(each.dataset, [...(byDataset.get(each.dataset) ?? []), each])
      for (const [dataset, own] of byDataset) {
        const lowest = lowestLevelOf(catalogue, dataset)
        if (lowest === undefined) continue
        const cells = own.flatMap((each) =>
          (each.own === true ? [{ district: each.district, whole: false }] : staleBelow(catalogue, each.district, lowest)).map((cell) => ({
            ...cell,
            month: each.month,
          })),
        )
        await write(
          db,
          dataset,
          sql`select * from unnest(${cells.map((c) => c.district)}::text[], ${cells.map((c) => c.month)}::text[], ${cells.map((c) => c.whole)}::boolean[]) as t (district, month, whole)`,
        )
      }
    },
  }
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

/** The lowest level that has a figure from a dataset; undefined where none reads it. */
function lowestLevelOf(catalogue: Catalogue, dataset: string): Level | undefined {
  let lowest: Level | undefined
  for (const indicator of catalogue.indicators.values()) {
    if (!measuresOf(indicator).some((measure) => measure.dataset === dataset)) continue
    if (lowest === undefined || rank(indicator.lowestLevel) > rank(lowest)) lowest = indicator.lowestLevel
  }
  return lowest
}

/** The districts to mark for a return: down to townships, which stand for the villages in them. */
function staleBelow(catalogue: Catalogue, district: string, lowest: Level): readonly { readonly district: string; readonly whole: boolean }[] {
  const level = rank(lowest) > rank('township') ? 'township' : lowest
  const { districts } = catalogue
  if (rank(districts.get(district).level) > rank(level)) return [{ district, whole: true }]
  return districts
    .within(district)
    .filter((each) => rank(each.level) <= rank(level))
    .map((each) => ({ district: each.code, whole: each.level === level }))
}
