import { sql } from 'kysely'
import type { AnyRecord, Catalogue } from '@minzheng/core'
import { lastDay, monthsOf, parsePeriod, type Period } from '@minzheng/core/periods'
import { accessOf } from './access/access.js'
import { recordReadingOf } from './access/record-reading.js'
import { repeatsOf } from './access/repeats.js'
import { apiJobsOf } from './api-jobs/api-jobs.js'
import { sessionsOf } from './access/sessions.js'
import { tokensOf } from './access/tokens.js'
import { monthsOf as monthStatesOf } from './months/months.js'
import { alertTellingOf } from './alerts/alert-news.js'
import { alertsOf } from './alerts/alerts.js'
import { remindersOf } from './alerts/reminders.js'
import { disputesOf } from './disputes/disputes.js'
import { adoptCatalogue } from './definitions/adopt-catalogue.js'
import type { Database } from './database/database.js'
import {
  contributingRecords,
  countedSources,
  replacedOn,
  severalOffices,
  sharedValues,
} from './figures/contributing-records.js'
import { datasetTable, names } from './sql/dataset-table.js'
import { seriesMeets } from './sql/series-meets.js'
import { dirtyCellsReader } from './marks/dirty-cells.js'
import { groupIntoJobs } from './marks/dirty-districts.js'
import { dirtyMarks } from './marks/dirty-marks.js'
import { districtViews } from './figures/district-view.js'
import { figureReader } from './figures/figures.js'
import { keptSums } from './figures/kept-sums.js'
import { momentsOf } from './figures/moments.js'
import { land } from './landing/land.js'
import { readLandedContents } from './landing/landed-contents.js'
import { lockMonths, openMonths } from './marks/open-months.js'
import { openedMonths } from './marks/opened-months.js'
import { migrateAndRun } from './database/migrate-and-run.js'
import { readMendings } from './landing/mendings.js'
import { readFingerprint, replacePseudonyms } from './landing/pseudonym-key.js'
import { quarantineCounter, readQuarantine } from './landing/quarantine.js'
import { readSubmissions } from './landing/submissions.js'
import type { ObserveTrial } from './landing/trial.js'
import { recompute } from './recompute/recompute.js'
import { returnedMonths } from './marks/returned-months.js'
import type { Store } from './store.js'
import { placedDistricts, unchangedPlaces, type PlacedDistricts } from '@minzheng/core/districts'
import { changedDistricts, unchangedDistricts } from '@minzheng/core/registers'
import { actOnRecord } from './acts/act-on-record.js'
import { recordHistory } from './acts/record-history.js'
import { countSources, readLanded } from './acts/landed-sources.js'
import { countActs, readActLog, readLoggedActs } from './acts/logged-acts.js'
import { readSources } from './acts/stored-sources.js'
import { undoAct } from './acts/undo-act.js'
import { withdraw } from './acts/withdraw.js'
import { pastFigures } from './past/past-figures.js'
import { assertKnownReason } from './register/reason.js'
import { restandDistricts } from './register/restand-districts.js'
import { whatMoved } from './past/what-moved.js'
import { figuresOfTrial } from './past/figures-of-trial.js'
import { figuresThen } from './past/figures-then.js'
import { readLateSources, readListedLater, readRegisterJumps, readSharedKeys } from './register/register-findings.js'
import { landingReader } from './register/stored-landing.js'
import { markCells, reconcile } from './recompute/reconcile.js'
import { definitionsOf, lockDefinitions, refuseReplaced } from './definitions/version-fence.js'
import { releaseReader } from './releases/release-reader.js'
import { checkRelease, saveRelease } from './releases/save-release.js'
import { storedChain } from './releases/stored-chain.js'
import { withoutRows } from './database/without-rows.js'

/** How a store is opened. */
export interface StoreOptions {
  /** How many rows of sums are kept in memory at most with the figures that were made of them; 0: none. Default: 16,000. */
  readonly keptRows?: number
}

/**
 * Opens the store of a catalogue in a database: migrates the schema, creates the datasets' tables, and marks dirty the
 * cells that changed definitions or districts make stale. Throws `OtherCityError` if the database belongs to another
 * city, `DistrictsLostError` if districts with data are neither in the tree nor in the catalogue's history.
 */
export async function createStore(
  database: Database,
  catalogue: Catalogue,
  { keptRows }: StoreOptions = {},
): Promise<Store> {
  const { schema } = database
  const db = database.kysely.withSchema(schema)
  const look = database.lane('look').withSchema(schema)
  const meets = seriesMeets(catalogue.history)
  const tables = new Map(
    [...catalogue.datasets.values()].map((dataset) => [dataset.name, datasetTable(dataset, schema, meets)]),
  )
  const { history } = catalogue
  const places = history === undefined ? unchangedPlaces(catalogue.districts) : placedDistricts(history)
  const marks = dirtyMarks(schema)
  const definitions = definitionsOf(catalogue, tables)
  const opened = {
    landings: landingReader(schema),
    register: history === undefined ? unchangedDistricts(catalogue.districts) : changedDistricts(history),
    places,
    db,
    kind: database.kind,
    transaction: database.transaction,
    schema,
    catalogue,
    tables,
    marks,
    definitions,
  }
  const tools = {
    ...opened,
    layouts: await migrateAndRun(database, (lane) =>
      adoptCatalogue(lane, { ...opened, restandDistricts: (tx, before) => restandDistricts(opened, tx, before) }),
    ),
  }
  const views = districtViews(catalogue, places)
  const placesOf = (period: Period, restated = false): PlacedDistricts =>
    (restated ? views.latest : views.on(lastDay(period))).places

  const figures = figureReader({ ...tools, kept: keptSums(keptRows) }, views)
  const moment = momentsOf(db, schema)
  const landing = {
    ...tools,
    observeTrial: (...[tx, reach, of]: Parameters<ObserveTrial>) => figuresOfTrial(opened, tx, reach, of),
  }
  const releases = releaseReader(db, {
    save: (request) => saveRelease(tools, request),
    check: (request) => checkRelease(db, tools, request),
  })

  return {
    land: (source, write, options) => withoutRows(land(landing, source, write, options)),
    landedContents: () => readLandedContents(db),
    withdraw: (request, onProgress) => withoutRows(withdraw(tools, request, onProgress)),
    act: (request) => withoutRows(actOnRecord(tools, request)),
    undo: (act, reason, onProgress) => withoutRows(undoAct(tools, act, reason, onProgress)),
    sources: (query) => readSources(db, query),
    landedSources: (query) => readLanded(db, query),
    sourceCounts: (query) => countSources(db, query),
    submissions: (query) => readSubmissions(db, catalogue, query),
    sharedKeys: (query) => withoutRows(readSharedKeys(opened, db, query)),
    registerJumps: (months, bounds) => readRegisterJumps(opened, db, months, bounds),
    lateSources: (months) => readLateSources(opened, db, months),
    listedLater: (months) => withoutRows(readListedLater(opened, db, months)),
    acts: () => readActLog(db),
    loggedActs: (query) => readLoggedActs(db, query),
    actCounts: (query) => countActs(db, query),
    figuresThen: (query) => figuresThen(tools, query),
    asOf: (then, onProgress) => pastFigures(tools, then, onProgress),
    whatMoved: (query) => whatMoved(tools, query),
    history: (dataset, key) => withoutRows(recordHistory(tools, db, dataset, key)),
    record: async (name, key) => {
      const table = tables.get(catalogue.dataset(name).name)!
      const where = table.key.map(
        (column) => sql`${sql.id(column.name)} = cast(${key[column.field] ?? null} as ${sql.raw(column.type)})`,
      )
      const { rows } = await withoutRows(
        sql<AnyRecord>`select ${names(table.columns)} from ${table.sql} where ${sql.join(where, sql` and `)} and shown_from < shown_until order by shown_until desc limit 1`.execute(
          db,
        ),
      )
      const [row] = rows
      return row === undefined
        ? undefined
        : Object.fromEntries(table.columns.map((column) => [column.field, row[column.name] ?? null]))
    },
    dirtyDistricts: async () => {
      const rows = await look
        .selectFrom('dirty_mark')
        .select(({ fn }) => ['district', sql<string>`left(month, 4)`.as('year'), fn.countAll<number>().as('cells')])
        .groupBy(['district', sql`left(month, 4)`])
        .execute()
      return groupIntoJobs(places, rows)
    },
    staleness: async () => {
      const row = await look
        .selectFrom('dirty_mark')
        .select(({ fn }) => [fn.countAll<number>().as('cells'), fn.min('since').as('since')])
        .executeTakeFirstOrThrow()
      return { cells: row.cells, since: row.since }
    },
    recompute: (district, period, onProgress) => {
      catalogue.districts.get(district)
      monthsOf(parsePeriod(period))
      return recompute(tools, district, period, onProgress)
    },
    dirtyCells: dirtyCellsReader(look),
    refuseReplaced: () => refuseReplaced(look, definitions),
    reconcile: (district, period, onProgress) => reconcile(tools, district, period, onProgress),
    mark: (cells) =>
      db.transaction().execute(async (tx) => {
        await lockDefinitions(tx, definitions)
        await markCells(tx, schema, cells)
      }),
    openMonth: (month) =>
      db.transaction().execute(async (tx) => {
        await lockDefinitions(tx, definitions)
        await lockMonths(tools, tx, [month])
        return (await openMonths(tools, tx, [month])).length > 0
      }),
    openedMonths: () => openedMonths(db),
    figures,
    contributingRecords: async (measure, district, period, limit = 20, { restated } = {}) => {
      const table = tables.get(catalogue.dataset(measure.dataset).name)!
      return contributingRecords(db, placesOf(period, restated), table, {
        measure,
        district,
        period,
        limit,
        returned: await returnedMonths(db, schema),
        schema,
      })
    },
    countedSources: async (measure, district, period) =>
      countedSources(db, placesOf(period), tables.get(catalogue.dataset(measure.dataset).name)!, {
        measure,
        district,
        period,
        returned: await returnedMonths(db, schema),
      }),
    severalOffices: async (measure, district, period, { restated } = {}) =>
      severalOffices(
        db,
        placesOf(period, restated),
        opened.register,
        tables.get(catalogue.dataset(measure.dataset).name)!,
        { measure, district, period, returned: await returnedMonths(db, schema) },
      ),
    sharedValues: async (one, other, district, period, { restated } = {}) =>
      sharedValues(db, placesOf(period, restated), tables, {
        one,
        other,
        district,
        period,
        returned: await returnedMonths(db, schema),
      }),
    replacedOn: (name, record) => replacedOn(db, tables.get(catalogue.dataset(name).name)!, record),
    quarantined: (query = {}) => readQuarantine(db, query),
    mendings: ({ id, dataset }) => readMendings(db, tables.get(catalogue.dataset(dataset).name)!, id),
    quarantineSummary: quarantineCounter(db),
    keyFingerprint: () => readFingerprint(db),
    replacePseudonyms: (replace, fingerprint) =>
      withoutRows(replacePseudonyms(database.lane('bulk').withSchema(schema), tables, replace, fingerprint)),
    returnedMonths: () => returnedMonths(db, schema),
    releases,
    alerts: alertsOf(opened),
    alertTelling: alertTellingOf(opened),
    reminders: remindersOf(opened),
    disputes: disputesOf({ ...opened, figures, releases }),
    chain: storedChain(db),
    access: accessOf(opened),
    sessions: sessionsOf(db, async (secret) => (await moment([secret])).sessions.get(secret)),
    moment,
    tokens: tokensOf({
      db,
      schema,
      transaction: database.transaction,
      realm: { districts: catalogue.districts, root: catalogue.districts.root.code },
      domains: new Set(catalogue.domains.map(({ name }) => name)),
    }),
    assertKnownWords: (text) => assertKnownReason(opened, text),
    recordReading: recordReadingOf({ db, schema, catalogue, transaction: database.transaction }),
    repeats: repeatsOf(db),
    apiJobs: apiJobsOf(db, { schema, transaction: database.transaction }),
    stamp: async () => (await moment()).stamp,
    months: monthStatesOf(opened),
    close: () => database.close(),
  }
}
