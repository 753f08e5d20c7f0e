import type { DistrictParameter } from '@minzheng/core/districts'
import { type Day, yearsLater } from '@minzheng/core/periods'

/** How often a boundary line is inspected. */
export interface InspectionCycle extends DistrictParameter {
  readonly years: number
}

/** Every five years, by both neighbours (行政区域界线管理条例 art. 12). */
export const boundaryCycle: InspectionCycle = Object.freeze({ district: '000000', effectiveOn: '2002-07-01', years: 5 })

/** The days on which each neighbour signed the inspection of a line; null if it has not. */
export interface JointInspection {
  readonly one: Day | null
  readonly other: Day | null
}

/** The day on which an inspection was complete: the day the second neighbour signed. Null if one has not. */
export function inspectedOn({ one, other }: JointInspection): Day | null {
  return one === null || other === null ? null : one > other ? one : other
}

/** The last day by which a line must be inspected again. */
export function nextInspectionDue(lastInspectedOn: Day, cycle: InspectionCycle = boundaryCycle): Day {
  return yearsLater(lastInspectedOn, cycle.years)
}

/** True if the last day is over. A line that was never inspected is due five years after it was settled. */
export function isInspectionOverdue(
  line: { readonly settledOn: Day; readonly lastInspectedOn: Day | null },
  day: Day,
  cycle: InspectionCycle = boundaryCycle,
): boolean {
  return day > nextInspectionDue(line.lastInspectedOn ?? line.settledOn, cycle)
}
