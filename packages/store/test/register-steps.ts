import { randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { smallCity } from '@minzheng/core/testing'
import type { Store } from '../src/index.js'
import { landOne } from './memory.js'

export const places = smallCity.districts.all.map(({ code }) => code)
const datasets = [...smallCity.datasets.keys()]

/** One thing that moves figures, or leaves them waiting. */
export type Step =
  | { readonly kind: 'land'; readonly dataset: string; readonly batch: number }
  | { readonly kind: 'withdraw' | 'undo' | 'mark' }
  | { readonly kind: 'recompute'; readonly district: string }

/** Steps in any order. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('land' as const),
      dataset: fc.constantFrom(...datasets),
      batch: fc.nat(3),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('recompute' as const), district: fc.constantFrom(...places) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('withdraw' as const, 'undo' as const, 'mark' as const) }) },
)

/** What lands, and the acts that can be undone. */
export interface Given {
  readonly batches: readonly Parameters<typeof landOne>[2][]
  readonly returns: Parameters<typeof landOne>[3]
  readonly acts: number[]
}

/** Takes a step. */
export async function take(store: Store, step: Step, { batches, returns, acts }: Given): Promise<void> {
  const reason = { reason: '测试', askedBy: '测试单位' }
  switch (step.kind) {
    case 'land':
      return landOne(store, step.dataset, batches[step.batch]!, returns, randomBytes(4).toString('hex'))
    case 'recompute':
      return void (await store.recompute(step.district, '2024'))
    case 'mark':
      return store.mark(datasets.slice(0, 1).map((dataset) => ({ dataset, district: '330502', month: '2024-03' })))
    case 'withdraw': {
      const living = (await store.sources()).find(({ withdrawn }) => !withdrawn)
      if (living !== undefined) acts.push((await store.withdraw({ source: living.id, ...reason })).act)
      return
    }
    case 'undo': {
      const act = acts.pop()
      if (act !== undefined) await store.undo(act, reason)
    }
  }
}
