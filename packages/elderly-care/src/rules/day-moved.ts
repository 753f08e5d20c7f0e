import { after, MinzhengError, referenceDay, type Shift } from '@minzheng/core'
import { resolveDay } from '@minzheng/core/evaluation'
import { isDay, type Day } from '@minzheng/core/periods'

/**
 * The day moved by whole years, months and days; negative goes back. A day that a month lacks becomes the month's last.
 */
export function dayMoved(day: Day, shift: Shift): Day {
  if (!isDay(day)) throw new MinzhengError('invalid-day', `"${day}" is not a day; write 2024-05-31`, { day })
  return resolveDay(after(referenceDay, shift), day)
}
