import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import * as fc from 'fast-check'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Observation } from '@minzheng/core'
import { lastDay, parsePeriod } from '@minzheng/core/periods'
import { huzhouCatalogue } from '@minzheng/huzhou'
import { observationsParquet } from '../src/index.js'
import { anyObservations, inTable } from './any-observation.js'

async function bytesOf(observations: readonly Observation[]): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  const batches = [observations.slice(0, 3), [], observations.slice(3)]
  for await (const chunk of observationsParquet(huzhouCatalogue, batches)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const fileOf = (bytes: Buffer): ArrayBuffer =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer

/** The cells of a row that are compared, days as text and counts as numbers. */
function expectedRow(observation: Observation): unknown {
  const each = inTable(observation)
  const period = parsePeriod(each.period)
  return {
    indicator: each.indicator,
    variant: each.variant,
    part: each.part,
    district: each.district,
    period: each.period,
    first_day: period.from,
    last_day: lastDay(period),
    value: each.value,
    status: each.status,
    reason: each.reason,
    numerator: each.numerator,
    numerator_unit: each.numeratorUnit,
    denominator: each.denominator,
    denominator_unit: each.denominatorUnit,
    as_of: each.asOf,
    received: each.received,
    expected: each.expected,
    version: each.version,
    revision: each.revision,
  }
}
const meals = (period: string): Observation => ({
  indicator: 'elderly-care.new-meal-sites',
  variant: 'standard',
  part: null,
  district: '330523',
  period,
  numerator: 1,
  denominator: null,
  value: 1,
  status: 'A',
  reason: null,
  asOf: '2024-02-29',
  received: 1,
  expected: 1,
  version: '1',
  revision: null,
})
const compared = Object.keys(expectedRow(meals('2024')) as object)

describe('observations as Parquet', () => {
  it('read back equal, with days as days, counts as whole numbers, and what is missing as null', async () => {
    await fc.assert(
      fc.asyncProperty(anyObservations, async (observations) => {
        const rows = await parquetReadObjects({ file: fileOf(await bytesOf(observations)) })
        const plain = (value: unknown): unknown =>
          value instanceof Date ? value.toISOString().slice(0, 10) : typeof value === 'bigint' ? Number(value) : value
        expect(rows.map((row) => Object.fromEntries(compared.map((key) => [key, plain(row[key]) ?? null])))).toEqual(
          observations.map(expectedRow),
        )
        for (const row of rows) {
          for (const key of ['first_day', 'last_day', 'as_of']) expect(row[key]).toBeInstanceOf(Date)
          for (const key of ['received', 'expected']) expect(typeof row[key]).toBe('bigint')
        }
      }),
      { numRuns: 20 },
    )
  })

  it('say for whom they are, in the metadata of the file and in each row', async () => {
    const chunks: Uint8Array[] = []
    for await (const chunk of observationsParquet(huzhouCatalogue, [[meals('2024')]], { audience: 'public' }))
      chunks.push(chunk)
    const file = fileOf(Buffer.concat(chunks))
    expect(parquetMetadata(file).key_value_metadata).toEqual([{ key: 'audience', value: 'public' }])
    expect(await parquetReadObjects({ file, columns: ['audience'] })).toEqual([{ audience: 'public' }])
    const [row] = await parquetReadObjects({ file: fileOf(await bytesOf([meals('2024')])) })
    expect(row!['audience']).toBe('internal')
  })

  it('have no row if there is none, and the same columns', async () => {
    const metadata = parquetMetadata(fileOf(await bytesOf([])))
    expect(metadata.num_rows).toBe(0n)
    expect(metadata.schema.slice(1).map(({ name }) => name)).toEqual(expect.arrayContaining(compared))
  })
})

describe('DuckDB, a database of another make, reads the Parquet', () => {
  let folder: string
  let duckdb: DuckDBConnection
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'minzheng-parquet-'))
    duckdb = await (await DuckDBInstance.create()).connect()
  })
  afterAll(async () => {
    duckdb.closeSync()
    await rm(folder, { recursive: true })
  })
  const rowsOf = async (sql: string) => (await duckdb.runAndReadAll(sql)).getRowObjectsJson()

  it('with the types that a BI tool needs: DATE, BIGINT, DOUBLE, VARCHAR', async () => {
    const file = join(folder, 'types.parquet')
    await writeFile(file, await bytesOf([]))
    const rows = await rowsOf(`DESCRIBE SELECT * FROM '${file}'`)
    const typeOf = Object.fromEntries(rows.map((row) => [row['column_name'], row['column_type']]))
    expect(typeOf).toMatchObject({
      indicator: 'VARCHAR',
      district: 'VARCHAR',
      period: 'VARCHAR',
      first_day: 'DATE',
      last_day: 'DATE',
      value: 'DOUBLE',
      numerator: 'DOUBLE',
      numerator_unit: 'VARCHAR',
      as_of: 'DATE',
      received: 'BIGINT',
      expected: 'BIGINT',
      revision: 'BIGINT',
    })
  })

  it('equal, whatever the figures are', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(anyObservations, async (observations) => {
        const file = join(folder, `${(run += 1)}.parquet`)
        await writeFile(file, await bytesOf(observations))
        const rows = await rowsOf(`SELECT ${compared.join(', ')} FROM '${file}'`)
        const plain = (key: string, value: unknown): unknown =>
          value !== null && ['received', 'expected', 'revision'].includes(key) ? Number(value) : value
        expect(
          rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, plain(key, value)]))),
        ).toEqual(observations.map(expectedRow))
      }),
      { numRuns: 10 },
    )
  })

  it('and the days are days of the calendar: figures of a month are found by its last day', async () => {
    const file = join(folder, 'days.parquet')
    await writeFile(file, await bytesOf(['2024-01', '2024-02', '2024'].map(meals)))
    expect(
      await rowsOf(`SELECT period, last_day - first_day + 1 AS days FROM '${file}' WHERE last_day = DATE '2024-02-29'`),
    ).toEqual([{ period: '2024-02', days: '29' }])
  })
})
