import { after, MinzhengError, referenceDay, type Shift } from '@minzheng/core'
import { resolveDay } from '@minzheng/core/evaluation'
import { isDay, type Day } from '@minzheng/core/periods'

/** The day moved by whole years, months and days; negative moves back. If the month lacks the day, its last day. */
export function dayMoved(day: Day, shift: Shift): Day {
  if (!isDay(day)) throw new MinzhengError('invalid-day', `the day must be written YYYY-MM-DD, got "${day}"`, { day })
  return resolveDay(after(referenceDay, shift), day)
}
