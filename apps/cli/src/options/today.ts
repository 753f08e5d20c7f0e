import type { Day } from '@minzheng/core/periods'
import { calendarIn } from '@minzheng/worker'

/**
 * The current day in the city, as in the worker: in TIME_ZONE, by default Asia/Shanghai, whatever the zone of this
 * machine.
 */
export function todayOf(env: Readonly<Record<string, string | undefined>>, now?: () => Date): Day {
  const timeZone = env['TIME_ZONE'] ?? ''
  try {
    return calendarIn(timeZone === '' ? 'Asia/Shanghai' : timeZone, now).today()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new Error('TIME_ZONE must be a time zone, such as Asia/Shanghai (时区不对)', { cause: error })
  }
}
