import { huzhouCatalogue } from '@minzheng/huzhou'
import type { Comparison } from '../measuring/comparison.js'
import { settle } from '../meals/meals-store.js'
import type { Figure, Measurement } from '../measuring/measurement.js'
import type { Opened } from '../measuring/opened.js'
import { readAll } from '../meals/assert-figures.js'
import { recordStatements, type RecordedStatement } from '../measuring/recorded-statements.js'
import { boardReading } from './board-reading.js'
import { explaining } from './explaining.js'
import { sumsOnDisk } from './sums-on-disk.js'
import { openYear, type Year } from '../year/year.js'

/**
 * The simulated year of a whole city with all domains, in one process without a queue: all sums from the records
 * compared with the scanning statements alone, the reading of all figures, the board, explanations, and the disk space.
 */
export async function yearRows(url: string | undefined): Promise<Opened> {
  const year = await openYear(url)
  const name = `The simulated year, ${huzhouCatalogue.indicators.size} indicators, ${year.records.toLocaleString('en')} records`
  const scans = year.database.kind === 'postgres' ? [{ comparison: await scansComparison(year, name) }] : []
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
 * Computes all sums from the records, and compares this with its record-scanning statements alone: they are sent again
 * one after another, and their results are ignored.
 */
async function scansComparison(year: Year, name: string): Promise<Comparison> {
  const { database, store } = year
  await year.deleteSums()
  const sent = await recordStatements(database, () => settle(store))
  const scans = sent.filter(({ text }) => text.includes('"record_'))
  return {
    name: `${name}: all sums from the records`,
    unit: 'records',
    size: year.records,
    rounds: 5,
    before: year.deleteSums,
    ours: () => settle(store),
    beside: { [scansName(scans)]: () => replay(year, scans) },
    goals: { [scansName(scans)]: 1.6 },
  }
}

const scansName = (scans: readonly RecordedStatement[]): string => `its ${scans.length} scanning statements alone`

async function replay({ database: { pool } }: Year, scans: readonly RecordedStatement[]): Promise<void> {
  for (const { text, values } of scans) await pool.query(text, values)
}

/**
 * Measures the import and all sums, and then the streaming of every figure of every indicator, district and period,
 * including categories.
 */
function allRead(year: Year, name: string): Measurement {
  const run = async (): Promise<readonly Figure[]> => {
    await year.deleteSums()
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
