import { createHash } from 'node:crypto'
import { CatalogueReplacedError, type Alert, type Store } from '@minzheng/store'
import { defaultAlertRules, type Deployment } from '@minzheng/plan'
import type { Calendar } from '../base/calendar.js'
import { messageOf, type Log } from '../base/log.js'
import { alertConditions, type AlertReaders } from './alert-conditions.js'

/** What an evaluation of all rules came to; null if there was nothing new to look at. */
type Looked = { readonly raised: readonly Alert[]; readonly ended: number } | null

/** Evaluates alerts when figures may have moved, and once a day. */
export interface AlertWatch {
  /** Evaluates if something has changed since the last evaluation of any process, and nothing waits to be computed; or if it is another day. */
  readonly look: () => Promise<Looked>
  /** Looks at an interval, and never throws. */
  readonly start: () => void
  /** Stops; no look runs when this resolves. */
  readonly stop: () => Promise<void>
}

export interface AlertWatchOptions {
  readonly store: AlertReaders['store'] & Pick<Store, 'alerts' | 'stamp' | 'staleness'>
  readonly deployment: Deployment
  readonly calendar: Pick<Calendar, 'today' | 'timeZone'>
  readonly log: Log
  /** Milliseconds between two looks. */
  readonly intervalMs: number
}

/** Watches over the alerts of a store. Several processes may: of evaluations that overlap the later one is applied. */
export function alertWatch({ store, deployment, calendar, log, intervalMs }: AlertWatchOptions): AlertWatch {
  const rules = createHash('sha256')
    .update(JSON.stringify(deployment.alertRules ?? defaultAlertRules))
    .digest('hex')
  let timer: NodeJS.Timeout | undefined
  // One after the other: a look that has begun may have read the figures before they moved.
  let looking: Promise<Looked> = Promise.resolve(null)

  const look = async (): Promise<Looked> => {
    if (deployment.plans.length === 0) return null
    const today = calendar.today()
    const seenNow = `${today} ${rules} ${await store.stamp()}`
    const { turn, seen } = await store.alerts.begin()
    if (seen === seenNow) return null
    // Until everything is computed, the figures are of no one moment; the day's evaluation does not wait for that.
    if (seen.startsWith(today) && (await store.staleness()).cells > 0) return null
    const conditions = await alertConditions({ store, deployment, timeZone: calendar.timeZone, today })
    const { raised, ended, applied } = await store.alerts.settle({ turn, seen: seenNow, conditions })
    if (!applied) return null
    if (raised.length > 0 || ended > 0) log('info', 'alerts', { raised: raised.length, ended })
    return { raised, ended }
  }
  const one = (): Promise<Looked> => (looking = looking.catch(() => null).then(look))
  const tick = (): void => {
    one().catch((error: unknown) => {
      // The worker itself ends then.
      if (error instanceof CatalogueReplacedError) return
      log('warn', 'alerts could not be evaluated; the next look tries again', { error: messageOf(error) })
    })
  }
  return {
    look: one,
    start: () => {
      if (timer !== undefined) return
      timer = setInterval(tick, intervalMs)
      timer.unref()
      tick()
    },
    stop: async () => {
      clearInterval(timer)
      await looking.catch(() => null)
    },
  }
}
