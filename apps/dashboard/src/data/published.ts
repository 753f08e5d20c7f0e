import type { Deployment } from './definitions.js'
import type { Release } from './releases.js'

/** What is released of a plan: the release that is shown with its month, or why there is none, and the months that there are. */
export interface Published {
  readonly release: Release | undefined
  /** The month up to which its figures go; undefined if they are of the whole year. */
  readonly month: string | undefined
  /** The months of the plan that are released, each with its newest release, the latest first. */
  readonly months: readonly { readonly month: string; readonly number: number }[]
}

/** The last month of a period as the service names it: 2024-03 and 2024-Q1 → 2024-03; 2024 → 2024-12. */
export function lastMonthOf(period: string): string {
  const [, year, kind, part] = /(\d{4})(?:-([QS]?)(\d{1,2}))?$/.exec(period)!
  const months = kind === 'Q' ? 3 : kind === 'S' ? 6 : 1
  return `${year}-${String(part === undefined ? 12 : Number(part) * months).padStart(2, '0')}`
}

/** Finds the release that is asked for: by its number, by its month, or the one of the latest month. */
export function publishedOf(
  {
    plan,
    month,
    release,
  }: {
    readonly plan: Deployment['plans'][number]
    readonly month: string | undefined
    readonly release: string | undefined
  },
  releases: readonly Release[],
): Published {
  const own = releases.filter((each) =>
    each.plan === null ? lastMonthOf(each.period).startsWith(String(plan.year)) : each.plan === plan.id,
  )
  const newest = new Map<string, Release>()
  for (const each of own) {
    const last = lastMonthOf(each.period)
    if (!newest.has(last) || newest.get(last)!.number < each.number) newest.set(last, each)
  }
  const months = [...newest]
    .map(([last, { number }]) => ({ month: last, number }))
    .toSorted((one, other) => (one.month < other.month ? 1 : -1))
  const wanted = month ?? months[0]?.month
  const found =
    release !== undefined
      ? own.find(({ number }) => String(number) === release)
      : wanted === undefined
        ? undefined
        : newest.get(wanted)
  const last = found === undefined ? undefined : lastMonthOf(found.period)
  return { release: found, month: last?.endsWith('-12') === true ? undefined : last, months }
}
