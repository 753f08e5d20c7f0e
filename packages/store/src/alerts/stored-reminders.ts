import { sql, type Kysely, type Selectable } from 'kysely'
import type { Day, Month } from '@minzheng/core/periods'
import type { Tables } from '../database/tables.js'

/** A reminder (催报): the city reminds a district of the returns of a month that are overdue. */
export interface Reminder {
  readonly id: number
  readonly month: Month
  readonly district: string
  /** The day, by the city's clock. */
  readonly day: Day
  readonly at: Date
  /** The account that reminds. */
  readonly by: string
}

/** Which reminders to read; what is left out does not filter. */
export interface ReminderQuery {
  readonly month?: Month
  readonly district?: string
}

/** How many reminders are read at most; the newest come first. */
const most = 1000

/** Reminders, the newest first. */
export async function readReminders(
  db: Kysely<Tables>,
  { month, district }: ReminderQuery = {},
): Promise<readonly Reminder[]> {
  let select = db.selectFrom('reminder').selectAll().orderBy('id', 'desc').limit(most)
  if (month !== undefined) select = select.where('month', '=', month)
  if (district !== undefined) select = select.where('district', '=', district)
  return (await select.execute()).map(reminderOf)
}

/** Reminders of the last days that a channel was not told of, the oldest first: an older one helps nobody. */
export async function untoldReminders(db: Kysely<Tables>, channel: string): Promise<readonly Reminder[]> {
  const rows = await db
    .selectFrom('reminder')
    .selectAll()
    .where('made_at', '>', sql<Date>`clock_timestamp() - interval '3 days'`)
    .where((expression) =>
      expression.not(
        expression.exists(
          expression
            .selectFrom('reminder_told')
            .select('reminder_told.reminder')
            .whereRef('reminder_told.reminder', '=', 'reminder.id')
            .where('reminder_told.channel', '=', channel),
        ),
      ),
    )
    .orderBy('id')
    .execute()
  return rows.map(reminderOf)
}

function reminderOf({ id, month, district, day, made_at, actor }: Selectable<Tables['reminder']>): Reminder {
  return { id, month, district, day, at: made_at, by: actor }
}
