import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { smallCity } from '@minzheng/core/testing'
import { createStore, type ApiJobs } from '../src/index.js'
import { databases } from './databases.js'

const minute = 60_000
/** A lease that has passed when it begins: that of a process that was lost. */
const passed = -1
const asked = { month: '2024-01' }
const contentOf = async (jobs: ApiJobs, id: string): Promise<string | undefined> => {
  const file = await jobs.file(id)
  if (file === undefined) return undefined
  const parts: Uint8Array[] = []
  for await (const part of file.content) parts.push(part)
  return `${file.name} ${Buffer.concat(parts).toString()}`
}
async function* pieces(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text)
}

describe.each(databases)('On $name, a job of the API', { timeout: 120_000 }, ({ open }) => {
  it('is taken by one process, keeps its progress, and ends with its result', async () => {
    const { apiJobs } = await createStore(await open(), smallCity)
    const { id } = await apiJobs.add({ kind: 'release', by: 'city-1', asked })
    expect(await apiJobs.find(id)).toEqual({
      id,
      kind: 'release',
      by: 'city-1',
      state: 'waiting',
      done: 0,
      all: 0,
      result: null,
      problem: null,
    })
    const taken = await Promise.all(Array.from({ length: 8 }, () => apiJobs.take(id, minute)))
    const [own, ...others] = taken.filter((each) => each !== undefined)
    expect([own, others]).toMatchObject([{ id, by: 'city-1', asked, take: 1 }, []])
    expect(await apiJobs.due()).toEqual([])
    expect(await apiJobs.renew(own!, minute, { done: 1, all: 4 })).toBe(true)
    expect(await apiJobs.find(id)).toMatchObject({ state: 'running', done: 1, all: 4 })
    expect(await apiJobs.end(own!, { result: { release: 1 } })).toBe(true)
    expect(await apiJobs.find(id)).toMatchObject({ state: 'done', result: { release: 1 }, problem: null })
    expect([await apiJobs.take(id, minute), await apiJobs.open()]).toEqual([undefined, 0])
    expect(await apiJobs.find('j-other')).toBeUndefined()
  })

  it('of a process that was lost is taken once more; whoever lost it ends nothing', async () => {
    const { apiJobs } = await createStore(await open(), smallCity)
    const { id } = await apiJobs.add({ kind: 'release', by: 'city-1', asked })
    const lost = (await apiJobs.take(id, passed))!
    expect([await apiJobs.find(id), await apiJobs.due()]).toMatchObject([{ state: 'waiting' }, [id]])
    const again = (await apiJobs.take(id, passed))!
    expect(again.take).toBe(2)
    expect(await apiJobs.renew(lost, minute, { done: 9, all: 9 })).toBe(false)
    expect(await apiJobs.end(lost, { result: {} })).toBe(false)
    // Lost a second time, it fails: what ends one process may end every other.
    expect(await apiJobs.find(id)).toMatchObject({ state: 'failed', problem: { kind: 'failed' } })
    expect([await apiJobs.take(id, minute), await apiJobs.due()]).toEqual([undefined, []])
  })

  it('that its process gives back was not lost', async () => {
    const { apiJobs } = await createStore(await open(), smallCity)
    const { id } = await apiJobs.add({ kind: 'release', by: 'city-1', asked })
    for (let turn = 1; turn <= 4; turn += 1) {
      const taken = (await apiJobs.take(id, minute))!
      expect(taken.take).toBe(turn)
      await apiJobs.giveBack(taken)
    }
    expect(await apiJobs.due()).toEqual([id])
  })

  it('has a file that does not outlive it, however it ends', async () => {
    const database = await open()
    const { apiJobs } = await createStore(database, smallCity)
    const long = 'x'.repeat(2_500_000)
    const add = (...texts: readonly string[]) =>
      apiJobs.add({ kind: 'import', by: 'a1', asked, file: { name: '台账.csv', content: pieces(...texts) } })
    const parts = async () => {
      const { rows } = await sql<{
        parts: number
      }>`select count(*)::integer as parts from ${sql.id(database.schema, 'api_job_file')}`.execute(database.kysely)
      return rows[0]!.parts
    }
    const [done, failed, empty, old] = [await add('a,b\n', long), await add('1'), await add(), await add('2')]
    expect(await contentOf(apiJobs, done.id)).toBe(`台账.csv a,b\n${long}`)
    expect(await contentOf(apiJobs, empty.id)).toBe('台账.csv ')
    expect(await parts()).toBe(6)
    await apiJobs.end((await apiJobs.take(done.id, minute))!, { result: {} })
    expect(await contentOf(apiJobs, done.id)).toBeUndefined()
    await apiJobs.end((await apiJobs.take(empty.id, minute))!, { problem: { kind: 'conflict', zh: '已', en: 'is' } })
    await apiJobs.take(failed.id, passed)
    await apiJobs.take(failed.id, passed)
    await apiJobs.due()
    expect(await parts()).toBe(1)
    // What nobody has taken within a day is over, and says so; a day later it is forgotten.
    const jobs = sql.id(database.schema, 'api_job')
    await sql`update ${jobs} set asked_at = asked_at - interval '25 hours'`.execute(database.kysely)
    expect(await apiJobs.due()).toEqual([])
    expect(await apiJobs.find(old.id)).toMatchObject({ state: 'failed', problem: { kind: 'unavailable' } })
    expect(await parts()).toBe(0)
    await sql`update ${jobs} set ended_at = ended_at - interval '25 hours'`.execute(database.kysely)
    expect(await apiJobs.due()).toEqual([])
    expect(await apiJobs.find(old.id)).toBeUndefined()
  })
})
