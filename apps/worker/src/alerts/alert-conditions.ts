import { monthsOf, nextMonth, parsePeriod, type Day, type Month } from '@minzheng/core/periods'
import { defaultAlertRules, planBegun, type AlertKind, type AlertRule, type Deployment } from '@minzheng/plan'
import type { AlertCondition, AlertSubject, Store } from '@minzheng/store'
import { readBoard } from '../jobs/plan-board.js'

/** What rules look at. */
export interface AlertReaders {
  readonly store: Pick<
    Store,
    | 'returnedMonths'
    | 'figures'
    | 'submissions'
    | 'registerJumps'
    | 'sharedKeys'
    | 'lateSources'
    | 'listedLater'
    | 'disputes'
  >
  readonly deployment: Deployment
  readonly timeZone: string
  readonly today: Day
}

interface Looking extends AlertReaders {
  readonly year: number
  /** The months of the plan's year that have a return. */
  readonly months: readonly Month[]
}

type Found = Pick<AlertCondition, 'subject' | 'holds'>
type RuleOf<Kind extends AlertKind> = Extract<AlertRule, { readonly kind: Kind }>

const yes = (subject: AlertSubject): Found => ({ subject, holds: 'yes' })

const kinds: {
  readonly [Kind in AlertKind]: (looking: Looking, rule: RuleOf<Kind>) => Promise<readonly Found[]>
} = {
  'behind-pace': async ({ store, deployment, year, months }, { points }) => {
    const last = months.at(-1)
    if (last === undefined) return []
    // Only what has been returned: the months after it are not behind.
    const { rows } = await readBoard(store, deployment, { year, upTo: last })
    return rows.flatMap(({ indicator, variant, part, cells }) =>
      cells.flatMap(({ district, assessment, observation }): readonly Found[] => {
        if (assessment === null || !deployment.catalogue.districts.has(district)) return []
        const subject = { district, indicator, variant, ...(part === undefined ? {} : { part }), period: String(year) }
        const { status, pace } = assessment
        if (observation.reason === 'not-computed') return [{ subject, holds: 'unknown' }]
        // Pass or fail has no pace: it is behind or not.
        return status === 'off-track' && (pace === null ? 0 : -pace) >= (pace === null ? 0 : points)
          ? [yes(subject)]
          : []
      }),
    )
  },
  'returns-overdue': async ({ store, timeZone, today, year, months }, { dueDay }) => {
    // Also the last month that is over, if nobody has returned it.
    const over = monthsOf(parsePeriod(String(year))).filter((month) => nextMonth(month) <= today.slice(0, 7))
    const asked = [...new Set([...months, ...over.slice(-1)])]
    const found: Found[] = []
    for (const month of asked)
      for (const { dataset, district, state, dueOn } of await store.submissions({ month, timeZone, dueDay }))
        if ((state === 'due' || state === 'withdrawn') && dueOn < today) found.push(yes({ district, dataset, month }))
    return found
  },
  'register-jump': async ({ store, months }, { share, rows }) =>
    (await store.registerJumps(months, { share, rows })).map(({ district, dataset, month }) =>
      yes({ district, dataset, month }),
    ),
  findings: async ({ store, deployment, months }) => {
    const { districts, datasets } = deployment.catalogue
    const last = months.at(-1)
    if (last === undefined) return []
    const found: Found[] = []
    for (const { name } of datasets.values())
      for (const { offices } of await store.sharedKeys({ dataset: name, month: last }))
        for (const { office } of offices)
          found.push(yes({ district: office, dataset: name, month: last, check: 'register.shared-key' }))
    for (const { dataset, month, offices } of await store.lateSources(months))
      for (const district of offices) found.push(yes({ district, dataset, month, check: 'register.late-source' }))
    for (const { dataset, month, district } of await store.listedLater(months)) {
      const office = districts.has(district) ? (districts.ancestorAt(district, 'county')?.code ?? district) : district
      found.push(yes({ district: office, dataset, month, check: 'register.listed-later' }))
    }
    return found
  },
  'disputes-overdue': async ({ store, today }) =>
    (await store.disputes.list({ dueBefore: today })).map(({ id, disputedBy, figure: { indicator, period } }) =>
      yes({ district: disputedBy, indicator, period, dispute: id }),
    ),
}

/** The conditions of every rule of a deployment that hold now, or of which nobody can say. */
export async function alertConditions(readers: AlertReaders): Promise<readonly AlertCondition[]> {
  const { store, deployment } = readers
  const all = await store.returnedMonths()
  const { year } = planBegun(deployment, all)
  const looking = { ...readers, year, months: all.filter((month) => month.startsWith(`${year}-`)) }
  const conditions: AlertCondition[] = []
  for (const rule of deployment.alertRules ?? defaultAlertRules) {
    const look = kinds[rule.kind] as (looking: Looking, of: AlertRule) => Promise<readonly Found[]>
    for (const each of await look(looking, rule)) conditions.push({ rule: rule.id, kind: rule.kind, ...each })
  }
  return conditions
}
