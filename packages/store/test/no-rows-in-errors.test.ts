import { beforeAll, describe, expect, it } from 'vitest'
import { smallCity } from '@minzheng/core/testing'
import { createStore, type Store } from '../src/index.js'
import { databases } from './databases.js'

const person = '330502199001010015'

describe.each(databases)('a landing that fails on $name', ({ open }) => {
  let store: Store
  beforeAll(async () => {
    store = await createStore(await open(), smallCity)
  })

  const home = {
    home: person,
    district: '330502100201',
    kind: 'public',
    beds: 10,
    nursingBeds: 4,
    gradedOn: null,
    gradeEndsOn: null,
    inspectedOn: null,
    openedOn: '2023-05-01',
    closedOn: null,
  }
  it.each([
    ['a field that must be stated', { ...home, kind: null }, '23502'],
    ['a day that is none', { ...home, openedOn: `${person} 张三` }, '22'],
    ['a number that is too large', { ...home, beds: 33_050_219_900 }, '22003'],
  ])('says no value of a row, in its words, its stack or beside them: %s', async (_, record, code) => {
    const source = { name: 'homes.csv', sha256: code.padEnd(64, '0'), dataset: 'homes' }
    const failure = await store
      .land(source, (landing) => landing.records([{ line: 1, record }]))
      .catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(Error)
    const said = [
      String(failure),
      (failure as Error).stack,
      JSON.stringify(failure, Object.getOwnPropertyNames(failure)),
    ].join(' ')
    expect(said).not.toMatch(/330502199|33050219900|张三/)
    expect(said).toContain(code)
  })

  it('throws an error without row values for a key that no column can store', async () => {
    const failure = await store.record('homes', { home: `${person}\u0000` }).catch((error: unknown) => error)
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure as object)) + String(failure)).not.toContain(
      person,
    )
  })
})
