import {
  allOf,
  count,
  coverage,
  distinct,
  indicator,
  is,
  milestone,
  olderPersonsOf,
  populationBases,
  ratio,
  share,
  sum,
  total,
} from '@minzheng/core'
import { caregiverAllowances, caregivers, elderlyCarePersons, elderlyVisitMonths } from '../datasets/index.js'
import {
  certifiedCaregivers,
  fulltimeAtHome,
  participantsOf,
  personOf,
  personsOn,
  projectsDone,
  projectsOnFile,
} from '../measures.js'

/**
 * Items of the list of basic care (基本养老服务清单) in force by the last day, in percent of all items. Not known if no list is
 * on file.
 */
export const basicCareListRate = indicator({
  id: 'elderly-care.basic-care-list-rate',
  name: { zh: '基本养老服务清单落实率', en: 'Items of the list of basic care in force' },
  formula: share(projectsDone('basic-care-item'), projectsOnFile('basic-care-item')),
})

/** The stage of the rules on subsidies for needy older persons; done when issued. */
export const needyElderlySubsidyPolicy = milestone({
  id: 'elderly-care.needy-elderly-subsidy-policy',
  name: { zh: '困难老年人养老补贴制度出台', en: 'Rules on subsidies for needy older persons' },
  lowestLevel: 'city',
})

/** Needy older persons who receive the subsidy on the last day, each once. */
export const needyElderlySubsidyRecipients = indicator({
  id: 'elderly-care.needy-elderly-subsidy-recipients',
  name: { zh: '困难老年人养老补贴享受人数', en: 'Older persons with the subsidy' },
  lowestLevel: 'township',
  formula: total(personsOn('needy-subsidy', 'person')),
})

/** The stage of the order of long-term care for disabled older persons in the city. */
export const disabledElderlyCareSystem = milestone({
  id: 'elderly-care.disabled-elderly-care-system',
  name: { zh: '失能老年人长期照护保障制度完善', en: 'Order of long-term care' },
  lowestLevel: 'city',
})

/**
 * Disabled older persons with support for long-term care, in percent of those on file on the last day; one that does
 * not state it has none. Not known if nobody is on file.
 */
export const disabledElderlyCaredRate = indicator({
  id: 'elderly-care.disabled-elderly-cared-rate',
  name: { zh: '失能老年人长期照护保障率', en: 'Disabled older persons with long-term care' },
  lowestLevel: 'township',
  formula: share(
    count(elderlyCarePersons, { where: allOf(personOf('disabled'), is(elderlyCarePersons.col.supported, true)) }),
    count(elderlyCarePersons, { where: personOf('disabled') }),
  ),
  doubts: [
    {
      zh: '何种保障算数未明，以台账标记为准',
      en: 'what counts as support is not said; what the register marks counts',
    },
  ],
})

/** The stage of the rules for homes that keep tekun persons; done when issued. */
export const tekunInstitutionRulesIssued = milestone({
  id: 'elderly-care.tekun-institution-rules-issued',
  name: { zh: '特困供养服务机构规范管理文件制定', en: 'Rules for homes of tekun persons' },
  lowestLevel: 'city',
})

/**
 * The share of counties where tekun persons are kept in one home in the county town by the last day (县城一院). A county
 * has it or not: 100 or 0.
 */
export const tekunOneHomeCountyRate = indicator({
  id: 'elderly-care.tekun-one-home-county-rate',
  name: { zh: '特困人员“县城一院”供养区县占比', en: 'Counties with one home for tekun persons' },
  formula: coverage(projectsDone('one-home'), { level: 'county' }),
})

/**
 * Needy older persons visited at least once in a month, in percent of those on the list at its end; of a longer period,
 * over all its months. Not known if nobody is on the list.
 */
export const needyElderlyVisitRate = indicator({
  id: 'elderly-care.needy-elderly-visit-rate',
  name: { zh: '困难老年人探访关爱率', en: 'Needy older persons visited' },
  lowestLevel: 'township',
  formula: share(
    sum(elderlyVisitMonths, elderlyVisitMonths.col.visited),
    sum(elderlyVisitMonths, elderlyVisitMonths.col.registered),
  ),
  doubts: [{ zh: '探访周期未明，按每月至少一次', en: 'how often is not said; read as at least once a month' }],
})

/** Social organisations that take part in visits on the last day, each once. */
export const visitSocialOrganisations = indicator({
  id: 'elderly-care.visit-social-organisations',
  name: { zh: '参与探访关爱的社会组织数', en: 'Social organisations that visit' },
  formula: total(participantsOf('visit-organisation', 'organisation')),
})

/** Caregivers who were paid an allowance for their post in the period, each once. */
export const caregiverAllowanceRecipients = indicator({
  id: 'elderly-care.caregiver-allowance-recipients',
  name: { zh: '养老护理员岗位津贴享受人数', en: 'Caregivers with an allowance' },
  formula: total(distinct(caregiverAllowances, caregiverAllowances.col.caregiver, 'person')),
})

/** Allowances paid to caregivers for their post in the period. */
export const caregiverAllowanceAmount = indicator({
  id: 'elderly-care.caregiver-allowance-amount',
  name: { zh: '养老护理员岗位津贴金额', en: 'Amount of caregiver allowances' },
  unit: '10k-yuan',
  formula: total(sum(caregiverAllowances, caregiverAllowances.col.amount)),
})

/**
 * Caregivers holding a certificate on the last day of the period, per 10,000 persons aged 60 or over. Not known without
 * a population count.
 */
export const certifiedCaregiversPer10kElderly = indicator({
  id: 'elderly-care.certified-caregivers-per-10k-elderly',
  name: { zh: '每万老年人拥有持证护理员数', en: 'Certified caregivers per 10,000 older people' },
  variants: {
    registered: ratio(certifiedCaregivers, olderPersonsOf('registered'), { scale: 10_000 }),
    resident: ratio(certifiedCaregivers, olderPersonsOf('resident'), { scale: 10_000 }),
  },
  variantNames: populationBases,
  doubts: [
    {
      zh: '分母为户籍还是常住老年人口未明，默认户籍',
      en: 'registered or resident older people is not said; registered by default',
    },
    { zh: '原文无“以上”，按不低于理解', en: 'the text has no "or more"; read as at least' },
  ],
})

/** Full-time home caregivers who started within the period, whether or not others left. */
export const newFulltimeHomeCaregivers = indicator({
  id: 'elderly-care.new-fulltime-home-caregivers',
  name: { zh: '新增专职居家养老护理员数', en: 'New full-time home caregivers' },
  lowestLevel: 'township',
  formula: total(count(caregivers, { on: caregivers.col.startedOn, where: fulltimeAtHome })),
  doubts: [{ zh: '新增为净增还是毛增未明，按新入职人数计', en: 'gross or net is not said; counted gross' }],
})

/** Tasks of rural care (农村养老补短) done by the last day, in percent of those set. Not known if none is set. */
export const ruralCareGapCompletion = indicator({
  id: 'elderly-care.rural-care-gap-completion',
  name: { zh: '农村养老补短行动任务完成率', en: 'Tasks of rural care done' },
  lowestLevel: 'township',
  formula: share(projectsDone('rural-gap-task'), projectsOnFile('rural-gap-task')),
})

/** The stage of building the city's welfare home (市社会福利院). */
export const cityWelfareHomeProject = milestone({
  id: 'elderly-care.city-welfare-home-project',
  name: { zh: '市社会福利院建设项目进度', en: 'Building of the city welfare home' },
  lowestLevel: 'city',
})

/** In the plan’s order. */
export default [
  basicCareListRate,
  needyElderlySubsidyPolicy,
  needyElderlySubsidyRecipients,
  disabledElderlyCareSystem,
  disabledElderlyCaredRate,
  tekunInstitutionRulesIssued,
  tekunOneHomeCountyRate,
  needyElderlyVisitRate,
  visitSocialOrganisations,
  caregiverAllowanceRecipients,
  caregiverAllowanceAmount,
  certifiedCaregiversPer10kElderly,
  newFulltimeHomeCaregivers,
  ruralCareGapCompletion,
  cityWelfareHomeProject,
] as const
