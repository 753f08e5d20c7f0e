import type { Transaction } from 'kysely'
import {
  AccessError,
  decide,
  isClosed,
  isLive,
  monthStates,
  moveMonth,
  roles,
  stateAt,
  type DistrictMonth,
  type Grant,
  type MonthState,
} from '@minzheng/access'
import { MinzhengError } from '@minzheng/core'
import type { Month } from '@minzheng/core/periods'
import { monthNumber } from '@minzheng/core/registers'
import { databaseNow, readGrants } from '../access/stored-grants.js'
import type { Tables } from '../database/tables.js'
import { assertKnownReason, type Revision } from '../register/reason.js'
import type { RegisterTools } from '../register/register-tools.js'
import { monthOffice, monthRealm, namedDistrict } from './month-office.js'
import { lockedMonths, recordMonth, type MonthChange, type StoredMonth } from './stored-months.js'

/** What a landing or an act changes in months that were submitted somewhere. */
export interface StatedChange {
  readonly dataset: string
  readonly cells: readonly DistrictMonth[]
  /** Returns; one that is not `own` also speaks of the districts below that have no final return of their own. */
  readonly returns: readonly (DistrictMonth & { readonly own: boolean })[]
  /** What changes it: a source that lands, or an act. */
  readonly by: { readonly source: number } | { readonly act: number }
}

/** A month that is locked or released. */
export interface ClosedMonth extends DistrictMonth {
  readonly month: Month
  readonly state: MonthState
}

/** A landing or an act would change locked months. Nothing of it was stored. */
export class MonthLockedError extends MinzhengError<'month-locked'> {
  override readonly name = 'MonthLockedError'

  constructor(zh: string, en: string, months: readonly ClosedMonth[]) {
    super('month-locked', `${zh} ${en}`, { zh, en, months })
  }
}

/**
 * Lets the changes of a transaction pass, or throws `MonthLockedError` if they reach a locked month and are no revision. A
 * revision needs an actor who may revise each of these months; it is noted with its reason. A month that was submitted or
 * reviewed is open again. A dry run that is no revision throws nothing, and returns the locked months that it reaches.
 */
export async function passMonths(
  tools: Pick<RegisterTools, 'register' | 'catalogue'>,
  tx: Transaction<Tables>,
  change: StatedChange,
  { revision, dryRun = false }: { readonly revision?: Revision | undefined; readonly dryRun?: boolean } = {},
): Promise<readonly ClosedMonth[]> {
  const touched = new Map<Month, (district: string) => boolean>()
  const months = [...new Set([...change.cells, ...change.returns].map((each) => each.month))]
  if (months.length === 0) return []
  const returned = change.returns.every(({ own }) => own) ? new Set<string>() : await returnedItself(tx, change, months)
  for (const month of months) touched.set(month, reaching(tools, change, month, returned))
  const at = await databaseNow(tx)
  const found = (await lockedMonths(tx, [...touched.keys()])).filter(({ month, district }) =>
    touched.get(month)!(district),
  )
  const closed: ClosedMonth[] = found
    .map((each) => ({ month: each.month, district: each.district, state: stateAt(each, at).state }))
    .filter(({ state }) => isClosed(state))
  if (closed.length > 0) {
    const grants = await readGrants(tx)
    if (revision === undefined && dryRun) return closed
    if (revision === undefined) throw lockedError(tools, closed, grants, at)
    assertKnownReason(tools, revision.reason)
    for (const { month, district } of closed) {
      const asked = { actor: revision.by, action: 'revise-month', district, at } as const
      const decision = decide(grants, asked, monthRealm(tools, month))
      if (!decision.allowed) throw new AccessError(decision.reason)
    }
  }
  for (const each of found) await noteChange(tx, each, { at, revision, cause: change.by })
  return closed
}

/** Notes a change of a month's data: a closed month was revised, a submitted one is open again. */
async function noteChange(
  tx: Transaction<Tables>,
  before: StoredMonth,
  {
    at,
    revision,
    cause,
  }: { readonly at: Date; readonly revision: Revision | undefined; readonly cause: StatedChange['by'] },
): Promise<void> {
  const { month, district } = before
  const now = stateAt(before, at)
  if (now.lapsed) await noteLapse(tx, before)
  const move = isClosed(now.state) ? 'revise' : 'change'
  const { state, until } = moveMonth(now, move, { month, district, at, reason: revision?.reason ?? '' })
  if (move === 'change' && state === now.state) return
  const by = revision?.by ?? null
  await recordMonth(tx, {
    month,
    district,
    move,
    at,
    from: now.state,
    to: state,
    by,
    reason: revision?.reason ?? null,
    until,
    ...causeOf(cause),
  })
}

const causeOf = (cause: StatedChange['by']): Pick<MonthChange, 'source' | 'act'> => ({
  source: 'source' in cause ? cause.source : null,
  act: 'act' in cause ? cause.act : null,
})

/** Notes that a reopening has ended. */
export async function noteLapse(
  tx: Transaction<Tables>,
  { month, district, state, until }: StoredMonth,
): Promise<void> {
  await recordMonth(tx, {
    month,
    district,
    move: 'lapse',
    at: until!,
    from: state,
    to: 'locked',
    by: null,
    reason: null,
    until: null,
    source: null,
    act: null,
  })
}

/** True for the districts whose month a change reaches. */
function reaching(
  tools: Pick<RegisterTools, 'register'>,
  { cells, returns }: StatedChange,
  month: Month,
  returned: ReadonlySet<string>,
): (district: string) => boolean {
  const tree = tools.register.on(monthNumber(month))
  const inMonth = <Each extends DistrictMonth>(all: readonly Each[]): readonly Each[] =>
    all.filter((each) => each.month === month)
  const offices = new Set(
    [...inMonth(cells), ...inMonth(returns)].map(({ district }) => monthOffice(tools, district, month)),
  )
  const whole = inMonth(returns).filter(({ own }) => !own)
  return (district) =>
    offices.has(district) ||
    (!returned.has(`${month} ${district}`) && whole.some((each) => tree.contains(each.district, district)))
}

/** The months and districts that have a final return of their own: a return of a district above does not change them. */
async function returnedItself(
  tx: Transaction<Tables>,
  { dataset }: StatedChange,
  months: readonly Month[],
): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('office_return')
    .select(['month', 'district'])
    .where('dataset', '=', dataset)
    .where('month', 'in', [...months])
    .where('own', '=', false)
    .where('estimated', '=', false)
    .where('withdrawn', '=', false)
    .execute()
  return new Set(rows.map(({ month, district }) => `${month} ${district}`))
}

/** Months that a message names; further ones are counted. */
const mostNamed = 6

function lockedError(
  tools: Pick<RegisterTools, 'register' | 'catalogue'>,
  closed: readonly ClosedMonth[],
  grants: readonly Grant[],
  at: Date,
): MonthLockedError {
  const named = closed
    .slice(0, mostNamed)
    .map(({ month, district, state }) => `${namedDistrict(tools, district, month)} ${month} ${monthStates[state].zh}`)
  const rest = closed.length > mostNamed ? `等${closed.length}个` : ''
  const listed = closed.slice(0, mostNamed).map(({ month, district, state }) => `${district} ${month} (${state})`)
  const more = closed.length > mostNamed ? ` and ${closed.length - mostNamed} more` : ''
  const may = [
    ...new Set(
      grants
        .filter((grant) => isLive(grant, at))
        .map(({ actor }) => actor)
        .filter((actor) =>
          closed.every(
            ({ month, district }) =>
              decide(grants, { actor, action: 'revise-month', district, at }, monthRealm(tools, month)).allowed,
          ),
        ),
    ),
  ]
  const role = roles['city-officer'].name
  const who = {
    zh: may.length === 0 ? role.zh : `${role.zh}：${may.join('、')}`,
    en: [`a ${role.en}`, ...may].join(', '),
  }
  return new MonthLockedError(
    `将改动已锁定的月份：${named.join('、')}${rest}。有权修订的人员（${who.zh}）可写明原因作为修订办理（导入用 --revision 原因 --by 账号，撤回、更正用 --revision-by 账号），或重新打开该月（reopen）`,
    `the change must not reach a locked month unless it is a revision with a reason by one who may (${who.en}) or the month is reopened, got ${listed.join(', ')}${more}`,
    closed,
  )
}
