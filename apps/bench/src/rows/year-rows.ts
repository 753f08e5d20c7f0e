import { huzhouCatalogue } from '@minzheng/plan'
import type { Comparison } from '../measuring/comparison.js'
import { settle } from '../meals/meals-store.js'
import type { Figure, Measurement } from '../measuring/measurement.js'
import type { Opened } from '../measuring/opened.js'
import { readAll } from '../meals/refuse-others.js'
import { sentDuring, type Sent } from '../measuring/sent.js'
import { boardReading } from './board-reading.js'
import { explaining } from './explaining.js'
import { sumsOnDisk } from './sums-on-disk.js'
import { openYear, type Year } from '../year/year.js'

/**
 * The simulated year of a whole city with all domains, in one process without a queue: all sums from the records beside
 * the scanning statements alone, all figures read, the board, explanations, and what it takes on disk.
 */
export async function yearRows(url: string | undefined): Promise<Opened> {
  const year = await openYear(url)
  const name = `The simulated year, ${huzhouCatalogue.indicators.size} indicators, ${year.records.toLocaleString('en')} records`
  const scans = year.database.kind === 'postgres' ? [{ comparison: await besideScans(year, name) }] : []
  return {
    parts: [
      ...scans,
      { measurement: allRead(year, name) },
      { measurement: sumsOnDisk(year, name) },
      { measurement: await boardReading(year.store) },
      { measurement: await explaining(year.store) },
    ],
    close: year.drop,
  }
}

/**
 * All sums from the records beside those of its statements that scan records, sent again one after another as it sent
 * them, and nothing made of what comes back.
 */
async function besideScans(year: Year, name: string): Promise<Comparison> {
  const { database, store } = year
  await year.forget()
  const sent = await sentDuring(database, () => settle(store))
  const scans = sent.filter(({ text }) => text.includes('"record_'))
  return {
    name: `${name}: all sums from the records`,
    unit: 'records',
    size: year.records,
    rounds: 5,
    before: year.forget,
    ours: () => settle(store),
    beside: { [scansName(scans)]: () => replay(year, scans) },
    goals: { [scansName(scans)]: 1.6 },
  }
}

const scansName = (scans: readonly Sent[]): string => `its ${scans.length} scanning statements alone`

async function replay({ database: { pool } }: Year, scans: readonly Sent[]): Promise<void> {
  for (const { text, values } of scans) await pool.query(text, values)
}

/**
 * What comes before: the import, and all sums; then every figure of every indicator, district and period, whole and of
 * parts, streamed.
 */
function allRead(year: Year, name: string): Measurement {
  const run = async (): Promise<readonly Figure[]> => {
    await year.forget()
    const began = performance.now()
    const cells = await settle(year.store)
    const settled = performance.now()
    const read = await readAll(year.store, undefined, 'all')
    const done = performance.now()
    return [
      { name: 'import of its files', value: year.importing, unit: 's' },
      { name: `all sums, of ${cells.toLocaleString('en')} cells`, value: (settled - began) / 1000, unit: 's' },
      {
        name: `all ${read.toLocaleString('en')} figures read, with those of parts, streamed`,
        value: (done - settled) / 1000,
        unit: 's',
      },
    ]
  }
  return { name, rounds: 3, run }
}
