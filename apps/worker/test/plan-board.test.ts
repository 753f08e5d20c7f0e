import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { measuresOf, type Measure } from '@minzheng/core'
import { huzhou2024, huzhouCatalogue } from '@minzheng/plan'
import { createStore, openDatabase, type Database, type Store } from '@minzheng/store'
import { readBoard, readBoardInput } from '../src/index.js'

/** A register that one target is about: what stands in it is known without a record, as nothing. */
const target = huzhou2024.targets.find(({ indicator, period }) => {
  const { time, variants } = huzhouCatalogue.indicator(indicator)
  return time === 'stock' && period === '2024' && Object.values(variants)[0]!.kind === 'total'
})!
const indicator = huzhouCatalogue.indicator(target.indicator)
const datasets = [...new Set(measuresOf(indicator).map(({ dataset }: Measure) => dataset))]
const another = [...huzhouCatalogue.datasets.keys()].find((name) => !datasets.includes(name))!

let database: Database
let store: Store
const land = (dataset: string, month: string) =>
  store.land({ name: dataset, sha256: randomBytes(32).toString('hex'), dataset }, (landing) => landing.returns([{ district: '330500', month }]))

beforeAll(async () => {
  database = await openDatabase({ schema: `test_${randomBytes(4).toString('hex')}` })
  store = await createStore(database, huzhouCatalogue)
  for (const dataset of datasets) await land(dataset, '2024-01')
  await store.recompute('330500', '2024')
}, 240_000)
afterAll(() => database.close())

describe('the board to a month', () => {
  const shown = async (upTo?: string) => {
    const { observation } = await readBoardInput(store, upTo)
    const found = observation(indicator.id, '330500', indicator.defaultVariant, upTo === undefined ? '2024' : `2024-01/${upTo}`)
    return [found?.status, found?.value]
  }

  it('says what the stored figures say, also of a month that was opened before anything was returned', { timeout: 240_000 }, async () => {
    expect(await shown()).toEqual(['P', 0])
    expect(await shown('2024-01')).toEqual(['A', 0])
    await store.openMonth('2024-02')
    await store.recompute('330500', '2024')
    expect(await shown()).toEqual(['P', 0])
    // Before, a month without a return counted as one that nobody had returned.
    expect(await shown('2024-02')).toEqual(['P', 0])
    expect((await readBoard(store, '2024-02')).rows.length).toBeGreaterThan(0)
    await land(another, '2024-02')
    await store.recompute('330500', '2024')
    expect(await shown()).toEqual(['L', null])
    expect(await shown('2024-02')).toEqual(['L', null])
    expect(await shown('2024-01')).toEqual(['A', 0])
  })
})
