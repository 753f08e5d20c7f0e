import type { Store } from '@minzheng/store'
import { alertWatch, calendarIn } from '@minzheng/worker'
import { deployment } from './deployment.js'

/** Raises the alerts of what is planted, of both counties. */
export async function raiseAlerts(store: Store): Promise<void> {
  const calendar = calendarIn(deployment.timeZone)
  await alertWatch({ store, deployment, calendar, log: () => undefined, intervalMs: 3_600_000 }).look()
}
