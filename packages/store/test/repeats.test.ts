import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { smallCity } from '@minzheng/core/testing'
import { createStore, type BegunRequest } from '../src/index.js'
import { databases } from './databases.js'

const request = { actor: 'a1', key: 'key-00001', fingerprint: 'f1' }
const answer = { status: 201, headers: { 'content-type': 'application/json' }, body: '{"id":1}' }
const minute = 60_000

describe.each(databases)('On $name, a request that is repeated', { timeout: 120_000 }, ({ open }) => {
  it('gets the first answer for a day, and never acts twice', async () => {
    const database = await open()
    const { repeats } = await createStore(database, smallCity)
    const begun = (await repeats.begin(request, minute)) as BegunRequest
    expect(begun).toEqual({ actor: 'a1', key: 'key-00001', turn: 1 })
    expect(await repeats.begin(request, minute)).toBe('running')
    await repeats.finish(begun, answer)
    expect(await repeats.begin(request, minute)).toEqual(answer)
    expect(await repeats.begin({ ...request, fingerprint: 'f2' }, minute)).toBe('other')
    // The key of one account is none of another.
    const other = (await repeats.begin({ ...request, actor: 'a2' }, minute)) as BegunRequest
    await repeats.forget(other)
    expect(await repeats.begin({ ...request, actor: 'a2' }, minute)).toEqual(other)
    const all = await Promise.all(
      Array.from({ length: 8 }, () => repeats.begin({ ...request, key: 'key-00002' }, minute)),
    )
    expect(all.filter((each) => each === 'running')).toHaveLength(7)
    await sql`update ${sql.id(database.schema, 'repeated_request')} set begun_at = begun_at - interval '25 hours'`.execute(
      database.kysely,
    )
    expect(await repeats.begin({ ...request, fingerprint: 'f3' }, minute)).toMatchObject({ turn: 1 })
  })

  it('begins again once the lease of a process that was lost has passed, and keeps no answer of that process', async () => {
    const { repeats } = await createStore(await open(), smallCity)
    // A lease that has passed when it begins is one of a process that died long ago.
    const lost = (await repeats.begin(request, -1)) as BegunRequest
    expect(await repeats.begin({ ...request, fingerprint: 'f2' }, minute)).toBe('other')
    const again = await repeats.begin(request, minute)
    expect(again).toEqual({ ...lost, turn: 2 })
    expect(await repeats.begin(request, minute)).toBe('running')
    // What was thought lost comes back: it ends nothing of the other.
    await repeats.forget(lost)
    await repeats.finish(lost, { ...answer, status: 500 })
    await repeats.renew(lost, -1)
    expect(await repeats.begin(request, minute)).toBe('running')
    await repeats.finish(again as BegunRequest, answer)
    expect(await repeats.begin(request, minute)).toEqual(answer)
  })
})
