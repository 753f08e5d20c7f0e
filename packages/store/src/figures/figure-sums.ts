import type { DistrictView } from './district-view.js'
import { neededSums } from './loaded-year.js'
import { sql, type Kysely, type RawBuilder } from 'kysely'
import { MinzhengError, type Catalogue, type Indicator, type Measure } from '@minzheng/core'
import type { PlacedDistricts } from '@minzheng/core/districts'
import type { TotalsSource } from '@minzheng/core/evaluation'
import { isWholeMonths, type Month, type Period } from '@minzheng/core/periods'
import type { DatasetTable } from '../sql/dataset-table.js'
import { groupBy } from '../base/group-by.js'
import { returnedMonthsSql } from '../marks/returned-months.js'
import type { StoredLayout } from '../sums/stored-layout.js'
import { monthIndex } from '../sums/year-sums.js'
import type { Tables } from '../database/tables.js'
import { replacedBy, type Definitions } from '../definitions/version-fence.js'
import { sortRows, type SumsRow } from './dataset-rows.js'
import { datasetSums, type DatasetSums } from './dataset-sums.js'
import { countDistinct } from './distinct-counts.js'
import { freshnessReader, movedMonths, type FreshnessReader } from './freshness.js'
import type { KeptSums, Memory } from './kept-sums.js'
import { needsOf } from './needs.js'

/** What reading sums requires. */
export interface FigureTools {
  readonly db: Kysely<Tables>
  readonly schema: string
  readonly catalogue: Catalogue
  /** The districts of today, by which rolled-up sums are stored. */
  readonly places: PlacedDistricts
  readonly tables: ReadonlyMap<string, DatasetTable>
  readonly layouts: ReadonlyMap<string, StoredLayout>
  readonly definitions: Definitions
  readonly kept: KeptSums
}

/** Which sums to read. `months` must include every month that a figure uses. */
export interface FigureSumsRequest {
  /** The districts by which to read; `districts` are districts of its tree. */
  readonly view: DistrictView
  readonly districts: readonly string[]
  readonly months: readonly Month[]
  /** Periods over which to count distinct values, in addition to the months. */
  readonly periods: readonly Period[]
  readonly datasets: readonly string[]
  /** Distinct counts to read, by key; each is counted from the records. */
  readonly distinct: ReadonlyMap<string, Measure>
}

/** The sums behind figures, and whether they are settled. */
export interface FigureSums {
  readonly source: KeptTotals
  readonly freshness: () => FreshnessReader
}

/** A source of totals that keeps what is made of them. */
export interface KeptTotals extends TotalsSource {
  /**
   * A place for what is computed from this source alone, of one indicator: the same one for a later source, as long as
   * nothing that the indicator reads is another; undefined if nothing is kept.
   */
  readonly memory?: (indicator: Indicator) => Memory | undefined
}

/**
 * Reads the sums, returns and marks behind figures in one statement. Distinct counts are not stored; they are counted
 * from the records in the same snapshot. Throws `CatalogueReplacedError` if other definitions are in use, because the
 * layout of their sums differs.
 */
export async function readFigureSums(tools: FigureTools, asked: FigureSumsRequest): Promise<FigureSums> {
  if (asked.distinct.size === 0) return sumsIn(tools.db, tools, asked)
  return tools.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((tx) => sumsIn(tx, tools, asked))
}

async function sumsIn(db: Kysely<Tables>, tools: FigureTools, asked: FigureSumsRequest): Promise<FigureSums> {
  const { layouts, definitions, schema } = tools
  const { places } = asked.view
  const { rows } = await sql<SumsRow>`${statement(schema, tools.places, asked)}`.execute(db)
  const read = sortRows(rows)
  const { months, changedAt } = read
  if (read.version !== definitions.version) throw await replacedBy(db, definitions)
  const returned = new Set(months)
  const counted = [...groupBy(asked.distinct.values(), ({ dataset }) => dataset)].map(([name, measures]) => ({
    table: tools.tables.get(name)!,
    measures,
  }))
  const distinct = await countDistinct(db, places, counted, {
    districts: asked.districts,
    months: asked.months.filter((month) => returned.has(month)),
    periods: asked.periods,
  })
  const kept = tools.kept.reading(() => keyOf(asked), sumsAtMost(asked))
  const sums = new Map(
    asked.datasets.map((name) => {
      const own = { ...read.of(name), distinct: distinct.get(name) ?? none }
      const make = (): DatasetSums => datasetSums(tools, asked.view, name, own)
      return [name, kept?.sums(name, own, make) ?? make()]
    }),
  )
  const sumsOf = (dataset: string): DatasetSums => sums.get(dataset)!
  const monthMoved = movedMonths([...sums.values()].map((each) => each.movedMonths))
  const further = `${months.join()} ${[...monthMoved]
    .map(([month, moved]) => `${month} ${moved}`)
    .toSorted()
    .join()}`
  const assertRequested = requestChecker(asked)
  return {
    source: {
      returns: {
        months,
        completeness: (dataset, district, of) => sumsOf(dataset.name).book.completeness(dataset, district, of),
      },
      total: (dataset, district, stretch, key) => {
        if (typeof stretch !== 'string' && !isWholeMonths(stretch))
          throw new MinzhengError('invalid-period', `a period must consist of whole months, got ${stretch.id}`, {
            period: stretch.id,
          })
        assertRequested(dataset, district, stretch)
        const layout = layouts.get(dataset)?.layout
        const place = layout?.place(key)
        if (layout === undefined || place === undefined) {
          if (!asked.distinct.has(key))
            throw new Error(`the distinct count ${key} of ${dataset} must be requested before it is read`)
          return sumsOf(dataset).rows.distinct.get(
            `${district} ${typeof stretch === 'string' ? stretch : stretch.id} ${key}`,
          )
        }
        if (typeof stretch !== 'string') return undefined
        const year = sumsOf(dataset).yearOf(dataset, district, stretch)
        const value = year?.numbers[monthIndex(stretch) * layout.total + place]
        return value === undefined || Number.isNaN(value) ? undefined : value
      },
      ...([...sums.values()].every(({ rows: { marks } }) => marks.length === 0)
        ? {}
        : { isComputed: computedOf(layouts, sumsOf) }),
      memory: (indicator) => {
        const own = needsOf(indicator).datasets.map((name) => sums.get(name))
        // What was not asked for cannot be compared.
        if (kept === undefined || !own.every((each) => each !== undefined)) return undefined
        return kept.memory(indicator.id, own, `${changedAt.get(indicator.id) ?? ''} ${further}`)
      },
    },
    freshness: () => freshnessReader(places, sumsOf, monthMoved, changedAt),
  }
}

const none: ReadonlyMap<string, number> = new Map()

/** All that decides which rows a reading has. */
function keyOf({ view, districts, months, periods, datasets, distinct }: FigureSumsRequest): string {
  return JSON.stringify([view.day, districts, months, periods.map(({ id }) => id), datasets, [...distinct.keys()]])
}

/** The rows of sums that a reading has at most, if its districts have rolled-up sums. */
function sumsAtMost({ districts, datasets, months }: FigureSumsRequest): number {
  return districts.length * datasets.length * new Set(months.map((month) => month.slice(0, 4))).size
}

/** Returns a function that throws if a caller reads sums that it did not request: they would look like missing sums. */
function requestChecker({
  datasets,
  districts,
  months,
  periods,
}: FigureSumsRequest): (dataset: string, district: string, stretch: Month | Period) => void {
  const read = {
    dataset: new Set(datasets),
    district: new Set(districts),
    stretch: new Set([...months, ...periods.map(({ id }) => id)]),
  }
  return (dataset, district, stretch) => {
    const id = typeof stretch === 'string' ? stretch : stretch.id
    if (read.dataset.has(dataset) && read.district.has(district) && read.stretch.has(id)) return
    throw new Error(`sums must be requested before they are read, got ${dataset}, ${district}, ${id}`)
  }
}

/**
 * False for a number that was never computed and waits for its first recompute: it is not known. A number that was
 * computed before may be out of date, which `settled` says.
 */
function computedOf(
  layouts: FigureTools['layouts'],
  sumsOf: (dataset: string) => DatasetSums,
): NonNullable<TotalsSource['isComputed']> {
  return (dataset, district, month, key) => {
    const stored = layouts.get(dataset)
    if (stored === undefined || stored.layout.place(key) === undefined) return true
    const { waiting, yearOf } = sumsOf(dataset)
    if (!waiting.has(dataset, district, month)) return true
    return (yearOf(dataset, district, month)?.revision[monthIndex(month)] ?? NaN) >= stored.since(key)
  }
}

function statement(schema: string, latest: PlacedDistricts, asked: FigureSumsRequest): RawBuilder<unknown> {
  const years = [...new Set(asked.months.map((month) => Number(month.slice(0, 4))))]
  const needed = neededSums(asked.view, latest, asked.districts)
  const table = (name: string): RawBuilder<unknown> => sql.id(schema, name)
  const sums = (column: 'own' | 'total', of: readonly string[]): readonly RawBuilder<unknown>[] =>
    of.length === 0 || years.length === 0
      ? []
      : [
          sql`
            select ${column}::text as kind, dataset, district, year::text as at, ${sql.id(column)}::text as numbers, revision::text as revision, null as moved from ${table('sums')}
            where district = any(${of}::text[]) and dataset = any(${asked.datasets}::text[]) and year = any(${years}::integer[])`,
        ]
  const within = sql`dataset = any(${asked.datasets}::text[]) and month = any(${asked.months}::text[])`
  const parts = [
    sql`select 'definitions' as kind, null as dataset, null as district, null as at, (select value from ${table('setting')} where name = 'definitions') as numbers, null as revision, null as moved`,
    sql`select 'changed' as kind, id, null, null, null, null, (1000 * date_part('epoch', changed_at))::bigint::text from ${table('indicator')} where changed_at is not null`,
    sql`select 'month' as kind, null, null, m.month, null, null, null from (${returnedMonthsSql(schema)}) m`,
    // Grouped by dataset in index order, so that nothing is sorted. Sent as one text, because the driver's time grows
    // with the number of values.
    sql`
      select 'return' as kind, dataset, null, null, null, null,
        string_agg(month || case when own then 'o' else 'a' end || case when estimated then 'e' else 'f' end || case when withdrawn then 'w' else 'l' end || district || ' ' || (1000 * date_part('epoch', moved_at))::bigint, ';')
      from ${table('office_return')} where ${within} group by dataset`,
    sql`select 'waiting' as kind, dataset, district, month, null, null, null from ${table('dirty_mark')} where ${within}`,
    ...sums('own', needed.own),
    ...sums('total', needed.total),
  ]
  return sql.join(parts, sql` union all `)
}
