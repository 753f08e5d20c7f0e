import {
  after,
  allOf,
  atLeast,
  atMost,
  byValue,
  count,
  distinct,
  is,
  isNull,
  lessThan,
  oneOf,
  referenceDay,
  share,
  sum,
  total,
  yearStart,
  type AnyDataset,
  type Breakdown,
  type Filter,
  type Formula,
  type RecordOf,
} from '@minzheng/core'
import type { Column } from '@minzheng/core/evaluation'
import {
  governanceActivities,
  governanceCoverageCounts,
  governanceDocuments,
  governanceIncidents,
  governanceInspections,
  governanceMatters,
  governanceTitles,
  specialFunds,
} from './datasets/index.js'

type DayColumn = Column<string> | Column<string | null>
type MatterTopic = RecordOf<typeof governanceMatters>['topic']

/** In the year of the reference day, on or before that day. */
function thisYearSoFar(column: DayColumn): Filter {
  return allOf(atLeast(column as Column<string>, yearStart), atMost(column as Column<string>, referenceDay))
}

/** Special funds inspected, evaluated or audited in the year so far. */
export const inspectedThisYear = thisYearSoFar(specialFunds.col.inspectedOn)
export const evaluatedThisYear = thisYearSoFar(specialFunds.col.evaluatedOn)
export const auditedThisYear = thisYearSoFar(specialFunds.col.auditedOn)

const matter = governanceMatters.col
const dueThisYear = allOf(atLeast(matter.dueOn, yearStart), lessThan(matter.dueOn, after(yearStart, { years: 1 })))

/**
 * Tasks of a topic that are due within the year and done by the reference day, of all that are due within the year, in
 * percent.
 */
export function yearTasksDone(topic: MatterTopic): Formula {
  const ofTheYear = allOf(is(matter.topic, topic), dueThisYear)
  return share(
    count(governanceMatters, { where: allOf(ofTheYear, atMost(matter.completedOn, referenceDay)) }),
    count(governanceMatters, { where: ofTheYear }),
  )
}

/** Matters of a topic that fell due up to the reference day of the year and were done in time, in percent. */
export function stepsInTime(topic: MatterTopic): Formula {
  const fallenDue = allOf(is(matter.topic, topic), thisYearSoFar(matter.dueOn))
  return share(
    count(governanceMatters, { where: allOf(fallenDue, atMost(matter.completedOn, matter.dueOn)) }),
    count(governanceMatters, { where: fallenDue }),
  )
}

/**
 * Matters of a topic that fell due in the period and were done by the day they were due, in percent. Withdrawn ones are
 * left out.
 */
export function doneInTime(topic: MatterTopic): Formula {
  const standing = allOf(is(matter.topic, topic), isNull(matter.withdrawnOn))
  return share(
    count(governanceMatters, { where: allOf(standing, atMost(matter.completedOn, matter.dueOn)), on: matter.dueOn }),
    count(governanceMatters, { where: standing, on: matter.dueOn }),
  )
}

/**
 * Matters of given topics that came in during the period and have been dealt with, in percent. Withdrawn ones are left
 * out.
 */
export function dealtWith(topics: readonly MatterTopic[]): Formula {
  const standing = allOf(oneOf(matter.topic, topics), isNull(matter.withdrawnOn))
  return share(
    count(governanceMatters, {
      where: allOf(standing, atLeast(matter.completedOn, matter.assignedOn)),
      on: matter.assignedOn,
    }),
    count(governanceMatters, { where: standing, on: matter.assignedOn }),
  )
}

/** Petitions closed in the period for which a flag is yes, of those for which it is stated, in percent. */
export function petitionsThat(flag: Column<boolean | null>): Formula {
  const stated = allOf(is(matter.topic, 'petition'), oneOf(flag, [true, false]))
  return share(
    count(governanceMatters, { where: allOf(stated, is(flag, true)), on: matter.completedOn }),
    count(governanceMatters, { where: stated, on: matter.completedOn }),
  )
}

const coverage = governanceCoverageCounts.col

function countedThisYear(topic: RecordOf<typeof governanceCoverageCounts>['topic']): Filter {
  return allOf(is(coverage.topic, topic), atLeast(coverage.countedOn, yearStart))
}

/** The number reached by the last count of the year, of a topic. */
export function reached(topic: RecordOf<typeof governanceCoverageCounts>['topic']) {
  return sum(governanceCoverageCounts, coverage.covered, { where: countedThisYear(topic) })
}

/** The share reached by the last count of the year, in percent: a count of last year does not apply to this one. */
export function shareReached(topic: RecordOf<typeof governanceCoverageCounts>['topic']): Formula {
  return share(reached(topic), sum(governanceCoverageCounts, coverage.inScope, { where: countedThisYear(topic) }))
}

/** Activities of a topic held in the period. */
export function activitiesHeld(topic: RecordOf<typeof governanceActivities>['topic']): Formula {
  return total(count(governanceActivities, { where: is(governanceActivities.col.topic, topic) }))
}

/** Hazards and incidents of given topics found in the period. */
export function incidentsOf(...topics: readonly RecordOf<typeof governanceIncidents>['topic'][]) {
  return count(governanceIncidents, { where: oneOf(governanceIncidents.col.topic, topics) })
}

/** Documents of given kinds issued in the period, whether or not they were repealed since. */
export function documentsIssued(kinds: readonly RecordOf<typeof governanceDocuments>['kind'][]): Formula {
  const { kind, issuedOn } = governanceDocuments.col
  return total(count(governanceDocuments, { where: oneOf(kind, kinds), on: issuedOn }))
}

/** Documents issued in the period for which a flag is yes, of those that need it, in percent. */
export function documentsWith(flag: Column<boolean | null>, among?: Filter): Formula {
  const { issuedOn } = governanceDocuments.col
  const needed = allOf(oneOf(flag, [true, false]), ...(among === undefined ? [] : [among]))
  return share(
    count(governanceDocuments, { where: allOf(needed, is(flag, true)), on: issuedOn }),
    count(governanceDocuments, { where: needed, on: issuedOn }),
  )
}

/** Inspections of a topic in the period that were passed, in percent. */
export function inspectionsPassed(topic: RecordOf<typeof governanceInspections>['topic']): Formula {
  const { topic: of, passed } = governanceInspections.col
  return share(
    count(governanceInspections, { where: allOf(is(of, topic), is(passed, true)) }),
    count(governanceInspections, { where: is(of, topic) }),
  )
}

/** Different offices or branches that hold one of the given titles: one with two of them counts once. */
export function holdersOf(...topics: readonly RecordOf<typeof governanceTitles>['topic'][]): Formula {
  return total(
    distinct(governanceTitles, governanceTitles.col.holder, 'organisation', {
      where: oneOf(governanceTitles.col.topic, topics),
    }),
  )
}

/** A breakdown by the given values of a choice only. */
export function partsBy<T extends string>(
  dataset: Pick<AnyDataset, 'name' | 'facts'>,
  column: Column<T>,
  values: readonly NoInfer<T>[],
): Breakdown {
  const { title, parts } = byValue(dataset, column)
  const wanted = new Set<string>(values)
  return Object.freeze({ title, parts: Object.freeze(parts.filter(({ key }) => wanted.has(key))) })
}
