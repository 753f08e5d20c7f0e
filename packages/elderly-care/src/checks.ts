import {
  ageAtLeast,
  allOf,
  anyOf,
  atLeast,
  atMost,
  daysBetween,
  is,
  isNull,
  lessThan,
  moreThan,
  mustHold,
  mustLieBetween,
  mustNotJump,
  not,
  population,
  referenceDay,
  type Check,
  type CheckFacts,
  type Dataset,
  type Fields,
} from '@minzheng/core'
import type { Column } from '@minzheng/core/evaluation'
import {
  caregivers,
  elderlyCareCases,
  elderlyCareFacilities,
  elderlyCareInspections,
  elderlyCareParticipants,
  elderlyCarePersons,
  elderlyCareProjects,
  elderlyInstitutions,
  elderlyVisitMonths,
  homeCareCentres,
  mealSites,
} from './datasets/index.js'
import {
  careFireInspectionRate,
  certifiedCaregiversPer10kElderly,
  dementiaBedsPer10kElderly,
  elderlyPolicyInsuranceCoverage,
  elderlyPopulation,
  familyCareBeds,
  needyElderlySubsidyRecipients,
} from './indicators/index.js'
import { personOf } from './measures.js'

const { certificate, certifiedOn, startedOn, leftOn } = caregivers.col
const {
  beds,
  nursingBeds,
  dementiaBeds,
  openBeds,
  occupiedBeds,
  codedBeds,
  checkedBeds,
  grade,
  gradedOn,
  gradeUntil,
  resettlementFiledOn,
  closedOn,
} = elderlyInstitutions.col

const error = (id: string, zh: string, en: string): CheckFacts => ({
  id: `elderly-care.${id}`,
  title: { zh, en },
  severity: 'error',
})
const warning = (id: string, zh: string, en: string): CheckFacts => ({ ...error(id, zh, en), severity: 'warning' })
const notice = (id: string, zh: string, en: string): CheckFacts => ({ ...error(id, zh, en), severity: 'notice' })

/** A rule: one day of a record is not before another, if both are stated. */
const inOrder = <F extends Fields>(
  facts: CheckFacts,
  dataset: Dataset<F>,
  earlier: Column<string> | Column<string | null>,
  later: Column<string> | Column<string | null>,
): Check => mustHold(facts, dataset, atLeast(later as Column<string>, earlier as Column<string>), { on: later })

/** Rules of caregivers and of homes with their beds, grades and the days before they close. */
const homeChecks: readonly Check[] = [
  mustHold(
    {
      id: 'elderly-care.beds-within-approved',
      title: { zh: '护理型、认知障碍床位不多于核定床位', en: 'Nursing and dementia beds are within the approved beds' },
      severity: 'error',
    },
    elderlyInstitutions,
    allOf(atMost(nursingBeds, beds), atMost(dementiaBeds, beds)),
  ),
  mustHold(
    {
      id: 'elderly-care.certificate-dated',
      title: { zh: '有证书等级的护理员有发证日期', en: 'A caregiver with a certificate has the day it was granted' },
      severity: 'warning',
    },
    caregivers,
    anyOf(isNull(certificate), not(isNull(certifiedOn))),
  ),
  mustHold(
    {
      id: 'elderly-care.left-after-started',
      title: { zh: '护理员离职日期不早于入职日期', en: 'No caregiver leaves before starting' },
      severity: 'error',
    },
    caregivers,
    anyOf(isNull(leftOn), atLeast(leftOn, startedOn)),
    { on: leftOn },
  ),
  mustLieBetween(
    {
      id: 'elderly-care.caregivers-plausible',
      title: {
        zh: '每万老年人持证护理员在12至37人之间',
        en: 'Certified caregivers lie between 12 and 37 per 10,000 older people',
      },
      severity: 'warning',
    },
    certifiedCaregiversPer10kElderly,
    12,
    37,
    'county',
  ),
  mustLieBetween(
    {
      id: 'elderly-care.dementia-beds-plausible',
      title: {
        zh: '每万老年人认知障碍床位在8至26张之间',
        en: 'Dementia beds lie between 8 and 26 per 10,000 older people',
      },
      severity: 'warning',
    },
    dementiaBedsPer10kElderly,
    8,
    26,
    'county',
  ),
  mustHold(
    error(
      'occupied-within-open',
      '入住床位不多于开放床位，开放床位不多于核定床位',
      'Occupied beds are within those open, and these within the approved ones',
    ),
    elderlyInstitutions,
    allOf(atMost(occupiedBeds, openBeds), atMost(openBeds, beds)),
  ),
  mustHold(
    error(
      'coded-and-checked-within-approved',
      '一床一码、已核查床位不多于核定床位',
      'Beds with a code and beds checked are within the approved beds',
    ),
    elderlyInstitutions,
    allOf(atMost(codedBeds, beds), atMost(checkedBeds, beds)),
  ),
  mustHold(
    warning(
      'institution-grade-dated',
      '有等级的机构有评定日期和有效期',
      'A home with a grade has the day it was given and its last day',
    ),
    elderlyInstitutions,
    anyOf(isNull(grade), allOf(not(isNull(gradedOn)), not(isNull(gradeUntil)))),
  ),
  mustHold(
    error('institution-grade-ends-later', '机构等级有效期晚于评定日期', 'A grade ends after it was given'),
    elderlyInstitutions,
    moreThan(gradeUntil, gradedOn),
    {
      on: gradedOn,
    },
  ),
  mustHold(
    notice(
      'institution-grade-not-expired',
      '机构等级未到期，到期须重新评定',
      'The grade that a home holds has not expired',
    ),
    elderlyInstitutions,
    atLeast(gradeUntil, referenceDay),
    { among: not(isNull(grade)) },
  ),
  mustHold(
    warning(
      'resettlement-filed-in-time',
      '停业前60日报送老年人安置方案',
      'The plan for the residents is filed 60 days before a home stops',
    ),
    elderlyInstitutions,
    allOf(not(isNull(resettlementFiledOn)), atLeast(daysBetween(resettlementFiledOn, closedOn), 60)),
    { on: closedOn },
  ),
  inOrder(
    error('home-closes-later', '机构停业日期不早于备案日期', 'No home closes before it opened'),
    elderlyInstitutions,
    elderlyInstitutions.col.openedOn,
    closedOn,
  ),
  inOrder(
    error('centre-closes-later', '居家养老服务中心停用日期不早于启用日期', 'No centre closes before it opened'),
    homeCareCentres,
    homeCareCentres.col.openedOn,
    homeCareCentres.col.closedOn,
  ),
  inOrder(
    error('meal-site-closes-later', '助餐点停用日期不早于启用日期', 'No meal site closes before it opened'),
    mealSites,
    mealSites.col.openedOn,
    mealSites.col.closedOn,
  ),
]

/** Rules of older persons on file, visits and counts. */
const personChecks: readonly Check[] = [
  mustHold(
    warning('sixty-and-over', '老年人台账中的人员年满60周岁', 'Those on a list of older persons are sixty or over'),
    elderlyCarePersons,
    ageAtLeast(elderlyCarePersons.col.bornOn, 60),
  ),
  inOrder(
    error('person-ends-later', '老年人台账终止日期不早于起始日期', 'Nobody leaves a list before being on it'),
    elderlyCarePersons,
    elderlyCarePersons.col.startedOn,
    elderlyCarePersons.col.endedOn,
  ),
  mustHold(
    error(
      'disabled-is-not-intact',
      '失能老年人的能力等级不是能力完好',
      'Who is on file as disabled has not the grade of the able',
    ),
    elderlyCarePersons,
    not(is(elderlyCarePersons.col.ability, 'intact')),
    { among: personOf('disabled') },
  ),
  mustHold(
    error('visited-within-registered', '已探访人数不多于在册对象数', 'No more were visited than are on the list'),
    elderlyVisitMonths,
    atMost(elderlyVisitMonths.col.visited, elderlyVisitMonths.col.registered),
  ),
  mustHold(
    error(
      'bands-part-at-sixty',
      '人口年龄段不跨越60岁',
      'No age band of the population holds people on both sides of sixty',
    ),
    population,
    not(allOf(lessThan(population.col.ageFrom, 60), atLeast(population.col.ageTo, 60))),
  ),
  mustNotJump(
    notice(
      'older-people-do-not-jump',
      '老年人口数较上期变动超过30%须说明',
      'The number of older people has not moved by more than 30 %',
    ),
    elderlyPopulation,
    30,
    'county',
  ),
  mustNotJump(
    notice(
      'family-beds-do-not-jump',
      '家庭养老床位数较上期变动超过30%须说明',
      'Care beds at home have not moved by more than 30 %',
    ),
    familyCareBeds,
    30,
    'county',
  ),
  mustNotJump(
    notice(
      'subsidies-do-not-jump',
      '养老补贴享受人数较上期变动超过30%须说明',
      'Those with the subsidy have not moved by more than 30 %',
    ),
    needyElderlySubsidyRecipients,
    30,
    'county',
  ),
  mustLieBetween(
    error('insured-within-older-people', '参保老年人不多于老年人口', 'No more older people are insured than there are'),
    elderlyPolicyInsuranceCoverage,
    null,
    100,
    'county',
  ),
]

/** Rules of work: checks, projects, facilities, participants and cases. */
const workChecks: readonly Check[] = [
  mustHold(
    error('rectified-at-most-problems', '已整改问题数不超过发现问题数', 'No more problems were put right than found'),
    elderlyCareInspections,
    atMost(elderlyCareInspections.col.rectified, elderlyCareInspections.col.problems),
  ),
  mustLieBetween(
    warning('inspected-within-homes', '消防检查覆盖率不超过100%', 'No more homes were inspected than are open'),
    careFireInspectionRate,
    null,
    100,
    'county',
  ),
  inOrder(
    error('project-completed-later', '项目完成日期不早于启动日期', 'No project is completed before it started'),
    elderlyCareProjects,
    elderlyCareProjects.col.startedOn,
    elderlyCareProjects.col.completedOn,
  ),
  inOrder(
    error('project-accepted-later', '项目验收日期不早于完成日期', 'No project is accepted before it was completed'),
    elderlyCareProjects,
    elderlyCareProjects.col.completedOn,
    elderlyCareProjects.col.acceptedOn,
  ),
  inOrder(
    error('facility-closes-later', '阵地停用日期不早于启用日期', 'No facility closes before it opened'),
    elderlyCareFacilities,
    elderlyCareFacilities.col.openedOn,
    elderlyCareFacilities.col.closedOn,
  ),
  inOrder(
    error('participant-leaves-later', '单位退出日期不早于参与日期', 'Nobody stops taking part before starting'),
    elderlyCareParticipants,
    elderlyCareParticipants.col.startedOn,
    elderlyCareParticipants.col.endedOn,
  ),
  inOrder(
    error('case-closed-later', '事项办结日期不早于受理日期', 'No case is closed before it was received'),
    elderlyCareCases,
    elderlyCareCases.col.receivedOn,
    elderlyCareCases.col.closedOn,
  ),
]

/**
 * The rules that elderly-care records and figures must follow. The bands are half to one and a half of the plan's
 * promise: for review, not law.
 */
export const elderlyCareChecks: readonly Check[] = [...homeChecks, ...personChecks, ...workChecks]
