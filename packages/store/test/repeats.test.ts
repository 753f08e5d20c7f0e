import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { smallCity } from '@minzheng/core/testing'
import { createStore } from '../src/index.js'
import { databases } from './databases.js'

const request = { actor: 'a1', key: 'key-00001', fingerprint: 'f1' }
const answer = { status: 201, headers: { 'content-type': 'application/json' }, body: '{"id":1}' }

describe.each(databases)('On $name, a request that is repeated', { timeout: 120_000 }, ({ open }) => {
  it('gets the first answer for a day, and never acts twice', async () => {
    const database = await open()
    const { repeats } = await createStore(database, smallCity)
    expect(await repeats.begin(request)).toBe('new')
    expect(await repeats.begin(request)).toBe('running')
    await repeats.finish(request, answer)
    expect(await repeats.begin(request)).toEqual(answer)
    expect(await repeats.begin({ ...request, fingerprint: 'f2' })).toBe('other')
    // The key of one account is none of another.
    expect(await repeats.begin({ ...request, actor: 'a2' })).toBe('new')
    await repeats.forget({ ...request, actor: 'a2' })
    expect(await repeats.begin({ ...request, actor: 'a2' })).toBe('new')
    const begun = await Promise.all(Array.from({ length: 8 }, () => repeats.begin({ ...request, key: 'key-00002' })))
    expect(begun.filter((each) => each === 'new')).toHaveLength(1)
    await sql`update ${sql.id(database.schema, 'repeated_request')} set begun_at = begun_at - interval '25 hours'`.execute(
      database.kysely,
    )
    expect(await repeats.begin({ ...request, fingerprint: 'f3' })).toBe('new')
  })
})
