import { MinzhengError, type Catalogue, type Text } from '@minzheng/core'
import type { Plan } from '../plan/plan.js'
import { deploymentFaults } from './deployment-faults.js'

/**
 * What one city works with (部署): its districts and domains, its plans, its time zone. Every product takes it as an
 * argument.
 */
export interface Deployment {
  /** Small letters, digits and hyphens; part of no name that people read. */
  readonly id: string
  readonly name: Text
  /** The districts, their history if it is known, and the domains. */
  readonly catalogue: Catalogue
  /** By year, the earliest first; none of them share a year. */
  readonly plans: readonly Plan[]
  /** The time zone of days, months and schedules. */
  readonly timeZone: string
}

/** A deployment as it is written: plans in any order; the time zone is Asia/Shanghai if it is left out. */
export interface DeploymentInput extends Omit<Deployment, 'timeZone'> {
  readonly timeZone?: string
}

/**
 * Makes a deployment. Throws `invalid-deployment` with all faults at once, such as a target whose indicator the catalogue
 * does not have, or two plans of one year.
 */
export function defineDeployment({
  id,
  name,
  catalogue,
  plans,
  timeZone = 'Asia/Shanghai',
}: DeploymentInput): Deployment {
  const deployment: Deployment = { id, name, catalogue, plans, timeZone }
  const faults = deploymentFaults(deployment)
  if (faults.length > 0)
    throw new MinzhengError(
      'invalid-deployment',
      `deployment ${id} has ${faults.length} fault(s):\n${faults.map(({ path, message }) => `  ${path}: ${message}`).join('\n')}`,
      { faults },
    )
  return Object.freeze({
    ...deployment,
    plans: Object.freeze([...plans].toSorted((one, other) => one.year - other.year)),
  })
}
