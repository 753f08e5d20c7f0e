import type { DistrictParameter } from '@minzheng/core/districts'
import { daysLater, type Day } from '@minzheng/core/periods'

/** The number of days after the approval of a place name. */
export interface FilingDays extends DistrictParameter {
  readonly toFile: number
  readonly toAnnounce: number
}

/**
 * 15 days to file it with the next level, 15 days to announce it to the public (地名管理条例 art. 13–14, as amended, in force
 * since 2022-05-01).
 */
export const nationalFilingDays: FilingDays = Object.freeze({
  district: '000000',
  effectiveOn: '2022-05-01',
  toFile: 15,
  toAnnounce: 15,
})

/** The last days for a name approved on a day; the day of approval itself is not counted. */
export function filingDueDays(
  approvedOn: Day,
  rule: FilingDays = nationalFilingDays,
): { readonly file: Day; readonly announce: Day } {
  return { file: daysLater(approvedOn, rule.toFile), announce: daysLater(approvedOn, rule.toAnnounce) }
}

/** The late duties about a place name on a day; empty if all was done in time or there is still time. */
export function filingDelays(
  name: { readonly approvedOn: Day; readonly filedOn: Day | null; readonly announcedOn: Day | null },
  day: Day,
  rule: FilingDays = nationalFilingDays,
): readonly ('filing' | 'announcement')[] {
  const due = filingDueDays(name.approvedOn, rule)
  const isLate = (doneOn: Day | null, last: Day): boolean => (doneOn !== null && doneOn <= day ? doneOn : day) > last
  return [
    ...(isLate(name.filedOn, due.file) ? (['filing'] as const) : []),
    ...(isLate(name.announcedOn, due.announce) ? (['announcement'] as const) : []),
  ]
}
