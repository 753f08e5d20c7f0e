import { MinzhengError, type Catalogue, type District, type Domain, type Text } from '@minzheng/core'
import type { DistrictHistory } from '@minzheng/core/districts'
import { defaultDisclosureRule, type DisclosureRule } from '@minzheng/core/privacy'
import { joinedCatalogue } from '../domains/joined-catalogue.js'
import type { Plan } from '../plan/plan.js'
import { defaultAlertRules, readAlertRules, type AlertRule, type AlertRuleInput } from './alert-rules.js'
import { defaultAnswerTerm, type AnswerTerm } from './answer-term.js'
import { deploymentFaults } from './deployment-faults.js'
import type { DistrictMap } from './district-map.js'
import { planWithSets, type NamedDistrictSet } from './district-sets.js'
import type { TilePositions } from './tile-positions.js'

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
  /** Districts that targets name together; left out if there are none. */
  readonly districtSets?: readonly NamedDistrictSet[]
  /** Which counts are too small to be published; `defaultDisclosureRule` if left out. */
  readonly disclosure?: DisclosureRule
  /** How long the city may take to answer a dispute; five working days if left out. */
  readonly answerTerm?: AnswerTerm
  /** By which rules alerts are raised; one of each kind if left out. */
  readonly alertRules?: readonly AlertRule[]
  /** Where districts are drawn on a map; left out if the city brings none. */
  readonly map?: DistrictMap
  /** Where the tile of a district is in a grid of the districts below one; left out: in the order of codes. */
  readonly tiles?: TilePositions
  /** The time zone of days, months and schedules. */
  readonly timeZone: string
}

/**
 * A deployment as it is written: plans in any order; the time zone is Asia/Shanghai if it is left out. Give the districts
 * and the domains, or a catalogue that joins them.
 */
export type DeploymentInput = Omit<
  Deployment,
  'timeZone' | 'catalogue' | 'disclosure' | 'answerTerm' | 'alertRules'
> & {
  readonly timeZone?: string
  /** What is left out is as in the default. */
  readonly disclosure?: Partial<DisclosureRule>
  readonly answerTerm?: Partial<AnswerTerm>
  readonly alertRules?: readonly AlertRuleInput[]
} & (
    | { readonly catalogue: Catalogue }
    | {
        /** Rows of one day, such as `readDivisions` gives, or a history with the events between its days. */
        readonly districts: readonly District[] | DistrictHistory
        /** Default: the six domains. The tasks that only the plans have are added to them. */
        readonly domains?: readonly Domain[]
        /** Patterns of texts that this city considers personal. */
        readonly alsoPersonal?: readonly RegExp[]
      }
  )

/**
 * Makes a deployment. Throws `invalid-deployment` with all faults at once, such as a target whose indicator the catalogue
 * does not have, or two plans of one year; `invalid-districts` and `invalid-definition` for districts and domains that do
 * not fit together.
 */
export function defineDeployment(input: DeploymentInput): Deployment {
  const { id, name, districtSets, map, tiles, timeZone = 'Asia/Shanghai' } = input
  const plans = input.plans.map((plan) => planWithSets(plan, districtSets ?? []))
  const catalogue = 'catalogue' in input ? input.catalogue : joinedCatalogue(input)
  const sets = districtSets === undefined ? {} : { districtSets: Object.freeze([...districtSets]) }
  const disclosure = Object.freeze({ ...defaultDisclosureRule, ...input.disclosure })
  const answerTerm = Object.freeze({ ...defaultAnswerTerm, ...input.answerTerm })
  const alertRules = Object.freeze(
    input.alertRules === undefined ? defaultAlertRules : readAlertRules(id, input.alertRules),
  )
  const places = { ...(map === undefined ? {} : { map }), ...(tiles === undefined ? {} : { tiles }) }
  const deployment: Deployment = {
    id,
    name,
    catalogue,
    plans,
    ...sets,
    disclosure,
    answerTerm,
    alertRules,
    ...places,
    timeZone,
  }
  const faults = deploymentFaults(deployment)
  if (faults.length > 0)
    throw new MinzhengError(
      'invalid-deployment',
      `deployment ${id} has ${faults.length} fault(s):\n${faults.map(({ path, message }) => `  ${path}: ${message}`).join('\n')}`,
      { faults },
    )
  return Object.freeze({
    ...deployment,
    plans: Object.freeze(plans.toSorted((one, other) => one.year - other.year)),
  })
}
