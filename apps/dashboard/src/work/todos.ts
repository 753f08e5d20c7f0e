import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useLanguage } from '../base/language.js'
import { shownDay, shownMoment, shownMonth } from '../base/shown.js'
import { dayInCity } from '../base/city-clock.js'
import { returnState } from '../board/return-state.js'
import { begunMonths, daysLeft, workMonth } from '../board/work-month.js'
import { alertCountsQuery } from '../data/alerts.js'
import { districtsQuery } from '../data/definitions.js'
import { disputesQuery } from '../data/disputes.js'
import { mayAt } from '../data/may.js'
import { monthsQuery, refusedCountQuery, remindersQuery, type MonthState } from '../data/months.js'
import { actionsOf } from '../data/session.js'
import { useView } from '../data/view.js'
import { returnsQuery } from '../data/work.js'
import { useDisputeWords } from './dispute-facts.js'

/** Something that waits for an account, and where it is done. */
export interface Todo {
  readonly key: string
  readonly kind: 'returns' | 'refused' | 'months' | 'releases' | 'disputes' | 'alerts'
  readonly text: string
  readonly hint?: string
  readonly isUrgent: boolean
  readonly to: string
  readonly search: Readonly<Record<string, string>>
}

/** What waits for the account that looks, by what its grants let it do. */
export function useTodos(): {
  readonly todos: readonly Todo[]
  readonly isLoading: boolean
  readonly isPartly: boolean
} {
  const { t, say } = useLanguage()
  const view = useView()
  const { session, city, home } = view
  const own = actionsOf(session)
  const today = dayInCity()
  const month = workMonth(view)
  const { data: districts } = useSuspenseQuery(districtsQuery(city))
  const wordsOf = useDisputeWords()
  const submits = mayAt(session, 'submit-month', { district: home, city })
  const movesMonths = submits || own.has('review-month') || own.has('lock-month') || own.has('release-month')
  const returns = useQuery({ ...returnsQuery(month, home), enabled: submits })
  const reminders = useQuery({ ...remindersQuery(month, home), enabled: submits })
  const refused = useQuery({ ...refusedCountQuery, enabled: own.has('upload') })
  const months = useQuery({ ...monthsQuery(home), enabled: movesMonths })
  const disputes = useQuery({
    ...disputesQuery,
    enabled: own.has('answer-disputes') || own.has('open-disputes'),
  })
  const alerts = useQuery({ ...alertCountsQuery, enabled: own.has('acknowledge-alerts') })
  const all = [returns, reminders, refused, months, disputes, alerts]
  const todos: Todo[] = []

  const owed = (returns.data ?? []).filter(
    (each) => (home !== city || each.district === city) && ['due', 'withdrawn'].includes(each.state),
  )
  const overdue = owed.filter((each) => returnState(each, today) === 'overdue')
  const last = reminders.data?.find((each) => each.district === home)
  if (last !== undefined && overdue.length > 0)
    todos.push({
      key: 'reminder',
      kind: 'returns',
      text: t('office.todo.reminded', { by: last.by, month: shownMonth(last.month) }),
      hint: shownMoment(last.at),
      isUrgent: true,
      to: '/files',
      search: { month },
    })
  for (const [key, some] of [
    ['overdue', overdue],
    ['due', owed.filter((each) => !overdue.includes(each))],
  ] as const)
    if (some.length > 0)
      todos.push({
        key,
        kind: 'returns',
        text: t(`office.todo.${key}`, { month: shownMonth(month), count: some.length }),
        hint: t('office.todo.dueHint', { day: shownDay(some[0]!.dueOn) }),
        isUrgent: key === 'overdue',
        to: '/months',
        search: { month, district: home },
      })
  const rows = (refused.data ?? []).reduce((sum, each) => sum + each.rows + each.unlisted, 0)
  if (rows > 0)
    todos.push({
      key: 'refused',
      kind: 'refused',
      text: t('office.todo.refused', { count: rows }),
      isUrgent: false,
      to: '/files/refused',
      search: {},
    })

  const stateOf = (of: string, district: string): MonthState =>
    months.data?.find((each) => each.month === of && each.district === district)?.state ?? 'open'
  const offices = districts.filter(({ code, level }) => level === 'county' || code === city)
  const begun = begunMonths(view.plan.year).filter((each) => each <= month)
  if (months.data !== undefined)
    for (const each of begun) {
      const waiting = (kind: 'submit' | 'review' | 'lock', code: string, name: string): void =>
        void todos.push({
          key: `${kind} ${each} ${code}`,
          kind: 'months',
          text: t(`office.todo.${kind === 'submit' && code === city ? 'submitOwn' : kind}`, {
            month: shownMonth(each),
            district: code === city ? t('office.months.own') : name,
          }),
          isUrgent: false,
          to: '/months',
          search: { month: each, district: code },
        })
      for (const { code, name } of offices) {
        const state = stateOf(each, code)
        const may = (action: 'submit-month' | 'review-month' | 'lock-month') =>
          mayAt(session, action, { district: code, city })
        if (state === 'open' && may('submit-month')) waiting('submit', code, name)
        if (state === 'submitted' && may('review-month')) waiting('review', code, name)
        if (state === 'reviewed' && may('lock-month')) waiting('lock', code, name)
      }
      const isLocked = offices.every(({ code }) => ['locked', 'released'].includes(stateOf(each, code)))
      const isNew = offices.some(({ code }) => stateOf(each, code) === 'locked')
      if (isLocked && isNew && mayAt(session, 'release-month', { district: city, city }))
        todos.push({
          key: `release ${each}`,
          kind: 'releases',
          text: t('office.todo.release', { month: shownMonth(each) }),
          isUrgent: false,
          to: '/releases',
          search: { month: each },
        })
    }

  for (const each of disputes.data ?? []) {
    const of = { district: each.disputedBy, city, domain: each.figure.indicator.split('.')[0]! }
    const what = wordsOf(each).all
    const left = each.due === null ? 0 : daysLeft(each.due.on, today)
    const search = { dispute: String(each.id) }
    if (each.state === 'open' && each.openedBy !== session?.actor && mayAt(session, 'answer-disputes', of))
      todos.push({
        key: `answer ${each.id}`,
        kind: 'disputes',
        text: t('office.todo.answer', { number: each.id, what }),
        hint: t(each.isOverdue ? 'office.todo.answerLate' : 'office.todo.answerHint', {
          day: each.due === null ? '' : shownDay(each.due.on),
          left,
        }),
        isUrgent: each.isOverdue,
        to: '/disputes',
        search,
      })
    if (each.state === 'answered' && mayAt(session, 'open-disputes', of))
      todos.push({
        key: `answered ${each.id}`,
        kind: 'disputes',
        text: t('office.todo.answered', { number: each.id, what }),
        hint: t('office.todo.answeredHint'),
        isUrgent: false,
        to: '/disputes',
        search,
      })
  }

  for (const { rule, name, open } of (alerts.data ?? []).filter((each) => each.open > 0))
    todos.push({
      key: `alerts ${rule}`,
      kind: 'alerts',
      text: t('office.todo.alerts', {
        rule: name === null ? rule : say(name),
        count: open,
      }),
      isUrgent: false,
      to: '/alerts',
      search: { rule },
    })
  return {
    todos,
    isLoading: all.some(({ isLoading }) => isLoading),
    isPartly: all.some(({ error }) => error !== null),
  }
}
