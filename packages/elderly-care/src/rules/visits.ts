import type { Day } from '@minzheng/core/periods'

/**
 * The reasons for visits (探访关爱对象): living alone, empty nest, left behind, disabled, severely handicapped, of a special
 * family of family planning.
 */
export const visitReasons = ['alone', 'empty-nest', 'left-behind', 'disabled', 'handicapped', 'special-family'] as const
export type VisitReason = (typeof visitReasons)[number]

/** An older person on the list of those who must be visited, with every reason; on the end day no longer on it. */
export interface VisitTarget {
  readonly person: string
  readonly reasons: readonly VisitReason[]
  readonly registeredOn: Day
  readonly endedOn: Day | null
}

export interface Visit {
  readonly person: string
  readonly visitedOn: Day
}

/**
 * The number on the list at the month's end that was visited at least once within the month, and the persons that were
 * not.
 */
export interface MonthOfVisits {
  readonly registered: number
  readonly visited: number
  /** Null if nobody is on the list. */
  readonly percent: number | null
  readonly missed: readonly string[]
}

/**
 * The rate of a month (2024-05): persons visited at least once in it, of those on the list on its last day. A person
 * counts once, with any number of reasons and visits; a visit to a person no longer on the list does not count. The
 * country requires 100 % in every month by the end of 2025 (guidance on visits to older people in special difficulty,
 * October 2022).
 */
export function visitsOfMonth(
  targets: readonly VisitTarget[],
  visits: readonly Visit[],
  month: string,
  reason?: VisitReason,
): MonthOfVisits {
  // No month has more than 31 days, and days compare as strings.
  const end = `${month}-31`
  const listed = new Set(
    targets
      .filter(
        ({ registeredOn, endedOn, reasons }) =>
          registeredOn <= end &&
          (endedOn === null || endedOn > end) &&
          (reason === undefined || reasons.includes(reason)),
      )
      .map(({ person }) => person),
  )
  const seen = new Set(visits.filter(({ visitedOn }) => visitedOn.startsWith(`${month}-`)).map(({ person }) => person))
  const missed = [...listed].filter((person) => !seen.has(person))
  const visited = listed.size - missed.length
  return { registered: listed.size, visited, percent: listed.size === 0 ? null : (100 * visited) / listed.size, missed }
}
