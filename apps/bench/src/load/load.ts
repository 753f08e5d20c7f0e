import { setTimeout as sleep } from 'node:timers/promises'
import { medianTime } from '../measuring/median.js'
import type { Comparison } from '../measuring/comparison.js'
import type { Figure, Measurement } from '../measuring/measurement.js'
import type { Opened } from '../measuring/opened.js'
import { assertFresh } from './assert-fresh.js'
import { mixedAsks } from './asks.js'
import { inThread } from './in-thread.js'
import { answeredValue, assertSame, landWhile } from './landings.js'
import { openLoadCity, type LoadCity, type LoadService } from './load-city.js'
import { percentile } from './percentile.js'

const rate = 200
const seconds = 30
/** Between two landings, in milliseconds. */
const pauseMs = 2000
const boardPath = '/v1/boards/huzhou-2024'

/**
 * Requests at a constant rate to a service in a process of its own, with PostgreSQL, Redis and a worker, while files land
 * and the worker recomputes. The generator, the service, the worker and the servers share the processors of this machine.
 */
export async function load(redis: string, url: string): Promise<Opened> {
  const city = await openLoadCity(redis, url)
  const service = await city.serve()
  const nothingKept = await city.serve({ ANSWER_MEMORY_MB: '0' })
  return {
    parts: [
      { measurement: atRate(city, service, false) },
      { measurement: atRate(city, service, true) },
      ...(['city-1', undefined] as const).map((account) => ({
        comparison: keptBeside(service, nothingKept, account),
      })),
    ],
    close: async () => {
      await nothingKept.stop()
      await service.stop()
      await city.drop()
    },
  }
}

function atRate({ store, worker }: LoadCity, service: LoadService, knowsTags: boolean): Measurement {
  const run = async (): Promise<readonly Figure[]> => {
    const asks = mixedAsks(service)
    // Warm-up, as of a service that has answered before.
    await inThread({ port: service.port, asks, rate: rate / 4, seconds: 5, knowsTags: false, keepOneOf: 1_000_000 })
    const first = await answeredValue(service)
    const [camesBefore, cpu, workerCpu] = [await cameFrom(service), await service.process.cpu(), await worker.cpu()]
    const stop = new AbortController()
    const landing = landWhile(service, store, pauseMs, stop.signal)
    // A failure is thrown below; the load ends first.
    landing.catch(() => {})
    const answered = await inThread({ port: service.port, asks, rate, seconds, knowsTags, keepOneOf: 20 })
    const [used, workerUsed] = [await service.process.cpu(), await worker.cpu()]
    stop.abort()
    const landings = await landing
    await sleep(0)
    const same = await assertSame(service, store)
    const checked = assertFresh(answered, landings, first)
    const cames = await cameFrom(service)
    const came = (from: string): number => (cames.get(from) ?? 0) - (camesBefore.get(from) ?? 0)
    const all = came('kept') + came('joined') + came('made')
    const boards = answered.filter(({ kind }) => kind.startsWith('board')).map(({ milliseconds }) => milliseconds)
    const others = answered.filter(({ kind }) => !kind.startsWith('board')).map(({ milliseconds }) => milliseconds)
    const share = (count: number, of: number): number => (100 * count) / Math.max(1, of)
    const delays = landings.map(({ landed, seen }) => seen - landed)
    return [
      ...[0.5, 0.95, 0.99, 1].map((part): Figure => ({
        name: part === 1 ? 'board, the slowest' : `board, ${part * 100} % within`,
        value: percentile(boards, part),
        unit: 'ms',
        ...(part === 0.95 ? { goal: { atMost: 50 } } : {}),
      })),
      { name: 'figures, 95 % within', value: percentile(others, 0.95), unit: 'ms' },
      {
        name: `errors among ${answered.length} requests`,
        value: answered.filter(({ status }) => status !== 200 && status !== 304).length,
        unit: 'requests',
        goal: { atMost: 0 },
      },
      {
        name: 'answered 304',
        value: share(answered.filter(({ status }) => status === 304).length, answered.length),
        unit: '%',
      },
      { name: 'of the others, from what was kept', value: share(came('kept'), all), unit: '%' },
      { name: 'of the others, joined while it was made', value: share(came('joined'), all), unit: '%' },
      {
        name: 'sent late by the generator, 95 % within',
        value: percentile(
          answered.map(({ late }) => late),
          0.95,
        ),
        unit: 'ms',
      },
      {
        name: 'landings meanwhile, each right in the next answers',
        value: landings.length,
        unit: 'landings',
        goal: { atLeast: 1 },
      },
      { name: 'a landing in an answer after, at most', value: Math.max(...delays), unit: 'ms' },
      { name: 'boards in which the figure was as new as seen', value: checked, unit: 'boards', goal: { atLeast: 1 } },
      { name: 'figures at the end as the store reads them', value: same, unit: 'figures' },
      ...(cpu === undefined || used === undefined
        ? []
        : [
            {
              name: 'processor time of the service for a request',
              value: (1000 * (used - cpu)) / answered.length,
              unit: 'ms',
            },
          ]),
      ...(workerCpu === undefined || workerUsed === undefined
        ? []
        : [{ name: 'processor time of the worker', value: workerUsed - workerCpu, unit: 's' }]),
    ]
  }
  return {
    name: `${rate} requests a second for ${seconds} s while figures change${knowsTags ? ', with If-None-Match' : ''}`,
    run,
    rounds: 1,
  }
}

/** How many answers came from where, as the service counts. */
async function cameFrom({ get }: LoadService): Promise<ReadonlyMap<string, number>> {
  const text = await (await get('/metrics', 'system-1')).text()
  return new Map(
    [...text.matchAll(/kept_answers_total\{from="(\w+)"\} (\d+)/g)].map(([, from, count]) => [from!, Number(count)]),
  )
}

/** The board one request after another, beside a service that keeps nothing. */
function keptBeside(service: LoadService, nothingKept: LoadService, account: 'city-1' | undefined): Comparison {
  const times = 10
  const read =
    ({ get }: LoadService) =>
    async () => {
      const median = await medianTime(times, async () => {
        const response = await get(boardPath, account)
        if (response.status !== 200) throw new Error(`the board must be answered, got status ${response.status}`)
        await response.arrayBuffer()
      })
      return { milliseconds: median }
    }
  const beside = 'a service that keeps no answers (ANSWER_MEMORY_MB=0)'
  return {
    name: `The board over HTTP, ${account === undefined ? 'released, to a stranger' : 'live, to a city officer'}`,
    unit: 'boards',
    size: 1,
    ours: read(service),
    beside: { [beside]: read(nothingKept) },
    goals: {},
  }
}
