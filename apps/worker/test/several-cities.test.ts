import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { catalogue, districtTree, type District } from '@minzheng/core'
import { citiesTogether, observeSet } from '@minzheng/core/evaluation'
import { parsePeriod } from '@minzheng/core/periods'
import { smallCity } from '@minzheng/core/testing'
import { defineDeployment, type Deployment } from '@minzheng/plan'
import { createStore, openDatabase } from '@minzheng/store'
import { readConfig, settingsOf, startCities, startService } from '../src/index.js'
import { gateOf } from '../src/worker/gate.js'

const databaseUrl = process.env['DATABASE_URL']
const redis = process.env['REDIS_URL']
if (databaseUrl === undefined || redis === undefined)
  console.log('worker: several cities are not tested, because DATABASE_URL or REDIS_URL is not set.')

/** An invented city: a county, and a village below. */
function cityOf(number: number): Deployment {
  const root = `99${String(number).padStart(2, '0')}00`
  const county = `${root.slice(0, 4)}02`
  const districts: readonly District[] = [
    { code: root, name: `${number}市`, level: 'city', parent: null, kind: '地级市' },
    { code: county, name: `${number}区`, level: 'county', parent: root, kind: '市辖区' },
    { code: `${county}001`, name: '街道', level: 'township', parent: county, kind: '街道' },
    { code: `${county}001001`, name: '社区', level: 'village', parent: `${county}001`, kind: '居' },
  ]
  return defineDeployment({
    id: `city-${number}`,
    name: { zh: `${number}市`, en: `City ${number}` },
    catalogue: catalogue(smallCity.domains, districtTree(districts)),
    plans: [],
  })
}
const home = (index: number, district: string, beds: number) => ({
  home: String(index),
  district,
  kind: 'public',
  beds,
  nursingBeds: null,
  gradedOn: null,
  gradeEndsOn: null,
  inspectedOn: null,
  openedOn: '2023-05-01',
  closedOn: null,
})

/** A port of this machine that nobody listens on. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

describe.skipIf(databaseUrl === undefined || redis === undefined)('several cities in one process', () => {
  it(
    'each have their schema, queue and metrics, share the connections, and add up to their province',
    { timeout: 120_000 },
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'minzheng-cities-'))
      const schema = `cities_${randomBytes(5).toString('hex')}`
      const port = await freePort()
      const config = readConfig({
        DATABASE_URL: databaseUrl,
        REDIS_URL: redis,
        MINZHENG_FOLDER: folder,
        MINZHENG_SCHEMA: schema,
        QUEUE_PREFIX: schema,
        METRICS_PORT: String(port),
        SWEEP_INTERVAL_MS: '500',
        WORKER_CONCURRENCY: '2',
        IMPORT_FOLDER: join(folder, 'inbox'),
        // The cities themselves are given below.
        MINZHENG_CONFIG: 'one.json,two.json',
      })
      const deployments = [1, 2, 3].map(cityOf)
      const logged: unknown[] = []
      const service = await startCities(
        config,
        deployments.map((deployment) => ({ deployment })),
        (_level, _text, fields) => void logged.push(fields),
        {},
      )
      const database = await openDatabase({ url: databaseUrl!, schema })
      try {
        const stores = await Promise.all(
          deployments.map((deployment) =>
            createStore(database.inSchema(settingsOf(config, deployment.id).schema!), deployment.catalogue),
          ),
        )
        for (const [index, store] of stores.entries()) {
          const county = deployments[index]!.catalogue.districts.children(
            deployments[index]!.catalogue.districts.root.code,
          )[0]!
          await store.land(
            { name: 'a', sha256: String(index).padStart(64, '0'), dataset: 'homes' },
            async (landing) => {
              await landing.records([{ line: 2, record: home(index, `${county.code}001001`, (index + 1) * 10) }])
              await landing.returns([{ district: county.code, month: '2024-01' }])
            },
          )
        }
        // Nobody queued a job: each city's sweep finds its own marks.
        await expect
          .poll(async () => (await Promise.all(stores.map((store) => store.staleness()))).map(({ cells }) => cells), {
            timeout: 60_000,
          })
          .toEqual([0, 0, 0])

        const period = parsePeriod('2024-01')
        const cities = await Promise.all(
          stores.map(async (store, index) => {
            const { catalogue: own } = deployments[index]!
            const asked = { districts: [own.districts.root.code], periods: [period], indicators: ['test.beds'] }
            return { catalogue: own, source: await store.figures.source(asked) }
          }),
        )
        const { set, source, catalogue: together } = citiesTogether('990000', cities)
        expect(observeSet(together, smallCity.indicator('test.beds'), { set, source, period })).toMatchObject({
          value: 60,
          received: 3,
          expected: 3,
        })

        expect(await (await fetch(`http://127.0.0.1:${port}/readyz`)).text()).toBe('ready\n')
        const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
        for (const { id } of deployments) expect(metrics).toContain(`minzheng_dirty_cells{city="${id}"} 0`)
        expect(metrics.match(/^process_resident_memory_bytes /gm)).toHaveLength(1)
        expect(logged).toContainEqual(expect.objectContaining({ city: 'city-2', outcome: 'done' }))
      } finally {
        expect(await service.stop()).toBe(true)
        for (const { id } of deployments)
          await database.kysely.schema.dropSchema(settingsOf(config, id).schema!).ifExists().cascade().execute()
        await database.close()
        await rm(folder, { recursive: true })
      }
    },
  )
})

describe('the settings of several cities', () => {
  const config = readConfig({ MINZHENG_FOLDER: '/data', IMPORT_FOLDER: '/inbox', QUEUE_PREFIX: 'mz' })

  it('have a schema, a queue, folders and a key of their own', () => {
    expect(settingsOf(config, 'city-1')).toMatchObject({
      schema: 'minzheng_city_1',
      queuePrefix: 'mz-city-1',
      folder: '/data/city-1',
      importFolder: '/inbox/city-1',
      reportFolder: undefined,
    })
  })

  it('are refused, all at once, if one of them can be of one city only', async () => {
    const twice = [cityOf(1), cityOf(1)].map((deployment) => ({ deployment }))
    const asked = readConfig({ BOARD_PORT: '19999', BOARD_TOKEN: 'x'.repeat(20) })
    await expect(startCities(asked, twice, () => {}, { MINZHENG_PSEUDONYM_KEY: 'x' })).rejects.toThrow(
      /id of its own, got city_1 twice.*DATABASE_URL must be set.*REDIS_URL must be set.*BOARD_PORT must not be set.*MINZHENG_PSEUDONYM_KEY must not be set/s,
    )
    await expect(startCities(asked, [], () => {}, {})).rejects.toThrow('there must be at least one city')
    expect(startService).toBeTypeOf('function')
  })
})

it('a gate lets a number of jobs run at a time, in their order, also if one fails', async () => {
  const gate = gateOf(2)
  let running = 0
  let most = 0
  const order: number[] = []
  const work = async (index: number): Promise<number> =>
    gate(async () => {
      running += 1
      most = Math.max(most, running)
      order.push(index)
      await new Promise((resolve) => setTimeout(resolve, 5))
      running -= 1
      if (index === 1) throw new Error('one')
      return index
    })
  const done = await Promise.allSettled(Array.from({ length: 7 }, (_, index) => work(index)))
  expect(most).toBe(2)
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6])
  expect(done.map(({ status }) => status).filter((status) => status === 'rejected')).toHaveLength(1)
})
