import { assistance } from '@minzheng/assistance'
import { charity } from '@minzheng/charity'
import { childWelfare } from '@minzheng/child-welfare'
import type { Domain } from '@minzheng/core'
import { elderlyCare } from '@minzheng/elderly-care'
import { governance } from '@minzheng/governance'
import { registry } from '@minzheng/registry'

/** The six domains, in the order of the plan. */
export const domains: readonly Domain[] = Object.freeze([
  assistance,
  childWelfare,
  elderlyCare,
  charity,
  registry,
  governance,
])
