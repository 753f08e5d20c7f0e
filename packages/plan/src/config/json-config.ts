import { dirname, resolve } from 'node:path'
import { catalogue, districtTree, MinzhengError } from '@minzheng/core'
import { z } from 'zod'
import type { DeploymentInput } from '../deployment/deployment.js'
import { domains } from '../domains.js'
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
  try {
    return {
      id,
      name,
      catalogue: catalogue(domains, districtTree(readDivisions(list))),
      plans: plans.map((plan) => readPlan(at(plan))),
      ...(timeZone === undefined ? {} : { timeZone }),
    }
  } catch (error) {
    if (error instanceof MinzhengError && error.code === 'invalid-districts')
      throw configFault(list, error.message, error)
    throw error
  }
}
