import { setTimeout as sleep } from 'node:timers/promises'
import { evaluate, type AnyRecord, type Catalogue } from '@minzheng/core'
import { hasFigure } from '@minzheng/core/evaluation'
import { periodsAround } from '@minzheng/core/periods'
import { recordKey, registerRecords, unchangedDistricts, type RegisterRecords } from '@minzheng/core/registers'
import type { JobClient } from '@minzheng/queue'
import type { Database, Store } from '@minzheng/store'
import { months } from '../city/city.js'
import { halfDone } from './half-done.js'
import type { Log } from '../office/ledger.js'
import type { Office } from '../office/office.js'

/** The result of the audit after all faults. */
export interface Audit {
  readonly wrongFigures: number
  /** Records that do not stand as the log says: missing, left over, or with other fields. */
  readonly lostRecords: number
  /** Operations of the log that the store does not know, or the other way round, and what is half done. */
  readonly halfDone: number
  readonly records: number
  readonly stuckJobs: number
  /** The number of districts that stayed dirty. */
  readonly stuckDistricts: number
  readonly figures: number
  /** Milliseconds until no district was dirty and no job was left. */
  readonly settled: number
  /** Descriptions of the first faults. */
  readonly faults: readonly string[]
}

/** Combines the audits of several rounds: adds counts, and takes the longest time. */
export function combined(audits: readonly Audit[]): Audit {
  const sum = (of: (each: Audit) => number): number => audits.map(of).reduce((left, right) => left + right, 0)
  return {
    wrongFigures: sum((each) => each.wrongFigures),
    lostRecords: sum((each) => each.lostRecords),
    halfDone: sum((each) => each.halfDone),
    records: Math.max(...audits.map((each) => each.records)),
    stuckJobs: sum((each) => each.stuckJobs),
    stuckDistricts: sum((each) => each.stuckDistricts),
    figures: sum((each) => each.figures),
    settled: Math.max(...audits.map((each) => each.settled)),
    faults: audits.flatMap((each) => each.faults).slice(0, 10),
  }
}

/** How long the service may take to become idle after the faults, in milliseconds. */
const settleTimeoutMs = 120_000

/**
 * Waits until the service is idle, then compares its figures and records with a computation in memory from the log of
 * what happened, and its sources and acts with the log.
 */
export async function audit(
  catalogue: Catalogue,
  store: Store,
  database: Pick<Database, 'pool' | 'schema'>,
  client: JobClient,
  { ledger }: Pick<Office, 'ledger'>,
): Promise<Audit> {
  const began = performance.now()
  let left = { jobs: 0, districts: 0 }
  for (;;) {
    left = await remaining(store, client).catch(() => ({ jobs: 1, districts: 1 }))
    if (left.jobs + left.districts === 0 || performance.now() - began > settleTimeoutMs) break
    await sleep(200)
  }
  const settled = Math.round(performance.now() - began)
  const faults: string[] = []
  if (left.jobs + left.districts > 0)
    faults.push(`after ${settleTimeoutMs / 1000} s: ${left.jobs} jobs, ${left.districts} dirty districts`)
  const log = await ledger.log(store)
  const register = registerRecords(catalogue, unchangedDistricts(catalogue.districts), log.landings, log.acts)
  const unknown = [...(await unlike(store, ledger)), ...(await halfDone(database, store, ledger))]
  faults.push(...unknown)
  const { wrong, figures } = await wrongFigures(catalogue, store, log, register, faults)
  const { records, lost: lostRecords } = await lost(catalogue, store, log, register, faults)
  return {
    wrongFigures: wrong,
    lostRecords,
    halfDone: unknown.length,
    records,
    stuckJobs: left.jobs,
    stuckDistricts: left.districts,
    figures,
    settled,
    faults: faults.slice(0, 10),
  }
}

async function remaining(
  store: Store,
  client: JobClient,
): Promise<{ readonly jobs: number; readonly districts: number }> {
  const { waiting, active, delayed } = await client.counts()
  return { jobs: waiting + active + delayed, districts: (await store.dirtyDistricts()).length }
}

async function wrongFigures(
  catalogue: Catalogue,
  store: Store,
  log: Log,
  { records, spans }: RegisterRecords,
  faults: string[],
): Promise<{ readonly wrong: number; readonly figures: number }> {
  const inMemory = evaluate(catalogue, records, log.returns, { validate: false, spans })
  const stored = new Map(
    (await store.figures.read({ parts: 'all' })).map((each) => [
      `${each.indicator} ${each.district} ${each.period}`,
      each,
    ]),
  )
  const periods = [...new Set(months.flatMap(periodsAround).map(({ id }) => id))]
  let wrong = 0
  let figures = 0
  for (const indicator of catalogue.indicators.values())
    for (const { code, level } of catalogue.districts.all) {
      if (!hasFigure(indicator, level)) continue
      for (const period of periods) {
        figures += 1
        const { revision: _none, ...expected } = inMemory.observe(indicator.id, code, period)
        const found = stored.get(`${indicator.id} ${code} ${period}`)
        const { revision: _revision, movedAt: _at, settled, ...figure } = found ?? {}
        const same =
          settled === true &&
          JSON.stringify(Object.entries(figure).toSorted()) === JSON.stringify(Object.entries(expected).toSorted())
        if (same) continue
        wrong += 1
        faults.push(
          `${indicator.id} ${code} ${period}: stored ${found === undefined ? 'nothing' : JSON.stringify(found.value)}, in memory ${expected.value}`,
        )
      }
    }
  return { wrong, figures }
}

/** In which sources and acts the store and the log differ. */
async function unlike(store: Store, { files, acts }: Office['ledger']): Promise<readonly string[]> {
  const found: string[] = []
  const sources = new Map((await store.sources()).map((source) => [source.sha256, source]))
  for (const [sha256, { file, withdrawn }] of files) {
    const source = sources.get(sha256)
    if (source === undefined) found.push(`${file.name} landed and is gone`)
    else if (source.withdrawn !== withdrawn || source.accepted !== file.records.length)
      found.push(`${file.name}: ${source.accepted} of ${file.records.length} rows, withdrawn: ${source.withdrawn}`)
  }
  for (const { name, sha256 } of sources.values()) if (!files.has(sha256)) found.push(`${name} is not in the log`)
  const logged = new Map((await store.acts()).map((act) => [act.id, act]))
  for (const { id, undone } of acts.values()) {
    const act = logged.get(id)
    if (act === undefined) found.push(`act ${id} was made and is gone`)
    else if ((act.undoneAt !== null) !== undone) found.push(`act ${id}: undone at ${String(act.undoneAt)}`)
  }
  for (const id of logged.keys()) if (!acts.has(id)) found.push(`act ${id} is not in the log`)
  return found
}

/** Counts the keys whose record does not stand last as the log says. */
async function lost(
  catalogue: Catalogue,
  store: Store,
  { landings }: Log,
  { records, spans }: RegisterRecords,
  faults: string[],
): Promise<{ readonly records: number; readonly lost: number }> {
  let [count, keys] = [0, 0]
  for (const [name, standing] of Object.entries(records)) {
    const dataset = catalogue.dataset(name)
    const last = new Map<string, { readonly until: number; readonly records: readonly AnyRecord[] }>()
    standing.forEach((record, at) => {
      const { until } = spans[name]![at]!
      const key = recordKey(dataset, record)
      const known = last.get(key)
      if (known === undefined || known.until < until) last.set(key, { until, records: [record] })
      else if (known.until === until) last.set(key, { until, records: [...known.records, record] })
    })
    const told = new Map(
      landings.flatMap((landing) =>
        landing.dataset === name ? landing.records.map((record) => [recordKey(dataset, record), record] as const) : [],
      ),
    )
    for (const [key, any] of told) {
      keys += 1
      // Several offices may report one key; the store returns one of those that stand last.
      const expected = last.get(key)?.records ?? []
      const stored = await store.record(
        name,
        Object.fromEntries(dataset.key.map((field) => [field, any[field] ?? null])),
      )
      const isRight =
        stored === undefined
          ? expected.length === 0
          : expected.some((record) => Object.entries(record).every(([field, value]) => stored[field] === value))
      if (isRight) continue
      count += 1
      faults.push(
        `${name} ${key} ${stored === undefined ? 'is lost' : expected.length === 0 ? 'is left over' : 'does not stand as it should'}`,
      )
    }
  }
  return { records: keys, lost: count }
}
