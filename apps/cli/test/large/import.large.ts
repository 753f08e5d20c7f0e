import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase, type DatabaseOptions } from '@minzheng/store'
import type { ImportReport } from '@minzheng/ingest'
import { writeLargeFile } from './large-file.js'

const rows = Number(process.env['LARGE_ROWS'] ?? 2_000_000)
/** Mebibytes. */
const most = 512
const killedRows = 300_000
const child = fileURLToPath(new URL('import-child.mjs', import.meta.url))
const url = process.env['DATABASE_URL']
if (url === undefined) console.log('large files: PostgreSQL is not tested, since DATABASE_URL is not set; PGlite is.')

interface Outcome {
  readonly report: ImportReport
  readonly seconds: number
  readonly stored: number
  readonly before: number
  readonly peak: number
}

/** Imports in another process; `killAt` ends it by SIGKILL when that many rows have been read. */
function importing(file: string, options: DatabaseOptions, killAt = Infinity): Promise<Outcome | 'killed'> {
  return new Promise((resolve, reject) => {
    const running = spawn(process.execPath, [child, file, JSON.stringify(options)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let outcome: Outcome | undefined
    createInterface({ input: running.stdout }).on('line', (line) => {
      const said = JSON.parse(line) as Outcome & { readonly rows?: number }
      if (said.rows === undefined) outcome = said
      else if (said.rows >= killAt) running.kill('SIGKILL')
    })
    running.on('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve('killed')
      else if (outcome === undefined) reject(new Error(`the import ended with ${String(code)}`))
      else resolve(outcome)
    })
  })
}

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minzheng-large-'))
  await writeLargeFile(join(folder, 'large.csv'), rows)
  await writeLargeFile(join(folder, 'killed.csv'), killedRows)
}, 600_000)
afterAll(async () => {
  await rm(folder, { recursive: true })
})

// The embedded database lives in the importer's own process, so what it holds before the import is not counted.
const databases = [
  ...(url === undefined
    ? []
    : [
        {
          name: 'PostgreSQL',
          counted: ({ peak }: Outcome) => peak,
          options: (): DatabaseOptions => ({ url, schema: `large_${randomBytes(4).toString('hex')}` }),
        },
      ]),
  {
    name: 'PGlite',
    counted: ({ peak, before }: Outcome) => peak - before,
    options: (): DatabaseOptions => ({ folder: join(folder, `pglite-${randomBytes(4).toString('hex')}`) }),
  },
]

async function drop(options: DatabaseOptions): Promise<void> {
  if (options.url === undefined) return
  const database = await openDatabase(options)
  await database.kysely.schema.dropSchema(options.schema!).cascade().execute()
  await database.close()
}

describe.each(databases)('into $name', ({ name, counted, options }) => {
  it(`${rows.toLocaleString('en')} rows land in at most ${most} MB`, { timeout: 1_800_000 }, async () => {
    const where = options()
    const outcome = await importing(join(folder, 'large.csv'), where)
    await drop(where)
    if (outcome === 'killed') throw new Error('killed')
    const { report, seconds, stored, before, peak } = outcome
    console.log(
      `${name}: ${rows.toLocaleString('en')} rows in ${seconds.toFixed(1)} s, ${Math.round(rows / seconds).toLocaleString('en')} rows/s; resident ${before} MB before, ${peak} MB at most`,
    )
    expect(report).toMatchObject({ accepted: rows, refused: 0 })
    expect(stored).toBe(rows)
    expect(counted(outcome)).toBeLessThan(most)
  })

  it(
    'an import that is killed half-way leaves nothing, and the next one lands each row once',
    { timeout: 900_000 },
    async () => {
      const where = options()
      const file = join(folder, 'killed.csv')
      expect(await importing(file, where, killedRows / 2)).toBe('killed')
      const database = await openDatabase(where)
      const count = async (table: string): Promise<unknown> =>
        (await database.pool.query(`select count(*)::integer as count from ${database.schema}.${table}`)).rows[0]![
          'count'
        ]
      for (const table of ['record_caregivers', 'source', 'quarantine', 'office_return', 'dirty_mark'])
        expect(await count(table), table).toBe(0)
      await database.close()
      expect(await importing(file, where)).toMatchObject({
        report: { accepted: killedRows, changed: killedRows, landedBefore: false },
        stored: killedRows,
      })
      expect(await importing(file, where)).toMatchObject({
        report: { accepted: killedRows, changed: 0, landedBefore: true },
        stored: killedRows,
      })
      await drop(where)
    },
  )
})
