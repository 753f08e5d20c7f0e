import type { Kysely, Transaction } from 'kysely'
import { evaluate, type AnyRecord, type Evaluation, type Return } from '@minzheng/core'
import { catalogueOn, placedDistricts, relocateRecords, returnsOn, unchangedPlaces } from '@minzheng/core/districts'
import { dependenciesOf, formulasOf, measuresOf } from '@minzheng/core/evaluation'
import type { Day } from '@minzheng/core/periods'
import type { MonthSpan } from '@minzheng/core/registers'
import type { Tables } from '../database/tables.js'
import { standingComputer } from '../register/restand.js'
import type { RegisterTools } from '../register/register-tools.js'
import { registerThen, timeOf, type Then } from './register-then.js'
import { ToldRows } from './told-rows.js'

/** Which figures of the past to compute. */
export interface ThenQuery {
  readonly at: Then
  /** The districts of the figures; records below them are read. */
  readonly districts: readonly string[]
  /** All indicators if left out. */
  readonly indicators?: readonly string[]
  /** Further datasets whose records to read. */
  readonly datasets?: readonly string[]
  /** The day whose districts the figures are of; those of today if it is left out. */
  readonly districtsOn?: Day
  readonly onProgress?: (done: number, all: number) => void
}

/** Figures as they were known at a moment (当时数), with the definitions of now. */
export interface FiguresThen {
  /** The moment. */
  readonly time: Date
  /** Observes, explains and finds as core does in memory; throws for districts that were not asked for. */
  readonly evaluation: Evaluation
}

/**
 * Computes figures as they were known at a moment: from what the sources told that lived then, with the acts in force
 * then and the definitions of now. Reads the told rows in one snapshot and evaluates them in memory, so it neither waits
 * for others nor makes them wait.
 */
export async function figuresThen(
  tools: RegisterTools & { readonly db: Kysely<Tables> },
  query: ThenQuery,
): Promise<FiguresThen> {
  return inSnapshot(tools.db, (tx) => figuresIn(tools, tx, query))
}

/** Reads in one snapshot of the database. */
export function inSnapshot<Result>(
  db: Kysely<Tables>,
  read: (tx: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read)
}

/** Computes figures as a transaction sees what was known at a moment, also what it has written itself. */
export async function figuresIn(
  tools: RegisterTools,
  tx: Transaction<Tables>,
  { at, districts, indicators, datasets: further = [], districtsOn, onProgress }: ThenQuery,
  told = new ToldRows(),
): Promise<FiguresThen> {
  const { history } = tools.catalogue
  const catalogue = districtsOn === undefined ? tools.catalogue : catalogueOn(tools.catalogue, districtsOn)
  const places = history === undefined ? unchangedPlaces(catalogue.districts) : placedDistricts(history, districtsOn)
  const ids = indicators ?? [...catalogue.indicators.keys()]
  const read = ids.map((id) => catalogue.indicator(id))
  const datasets = new Set([
    ...further,
    ...read.flatMap((indicator) => measuresOf(indicator).map(({ dataset }) => dataset)),
  ])
  const levels = [
    ...new Set(
      read
        .flatMap(formulasOf)
        .flatMap(dependenciesOf)
        .flatMap(({ level }) => level ?? []),
    ),
  ]
  const asked = new Set(
    districts
      .flatMap((code) => [
        code,
        // A dispersion compares districts elsewhere too.
        ...levels.flatMap((level) => catalogue.districts.atLevel(code, level).map((district) => district.code)),
      ])
      .flatMap((code) => places.codesWithin(code)),
  )
  const time = await timeOf(tx, at)
  const records: Record<string, readonly AnyRecord[]> = {}
  const spans: Record<string, readonly MonthSpan[]> = {}
  const returns: Return[] = []
  let done = 0
  // The months with a return are those of all datasets.
  const known = await registerThen(tools, tx, time, await told.history(tools, tx))
  returns.push(...known.returns)
  for (const name of datasets) {
    const table = tools.tables.get(name)!
    const depends = JSON.stringify([[...asked], districtsOn ?? null, known.fingerprint(table.dataset)])
    const standing = await told.standing(name, depends, async () => {
      const landings = await known.landings(table.dataset)
      if (landings.length === 0) return { records: [], spans: [] }
      const acts = known.acts(table.dataset)
      const rekeyed = acts.flatMap((act) => (act.kind === 'rekey' ? [act.key, act.to] : []))
      const compute = standingComputer(tools, table, landings, acts)
      const found = compute(await told.read(tx, table, [...asked], rekeyed))
      const own = found.map(({ record }) => record)
      return {
        records: history === undefined ? own : relocateRecords({ [name]: own }, places.placed)[name]!,
        spans: found.map(({ from, until }) => ({ from, until })),
      }
    })
    if (standing.records.length > 0) {
      records[name] = standing.records
      spans[name] = standing.spans
    }
    onProgress?.((done += 1), datasets.size)
  }
  const sent = history === undefined ? returns : returnsOn(history, returns, districtsOn ?? '9999-12-31')
  return { time, evaluation: evaluate(catalogue, records, sent, { validate: false, spans, known: told.totals }) }
}
