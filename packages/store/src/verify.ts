import { sql, type Kysely, type Transaction } from 'kysely'
import {
  basePeriod,
  combine,
  formulaOf,
  formulasIn,
  formulasOf,
  hasFigure,
  measuresOf,
  monthsOf,
  observe,
  parsePeriod,
  partsOf,
  periodsAround,
  type Catalogue,
  type District,
  type Month,
  type Observation,
  type Period,
  type Totals,
  type TotalsSource,
} from '@minzheng/core'
import { cellQuery } from './cell-query.js'
import type { DatasetTable } from './dataset-table.js'
import type { Tables } from './tables.js'
import { readTotals } from './totals-reader.js'

interface VerifyTools {
  readonly db: Kysely<Tables>
  readonly schema: string
  readonly catalogue: Catalogue
  readonly tables: ReadonlyMap<string, DatasetTable>
}

/** A stored number that is not what the records give. */
export interface Difference {
  readonly kind: 'cell' | 'total' | 'observation'
  /** The dataset; of an observation, the indicator, with variant and part where there are any. */
  readonly of: string
  readonly district: string
  /** The month; of an observation, the period. */
  readonly at: string
  readonly stored: string
  readonly found: string
}

/** A cell to be marked dirty, so that the next recompute mends what was found. */
export interface CellToMend {
  readonly dataset: string
  readonly district: string
  readonly month: Month
}

/** What was compared, and what differed. */
export interface Verification {
  /** Cells, totals and observations that were held against the records. */
  readonly compared: number
  /** Those that are known to be stale, because jobs are still to come: they are not compared. */
  readonly stale: number
  readonly differences: readonly Difference[]
  readonly toMend: readonly CellToMend[]
}

const figureFields = ['numerator', 'denominator', 'value', 'status', 'reason', 'asOf', 'received', 'expected', 'version'] as const

/**
 * Computes all cells, totals and observations of a district and all below it, over the open months of a period, from the records, and holds
 * them against what is stored. All is read in one snapshot, so that changes that land meanwhile are not taken for faults.
 */
export function verify(tools: VerifyTools, district: string, period: string, onProgress?: (done: number, all: number) => void): Promise<Verification> {
  return tools.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((tx) => compareAll(tx, tools, district, parsePeriod(period), onProgress))
}

async function compareAll(
  tx: Transaction<Tables>,
  tools: VerifyTools,
  district: string,
  period: Period,
  onProgress?: (done: number, all: number) => void,
): Promise<Verification> {
  const { catalogue } = tools
  const wanted = new Set(monthsOf(period))
  const months = (await tx.selectFrom('open_month').select('month').orderBy('month').execute()).map(({ month }) => month).filter((month) => wanted.has(month))
  const districts = catalogue.districts.within(district)
  const marks = await tx.selectFrom('dirty_mark').select(['dataset', 'district', 'month', 'whole']).execute()
  const tally = new Tally()
  const mine = new Map<string, Totals>()
  const datasets = [...tools.tables.values()].filter(({ dataset }) => catalogue.measures(dataset.name).length > 0)
  const steps = datasets.length * months.length + districts.length
  let done = 0
  for (const table of datasets) {
    const stale = staleCells(
      catalogue,
      marks.filter((mark) => mark.dataset === table.dataset.name),
    )
    for (const month of months) {
      await compareMonth(tx, tools, table, month, districts, stale, tally, mine)
      onProgress?.((done += 1), steps)
    }
  }
  const touched = touchedBy(catalogue, marks)
  const source = await ownTotals(tx, tools, districts, months, mine)
  for (let at = 0; at < districts.length; at += 50) {
    const some = districts.slice(at, at + 50)
    await compareObservations(tx, tools, some, months, touched, source, tally)
    onProgress?.((done += some.length), steps)
  }
  return tally.result()
}

/** The cells and totals of one dataset and month. */
async function compareMonth(
  tx: Transaction<Tables>,
  { catalogue }: VerifyTools,
  table: DatasetTable,
  month: Month,
  districts: readonly District[],
  stale: { readonly cells: ReadonlySet<string>; readonly totals: ReadonlySet<string> },
  tally: Tally,
  mine: Map<string, Totals>,
): Promise<void> {
  const dataset = table.dataset.name
  const codes = districts.map(({ code }) => code)
  const asked = codes.map((code) => ({ district: code, month }))
  const { rows } = await cellQuery(table, catalogue.measures(dataset), asked).execute(tx)
  const found = new Map(rows.map((row) => [row.district, row.measures]))
  const stored = async (from: 'cell' | 'total'): Promise<ReadonlyMap<string, Totals>> => {
    const kept = await tx
      .selectFrom(from)
      .select(['district', 'measures'])
      .where('dataset', '=', dataset)
      .where('month', '=', month)
      .where((where) => where('district', '=', where.fn.any(where.val(codes))))
      .execute()
    return new Map(kept.map((row) => [row.district, row.measures]))
  }
  const cells = await stored('cell')
  const totals = await stored('total')
  const accumulators = catalogue.accumulators(dataset)
  for (const each of [...districts].reverse()) {
    const { code } = each
    const children = catalogue.districts.children(code)
    const own = combine(
      accumulators,
      each,
      found.get(code),
      children.map((child) => ({ level: child.level, totals: mine.get(`${dataset} ${child.code} ${month}`) })),
    )
    mine.set(`${dataset} ${code} ${month}`, own)
    const toMend = { dataset, district: code, month }
    const difference = { of: dataset, district: code, at: month }
    if (stale.cells.has(`${code} ${month}`)) tally.skip()
    else tally.compare(sameTotals(cells.get(code), found.get(code) ?? {}), toMend, { kind: 'cell', ...difference, ...inText(cells.get(code), found.get(code)) })
    if (children.length === 0) continue
    if (stale.totals.has(`${code} ${month}`)) tally.skip()
    else tally.compare(sameTotals(totals.get(code), own), toMend, { kind: 'total', ...difference, ...inText(totals.get(code), own) })
  }
}

async function compareObservations(
  tx: Transaction<Tables>,
  { catalogue }: VerifyTools,
  districts: readonly District[],
  months: readonly Month[],
  touched: ReadonlySet<string>,
  source: TotalsSource,
  tally: Tally,
): Promise<void> {
  const periods = [...new Map(months.flatMap(periodsAround).map((period) => [period.id, period])).values()]
  if (periods.length === 0) return
  const rows = await tx
    .selectFrom('observation')
    .selectAll()
    .where(
      'district',
      'in',
      districts.map(({ code }) => code),
    )
    .where(
      'period',
      'in',
      periods.map(({ id }) => id),
    )
    .execute()
  const key = (of: string, variant: string, part: string, district: string, period: string): string => [of, variant, part, district, period].join(' ')
  const stored = new Map(rows.map((row) => [key(row.indicator, row.variant, row.part, row.district, row.period), row]))
  for (const { code, level } of districts)
    for (const indicator of catalogue.indicators.values()) {
      if (!hasFigure(indicator, level)) continue
      const datasets = [...new Set(measuresOf(indicator).map(({ dataset }) => dataset))]
      const skipped = datasets.some((dataset) => touched.has(`${dataset} ${code}`))
      for (const variant of Object.keys(indicator.variants))
        for (const part of [null, ...partsOf(indicator)]) {
          if (formulaOf(indicator, variant, part) === undefined) continue
          for (const period of periods) {
            if (skipped) {
              tally.skip()
              continue
            }
            const expected = observe(catalogue, indicator, variant, code, period, source, part)
            const row = stored.get(key(indicator.id, variant, part ?? '', code, period.id))
            const kept = row === undefined ? undefined : { ...row, asOf: row.as_of }
            const same = kept === undefined ? expected.status === 'L' : kept.settled && figureFields.every((field) => kept[field] === expected[field])
            const open = monthsOf(period).filter((month) => months.includes(month))
            tally.compare(
              same,
              { dataset: datasets[0]!, district: code, month: open.at(-1)! },
              {
                kind: 'observation',
                of: [indicator.id, ...(variant === Object.keys(indicator.variants)[0] ? [] : [variant]), ...(part === null ? [] : [part])].join(' '),
                district: code,
                at: period.id,
                stored: kept === undefined ? 'none' : told(kept) + (kept.settled ? '' : ' (not settled)'),
                found: told(expected),
              },
            )
          }
        }
    }
}

const told = ({ value, status, received, expected, version }: Pick<Observation, 'value' | 'received' | 'expected' | 'version'> & { readonly status: string }) =>
  `${value ?? 'none'} ${status} ${received}/${expected} ${version}`

/** Totals as they were just computed; distinct counts, returns and months outside are read from the same snapshot. */
async function ownTotals(
  tx: Transaction<Tables>,
  tools: VerifyTools,
  districts: readonly District[],
  months: readonly Month[],
  mine: ReadonlyMap<string, Totals>,
): Promise<TotalsSource> {
  const { catalogue } = tools
  const around = months.flatMap(periodsAround)
  const bases = [...catalogue.indicators.values()]
    .flatMap(formulasOf)
    .flatMap(formulasIn)
    .flatMap((formula) => (formula.kind === 'change' ? around.flatMap((period) => basePeriod(formula.from, period) ?? []) : []))
  const periods = [...new Map([...around, ...bases].map((period) => [period.id, period])).values()]
  const stored = await readTotals(tx, tools, {
    districts: districts.map(({ code }) => code),
    months: [...new Set(periods.flatMap(monthsOf))],
    periods,
  })
  const distinct = new Set([...tools.tables.keys()].flatMap((name) => catalogue.measures(name).flatMap(({ kind, key }) => (kind === 'distinct' ? [key] : []))))
  return {
    returns: stored.returns,
    total: (dataset, district, stretch, key) => {
      const own = distinct.has(key) || typeof stretch !== 'string' ? undefined : mine.get(`${dataset} ${district} ${stretch}`)
      return own === undefined ? stored.total(dataset, district, stretch, key) : own[key]
    },
  }
}

type Mark = Pick<Tables['dirty_mark'], 'dataset' | 'district' | 'month' | 'whole'>

function staleCells({ districts }: Catalogue, marks: readonly Mark[]): { readonly cells: ReadonlySet<string>; readonly totals: ReadonlySet<string> } {
  const cells = new Set(marks.map(({ district, month }) => `${district} ${month}`))
  const totals = new Set(
    marks.flatMap(({ district, month }) => [districts.get(district), ...districts.ancestors(district)].map(({ code }) => `${code} ${month}`)),
  )
  return { cells, totals }
}

/** `dataset district` whose figures a mark says are stale. */
function touchedBy({ districts }: Catalogue, marks: readonly Mark[]): ReadonlySet<string> {
  return new Set(
    marks.flatMap(({ dataset, district, whole }) =>
      [...(whole ? districts.within(district) : [districts.get(district)]), ...districts.ancestors(district)].map(({ code }) => `${dataset} ${code}`),
    ),
  )
}

/** Nothing stored is the same as nothing but zeros: what was never touched is not written. */
function sameTotals(stored: Totals | undefined, found: Totals): boolean {
  if (stored === undefined) return Object.values(found).every((value) => value === 0)
  const keys = Object.keys(found)
  return keys.length === Object.keys(stored).length && keys.every((key) => stored[key] === found[key])
}

function inText(stored: Totals | undefined, found: Totals | undefined): Pick<Difference, 'stored' | 'found'> {
  const keys = [...new Set([...Object.keys(stored ?? {}), ...Object.keys(found ?? {})])].filter((key) => stored?.[key] !== found?.[key])
  const text = (totals: Totals | undefined): string => keys.map((key) => `${key} ${totals?.[key] ?? 'none'}`).join(', ') || 'none'
  return { stored: text(stored), found: text(found) }
}

/** Counts while it compares. */
class Tally {
  #compared = 0
  #stale = 0
  readonly #differences: Difference[] = []
  readonly #toMend = new Map<string, CellToMend>()

  compare(same: boolean, toMend: CellToMend, difference: Difference): void {
    this.#compared += 1
    if (same) return
    this.#differences.push(difference)
    this.#toMend.set(`${toMend.dataset} ${toMend.district} ${toMend.month}`, toMend)
  }

  skip(): void {
    this.#stale += 1
  }

  result(): Verification {
    return Object.freeze({ compared: this.#compared, stale: this.#stale, differences: this.#differences, toMend: [...this.#toMend.values()] })
  }
}

/** Marks cells dirty, so that their numbers and figures are computed anew. */
export async function markCells(db: Kysely<Tables>, schema: string, cells: readonly CellToMend[]): Promise<void> {
  if (cells.length === 0) return
  const nextRevision = sql`nextval(${sql.lit(`${schema}.revision`)})`
  await sql`
    insert into ${sql.id(schema, 'dirty_mark')} as mark (dataset, district, month, revision, whole)
    select t.dataset, t.district, t.month, ${nextRevision}, false
    from unnest(${cells.map((c) => c.dataset)}::text[], ${cells.map((c) => c.district)}::text[], ${cells.map((c) => c.month)}::text[]) as t (dataset, district, month)
    order by 2, 3
    on conflict (district, month, dataset) do update set revision = ${nextRevision}`.execute(db)
}
