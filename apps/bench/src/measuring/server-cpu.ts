import { readdir, readFile } from 'node:fs/promises'
import { Redis } from 'ioredis'

/** The clock ticks per second of times in /proc: 100 on every Linux that Node runs on. */
export const ticks = 100

/**
 * The CPU seconds of all PostgreSQL servers on this machine, including processes that have ended, which count with
 * their parent process. Undefined if /proc does not show them: not on Linux, or a server on another machine.
 */
export async function postgresCpu(): Promise<number | undefined> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))
  let sum = 0
  for (const pid of pids) {
    // A process may have ended since.
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
    const [, name, rest] = /\((.*)\) (.*)/s.exec(stat) ?? []
    if (name !== 'postgres' || rest === undefined) continue
    // Counted from the state: utime, stime, cutime and cstime are fields 12 to 15.
    sum += rest
      .split(' ')
      .slice(11, 15)
      .reduce((added, time) => added + Number(time), 0)
  }
  return sum === 0 ? undefined : sum / ticks
}

/** The CPU seconds of a Redis server. */
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
