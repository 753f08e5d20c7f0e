import type { Kysely, Transaction } from 'kysely'
import {
  AccessError,
  decide,
  MonthError,
  monthMoves,
  moveMonth,
  stateAt,
  type MonthMove,
  type MonthState,
} from '@minzheng/access'
import { MinzhengError } from '@minzheng/core'
import { isMonth, type Month } from '@minzheng/core/periods'
import { databaseNow, readGrants } from '../access/stored-grants.js'
import type { Database } from '../database/database.js'
import type { Tables } from '../database/tables.js'
import { lockStates } from '../register/lock-dataset.js'
import { assertKnownReason } from '../register/reason.js'
import type { RegisterTools } from '../register/register-tools.js'
import { noteLapse } from './closed-months.js'
import { assertMonthOffice, monthOffices, monthRealm } from './month-office.js'
import {
  isReturned,
  lastMonthChange,
  lockedMonths,
  monthEntries,
  readMonthChanges,
  recordMonth,
  type MonthChange,
  type MonthEntry,
  type StoredMonth,
} from './stored-months.js'

/** A month of a district, and who moves it. */
export interface MonthRequest {
  readonly month: Month
  /** A county; the city for its own registrations. */
  readonly district: string
  /** The id of the actor. */
  readonly by: string
  /** The stamp of the state that the actor has seen; if the state has another by now, `MonthMovedError`. */
  readonly ifStamp?: string
}

/** The state of a month of a district. */
export interface DistrictMonthState {
  readonly month: Month
  readonly district: string
  readonly state: MonthState
  /** When a reopened month is locked again; null if it was not reopened. */
  readonly until: Date | null
  /** True if the end of a reopening has locked it. */
  readonly lapsed: boolean
  /** The last change; null if it was never submitted. */
  readonly last: MonthChange | null
  /** Another one after each change of the state. */
  readonly stamp: string
}

/** The states of months. Refusals are `MonthError`s of the state, and `AccessError`s of the actor. */
export interface Months {
  /** 上报: the district says that its month is complete. */
  readonly submit: (request: MonthRequest) => Promise<DistrictMonthState>
  /** 审核: another actor than who submitted it. */
  readonly review: (request: MonthRequest) => Promise<DistrictMonthState>
  /** 退回: a submitted month is open again. */
  readonly sendBack: (request: MonthRequest & { readonly reason: string }) => Promise<DistrictMonthState>
  /** 锁定: from now on its data change by revisions only. */
  readonly lock: (request: MonthRequest) => Promise<DistrictMonthState>
  /** 发布: its figures are part of a release. */
  readonly release: (request: MonthRequest) => Promise<DistrictMonthState>
  /** 重新打开: until a moment, 31 days away at most; then it is locked again. */
  readonly reopen: (
    request: MonthRequest & { readonly reason: string; readonly until: Date },
  ) => Promise<DistrictMonthState>
  /** The state of each district in a month, or in all months that have a state. */
  readonly states: (month?: Month) => Promise<readonly DistrictMonthState[]>
  /** The number of the last change of a month, 0 if there was none: whoever keeps it can tell whether one followed. */
  readonly lastChange: () => Promise<number>
  /** The last entry of the chain about a month, by district. */
  readonly entries: (month: Month) => Promise<readonly MonthEntry[]>
  /** What became of months, in order. */
  readonly history: (query?: { readonly month?: Month; readonly district?: string }) => Promise<readonly MonthChange[]>
}

type MovingTools = Pick<RegisterTools, 'register' | 'catalogue' | 'schema'>

interface MonthTools extends MovingTools {
  readonly db: Kysely<Tables>
  readonly transaction: Database['transaction']
}

type Move = MonthRequest & { readonly reason?: string; readonly until?: Date }

export function monthsOf(tools: MonthTools): Months {
  const moving =
    (move: MonthMove) =>
    (request: Move): Promise<DistrictMonthState> =>
      tools.transaction((plain) => moveStored(tools, plain.withSchema(tools.schema), move, request))
  return {
    submit: moving('submit'),
    review: moving('review'),
    sendBack: moving('send-back'),
    lock: moving('lock'),
    release: moving('release'),
    reopen: moving('reopen'),
    states: (month) => readStates(tools, month),
    lastChange: () => lastMonthChange(tools.db),
    entries: (month) => monthEntries(tools.db, month),
    history: (query) => readMonthChanges(tools.db, query),
  }
}

/** Moves a month within a transaction, which must hold `lockStates`. */
export async function moveStored(
  tools: MovingTools,
  tx: Transaction<Tables>,
  move: MonthMove,
  { month, district, by, reason, until, ifStamp }: Move,
): Promise<DistrictMonthState> {
  if (!isMonth(month))
    throw new MonthError({ zh: '月份须写作 YYYY-MM', en: 'the month must be written YYYY-MM, got another text' })
  assertMonthOffice(tools, district, month)
  if (reason !== undefined) assertKnownReason(tools, reason)
  await lockStates(tx, tools.schema)
  const at = await databaseNow(tx)
  const found = (await lockedMonths(tx, [month])).find((each) => each.district === district)
  const before: StoredMonth = found ?? { month, district, state: 'open', until: null }
  const past = await readMonthChanges(tx, { month, district })
  const actorsOf = (...kinds: readonly MonthMove[]): readonly string[] =>
    past.flatMap((each) => (kinds.includes(each.move) && each.by !== null ? [each.by] : []))
  const asked = { actor: by, action: monthMoves[move].needs!, district, at }
  const decision = decide(
    await readGrants(tx),
    { ...asked, submitters: actorsOf('submit'), reviewers: actorsOf('review', 'send-back') },
    monthRealm(tools, month),
  )
  if (!decision.allowed) throw new AccessError(decision.reason)
  if (found === undefined && !(await isReturned(tx, month)))
    throw new MonthError({
      zh: `${month} 尚无任何报送`,
      en: `the month must have a return, got ${month}, which has none`,
    })
  const now = stateAt(before, at)
  // Before the move itself: who looked at another state gets that answer, and not what the state now forbids.
  if (ifStamp !== undefined && ifStamp !== stampOf({ ...now, last: past.at(-1) ?? null })) throw new MonthMovedError()
  const after = moveMonth(before, move, {
    month,
    district,
    at,
    ...(reason === undefined ? {} : { reason }),
    ...(until === undefined ? {} : { until }),
  })
  if (now.lapsed) await noteLapse(tx, before)
  const change: MonthChange = {
    month,
    district,
    move,
    at,
    from: now.state,
    to: after.state,
    by,
    reason: reason ?? null,
    until: after.until,
    source: null,
    act: null,
  }
  await recordMonth(tx, change)
  return { month, district, ...after, lapsed: false, last: change, stamp: stampOf({ ...after, last: change }) }
}

/** A month has changed its state since its actor has seen it. */
export class MonthMovedError extends MinzhengError<'month-moved'> {
  override readonly name = 'MonthMovedError'

  constructor() {
    const zh = '该月状态已变动，请重新查看'
    const en = 'the month must be in the state that was seen, got another; look at it again'
    super('month-moved', `${zh} ${en}`, { zh, en })
  }
}

function stampOf({ state, last }: Pick<DistrictMonthState, 'state' | 'last'>): string {
  return last === null ? state : `${state}-${last.move}-${last.at.toISOString()}`
}

async function readStates(tools: MonthTools, month?: Month): Promise<readonly DistrictMonthState[]> {
  const { db } = tools
  const at = await databaseNow(db)
  let select = db
    .selectFrom('month_state as s')
    .innerJoin('month_change as c', (join) =>
      join.onRef('c.month', '=', 's.month').onRef('c.district', '=', 's.district'),
    )
    .select(['s.month as month', 's.district as district', 'state', 's.until_at as until'])
    .select([
      'move',
      'made_at',
      'from_state',
      'to_state',
      'actor',
      'reason',
      'c.until_at as changeUntil',
      'source',
      'act',
    ])
    .distinctOn(['s.month', 's.district'])
    .orderBy('s.month')
    .orderBy('s.district')
    .orderBy('c.id', 'desc')
  if (month !== undefined) select = select.where('s.month', '=', month)
  const rows = new Map((await select.execute()).map((row) => [`${row.month} ${row.district}`, row]))
  const months = month === undefined ? [...new Set([...rows.values()].map((row) => row.month))] : [month]
  return months.flatMap((each) => {
    const written = [...rows.values()].filter((row) => row.month === each).map((row) => row.district)
    return [...new Set([...monthOffices(tools, each), ...written])].toSorted().map((district): DistrictMonthState => {
      const row = rows.get(`${each} ${district}`)
      if (row === undefined)
        return { month: each, district, state: 'open', until: null, lapsed: false, last: null, stamp: 'open' }
      const { move, made_at, from_state, to_state, actor, reason, changeUntil, source, act } = row
      const now = stateAt(row, at)
      const last: MonthChange = {
        month: each,
        district,
        move,
        at: made_at,
        from: from_state,
        to: to_state,
        by: actor,
        reason,
        until: changeUntil,
        source,
        act,
      }
      return { month: each, district, ...now, last, stamp: stampOf({ ...now, last }) }
    })
  })
}
