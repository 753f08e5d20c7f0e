import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '@minzheng/store'
import { takeSecretFiles } from '../src/session/secret-files.js'

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url))
const url = process.env['DATABASE_URL']

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minzheng-secrets-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('Secrets in files', () => {
  it('are the settings of every command, and only once', async () => {
    const file = join(folder, 'url')
    await writeFile(file, 'postgres://a@127.0.0.1/b\n')
    const environment: Record<string, string | undefined> = { DATABASE_URL_FILE: file, OTHER: '1' }
    takeSecretFiles(environment)
    expect(environment).toEqual({ DATABASE_URL: 'postgres://a@127.0.0.1/b', OTHER: '1' })
  })

  it('are refused if there is no such file, or a setting is given twice', () => {
    expect(() => takeSecretFiles({ DATABASE_URL_FILE: join(folder, 'none') })).toThrow(
      'DATABASE_URL_FILE must name a readable file, got ENOENT',
    )
    expect(() => takeSecretFiles({ REDIS_URL: 'redis://a', REDIS_URL_FILE: join(folder, 'url') })).toThrow('both set')
  })
})

describe.skipIf(url === undefined)('minzheng migrate', () => {
  it('makes the tables of a database that a file names, and does nothing more when they are there', async () => {
    const file = join(folder, 'database-url')
    await writeFile(file, url!)
    const schema = `test_${randomBytes(6).toString('hex')}`
    const { DATABASE_URL: _url, ...rest } = process.env
    const env = { ...rest, DATABASE_URL_FILE: file, MINZHENG_SCHEMA: schema, MINZHENG_FOLDER: folder }
    const database = await openDatabase({ url: url!, schema })
    try {
      const run = () => spawnSync(process.execPath, [main, 'migrate'], { cwd: folder, env, encoding: 'utf8' })
      const first = run()
      expect([first.status, first.stderr]).toEqual([0, ''])
      expect(first.stdout).toContain('PostgreSQL')
      const before = await database.pool.query(`select name, timestamp from "${schema}".kysely_migration order by name`)
      expect(before.rows.length).toBeGreaterThan(10)
      expect(run().status).toBe(0)
      const after = await database.pool.query(`select name, timestamp from "${schema}".kysely_migration order by name`)
      expect(after.rows).toEqual(before.rows)
    } finally {
      await database.kysely.schema.dropSchema(schema).ifExists().cascade().execute()
      await database.close()
    }
  }, 120_000)
})
