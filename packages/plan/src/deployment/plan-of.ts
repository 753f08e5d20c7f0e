import { MinzhengError } from '@minzheng/core'
import type { Plan } from '../plan.js'
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
