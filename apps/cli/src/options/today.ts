import type { Day } from '@minzheng/core/periods'
import { calendarIn } from '@minzheng/worker'

/**
 * What day it is where the city is, as the worker tells it: in TIME_ZONE, Asia/Shanghai unless told otherwise, whatever
 * zone this machine is in.
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
