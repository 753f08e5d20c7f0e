import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { createJobClient, openQueue } from '@minzheng/queue'
import { writeSchedules } from '../src/service/schedules.js'

const url = process.env['REDIS_URL']
if (url === undefined) console.log('worker: schedules are not tested, because REDIS_URL is not set.')

it.skipIf(url === undefined)(
  'sets schedules, counts them apart from waiting jobs, and removes those that are left out',
  async () => {
    const connection = { redis: url!, prefix: `test_${randomBytes(6).toString('hex')}` }
    const write = (schedules: Parameters<typeof writeSchedules>[0]['schedules']) =>
      writeSchedules({ connection, schedules, timeZone: 'Asia/Shanghai', log: () => {} })
    const { queue, close } = await openQueue(connection)
    await write({ verify: '0 3 * * 0', refresh: undefined })
    await write({ verify: '0 3 * * 0', refresh: undefined })
    expect(await queue.getJobSchedulers()).toMatchObject([{ key: 'verify', pattern: '0 3 * * 0', tz: 'Asia/Shanghai' }])
    const client = createJobClient(connection)
    expect(await client.counts()).toMatchObject({ waiting: 0, delayed: 0, scheduled: 1 })
    await client.close()
    await write({ verify: undefined })
    expect(await queue.getJobSchedulers()).toEqual([])
    await queue.obliterate({ force: true })
    await close()
  },
)
