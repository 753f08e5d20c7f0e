import { atMost, before, count, distinct, indicator, is, referenceDay, share, total } from '@minzheng/core'
import { organisationEvents, organisationGrades, registryFacilities, socialOrganisations } from '../datasets/index.js'
import { eventOf, facilityOf, validGrade, validGrade4aAndAbove } from '../measures.js'

/** Incubation bases of social organisations in use on the last day. */
export const incubationBases = indicator({
  id: 'registry.so-incubation-bases',
  name: { zh: '社会组织孵化(示范)基地数', en: 'Incubation bases of social organisations' },
  formula: total(count(registryFacilities, { where: facilityOf('incubation-base') })),
})

/** Standardisation results put to use by organisations in the period. */
export const standardisationResults = indicator({
  id: 'registry.so-standardisation-results',
  name: { zh: '社会组织标准化成果运用数', en: 'Standardisation results put to use' },
  formula: total(count(organisationEvents, { where: eventOf('standard-used'), on: organisationEvents.col.happenedOn })),
})

/**
 * Organisations with a grade that has not expired, in percent of those registered for two years or more, who may be
 * assessed (社会组织评估管理办法). Not known if there are none.
 */
export const gradeAssessedRate = indicator({
  id: 'registry.so-grade-assessed-rate',
  name: { zh: '社会组织等级评估参评率', en: 'Organisations assessed by grade' },
  time: 'stock',
  formula: share(
    count(organisationGrades, { where: validGrade }),
    count(socialOrganisations, {
      where: atMost(socialOrganisations.col.registeredOn, before(referenceDay, { years: 2 })),
    }),
  ),
  doubts: [
    { zh: '参评条件按登记满两年理解', en: 'who may be assessed is read as: registered for two years' },
    {
      zh: '注销后仍登记有效等级的组织会计入分子',
      en: 'a grade that is still listed after its organisation was cancelled counts above the line',
    },
  ],
})

/** Social organisations whose grade in force on the last day is 4A or 5A and has not expired, each once. */
export const organisationsGraded4aAndAbove = indicator({
  id: 'registry.so-4a-and-above',
  name: { zh: '4A级及以上社会组织数量', en: 'Social organisations graded 4A or above' },
  formula: total(count(organisationGrades, { where: validGrade4aAndAbove })),
  doubts: [{ zh: '过期等级是否计入未明，默认不计', en: 'whether expired grades count is not said; they do not' }],
})

/** Community development foundations on the register on the last day. */
export const communityFoundations = indicator({
  id: 'registry.community-foundations',
  name: { zh: '社区发展基金会总量', en: 'Community development foundations' },
  formula: total(count(socialOrganisations, { where: is(socialOrganisations.col.communityFoundation, true) })),
})

const distinctOrganisations = (topic: 'community-evaluation' | 'central-work') =>
  total(
    distinct(organisationEvents, organisationEvents.col.subject, 'organisation', {
      where: eventOf(topic),
      on: organisationEvents.col.happenedOn,
    }),
  )

/** Community organisations evaluated for their part in local governance in the period, each once. */
export const communityOrganisationsEvaluated = indicator({
  id: 'registry.community-so-evaluated',
  name: { zh: '参与基层治理绩效评估的社区社会组织数', en: 'Community organisations evaluated' },
  lowestLevel: 'township',
  formula: distinctOrganisations('community-evaluation'),
})

/** Organisations that took part in the central work of the party and government in the period, each once. */
export const centralWorkParticipants = indicator({
  id: 'registry.so-central-work-participants',
  name: { zh: '参与中心大局工作的社会组织数', en: 'Organisations that took part in central work' },
  formula: distinctOrganisations('central-work'),
})

/** Results for economic and social development that trade associations reported in the period. */
export const tradeAssociationResults = indicator({
  id: 'registry.trade-association-results',
  name: { zh: '行业协会商会服务高质量发展成果数', en: 'Results of trade associations' },
  formula: total(count(organisationEvents, { where: eventOf('trade-result'), on: organisationEvents.col.happenedOn })),
})

/** In the plan’s order. */
export default [
  incubationBases,
  standardisationResults,
  gradeAssessedRate,
  organisationsGraded4aAndAbove,
  communityFoundations,
  communityOrganisationsEvaluated,
  centralWorkParticipants,
  tradeAssociationResults,
] as const
