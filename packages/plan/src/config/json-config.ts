import { dirname, resolve } from 'node:path'
import { catalogue, districtTree, MinzhengError, type Domain } from '@minzheng/core'
import { z } from 'zod'
import type { DeploymentInput } from '../deployment/deployment.js'
import { addIndicators } from '../domains/add-indicators.js'
import { domains } from '../domains/domains.js'
import type { Plan } from '../plan/plan.js'
import { configFault } from './config-fault.js'
import { readDivisions } from './divisions.js'
import { parsedJson } from './parsed-json.js'
import { readPlan } from './plan-file.js'

const shape = z.strictObject({
  id: z.string(),
  name: z.strictObject({ zh: z.string(), en: z.string() }),
  /** A CSV file, see `readDivisions`. */
  divisions: z.string(),
  /** JSON files, see `readPlan`. */
  plans: z.array(z.string()),
  timeZone: z.string().optional(),
})

/** A deployment with the six domains that is all data: the JSON names the files of its divisions and plans. */
export function deploymentOfJson(file: string, text: string): DeploymentInput {
  const { id, name, divisions, plans, timeZone } = parsedJson(file, text, shape)
  const at = (named: string): string => resolve(dirname(file), named)
  const list = at(divisions)
  const read = plans.map((plan) => readPlan(at(plan)))
  try {
    return {
      id,
      name,
      catalogue: catalogue(withMilestones(domains, read), districtTree(readDivisions(list))),
      plans: read,
      ...(timeZone === undefined ? {} : { timeZone }),
    }
  } catch (error) {
    if (error instanceof MinzhengError && error.code === 'invalid-districts')
      throw configFault(list, error.message, error)
    throw error
  }
}

/** The domains with the tasks that only the plans have; a task of two years is one indicator. */
function withMilestones(common: readonly Domain[], plans: readonly Plan[]): readonly Domain[] {
  const tasks = new Map(plans.flatMap(({ milestones = [] }) => milestones.map((each) => [each.id, each])))
  return addIndicators(common, [...tasks.values()])
}
