import type { Day } from '@minzheng/core/periods'

/**
 * True if a fund's last inspection was in the year of a day, on or before it: 全覆盖 requires every fund in use, each year
 * (the work plan's item 32; no law sets an interval). Not inspected, or only in an earlier year: false.
 */
export function isInspectedWithinYear(fund: { readonly inspectedOn: Day | null }, day: Day): boolean {
  const { inspectedOn } = fund
  return inspectedOn !== null && inspectedOn.slice(0, 4) === day.slice(0, 4) && inspectedOn <= day
}
