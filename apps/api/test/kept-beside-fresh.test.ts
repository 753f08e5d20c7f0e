import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { huzhou } from '@minzheng/huzhou'
import { createStore } from '@minzheng/store'
// @boundaries-ignore the release that the command line's doors are tested with
import { plantedRelease } from '../../cli/test/planted-release.js'
import { serveStore, type Serving } from '../src/index.js'
import { databases } from './databases.js'
import { city, landSites, meals, nanxun, openOffice, release, signedIn, wuxing, type Office } from './office.js'

const board = '/v1/boards/huzhou-2024'
const reads = [
  ['city-1', board],
  ['city-1', `${board}?month=2024-06`],
  ['wuxing-1', `${board}?district=${wuxing}`],
  ['wuxing-1', `${board}?district=${nanxun}`],
  ['province-1', board],
  [undefined, board],
  ['city-1', `/v1/figures?indicator=${meals}&within=${city}&level=county&period=2024,2024-06`],
  ['wuxing-1', `/v1/figures?district=${wuxing}&period=2024&limit=40`],
  ['wuxing-1', `/v1/figures?district=${wuxing}&period=2024-06&part=*&limit=30`],
  [undefined, `/v1/figures?indicator=${meals}&district=${city},${wuxing}&period=2024`],
  ['auditor-1', `/v1/comparisons/${meals}/${wuxing}?month=2024-06`],
] as const

const anyStep = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('land' as const),
      county: fc.constantFrom(wuxing, nanxun),
      opens: fc.array(fc.constantFrom('2024-02', '2024-05', '2024-06', '2024-11'), { minLength: 1, maxLength: 5 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('withdraw' as const, 'undo' as const, 'wait' as const, 'recompute' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('release' as const, 'dispute' as const) }) },
)
type Step = typeof anyStep extends fc.Arbitrary<infer Each> ? Each : never

describe.each(databases)('A service that keeps answers and figures, on $name', { timeout: 300_000 }, (database) => {
  let office: Office
  let nothingKept: Omit<Serving, 'place' | 'hasData'>
  const cookies = new Map<string, string>()
  const acts: number[] = []
  beforeAll(async () => {
    office = await openOffice(database)
    const store = await createStore(office.database, huzhou.catalogue, { keptRows: 0 })
    const accounts = [...new Set(reads.flatMap(([account]) => account ?? []))]
    nothingKept = await serveStore(store, huzhou, { port: 0, accounts, log: () => {}, answerMemoryMb: 0 })
    for (const { account, url } of nothingKept.links) cookies.set(account, await signedIn(url))
    await landSites(office.store, wuxing, ['2024-03'])
    await release(office.store, plantedRelease(1, 3))
  }, 120_000)
  afterAll(async () => {
    await nothingKept.close()
    await office.close()
  })

  const answers = (of: 'kept' | 'fresh') =>
    Promise.all(
      reads.map(async ([account, path]) => {
        const own =
          account === undefined ? undefined : of === 'kept' ? await office.signIn(account) : cookies.get(account)
        const { url } = of === 'kept' ? office.serving : nothingKept
        const response = await fetch(`${url}${path}`, own === undefined ? {} : { headers: { cookie: own } })
        return [account, path, response.status, await response.text()]
      }),
    )

  it('answers as one that keeps nothing, whatever lands, is withdrawn, waits or is released while others read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 3, maxLength: 5 }), async (steps) => {
        for (const step of steps) {
          // Who reads meanwhile is answered too, and what comes of it must not be kept as another state.
          const meanwhile = answers('kept')
          await take(step)
          await meanwhile
          const fresh = await answers('fresh')
          expect(fresh.map(([, , status]) => status)).toEqual([200, 200, 200, 403, 200, 200, 200, 200, 200, 200, 200])
          expect([step, await answers('kept')]).toEqual([step, fresh])
          expect([step, await answers('kept')]).toEqual([step, fresh])
        }
      }),
      // What happens adds up from run to run, so that a failure would not shrink.
      { numRuns: 3, endOnFailure: true },
    )
  })

  async function take(step: Step): Promise<void> {
    const { store } = office
    const reason = { reason: '测试', askedBy: '测试单位' }
    switch (step.kind) {
      case 'land':
        return landSites(store, step.county, step.opens)
      case 'wait':
        return store.mark([{ dataset: 'meal-sites', district: wuxing, month: '2024-06' }])
      case 'recompute':
        for (const { district, year } of await store.dirtyDistricts()) await store.recompute(district, year)
        return
      case 'withdraw': {
        const living = (await store.sources()).find(({ withdrawn }) => !withdrawn)
        if (living !== undefined) acts.push((await store.withdraw({ source: living.id, ...reason })).act)
        return
      }
      case 'undo': {
        const act = acts.pop()
        if (act !== undefined) await store.undo(act, reason)
        return
      }
      case 'release': {
        const { number } = (await store.releases.list()).at(-1)!
        return void (await release(store, plantedRelease(number + 1, 3), { number, why: '测试' }))
      }
      case 'dispute':
        return void (await office.send('wuxing-1', 'POST', '/v1/disputes', {
          figure: { indicator: meals, variant: 'standard', part: null, district: wuxing, period: '2024' },
          disputedBy: wuxing,
          words: '漏报',
          seen: { revision: null },
        }))
    }
  }
})
