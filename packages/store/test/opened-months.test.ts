import { describe, expect, it } from 'vitest'
import { evaluate, type Records, type Return } from '@minzheng/core'
import { parsePeriod } from '@minzheng/core/periods'
import { smallCity } from '@minzheng/core/testing'
import { createStore, type Store } from '../src/index.js'
import { databases } from './databases.js'
import { differences, landOne, settle } from './memory.js'

const records: Records = {
  homes: ['330502001001', '330502100201'].map((district, at) => ({
    home: `h${at}`,
    district,
    kind: 'public',
    beds: 10,
    nursingBeds: 4,
    gradedOn: null,
    gradeEndsOn: null,
    inspectedOn: null,
    openedOn: '2023-05-01',
    closedOn: at === 0 ? '2024-02-10' : null,
  })),
}
const homes: Return = { dataset: 'homes', district: '330500', month: '2024-01' }
const grants: Return = { dataset: 'grants', district: '330500', month: '2024-02' }

async function sameAsMemory(store: Store, returns: readonly Return[]): Promise<void> {
  expect(await differences(smallCity, store, records, returns)).toEqual([])
  const inMemory = evaluate(smallCity, records, returns)
  for (const measure of smallCity.measures('homes')) {
    const { all } = await store.contributingRecords(measure, '330500', parsePeriod('2024-Q1'))
    expect([measure.key, all]).toEqual([measure.key, inMemory.contributingRecords(measure, '330500', '2024-Q1').length])
  }
}

describe.each(databases)('opened months, on $name', ({ open }) => {
  it(
    'changes no figure when a month opens, and figures of every dataset with its first return',
    { timeout: 120_000 },
    async () => {
      const store = await createStore(await open(), smallCity)
      const known = async () =>
        (await store.figures.read({ indicators: ['test.homes'], districts: ['330500'], periods: ['2024-Q1'] })).map(
          ({ value, status }) => [value, status],
        )
      await landOne(store, 'homes', records, [homes], 'homes')
      await landOne(store, 'grants', {}, [], 'grants')
      await settle(store)
      expect(await store.openMonth('2024-02')).toBe(true)
      await settle(store)
      expect(await store.returnedMonths()).toEqual(['2024-01'])
      expect(await known()).toEqual([[2, 'P']])
      await sameAsMemory(store, [homes])
      await landOne(store, 'grants', {}, [grants], 'return')
      await settle(store)
      expect(await store.returnedMonths()).toEqual(['2024-01', '2024-02'])
      expect(await known()).toEqual([[null, 'L']])
      await sameAsMemory(store, [homes, grants])
    },
  )
})
