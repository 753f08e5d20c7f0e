import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { huzhou } from '@minzheng/huzhou'
import { createStore, openDatabase, type Database } from '@minzheng/store'
import { openDeployment } from '@minzheng/worker'
import { serve, type Serving } from '../src/index.js'
import { mealSites, townshipOf } from './meal-sites-file.js'
import { city, wuxing } from './office.js'

const url = process.env['DATABASE_URL']

describe.skipIf(url === undefined)('A service that the environment describes', { timeout: 60_000 }, () => {
  const schema = `test_${randomBytes(6).toString('hex')}`
  let [database, folder, serving]: [Database?, string?, Serving?] = []
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'minzheng-environment-'))
    database = await openDatabase({ url: url!, schema })
    const store = await createStore(database, huzhou.catalogue)
    const until = new Date(Date.now() + 86_400_000)
    await store.access.grant({ actor: 'security-1', role: 'security-administrator', district: city, until, by: null })
    await store.access.grant({ actor: 'wuxing-1', role: 'county-officer', district: wuxing, until, by: 'security-1' })
    const keyFile = join(folder, 'key')
    await writeFile(keyFile, randomBytes(32).toString('hex'))
    serving = await serve(
      {
        DATABASE_URL: url,
        MINZHENG_SCHEMA: schema,
        MINZHENG_FOLDER: join(folder, 'data'),
        MINZHENG_PSEUDONYM_KEY_FILE: keyFile,
        RATE_LIMIT_ACCOUNT: '12',
      },
      await openDeployment(),
      { port: 0, accounts: ['wuxing-1'], log: () => {} },
    )
  }, 120_000)
  afterAll(async () => {
    await serving?.close()
    await database?.kysely.schema.dropSchema(schema).ifExists().cascade().execute()
    await database?.close()
    await rm(folder!, { recursive: true })
  })

  it('makes pseudonyms with the key of a file, and none of its own; and has the limits that are set', async () => {
    const link = await fetch(serving!.links[0]!.url, { redirect: 'manual' })
    const cookie = link.headers.get('set-cookie')!.split(';')[0]!
    const send = () =>
      fetch(`${serving!.url}/v1/files?dry-run=true`, {
        method: 'POST',
        body: mealSites(wuxing, '2024-06', [{ site: 'S1', district: townshipOf(wuxing), openedOn: '2024-06-01' }]),
        headers: {
          cookie,
          origin: serving!.url,
          'content-type': 'text/csv',
          'content-disposition': "attachment; filename*=UTF-8''sites.csv",
        },
      })
    const first = await send()
    expect([first.status, first.headers.get('ratelimit-policy')]).toEqual([200, '"account";q=12;w=60'])
    expect(await first.json()).toMatchObject({ files: [{ accepted: 1 }] })
    expect(await readdir(join(folder!, 'data'))).toEqual(['uploads'])
    // A file costs ten points.
    expect((await send()).status).toBe(429)
  })
})
