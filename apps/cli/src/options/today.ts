import type { Day } from '@minzheng/core/periods'
import { calendarIn } from '@minzheng/worker'

/** TIME_ZONE, or else the time zone of the deployment. */
export function timeZoneOf(env: Readonly<Record<string, string | undefined>>, timeZone: string): string {
  const set = env['TIME_ZONE'] ?? ''
  return set === '' ? timeZone : set
}

/**
 * The current day in the city, as in the worker: in TIME_ZONE, by default the deployment's time zone, whatever the zone
 * of this machine.
 */
export function todayOf(
  env: Readonly<Record<string, string | undefined>>,
  { timeZone }: { readonly timeZone: string },
  now?: () => Date,
): Day {
  try {
    return calendarIn(timeZoneOf(env, timeZone), now).today()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new Error('TIME_ZONE must be a time zone, such as Asia/Shanghai (时区不对)', { cause: error })
  }
}
