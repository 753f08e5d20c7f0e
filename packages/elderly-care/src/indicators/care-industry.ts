import { allOf, count, indicator, is, milestone, share, sum, total } from '@minzheng/core'
import { elderlyCareServices, elderlyInstitutions } from '../datasets/index.js'
import {
  activitiesOf,
  facilitiesOf,
  newParticipantsOf,
  participantsOf,
  personsOn,
  projectsOfTheYear,
  publicHome,
} from '../measures.js'

/** The stage of the plan for the love card of care services (爱心卡); done when issued. */
export const loveCardPlanIssued = milestone({
  id: 'elderly-care.love-card-plan-issued',
  name: { zh: '养老服务爱心卡实施方案制定', en: 'Plan for the love card' },
  lowestLevel: 'city',
})

/** Older persons who hold a love card on the last day, each once. */
export const loveCardsIssued = indicator({
  id: 'elderly-care.love-cards-issued',
  name: { zh: '养老服务爱心卡持卡人数', en: 'Holders of a love card' },
  formula: total(personsOn('love-card', 'person')),
  doubts: [
    {
      zh: '一人可否多卡未明，按持卡人数计',
      en: 'whether one person may hold several cards is not said; holders are counted',
    },
  ],
})

/** The stage of the mechanism of the four bits (四个一点); done when set up. */
export const fourBitsMechanism = milestone({
  id: 'elderly-care.four-bits-mechanism',
  name: { zh: '“四个一点”保障和服务机制建立', en: 'Mechanism of the four bits' },
  lowestLevel: 'city',
  doubts: [{ zh: '“四个一点”所指未明', en: 'what the four are is not said' }],
})

/** Spending on care services in the period, as far as it is reported. */
export const careConsumptionAmount = indicator({
  id: 'elderly-care.care-consumption-amount',
  name: { zh: '养老服务消费金额', en: 'Spending on care services' },
  unit: '10k-yuan',
  formula: total(
    sum(elderlyCareServices, elderlyCareServices.col.amount, {
      where: is(elderlyCareServices.col.topic, 'consumption'),
    }),
  ),
  doubts: [{ zh: '统计范围未明，以上报为准', en: 'what belongs to it is not said; what is reported counts' }],
})

/** Projects of building for elderly care that are under way on the last day, or were completed earlier in the year. */
export const careProjectsImplemented = indicator({
  id: 'elderly-care.care-projects-implemented',
  name: { zh: '养老建设项目实施数', en: 'Building projects for elderly care' },
  formula: total(projectsOfTheYear('care-building')),
})

/** Enterprises that joined the silver economy in the period, each once. */
export const silverEconomyNewEnterprises = indicator({
  id: 'elderly-care.silver-economy-new-enterprises',
  name: { zh: '新参与银发经济企业数', en: 'New enterprises of the silver economy' },
  formula: total(newParticipantsOf('silver-economy', 'enterprise')),
})

/** Parks of the care industry open on the last day. */
export const elderlyIndustryParks = indicator({
  id: 'elderly-care.elderly-industry-parks',
  name: { zh: '康养产业园数', en: 'Parks of the care industry' },
  formula: total(facilitiesOf('industry-park')),
})

/**
 * Supported developments of care robots and aids that are under way on the last day, or were completed earlier in the
 * year.
 */
export const careRobotAidProjects = indicator({
  id: 'elderly-care.care-robot-aid-projects',
  name: { zh: '护理机器人和康复辅具研制项目数', en: 'Developments of care robots and aids' },
  formula: total(projectsOfTheYear('robot-or-aid')),
})

/**
 * Public homes run by a state firm, in percent of the public homes open on the last day; one that does not state it is
 * not. Not known if there is none.
 */
export const publicHomeStateFirmRate = indicator({
  id: 'elderly-care.public-home-soe-reform-rate',
  name: { zh: '公办养老机构国企化改革率', en: 'Public homes run by state firms' },
  formula: share(
    count(elderlyInstitutions, { where: allOf(publicHome, is(elderlyInstitutions.col.stateRun, true)) }),
    count(elderlyInstitutions, { where: publicHome }),
  ),
  doubts: [
    {
      zh: '公建民营是否属公办未明，默认属',
      en: 'whether publicly built, privately run homes are public is not said; they are',
    },
  ],
})

/** State firms that take part in elderly care on the last day, each once. */
export const stateFirmsInElderlyCare = indicator({
  id: 'elderly-care.soe-in-elderly-care',
  name: { zh: '参与养老服务的国企数', en: 'State firms in elderly care' },
  formula: total(participantsOf('state-firm', 'enterprise')),
})

/** Shows of care brands held in the period. */
export const careBrandEvents = indicator({
  id: 'elderly-care.kangyang-brand-events',
  name: { zh: '康养产业特色品牌宣传展示场次', en: 'Shows of care brands' },
  formula: total(activitiesOf('brand-show')),
})

/** In the plan’s order. */
export default [
  loveCardPlanIssued,
  loveCardsIssued,
  fourBitsMechanism,
  careConsumptionAmount,
  careProjectsImplemented,
  silverEconomyNewEnterprises,
  elderlyIndustryParks,
  careRobotAidProjects,
  publicHomeStateFirmRate,
  stateFirmsInElderlyCare,
  careBrandEvents,
] as const
