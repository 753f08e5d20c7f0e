import { daysLater, type Day } from '@minzheng/core/periods'

/** What an inspection found and what was put right since, as the register holds it. */
export interface Inspection {
  readonly inspection: string
  readonly district: string
  readonly inspectedOn: Day
  readonly problems: number
  readonly rectified: number
}

/**
 * How long problems may take to be put right, in a district from a day on. No law sets it for all; the inspecting
 * office does (整改期限).
 */
export interface RectificationParameters {
  readonly district: string
  readonly effectiveOn: Day
  readonly days: number
}

/** What is left of an inspection, and by when it has to be done. */
export interface FollowUp {
  readonly inspection: string
  readonly open: number
  /** Null where no limit was in force in the district on the day of the inspection. */
  readonly dueOn: Day | null
  /** False where nothing is left, or no limit is known. On the due day itself it is not overdue. */
  readonly overdue: boolean
}

/**
 * Problems that an inspection found and that are not put right yet, held against the limit that was in force on the day
 * of the inspection (the work plan's items 30 and 32: problems are traced until they are put right).
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

/** The inspections that still have problems not put right, those due first in front; those without a due day last. */
export function stillOpen(
  inspections: readonly Inspection[],
  limits: readonly RectificationParameters[],
  day: Day,
): readonly FollowUp[] {
  const dueOf = ({ dueOn }: FollowUp): string => dueOn ?? '9999-12-31'
  return inspections
    .map((each) => followUpOf(each, limits, day))
    .filter(({ open }) => open > 0)
    .sort((one, other) => (dueOf(one) < dueOf(other) ? -1 : dueOf(one) > dueOf(other) ? 1 : 0))
}

/**
 * The share of all problems found that were put right, in percent; undefined where none was found. Added up first,
 * divided once.
 */
export function rectifiedShare(inspections: readonly Pick<Inspection, 'problems' | 'rectified'>[]): number | undefined {
  const problems = inspections.reduce((added, each) => added + each.problems, 0)
  return problems === 0 ? undefined : (inspections.reduce((added, each) => added + each.rectified, 0) / problems) * 100
}
