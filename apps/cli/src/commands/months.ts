import { isClosed, monthMoves, monthStates, type MonthState } from '@minzheng/access'
import { isMonth, type Month } from '@minzheng/core/periods'
import type { DistrictMonthState, MonthChange } from '@minzheng/store'
import { monthOption } from '../options/act-options.js'
import { districtOf } from '../options/district-of.js'
import { timeOf } from '../options/moment.js'
import type { Session } from '../session/session.js'
import { colours, print, printText, shown } from '../terminal/output.js'
import { UsageError } from '../terminal/usage-error.js'

/** Which district's month to move, and who moves it; without a district, every one that is ready. */
export interface MonthOptions {
  readonly district?: string
  readonly by: string
}

/** A district says that its month is complete (上报). */
export async function submitMonth(
  session: Session,
  month: string,
  { district, by }: MonthOptions & { readonly district: string },
): Promise<void> {
  const asked = { month: monthOption('month', month), district: districtOf(session.deployment.catalogue, district), by }
  printMoved(session, await session.store.months.submit(asked))
}

/** Another actor reviews submitted months (审核), or sends them back (退回). */
export async function reviewMonths(
  session: Session,
  month: string,
  options: MonthOptions & { readonly sendBack?: string },
): Promise<void> {
  const { months } = session.store
  const { by, sendBack } = options
  if (sendBack !== undefined && options.district === undefined)
    throw new UsageError('退回须写明地区 --send-back must be used with --district')
  for (const asked of await readyMonths(session, month, options, 'submitted', sendBack !== undefined))
    printMoved(
      session,
      await (sendBack === undefined
        ? months.review({ ...asked, by })
        : months.sendBack({ ...asked, by, reason: sendBack })),
    )
}

/** Locks reviewed months (锁定): their data change by revisions only. */
export async function lockMonths(session: Session, month: string, options: MonthOptions): Promise<void> {
  for (const asked of await readyMonths(session, month, options, 'reviewed')) {
    printMoved(session, await session.store.months.lock({ ...asked, by: options.by }))
    await warnOfOpenMonths(session, asked)
  }
}

/** Reopens a locked month for some time (重新打开). */
export async function reopenMonth(
  session: Session,
  month: string,
  {
    district,
    by,
    reason,
    until,
  }: MonthOptions & { readonly district: string; readonly reason: string; readonly until: string },
): Promise<void> {
  const asked = { month: monthOption('month', month), district: districtOf(session.deployment.catalogue, district), by }
  printMoved(session, await session.store.months.reopen({ ...asked, reason, until: timeOf(until, '--until') }))
}

/** Prints the states of a month, or of all months that were ever submitted somewhere; with `history`, what became of them. */
export async function listMonths(
  session: Session,
  month: string | undefined,
  { history, json }: { readonly history?: boolean; readonly json?: boolean },
): Promise<void> {
  if (month !== undefined && !isMonth(month)) throw new UsageError(`the month must be YYYY-MM, got "${shown(month)}"`)
  const { months } = session.store
  if (history === true) {
    const changes = await months.history(month === undefined ? {} : { month })
    if (json === true) return printText(`${JSON.stringify(changes, null, 2)}\n`)
    for (const each of changes) print(changeText(session, each))
    return print(`共 ${changes.length} 项 changes`)
  }
  const states = await months.states(month)
  if (json === true) return printText(`${JSON.stringify(states, null, 2)}\n`)
  if (states.length === 0) print('没有月份上报过，都在填报中 no month was ever submitted; all are open')
  for (const each of new Set(states.map((state) => state.month))) {
    print(colours.bold(each))
    for (const state of states) if (state.month === each) print(`  ${stateText(session, state)}`)
  }
}

/** The districts of a month that are in a state, or the one that is named, in whatever state. */
async function readyMonths(
  { store, deployment }: Session,
  given: string,
  { district }: MonthOptions,
  state: MonthState,
  isNamed = false,
): Promise<readonly { readonly month: Month; readonly district: string }[]> {
  const month = monthOption('month', given)
  if (district !== undefined || isNamed) return [{ month, district: districtOf(deployment.catalogue, district!) }]
  const ready = (await store.months.states(month)).filter((each) => each.state === state)
  if (ready.length === 0)
    throw new UsageError(
      `${month} 没有${monthStates[state].zh}的地区 at least one district must be ${state} in ${month}, got none`,
    )
  return ready.map((each) => ({ month, district: each.district }))
}

/** Cumulated figures of a locked month also count the months before it. */
async function warnOfOpenMonths(
  { store, deployment }: Session,
  { month, district }: { readonly month: Month; readonly district: string },
): Promise<void> {
  const before = (await store.returnedMonths()).filter((each) => each.slice(0, 4) === month.slice(0, 4) && each < month)
  const open: Month[] = []
  for (const each of before) {
    const found = (await store.months.states(each)).find((state) => state.district === district)
    if (found !== undefined && !isClosed(found.state)) open.push(each)
  }
  if (open.length > 0)
    print(
      colours.yellow(
        `  ${nameOf(deployment, district)}此前月份未锁定，本年累计数仍会变动 earlier months are not locked, so figures of the year to this month may still change: ${open.join('、')}`,
      ),
    )
}

function printMoved(session: Session, state: DistrictMonthState): void {
  print(`${colours.green('✓')} ${state.month} ${stateText(session, state)}`)
}

function stateText({ deployment }: Session, { district, state, until, lapsed, last }: DistrictMonthState): string {
  return [
    nameOf(deployment, district),
    `${monthStates[state].zh} ${state}`,
    ...(until === null ? [] : [colours.yellow(`重新打开至 reopened until ${minuteOf(until)}`)]),
    ...(lapsed ? [colours.yellow('重新打开已到期，自动锁定 locked by the end of its reopening')] : []),
    ...(last === null
      ? []
      : [`${monthMoves[last.move].name.zh} ${last.move} ${last.by ?? '系统 system'} ${minuteOf(last.at)}`]),
    ...(last === null || last.reason === null ? [] : [shown(last.reason)]),
  ].join('  ')
}

function changeText(
  { deployment }: Session,
  { month, district, move, at, from, to, by, reason, until, source, act }: MonthChange,
): string {
  return [
    minuteOf(at),
    month,
    nameOf(deployment, district),
    `${monthMoves[move].name.zh} ${move}`,
    `${monthStates[from].zh} → ${monthStates[to].zh}`,
    by ?? '系统 system',
    ...(reason === null ? [] : [shown(reason)]),
    ...(until === null ? [] : [`至 until ${minuteOf(until)}`]),
    ...(source === null ? [] : [`来源 source #${source}`]),
    ...(act === null ? [] : [`操作 act #${act}`]),
  ].join('  ')
}

const nameOf = ({ catalogue: { districts } }: Session['deployment'], code: string): string =>
  districts.has(code) ? `${districts.get(code).name} ${code}` : code

const minuteOf = (moment: Date): string => `${moment.toISOString().slice(0, 16)}Z`
