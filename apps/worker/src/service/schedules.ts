import { openQueue, scheduledOptions, type JobName, type QueueConnection } from '@minzheng/queue'
import { messageOf, type Log } from '../base/log.js'

export interface SchedulesOptions {
  readonly connection: QueueConnection
  /** Cron patterns by job; a job without one is not scheduled, and its former schedule is removed. */
  readonly schedules: Readonly<Partial<Record<Exclude<JobName, 'recompute' | 'import'>, string | undefined>>>
  readonly timeZone: string
  readonly log: Log
}

/**
 * Writes the schedules to the queue; BullMQ stores one of each, however many workers there are. All workers must have
 * the same settings: the last one to start overwrites the schedules. If the queue is unreachable, it logs an error and
 * does not try again before the next start.
 */
export async function writeSchedules({ connection, schedules, timeZone, log }: SchedulesOptions): Promise<void> {
  try {
    const { queue, close } = await openQueue(connection)
    try {
      for (const [name, pattern] of Object.entries(schedules) as [
        Exclude<JobName, 'recompute' | 'import'>,
        string | undefined,
      ][]) {
        // BullMQ gives a schedule's id the type of a job name.
        const id = name
        if (pattern === undefined) {
          if (await queue.removeJobScheduler(id)) log('info', 'a schedule was removed', { name })
          continue
        }
        const { attempts, backoff, removeOnComplete, removeOnFail } = scheduledOptions(name)
        await queue.upsertJobScheduler(
          id,
          { pattern, tz: timeZone },
          {
            name,
            data: {},
            opts: {
              attempts: attempts!,
              backoff: backoff!,
              removeOnComplete: removeOnComplete!,
              removeOnFail: removeOnFail!,
            },
          },
        )
        log('info', 'a schedule was set', { name, pattern, timeZone })
      }
    } finally {
      await close()
    }
  } catch (error) {
    log('error', 'schedules could not be written; they stay unchanged until the next start', {
      error: messageOf(error),
    })
  }
}
