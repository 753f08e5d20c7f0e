import type { DistrictView } from './district-view.js'
import { loadedYears, neededSums, type StoredYears } from './loaded-year.js'
import { sql, type Kysely, type RawBuilder } from 'kysely'
import { MinzhengError, type Catalogue, type Measure } from '@minzheng/core'
import { returnsOn, type PlacedDistricts } from '@minzheng/core/districts'
import { returnBook, type TotalsSource } from '@minzheng/core/evaluation'
import { isWholeMonths, type Month, type Period } from '@minzheng/core/periods'
import type { DatasetTable } from '../sql/dataset-table.js'
import { groupBy } from '../base/group-by.js'
import type { Cell } from '../marks/cell.js'
import { returnedMonthsSql } from '../marks/returned-months.js'
import type { StoredLayout } from '../sums/stored-layout.js'
import { monthIndex } from '../sums/year-sums.js'
import type { Tables } from '../database/tables.js'
import { replacedBy, type Definitions } from '../definitions/version-fence.js'
import { countDistinct } from './distinct-counts.js'
import { freshnessReader, type FreshnessReader, type MovedReturn } from './freshness.js'
import { waitingOf, type Waiting } from '../marks/waiting.js'

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
  readonly source: TotalsSource
  readonly freshness: () => FreshnessReader
}

interface Row {
  readonly kind: 'definitions' | 'changed' | 'month' | 'return' | 'waiting' | 'own' | 'total'
  readonly dataset: string
  readonly district: string
  /** A month; for sums, the year. */
  readonly at: string
  readonly numbers: string | null
  readonly revision: string | null
  readonly moved: string | null
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
  const { catalogue, layouts, definitions, schema } = tools
  const { places, day } = asked.view
  const { rows } = await sql<Row>`${statement(schema, tools.places, asked)}`.execute(db)
  const months: Month[] = []
  const returns: MovedReturn[] = []
  const marks: Cell[] = []
  const stored: StoredYears = { own: new Map(), total: new Map() }
  const changedAt = new Map<string, number>()
  for (const row of rows)
    if (row.kind === 'own' || row.kind === 'total')
      stored[row.kind].set(`${row.dataset} ${row.district} ${row.at}`, row)
    else if (row.kind === 'month') months.push(row.at)
    else if (row.kind === 'changed') changedAt.set(row.dataset, Number(row.moved))
    else if (row.kind === 'return') returns.push(...returnsOf(row))
    else if (row.kind === 'waiting') marks.push({ dataset: row.dataset, district: row.district, month: row.at })
    else if (row.numbers !== definitions.version) throw await replacedBy(db, definitions)
  const living = returns
    .filter(({ withdrawn }) => !withdrawn)
    .map(({ moved: _moved, withdrawn: _withdrawn, ...each }) => each)
  const { history } = catalogue
  const book = {
    ...returnBook(history === undefined ? living : returnsOn(history, living, day), places.tree),
    months: months.toSorted(),
  }
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
  const yearOf = loadedYears(asked.view, tools.places, (dataset) => layouts.get(dataset)!.layout, stored)
  const waiting = waitingOf(places, marks)
  const known = { ...tools, yearOf, waiting }
  const assertRequested = requestChecker(asked)
  return {
    source: {
      returns: book,
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
          return distinct.get(dataset)?.get(`${district} ${typeof stretch === 'string' ? stretch : stretch.id} ${key}`)
        }
        if (typeof stretch !== 'string') return undefined
        const value = yearOf(dataset, district, stretch)?.numbers[monthIndex(stretch) * layout.total + place]
        return value === undefined || Number.isNaN(value) ? undefined : value
      },
      ...(marks.length === 0 ? {} : { isComputed: computedOf(known) }),
    },
    freshness: () => freshnessReader(places, yearOf, waiting, returns, changedAt),
  }
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
function computedOf(known: {
  readonly layouts: ReadonlyMap<string, StoredLayout>
  readonly waiting: Waiting
  readonly yearOf: ReturnType<typeof loadedYears>
}): NonNullable<TotalsSource['isComputed']> {
  return (dataset, district, month, key) => {
    const stored = known.layouts.get(dataset)
    if (stored === undefined || stored.layout.place(key) === undefined || !known.waiting.has(dataset, district, month))
      return true
    return (known.yearOf(dataset, district, month)?.revision[monthIndex(month)] ?? NaN) >= stored.since(key)
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

function returnsOf({ dataset, moved }: Row): readonly MovedReturn[] {
  return moved!.split(';').map((each) => {
    const space = each.indexOf(' ')
    const [month, district] = [each.slice(0, 7), each.slice(10, space)]
    return {
      dataset,
      district,
      month,
      own: each[7] === 'o',
      estimated: each[8] === 'e',
      withdrawn: each[9] === 'w',
      moved: Number(each.slice(space + 1)),
    }
  })
}
