import { olderPersonsOf, personsOf, stageDone, type Target } from '@minzheng/core'
import {
  dibaoAnnualStandard,
  homesImproved,
  homesWithAppliances,
  lowIncomeMonitoredShare,
  mentalWelfareFacilityCompleted,
} from '@minzheng/assistance'
import { charitableOrganisations, charitableTrustNewFunds } from '@minzheng/charity'
import { guardianshipAssessmentRate } from '@minzheng/child-welfare'
import {
  ageingInstitutionReformDone,
  certifiedCaregiversPer10kElderly,
  dementiaBedsPer10kElderly,
  homeCareCentresBuilt,
  kangyangConsortiumTownshipCoverage,
  mealServicePersonTimes,
  newFulltimeHomeCaregivers,
  newMealSites,
} from '@minzheng/elderly-care'
import { specialFundInspectionCoverage } from '@minzheng/governance'
import {
  anjiBeidashanRenovation,
  boundaryInspectionChangan,
  boundaryInspectionHanghu,
  communityFoundations,
  organisationsGraded4aAndAbove,
  zombieExistingTreatedRate,
  zombieNewTreatedRate,
} from '@minzheng/registry'
import { impliedTargets } from './implied/index.js'
import { target } from './promise.js'

const changxing = '330522'
const anji = '330523'

/**
 * Splits the city's count in proportion to registered persons; aged 60 or over for elderly care. Not in the plan: for
 * reference. Counts of bodies that also register with the city bureau itself are not split, because population says
 * nothing about where they register.
 */
const byPersons = personsOf('registered')
const byOlderPersons = olderPersonsOf('registered')

/**
 * What the plan promises: 17 numbers, 5 milestones, and what its words imply (全面, 全覆盖) for each domain.
 * A number without 以上 (300户, 24.5人, 17张) is read as "at least". Values are in the indicator's unit.
 */
const inAnyOrder: readonly Target[] = [
  target(dibaoAnnualStandard, '>=', 14_000, { below: 'same' }),
  target(lowIncomeMonitoredShare, '>=', 5, { below: 'same' }),
  target(homesImproved, '>=', 300, { below: byPersons }),
  target(homesWithAppliances, '>=', 800, { below: byPersons }),
  target(guardianshipAssessmentRate, '=', 100, { below: 'same', basis: 'implied' }),
  target(mentalWelfareFacilityCompleted, '>=', stageDone, { below: 'none' }),
  target(ageingInstitutionReformDone, '>=', stageDone, { below: 'same' }),
  target(certifiedCaregiversPer10kElderly, '>=', 24.5, { below: 'same' }),
  target(newFulltimeHomeCaregivers, '>=', 300, { below: byOlderPersons }),
  target(dementiaBedsPer10kElderly, '>=', 17, { below: 'same' }),
  target(kangyangConsortiumTownshipCoverage, '>=', 80, { below: 'same' }),
  target(homeCareCentresBuilt, '>=', 50, { below: byOlderPersons }),
  target(newMealSites, '>=', 180, { below: byOlderPersons }),
  target(mealServicePersonTimes, '>=', 6_000_000, { below: byOlderPersons }),
  target(charitableOrganisations, '>=', 100, { below: 'none' }),
  target(charitableTrustNewFunds, '>=', 10_000_000, { below: 'none' }),
  target(zombieExistingTreatedRate, '>=', 70, { below: 'same' }),
  target(zombieNewTreatedRate, '>=', 70, { below: 'same' }),
  target(organisationsGraded4aAndAbove, '>=', 150, { below: 'none' }),
  target(communityFoundations, '>=', 15, { below: 'none' }),
  target(boundaryInspectionHanghu, '>=', stageDone, { below: 'none' }),
  target(boundaryInspectionChangan, '>=', stageDone, { districts: [changxing, anji], below: 'none' }),
  target(anjiBeidashanRenovation, '>=', stageDone, { districts: [anji], below: 'none' }),
  target(specialFundInspectionCoverage, '=', 100, { below: 'same', basis: 'implied' }),
  ...impliedTargets,
]

/** Every target, in the order of the plan's items. */
export const huzhou2024Targets: readonly Target[] = Object.freeze(
  [...inAnyOrder].toSorted((one, other) => one.clause.item - other.clause.item),
)
