import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { smallCity } from '@minzheng/core/testing'
import { createStore, type Database, type RefusedRow, type Store } from '../src/index.js'
import { databases } from './databases.js'
import { home } from './small-city-records.js'

const here = '330502100201'
const reason = { zh: '不是数', en: 'is no number' }
const row = (line: number, code: string): RefusedRow => ({ sheet: null, line, column: '床位数', code, reason })

describe.each(databases)('The number of refused rows that wait, on $name', { timeout: 120_000 }, ({ open }) => {
  let database: Database
  let store: Store
  beforeEach(async () => {
    database = await open()
    store = await createStore(database, smallCity)
  })

  /** Lands a file of which some lines are refused; `mends`: in place of the refused lines of another. */
  const land = (sha256: string, right: readonly number[], refused: readonly RefusedRow[], mends?: string) =>
    store.land(
      { name: `${sha256}.csv`, sha256, dataset: 'homes', ...(mends === undefined ? {} : { mends }) },
      async (landing) => {
        await landing.records(right.map((line) => ({ line, record: home(`${sha256} ${line}`, here) })))
        await landing.quarantine(refused)
      },
    )
  const summary = async () =>
    (await store.quarantineSummary()).map(({ sha256, code, rows, unlisted }) => [sha256, code, rows, unlisted])
  /** The same, counted row by row. */
  const counted = async () => {
    const table = (name: string) => sql.id(database.schema, name)
    const { rows } = await sql<{ sha256: string; code: string; rows: number; unlisted: number }>`
      select s.sha256, q.code, sum(q.rows)::integer as rows, sum(q.unlisted)::integer as unlisted from (
        select source, code, 1 as rows, 0 as unlisted from ${table('quarantine')}
        union all select source, code, rows, rows from ${table('quarantine_rest')}) q
      join ${table('source')} s on s.id = q.source where not s.withdrawn
      group by s.id, s.sha256, q.code order by s.id, q.code collate "C"`.execute(database.kysely)
    return rows.map((each) => [each.sha256, each.code, each.rows, each.unlisted])
  }

  it('is right after every landing, mending, withdrawal and return of a file', async () => {
    await land('a', [2, 3], [row(4, 'day'), row(5, 'day'), row(6, 'value')])
    await land('b', [2], [row(3, 'choice')])
    await land('c', [2], [])
    expect(await summary()).toEqual([
      ['a', 'day', 2, 0],
      ['a', 'value', 1, 0],
      ['b', 'choice', 1, 0],
    ])
    expect(await summary()).toEqual(await counted())
    // One is right now, one is wrong for another reason, and one nobody has touched.
    await land('a mended', [4], [row(6, 'missing')], 'a')
    expect(await summary()).toEqual([
      ['a', 'day', 1, 0],
      ['a', 'missing', 1, 0],
      ['b', 'choice', 1, 0],
    ])
    expect(await summary()).toEqual(await counted())
    const [, b] = await store.sources()
    const why = { reason: '重复报送', askedBy: '吴兴区民政局' }
    const { act } = await store.withdraw({ source: b!.id, ...why })
    expect((await summary()).map(([sha256]) => sha256)).toEqual(['a', 'a'])
    expect(await summary()).toEqual(await counted())
    await store.undo(act, why)
    expect(await summary()).toEqual(await counted())
    await land('a mended again', [5, 6], [], 'a')
    expect(await summary()).toEqual([['b', 'choice', 1, 0]])
    expect(await summary()).toEqual(await counted())
  })

  it('has rows that are only counted, also once some of the listed ones were mended', async () => {
    const many = Array.from({ length: 10_005 }, (_, at) => row(at + 3, at % 2 === 0 ? 'day' : 'value'))
    await land('a', [2], many)
    expect(await summary()).toEqual([
      ['a', 'day', 5003, 3],
      ['a', 'value', 5002, 2],
    ])
    expect(await summary()).toEqual(await counted())
    await land('a mended', [3, 4, 5], [], 'a')
    expect(await summary()).toEqual([
      ['a', 'day', 5001, 3],
      ['a', 'value', 5001, 2],
    ])
    expect(await summary()).toEqual(await counted())
  })
})
