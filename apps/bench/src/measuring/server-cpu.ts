import { readdir, readFile } from 'node:fs/promises'
import { Redis } from 'ioredis'

/** Ticks a second of the times in /proc: 100 on every Linux that Node runs on. */
const ticks = 100

/**
 * Seconds of CPU that all PostgreSQL servers of this machine have used: of their processes, and of those that have
 * ended, which count with the process that started them. Undefined where /proc does not tell: no Linux, or a server
 * elsewhere.
 */
export async function postgresCpu(): Promise<number | undefined> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))
  let sum = 0
  for (const pid of pids) {
    // A process may have ended since.
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
    const [, name, rest] = /\((.*)\) (.*)/s.exec(stat) ?? []
    if (name !== 'postgres' || rest === undefined) continue
    // From the state on: utime, stime, cutime and cstime are the 12th to the 15th.
    sum += rest
      .split(' ')
      .slice(11, 15)
      .reduce((added, time) => added + Number(time), 0)
  }
  return sum === 0 ? undefined : sum / ticks
}

/** Seconds of CPU that a Redis has used. */
export async function redisCpu(url: string): Promise<number> {
  const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 1 })
  try {
    const info = await redis.info('cpu')
    return ['used_cpu_sys', 'used_cpu_user'].reduce(
      (sum, name) => sum + Number(new RegExp(`${name}:([\\d.]+)`).exec(info)?.[1] ?? 0),
      0,
    )
  } finally {
    redis.disconnect()
  }
}
