import type { Kysely, Transaction } from 'kysely'
import { AccessError, decide, ReminderError } from '@minzheng/access'
import { isMonth, type Day, type Month } from '@minzheng/core/periods'
import { databaseNow, readGrants } from '../access/stored-grants.js'
import { appendToChain } from '../chain/append-to-chain.js'
import type { Database } from '../database/database.js'
import type { Tables } from '../database/tables.js'
import { readSubmissions } from '../landing/submissions.js'
import { assertMonthOffice, monthRealm, namedDistrict } from '../months/month-office.js'
import type { RegisterTools } from '../register/register-tools.js'
import { readReminders, type Reminder, type ReminderQuery } from './stored-reminders.js'

/** Whom the city reminds, and of which month. */
export interface ReminderRequest {
  readonly month: Month
  readonly districts: readonly string[]
  readonly by: string
  /** The day, by the city's clock. */
  readonly today: Day
}

/** Reminders (催报) of overdue returns. */
export interface Reminders {
  /**
   * Reminds districts, all of them or none. Throws `ReminderError` if one has nothing overdue, or was reminded of this month
   * today; `AccessError`.
   */
  readonly remind: (request: ReminderRequest) => Promise<readonly Reminder[]>
  /** Reminders, the newest first. */
  readonly list: (query?: ReminderQuery) => Promise<readonly Reminder[]>
}

interface ReminderTools extends Pick<RegisterTools, 'register' | 'catalogue'> {
  readonly db: Kysely<Tables>
  readonly schema: string
  readonly catalogue: RegisterTools['catalogue']
  readonly transaction: Database['transaction']
}

export function remindersOf(tools: ReminderTools): Reminders {
  return {
    remind: (request) =>
      tools.transaction((plain) =>
        remind(tools, plain.withSchema(tools.schema), { ...request, districts: [...new Set(request.districts)] }),
      ),
    list: (query) => readReminders(tools.db, query),
  }
}

async function remind(
  tools: ReminderTools,
  tx: Transaction<Tables>,
  { month, districts, by, today }: ReminderRequest,
): Promise<readonly Reminder[]> {
  if (!isMonth(month))
    throw new ReminderError({ zh: '月份须写作 YYYY-MM', en: 'the month must be written YYYY-MM, got another text' })
  const at = await databaseNow(tx)
  const grants = await readGrants(tx)
  for (const district of districts) {
    const asked = { actor: by, action: 'remind-returns', district, at } as const
    const decision = decide(grants, asked, monthRealm(tools, month))
    if (!decision.allowed) throw new AccessError(decision.reason)
    assertMonthOffice(tools, district, month)
  }
  const overdue = await overdueCounts(tools, tx, month, today)
  const names = (some: readonly string[]): string => some.map((each) => namedDistrict(tools, each, month)).join('、')
  const idle = districts.filter((district) => !overdue(district))
  if (idle.length > 0)
    throw new ReminderError({
      zh: `${month} 没有逾期未报，不用催报：${names(idle)}`,
      en: `a district that is reminded of ${month} must have an overdue return, got ${names(idle)}, without one`,
    })
  const rows = await tx
    .insertInto('reminder')
    .values(districts.map((district) => ({ month, district, day: today, made_at: at, actor: by })))
    .onConflict((on) => on.doNothing())
    .returning(['id', 'district'])
    .execute()
  const again = districts.filter((district) => !rows.some((row) => row.district === district))
  if (again.length > 0)
    throw new ReminderError({
      zh: `今天已催报过 ${month}：${names(again)}`,
      en: `a district must be reminded of ${month} once a day at most, got ${names(again)} again`,
    })
  await appendToChain(tx, { kind: 'reminder', actor: by, content: { month, districts: [...districts], day: today } })
  return rows.map(({ id, district }) => ({ id, month, district, day: today, at, by }))
}

/** Says of a district whether it has overdue returns: a county with all below it, the city of its own. */
async function overdueCounts(
  { catalogue }: ReminderTools,
  tx: Transaction<Tables>,
  month: Month,
  today: Day,
): Promise<(district: string) => boolean> {
  const { districts } = catalogue
  const all = await readSubmissions(tx, catalogue, { month })
  const overdue = all.filter(({ state, dueOn }) => (state === 'due' || state === 'withdrawn') && dueOn < today)
  return (district) =>
    overdue.some((each) =>
      district === districts.root.code ? each.district === district : districts.contains(district, each.district),
    )
}
