import { sql, type Kysely, type RawBuilder } from 'kysely'
import { measuresOf, rank, seriesOf, type Basis, type Catalogue, type Level, type Month, type Return } from '@minzheng/core'
import { col, names, type DatasetTable } from './dataset-table.js'
import type { Tables } from './tables.js'

/** Dirty marks say what is stale. They are written in the transaction that made it so; each writing raises the mark's revision. */
export interface DirtyMarks {
  /**
   * To be called before anything is written: where series of the dataset span districts, what lands waits for what is landing. Of two that
   * land at once, neither would see whom it replaces in a district that the other writes.
   */
  takeTurn(db: Kysely<Tables>, table: DatasetTable): Promise<void>
  /** Marks the cells that some records touch; each of `records` is a relation with the dataset's columns. */
  ofRecords(db: Kysely<Tables>, table: DatasetTable, bases: readonly Basis[], records: readonly RawBuilder<unknown>[]): Promise<void>
  /** Marks every cell that has records, in some months: when a month opens. */
  ofDataset(db: Kysely<Tables>, table: DatasetTable, bases: readonly Basis[], months: readonly Month[]): Promise<void>
  /** Marks every cell that has records or sums, in all open months: when what is kept of the dataset changes. */
  ofSums(db: Kysely<Tables>, table: DatasetTable, bases: readonly Basis[]): Promise<void>
  /** Marks what new returns change: figures that were missing become zero, down to the lowest level that has any. */
  ofReturns(db: Kysely<Tables>, catalogue: Catalogue, returns: readonly Return[]): Promise<void>
  /** Marks every figure of a dataset in some months, down to the lowest level that has any. */
  ofFigures(db: Kysely<Tables>, catalogue: Catalogue, dataset: string, months: readonly Month[]): Promise<void>
  /** Marks some districts in all open months: when the tree changes. */
  ofDistricts(db: Kysely<Tables>, dataset: string, districts: readonly MarkedDistrict[]): Promise<void>
}

/** A district to mark; `whole`: with every figure below it. */
export interface MarkedDistrict {
  readonly district: string
  readonly whole: boolean
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

  const ofReturns: DirtyMarks['ofReturns'] = async (db, catalogue, returns) => {
    const byDataset = new Map<string, Return[]>()
    for (const each of returns) byDataset.set(each.dataset, [...(byDataset.get(each.dataset) ?? []), each])
    for (const [dataset, own] of byDataset) {
      const lowest = lowestLevelOf(catalogue, dataset)
      if (lowest === undefined) continue
      const cells = own.flatMap((each) =>
        (speaksOfItselfAlone(catalogue, each) ? [{ district: each.district, whole: false }] : staleBelow(catalogue, each.district, lowest)).map((cell) => ({
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
  }

  return {
    takeTurn: async (db, { dataset: { name, time } }) => {
      if (time.kind === 'policy' && time.spansDistricts === true)
        await sql`select pg_advisory_xact_lock(hashtextextended(${`${schema}.${name}`}, 0))`.execute(db)
    },
    ofRecords: async (db, table, bases, records) => {
      if (bases.length === 0) return
      const cells = [touched(table, bases, records), ...bases.flatMap((basis) => records.flatMap((some) => replacedBy(table, basis, some, openMonths)))]
      await write(db, table.dataset.name, sql.join(cells, sql` union all `))
    },
    ofDataset: async (db, table, bases, months) => {
      if (bases.length === 0 || months.length === 0) return
      await write(db, table.dataset.name, sql`select * from (${touched(table, bases, [table.sql])}) t where month = any(${months}::text[])`)
    },
    ofSums: async (db, table, bases) => {
      const kept = ['cell', 'total'].map(
        (kind) => sql`
          select s.district, s.month, false as whole from ${sql.id(schema, kind)} s join ${openMonths} m on m.month = s.month where s.dataset = ${table.dataset.name}`,
      )
      await write(db, table.dataset.name, sql.join([...(bases.length === 0 ? [] : [touched(table, bases, [table.sql])]), ...kept], sql` union all `))
    },
    ofReturns,
    ofFigures: (db, catalogue, dataset, months) =>
      ofReturns(
        db,
        catalogue,
        months.map((month) => ({ dataset, district: catalogue.districts.root.code, month })),
      ),
    ofDistricts: async (db, dataset, districts) => {
      if (districts.length === 0) return
      await write(
        db,
        dataset,
        sql`
          select t.district, m.month, t.whole
          from unnest(${districts.map((each) => each.district)}::text[], ${districts.map((each) => each.whole)}::boolean[]) as t (district, whole) cross join ${openMonths} m`,
      )
    },
  }
}

/**
 * Where a series spans districts: the cells of others that a record replaces from its day on, or replaced while it was there. They are
 * found among the records as they are stored; those that change along with it mark their own.
 */
function replacedBy(table: DatasetTable, basis: Basis, some: RawBuilder<unknown>, openMonths: RawBuilder<unknown>): readonly RawBuilder<unknown>[] {
  if (basis.kind !== 'policy' || basis.spansDistricts !== true) return []
  const from = table.column(basis.from)
  const series = seriesOf(basis).map((field) => table.column(field))
  const same = [...series.map((column) => sql`${col('o', column)} = ${col('r', column)}`), sql`${col('o', from)} < ${col('r', from)}`]
  return [
    sql`
      select o.district, m.month, false as whole from (select distinct ${names([...series, from])} from ${some} every) r
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

/** The lowest level that has a figure from a dataset; undefined where none reads it. */
function lowestLevelOf(catalogue: Catalogue, dataset: string): Level | undefined {
  let lowest: Level | undefined
  for (const indicator of catalogue.indicators.values()) {
    if (!measuresOf(indicator).some((measure) => measure.dataset === dataset)) continue
    if (lowest === undefined || rank(indicator.lowestLevel) > rank(lowest)) lowest = indicator.lowestLevel
  }
  return lowest
}

/** True for a return of an office's own records, unless the office answers for districts below that are no offices of their own. */
function speaksOfItselfAlone({ districts, dataset }: Catalogue, { own, dataset: name, district }: Return): boolean {
  if (own !== true) return false
  const { reportedBy } = dataset(name)
  return rank(districts.get(district).level) >= rank(reportedBy) || !districts.answeringAt(district, reportedBy).some(({ code }) => code === district)
}

/**
 * The districts to mark for a return: down to townships, which stand for the villages in them. A district whose level its county or city
 * has not (a village without a township) stands for itself.
 */
function staleBelow(catalogue: Catalogue, district: string, lowest: Level): readonly MarkedDistrict[] {
  const { districts } = catalogue
  const deepest = Math.min(rank(lowest), rank('township'))
  const reached = (code: string | null): boolean => code !== null && rank(districts.get(code).level) >= deepest
  return districts
    .within(district)
    .filter((each) => each.code === district || !reached(each.parent))
    .map((each) => ({ district: each.code, whole: rank(each.level) >= deepest }))
}
