import { daysLater, type Day } from '@minzheng/core/periods'

/** The problems that an inspection found and the number put right since, as in the register. */
export interface Inspection {
  readonly inspection: string
  readonly district: string
  readonly inspectedOn: Day
  readonly problems: number
  readonly rectified: number
}

/**
 * The term within which problems must be put right, in a district from a day. No law sets it for all; the inspecting
 * office does (整改期限).
 */
export interface RectificationParameters {
  readonly district: string
  readonly effectiveOn: Day
  readonly days: number
}

/** The open problems of an inspection, and their due day. */
export interface FollowUp {
  readonly inspection: string
  readonly open: number
  /** Null if no limit was in force in the district on the day of the inspection. */
  readonly dueOn: Day | null
  /** False if no problem is open, or no limit is known. On the due day itself it is not overdue. */
  readonly overdue: boolean
}

/**
 * The problems of an inspection that are not put right yet, with the limit that was in force on the day of the
 * inspection (the work plan's items 30 and 32: problems are traced until they are put right).
 */
export function followUpOf(inspection: Inspection, limits: readonly RectificationParameters[], day: Day): FollowUp {
  const limit = limits
    .filter(({ district, effectiveOn }) => district === inspection.district && effectiveOn <= inspection.inspectedOn)
    .reduce<RectificationParameters | undefined>(
      (latest, each) => (latest === undefined || each.effectiveOn > latest.effectiveOn ? each : latest),
      undefined,
    )
  const open = Math.max(0, inspection.problems - inspection.rectified)
  const dueOn = limit === undefined ? null : daysLater(inspection.inspectedOn, limit.days)
  return { inspection: inspection.inspection, open, dueOn, overdue: open > 0 && dueOn !== null && day > dueOn }
}

/** The inspections that still have open problems, those due first in front; those without a due day last. */
export function stillOpen(
  inspections: readonly Inspection[],
  limits: readonly RectificationParameters[],
  day: Day,
): readonly FollowUp[] {
  const dueOf = ({ dueOn }: FollowUp): string => dueOn ?? '9999-12-31'
  return inspections
    .map((each) => followUpOf(each, limits, day))
    .filter(({ open }) => open > 0)
    .toSorted((one, other) => (dueOf(one) < dueOf(other) ? -1 : dueOf(one) > dueOf(other) ? 1 : 0))
}

/**
 * The share of all problems found that were put right, in percent; undefined if none was found. Adds up first, divides
 * once.
 */
export function rectifiedShare(inspections: readonly Pick<Inspection, 'problems' | 'rectified'>[]): number | undefined {
  const problems = inspections.reduce((added, each) => added + each.problems, 0)
  return problems === 0 ? undefined : (inspections.reduce((added, each) => added + each.rectified, 0) / problems) * 100
}
