import { sql, type Kysely } from 'kysely'
import type { Database } from '../database/database.js'
import type { Tables } from '../database/tables.js'
import { untoldReminders, type Reminder } from './stored-reminders.js'
import { alertOf, type Alert } from './stored-alerts.js'

/**
 * What a channel has not been told: alerts that were raised, of those that it was told, the ones that have ended, and
 * reminders of overdue returns.
 */
export interface AlertNews {
  readonly raised: readonly Alert[]
  readonly ended: readonly Alert[]
  readonly reminded: readonly Reminder[]
}

/** What channels know, so that each hears of an alert once, and of its end. */
export interface AlertTelling {
  /**
   * Takes what a channel has not been told, the oldest first, and keeps it from other processes for a time. Null if there
   * is nothing, if another process has the channel, or if it waits after a failure. Alerts and reminders that the channel
   * is not for are not among them.
   */
  readonly take: (
    channel: string,
    options: {
      readonly leaseMs: number
      readonly isFor: (alert: Alert) => boolean
      readonly isForReminder: (reminder: Reminder) => boolean
    },
  ) => Promise<AlertNews | null>
  /** Notes that a channel has been told. */
  readonly told: (channel: string, news: AlertNews) => Promise<void>
  /** Notes that a channel did not take its news, and lets it wait: twice as long each time, at most an hour. Returns how long. */
  readonly failed: (channel: string) => Promise<{ readonly attempts: number; readonly waitMs: number }>
}

interface TellingTools {
  readonly db: Kysely<Tables>
  readonly schema: string
  readonly transaction: Database['transaction']
}

/** How many alerts go to a channel at a time. */
const most = 500
const firstWaitMs = 60_000
const longestWaitMs = 3_600_000

/** The telling of a store. */
export function alertTellingOf({ db, schema, transaction }: TellingTools): AlertTelling {
  return {
    take: async (channel, { leaseMs, isFor, isForReminder }) => {
      const news = async (): Promise<AlertNews | null> => {
        const raised = (await untold(db, channel)).filter(isFor).slice(0, most)
        const ended = await endedSince(db, channel)
        const reminded = (await untoldReminders(db, channel)).filter(isForReminder).slice(0, most)
        return raised.length + ended.length + reminded.length === 0 ? null : { raised, ended, reminded }
      }
      if ((await news()) === null) return null
      await db
        .insertInto('alert_channel')
        .values({ channel })
        .onConflict((on) => on.doNothing())
        .execute()
      const taken = await db
        .updateTable('alert_channel')
        .set({ leased_until: sql`clock_timestamp() + ${leaseMs} * interval '1 millisecond'` })
        .where('channel', '=', channel)
        .where('leased_until', '<=', sql<Date>`clock_timestamp()`)
        .where('next_at', '<=', sql<Date>`clock_timestamp()`)
        .executeTakeFirst()
      // Read again: another process may have told the channel before this one took it.
      return taken.numUpdatedRows === 0n ? null : news()
    },
    told: (channel, { raised, ended, reminded }) =>
      transaction(async (plain) => {
        const tx = plain.withSchema(schema)
        if (raised.length > 0)
          await tx
            .insertInto('alert_told')
            .values(raised.map(({ id }) => ({ channel, alert: id })))
            .onConflict((on) => on.doNothing())
            .execute()
        if (reminded.length > 0)
          await tx
            .insertInto('reminder_told')
            .values(reminded.map(({ id }) => ({ channel, reminder: id })))
            .onConflict((on) => on.doNothing())
            .execute()
        if (ended.length > 0)
          await tx
            .deleteFrom('alert_told')
            .where('channel', '=', channel)
            .where(
              'alert',
              'in',
              ended.map(({ id }) => id),
            )
            .execute()
        await tx
          .updateTable('alert_channel')
          .set({ attempts: 0, leased_until: sql`'-infinity'` })
          .where('channel', '=', channel)
          .execute()
      }),
    failed: async (channel) => {
      const { attempts } = await db
        .updateTable('alert_channel')
        .set({ attempts: sql`attempts + 1` })
        .where('channel', '=', channel)
        .returning('attempts')
        .executeTakeFirstOrThrow()
      const waitMs = Math.min(firstWaitMs * 2 ** Math.min(attempts - 1, 10), longestWaitMs)
      await db
        .updateTable('alert_channel')
        .set({
          next_at: sql`clock_timestamp() + ${waitMs} * interval '1 millisecond'`,
          leased_until: sql`'-infinity'`,
        })
        .where('channel', '=', channel)
        .execute()
      return { attempts, waitMs }
    },
  }
}

/** Alerts that go on and that a channel was not told of, the oldest first. */
async function untold(db: Kysely<Tables>, channel: string): Promise<readonly Alert[]> {
  const rows = await db
    .selectFrom('alert')
    .selectAll()
    .where('ended_at', 'is', null)
    .where((expression) =>
      expression.not(
        expression.exists(
          expression
            .selectFrom('alert_told')
            .select('alert_told.alert')
            .whereRef('alert_told.alert', '=', 'alert.id')
            .where('alert_told.channel', '=', channel),
        ),
      ),
    )
    .orderBy('id')
    .execute()
  return rows.map(alertOf)
}

async function endedSince(db: Kysely<Tables>, channel: string): Promise<readonly Alert[]> {
  const rows = await db
    .selectFrom('alert')
    .innerJoin('alert_told', 'alert_told.alert', 'alert.id')
    .selectAll('alert')
    .where('alert_told.channel', '=', channel)
    .where('alert.ended_at', 'is not', null)
    .orderBy('alert.id')
    .limit(most)
    .execute()
  return rows.map(alertOf)
}
