import type { RecordOf } from '@minzheng/core'
import { monthsLater, type Day } from '@minzheng/core/periods'
import type { childrenInDifficulty } from '../datasets/index.js'

/** The risk found by an assessment of the family's ability to care. */
export type GuardianshipRisk = NonNullable<RecordOf<typeof childrenInDifficulty>['risk']>

/** How soon a family is assessed, in months, in a district from a day. No law sets it: the bureau does. */
export interface AssessmentIntervals {
  readonly district: string
  readonly effectiveOn: Day
  /** From registration to the first assessment. */
  readonly first: number
  /** From one assessment to the next, by the risk that it found. */
  readonly again: Readonly<Record<GuardianshipRisk, number>>
}

/** The register's data about a child. */
export type AssessedChild = Pick<RecordOf<typeof childrenInDifficulty>, 'registeredOn' | 'assessedOn' | 'risk'>

/**
 * The day by which the family must be assessed (again). Village and community workers keep files on children in
 * difficulty (未成年人保护法 art. 43). Not known, null, if an assessment found no stated risk. If the month lacks the day, its
 * last day.
 */
export function assessmentDueOn(child: AssessedChild, intervals: AssessmentIntervals): Day | null {
  if (child.assessedOn === null) return monthsLater(child.registeredOn, intervals.first)
  return child.risk === null ? null : monthsLater(child.assessedOn, intervals.again[child.risk])
}
