import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { huzhou } from '@minzheng/huzhou'
import { createStore, type ApiJob, type Database, type Store } from '@minzheng/store'
import { jsonLog, type ApiJobAsked } from '@minzheng/worker'
import { serveStore, type ServeOptions } from '../src/index.js'
import { services } from './databases.js'
import { mealSites, townshipOf } from './meal-sites-file.js'
import { nanxun, openOffice, wuxing, type Office } from './office.js'

const month = '2024-06'
const minute = 60_000
/** A lease that has passed when it begins: that of a process that was lost. */
const passed = -1
const fileOf = (site: string) =>
  mealSites(wuxing, month, [{ site, district: townshipOf(wuxing), openedOn: '2024-06-01' }])
async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}
/** An invented identity number of the city: nine digits after the region, and the digit that checks them. */
function identityNumber(rest: string): string {
  const digits = `330502${rest.slice(0, 8)}00${rest.slice(8)}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
  return `${digits}${'10X98765432'[sum % 11]!}`
}
const ended = async ({ apiJobs }: Store, id: string): Promise<ApiJob> => {
  for (;;) {
    const job = (await apiJobs.find(id))!
    if (job.state === 'done' || job.state === 'failed') return job
    await sleep(20)
  }
}
const asked: ApiJobAsked['import'] = { reading: {}, only: [{ district: wuxing, domain: null }] }
const add = ({ apiJobs }: Store, content: string, by = 'wuxing-1', given = asked) =>
  apiJobs.add({ kind: 'import', by, asked: given, file: { name: '助餐点.csv', content: bytesOf(content) } })

describe.each(services)('A job, on $name', { timeout: 120_000 }, (service) => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice(service, { leaseMs: 1500 })
  }, 120_000)
  afterAll(() => office.close())

  const left = async () => {
    const found: string[] = []
    for (const folder of [office.folder, office.workerFolder])
      for (const own of folder === null ? [] : await readdir(join(folder, 'uploads')))
        found.push(...(await readdir(join(folder!, 'uploads', own))))
    return found
  }

  it('whose process was lost is taken up by another, under the account that asked', async () => {
    const { store } = office
    const { id } = await add(store, fileOf('lost-1'))
    // The process takes it and dies: nobody renews its lease.
    await store.apiJobs.take(id, passed)
    const cookie = await office.signIn('wuxing-1')
    const watched = await office.get(`/v1/jobs/${id}`, { cookie })
    expect(await watched.json()).not.toMatchObject({ state: 'failed' })
    const job = await ended(store, id)
    expect(job).toMatchObject({ state: 'done', done: 100, all: 100, result: { files: [{ accepted: 1, added: 1 }] } })
    // Whichever process is asked, it answers.
    expect(await (await office.get(`/v1/jobs/${id}`, { cookie })).json()).toEqual(job)
    let last: { readonly kind: string; readonly actor: string } | undefined
    for await (const batch of store.chain.entries({})) last = batch.findLast(({ kind }) => kind === 'landing') ?? last
    expect(last).toMatchObject({ actor: 'wuxing-1' })
    expect([await left(), await store.apiJobs.file(id)]).toEqual([[], undefined])
  })

  it('is refused what its account may not do any more when it is done', async () => {
    const { store } = office
    const until = new Date(Date.now() + 60 * minute)
    const grant = { role: 'county-officer', district: nanxun, until, by: 'security-1' } as const
    const { id: number } = await store.access.grant({ actor: 'leaver-1', ...grant })
    await store.access.revoke({ id: number, by: 'security-1', reason: '离职' })
    const before = await store.sources()
    const { id } = await add(store, fileOf('late-1'), 'leaver-1', {
      ...asked,
      only: [{ district: nanxun, domain: null }],
    })
    expect(await ended(store, id)).toMatchObject({ state: 'failed', problem: { kind: 'forbidden' } })
    // Nor what it was never allowed.
    const other = await add(store, fileOf('late-2'), 'wuxing-1', {
      ...asked,
      only: [{ district: nanxun, domain: null }],
    })
    expect(await ended(store, other.id)).toMatchObject({ state: 'failed', problem: { kind: 'forbidden' } })
    expect(await store.sources()).toEqual(before)
  })

  it('answers as the route that waits does: a dry run, and a file that is refused', async () => {
    const content = mealSites(wuxing, month, [
      { site: 'dry-1', district: townshipOf(wuxing), openedOn: '2024-06-01' },
      { site: 'dry-2', district: townshipOf(wuxing), openedOn: '2024-06-31' },
    ])
    const file = { name: '试.csv', content }
    const at = await (await office.upload('wuxing-1', '?dry-run=true', file)).json()
    const job = await office.ended('wuxing-1', await office.upload('wuxing-1', '?dry-run=true&job=true', file))
    expect(job['result']).toEqual(at)
    expect(JSON.stringify(job)).not.toContain('06-31')
    const wrong = { name: 'a.csv', content: 'x' }
    const failed = await office.ended('wuxing-1', await office.upload('wuxing-1', '?job=true', wrong))
    const refused = await office.upload('wuxing-1', '', wrong)
    expect(failed).toMatchObject({ state: 'failed', problem: await refused.json() })
    expect(await left()).toEqual([])
  })

  it('counts the persons that a register no longer lists, and keeps neither their numbers nor pseudonyms', async () => {
    const { facts, name } = huzhou.catalogue.dataset('children-in-difficulty')
    const titles = ['child', 'district', 'category', 'registeredOn'].map((field) => facts[field]!.title.zh)
    const register = (of: string, numbers: readonly string[]) => ({
      name: `${of}.csv`,
      content: [
        `吴兴区(${wuxing}) 困境儿童 · 报告期:${of}`,
        titles.join(','),
        ...numbers.map((number) => [number, townshipOf(wuxing), '其他', '2024-01-05'].join(',')),
        '',
      ].join('\n'),
    })
    const numbers = ['201501011', '201602022', '201703033'].map(identityNumber)
    const first = await office.upload('wuxing-1', `?dataset=${name}&register=full`, register('2024-05', numbers))
    expect([first.status, await first.json()]).toMatchObject([200, { files: [{ accepted: 3 }] }])
    const next = register('2024-06', numbers.slice(1))
    const at = await office.upload('wuxing-1', `?dataset=${name}&register=full&dry-run=true`, next)
    const { files } = (await at.json()) as { files: [{ absent: { keys: [{ child: string }] } }] }
    const pseudonym = files[0].absent.keys[0].child
    const job = await office.ended(
      'wuxing-1',
      await office.upload('wuxing-1', `?dataset=${name}&register=full&job=true`, next),
    )
    expect(job).toMatchObject({ state: 'done', result: { files: [{ absent: { count: 1, keys: [] } }] } })
    const kept = JSON.stringify([await office.rowsOf('api_job'), await office.rowsOf('api_job_file'), office.logged])
    for (const text of [...numbers, pseudonym]) expect(kept).not.toContain(text)
  })

  it('refuses words that may be a name before it keeps them', async () => {
    const before = (await office.rowsOf('api_job')).length
    const release = { month: '2024-06', notes: '张三要求' }
    expect((await office.send('city-1', 'POST', '/v1/releases', release)).status).toBe(409)
    const file = { name: 'a.csv', content: fileOf('words-1') }
    const why = `?job=true&revision=${encodeURIComponent('张三要求')}`
    expect((await office.upload('city-1', why, file)).status).toBe(409)
    expect(await office.rowsOf('api_job')).toHaveLength(before)
  })

  it('keeps no personal data in the store, and nothing of the file once it has ended', async () => {
    const { id } = await add(office.store, fileOf('kept-1'))
    await ended(office.store, id)
    const rows = await office.rowsOf('api_job')
    expect(rows.length).toBeGreaterThan(3)
    expect(rows.map((each) => each['asked'])).toEqual(rows.map(() => null))
    expect(await office.rowsOf('api_job_file')).toEqual([])
  })
})

describe.each(services.filter(({ startWorker }) => startWorker === undefined))(
  'A service that starts again, on $name',
  { timeout: 120_000 },
  ({ open }) => {
    let database: Database
    let store: Store
    let folder: string
    let drop: () => Promise<void>
    beforeAll(async () => {
      ;({ database, drop } = await open())
      store = await createStore(database, huzhou.catalogue)
      folder = await mkdtemp(join(tmpdir(), 'minzheng-again-'))
      const until = new Date(Date.now() + 60 * minute)
      await store.access.grant({ actor: 's-1', role: 'security-administrator', district: '330500', until, by: null })
      await store.access.grant({ actor: 'wuxing-1', role: 'county-officer', district: wuxing, until, by: 's-1' })
    }, 120_000)
    afterAll(async () => {
      await drop()
      await rm(folder, { recursive: true })
    })
    const start = (options: Partial<ServeOptions> = {}) =>
      serveStore(store, huzhou, { port: 0, accounts: ['wuxing-1'], folder, log: jsonLog('error'), ...options })

    it('does what a service that was killed had taken, and what waited for it', async () => {
      const [running, waiting] = [await add(store, fileOf('r-1')), await add(store, fileOf('w-1'))]
      await store.apiJobs.take(running.id, passed)
      const serving = await start()
      expect([await ended(store, running.id), await ended(store, waiting.id)]).toMatchObject([
        { state: 'done' },
        { state: 'done' },
      ])
      await serving.close()
    })

    it('does not try for ever what ends its process twice: the job fails, and its file is gone', async () => {
      const { id } = await add(store, fileOf('deadly-1'))
      await store.apiJobs.take(id, passed)
      await store.apiJobs.take(id, passed)
      const serving = await start()
      const { url } = serving.links[0]!
      const cookie = (await fetch(url, { redirect: 'manual' })).headers.get('set-cookie')!.split(';')[0]!
      const job = await (await fetch(`${serving.url}/v1/jobs/${id}`, { headers: { cookie } })).json()
      expect(job).toMatchObject({
        state: 'failed',
        problem: {
          type: 'urn:minzheng:problem:failed',
          status: 500,
          detail: expect.stringContaining('中断') as string,
        },
      })
      expect(await store.apiJobs.file(id)).toBeUndefined()
      await serving.close()
    })

    it('answers a request with a key again, once the lease of the service that died has passed', async () => {
      const serving = await start()
      const { url } = serving.links[0]!
      const cookie = (await fetch(url, { redirect: 'manual' })).headers.get('set-cookie')!.split(';')[0]!
      const send = () =>
        fetch(`${serving.url}/v1/months/${month}/submit`, {
          method: 'POST',
          body: JSON.stringify({ district: wuxing }),
          headers: {
            cookie,
            origin: serving.url,
            'content-type': 'application/json',
            'idempotency-key': 'submit-once-1',
          },
        })
      const first = await send()
      expect([first.status, await first.json()]).toMatchObject([200, { state: 'submitted' }])
      // As if the process had died before it kept the answer.
      const leasedUntil = (until: number) =>
        database.kysely
          .withSchema(database.schema)
          .updateTable('repeated_request')
          .set({ status: null, lease_until: new Date(Date.now() + until) })
          .execute()
      await leasedUntil(60 * minute)
      expect((await send()).status).toBe(409)
      expect(await (await send()).text()).toContain('正在处理')
      await leasedUntil(-minute)
      const again = await send()
      // It is handled again: the month is submitted by now.
      expect([again.status, await again.text()]).toEqual([409, expect.not.stringContaining('正在处理')])
      const replayed = await send()
      expect([replayed.status, replayed.headers.get('idempotency-replayed')]).toEqual([409, 'true'])
      await serving.close()
    })
  },
)
