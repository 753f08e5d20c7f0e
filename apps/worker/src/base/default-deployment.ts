import { huzhou, huzhouConfig } from '@minzheng/huzhou'
import type { Deployment } from '@minzheng/plan'
import type { DeploymentSource } from '@minzheng/plan/config'

/** A deployment, and where a thread gets it from. */
export interface OpenedDeployment {
  readonly deployment: Deployment
  readonly source: DeploymentSource
}

/** What a process works with if nothing names another. */
export const defaultDeployment: OpenedDeployment = {
  deployment: huzhou,
  source: { config: huzhouConfig },
}
