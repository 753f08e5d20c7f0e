import { setTimeout as sleep } from 'node:timers/promises'
import { evaluate, type AnyRecord, type Catalogue } from '@minzheng/core'
import { hasFigure } from '@minzheng/core/evaluation'
import { periodsAround } from '@minzheng/core/periods'
import type { JobClient } from '@minzheng/queue'
import type { Store } from '@minzheng/store'
import { months } from './city.js'
import type { Office } from './office.js'

/** The result of the audit after all faults. */
export interface Audit {
  readonly wrongFigures: number
  readonly lostRecords: number
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
 * Waits until the service is idle, then compares its figures and records with a computation in memory from what the
 * office sent.
 */
export async function audit(catalogue: Catalogue, store: Store, client: JobClient, office: Office): Promise<Audit> {
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
  const { wrong, figures } = await wrongFigures(catalogue, store, office, faults)
  const lostRecords = await lost(catalogue, store, office, faults)
  return {
    wrongFigures: wrong,
    lostRecords,
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
  office: Office,
  faults: string[],
): Promise<{ readonly wrong: number; readonly figures: number }> {
  const inMemory = evaluate(catalogue, office.records, office.returns)
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

/** Counts records that landed according to the store, but are not stored as they were sent. */
async function lost(catalogue: Catalogue, store: Store, office: Office, faults: string[]): Promise<number> {
  let count = 0
  for (const [name, records] of Object.entries(office.records)) {
    const { key } = catalogue.dataset(name)
    for (const record of records) {
      const stored: AnyRecord | undefined = await store.record(
        name,
        Object.fromEntries(key.map((field) => [field, record[field] ?? null])),
      )
      if (stored !== undefined && Object.entries(record).every(([field, value]) => stored[field] === value)) continue
      count += 1
      faults.push(
        `${name} ${key.map((field) => record[field]).join(' ')} is ${stored === undefined ? 'lost' : 'not as it was sent'}`,
      )
    }
  }
  return count
}
