import { MinzhengError } from '@minzheng/core'
import type { Plan } from '../plan/plan.js'
import type { Deployment } from './deployment.js'

type Plans = Pick<Deployment, 'id' | 'plans'>

/** The plan of a year, or the latest. Throws `invalid-deployment` if there is none. */
export function planOf({ id, plans }: Plans, year?: number): Plan {
  const found = year === undefined ? plans.at(-1) : plans.find((plan) => plan.year === year)
  if (found !== undefined) return found
  throw new MinzhengError(
    'invalid-deployment',
    plans.length === 0
      ? `the deployment ${id} must have a plan, got none`
      : `the year must be one with a plan of ${id} (${plans.map((plan) => plan.year).join(', ')}), got ${year}`,
    { id, year },
  )
}

/**
 * The latest plan whose year has begun in the data; the earliest if none has.
 * @param returned the months with a return
 */
export function planBegun(deployment: Plans, returned: readonly string[]): Plan {
  const newest = returned.reduce((latest, month) => (month > latest ? month : latest), '')
  const begun = deployment.plans.filter(({ year }) => `${year}-01` <= newest)
  return begun.at(-1) ?? deployment.plans[0] ?? planOf(deployment)
}

/** Which plan is asked for: that of a year, or of the year of a month. */
export interface PlanAsked {
  readonly year?: number
  /** The year to date is asked for, up to this month. */
  readonly upTo?: string
}

/**
 * The plan that is asked for; if neither year nor month is given, the latest that has begun in the data. Throws
 * `invalid-deployment` if there is none, `invalid-period` if the month is not in the year.
 * @param returned the months with a return
 */
export function planAsked(deployment: Plans, { year, upTo }: PlanAsked, returned: readonly string[]): Plan {
  if (upTo !== undefined && year !== undefined && !upTo.startsWith(`${year}-`))
    throw new MinzhengError('invalid-period', `the month must be in ${year}, the year that is asked for, got ${upTo}`, {
      year,
      upTo,
    })
  const asked = year ?? (upTo === undefined ? undefined : Number(upTo.slice(0, 4)))
  return asked === undefined ? planBegun(deployment, returned) : planOf(deployment, asked)
}
