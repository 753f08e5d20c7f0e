import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '@minzheng/store'
// @boundaries-ignore the release that the command line's doors are tested with
import { plantedRelease } from '../../cli/test/planted-release.js'
import { databases } from './databases.js'
import { landSites, meals, openOffice, release, wuxing, type Office } from './office.js'

describe.each(databases)('A service whose definitions another version has replaced, on $name', (given) => {
  let office: Office
  let database: Database
  beforeAll(async () => {
    const open: typeof given.open = async () => {
      const opened = await given.open()
      database = opened.database
      return opened
    }
    office = await openOffice({ ...given, open })
    await landSites(office.store, wuxing, ['2024-03'])
    await release(office.store, plantedRelease(1, 3))
  }, 120_000)
  afterAll(() => office.close())

  it('is not ready and answers no live figure, but releases and what it knows of who asks', async () => {
    const cookie = await office.signIn('wuxing-1')
    const asked = [
      '/readyz',
      `/v1/figures?indicator=${meals}&period=2024&district=${wuxing}`,
      '/v1/releases',
      '/v1/session',
    ]
    const statuses = async () => Promise.all(asked.map(async (path) => (await office.get(path, { cookie })).status))
    expect(await statuses()).toEqual([200, 200, 200, 200])
    const settings = `"${database.schema}".setting`
    const { rows } = await database.pool.query(`select value from ${settings} where name = 'definitions'`)
    await database.pool.query(`update ${settings} set value = 'newer' where name = 'definitions'`)
    expect(await statuses()).toEqual([503, 503, 200, 200])
    const refused = await office.get(asked[1]!, { cookie })
    expect([refused.headers.get('retry-after'), await refused.text()]).toEqual([
      '5',
      expect.stringContaining('定义正在更新，请稍后再试'),
    ])
    // The same process goes on if its version comes into use again.
    await database.pool.query(`update ${settings} set value = $1 where name = 'definitions'`, [rows[0]!['value']])
    expect(await statuses()).toEqual([200, 200, 200, 200])
  }, 60_000)
})
