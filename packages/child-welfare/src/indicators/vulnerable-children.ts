import {
  allOf,
  atLeast,
  atMost,
  byValue,
  count,
  coverage,
  distinct,
  indicator,
  is,
  milestone,
  referenceDay,
  share,
  total,
  yearStart,
} from '@minzheng/core'
import {
  childActivities,
  childProjects,
  childServices,
  childrenInDifficulty,
  listedChildren,
  migrantChildSurveys,
} from '../datasets/index.js'
import { assessedThisYear, foundInNeed, helped, onList, planTasks, registeredChildren } from '../measures.js'

/**
 * Rural left-behind children on the list at the end of the period, in persons (国发〔2016〕13号). More is neither good nor
 * bad: shown for observation only.
 */
export const leftBehindChildren = indicator({
  id: 'child-welfare.left-behind-children',
  name: { zh: '留守儿童数', en: 'Left-behind children' },
  better: 'lower',
  lowestLevel: 'township',
  formula: total(onList('left-behind')),
})

/**
 * Children in difficulty on the register at the end of the period, in persons, each in one primary category. Orphans
 * are listed separately.
 */
export const childrenInDifficultyRegistered = indicator({
  id: 'child-welfare.children-in-difficulty',
  name: { zh: '困境儿童数', en: 'Children in difficulty' },
  better: 'lower',
  lowestLevel: 'township',
  formula: total(registeredChildren),
  by: { category: byValue(childrenInDifficulty, childrenInDifficulty.col.category) },
  doubts: [
    {
      zh: '困境儿童数是否包括孤儿?这里按民政统计口径,孤儿另列。',
      en: 'Do children in difficulty include orphans? Here they are counted apart, as in the ministry’s statistics.',
    },
  ],
})

/**
 * The share of the tasks of the three-year plan that are completed by the end of the period, in percent. Not known if
 * an office lists no task.
 */
export const childThreeYearPlanCompletion = indicator({
  id: 'child-welfare.child-three-year-plan-completion',
  name: { zh: '留守和困境儿童三年行动方案任务完成率', en: 'Three-year plan tasks completed' },
  formula: share(planTasks(atMost(childProjects.col.completedOn, referenceDay)), planTasks()),
  doubts: [
    {
      zh: '三年行动方案的起止年份和任务清单未写明。',
      en: 'The plan does not say which three years these are, nor what their tasks are.',
    },
  ],
})

/**
 * The share of registered children in difficulty whose family's ability to care was assessed in the year, in percent.
 * Not known if no child is registered.
 */
export const guardianshipAssessmentRate = indicator({
  id: 'child-welfare.guardianship-assessment-rate',
  name: { zh: '困境儿童家庭监护能力评估率', en: 'Guardianship assessment rate' },
  lowestLevel: 'village',
  formula: share(count(childrenInDifficulty, { where: assessedThisYear }), registeredChildren),
})

/**
 * Of the registered children whose last assessment found that the family needs help, the share that was helped after
 * it, in percent. Not known if no family was found in need.
 */
export const guardianshipInterventionRate = indicator({
  id: 'child-welfare.guardianship-intervention-rate',
  name: { zh: '评估后分类干预帮扶率', en: 'Help after assessment' },
  lowestLevel: 'township',
  formula: share(count(childrenInDifficulty, { where: helped }), count(childrenInDifficulty, { where: foundInNeed })),
})

/** Children who received mental health care in the period, in persons: a child served twice counts once. */
export const childMentalHealthServed = indicator({
  id: 'child-welfare.child-mental-health-served',
  name: { zh: '接受心理健康关爱服务儿童数', en: 'Children given mental health care' },
  lowestLevel: 'township',
  formula: total(
    distinct(childServices, childServices.col.child, 'person', { where: is(childServices.col.kind, 'mental-health') }),
  ),
})

/**
 * The share of villages and communities that finished their survey of migrant children in the year, in percent. A
 * survey that found none counts.
 */
export const migrantChildrenSurveyRate = indicator({
  id: 'child-welfare.migrant-children-survey-rate',
  name: { zh: '流动儿童摸底排查完成率', en: 'Villages surveyed for migrant children' },
  lowestLevel: 'village',
  formula: coverage(count(migrantChildSurveys, { where: atLeast(migrantChildSurveys.col.surveyedOn, yearStart) }), {
    level: 'village',
  }),
})

/**
 * Migrant children on the list at the end of the period, in persons: under 16, moved with their parents to another
 * county for six months or more.
 */
export const migrantChildrenRegistered = indicator({
  id: 'child-welfare.migrant-children-registered',
  name: { zh: '流动儿童登记数', en: 'Migrant children registered' },
  lowestLevel: 'township',
  formula: total(onList('migrant')),
})

/** The policy of care for migrant children: the stage it has reached in the city. Done when issued. */
export const migrantChildrenPolicyIssued = milestone({
  id: 'child-welfare.migrant-children-policy-issued',
  name: { zh: '流动儿童关爱服务政策制定', en: 'Policy for migrant children' },
  lowestLevel: 'city',
})

/**
 * The share of orphans placed in society who were followed up in the year, in percent. Not known if none is placed.
 * Small numbers: do not publish them.
 */
export const orphanFollowupRate = indicator({
  id: 'child-welfare.orphan-followup-rate',
  name: { zh: '社会化安置孤儿跟踪帮扶率', en: 'Placed orphans followed up' },
  formula: share(
    onList(
      'placed-orphan',
      allOf(atLeast(listedChildren.col.followedUpOn, yearStart), atMost(listedChildren.col.followedUpOn, referenceDay)),
    ),
    onList('placed-orphan'),
  ),
  doubts: [
    {
      zh: '跟踪帮扶多久一次未写明,这里按当年至少一次。',
      en: 'How often is an orphan followed up? The plan does not say; here once a year.',
    },
  ],
})

/** Events of the month of the protection of minors held in the period. */
export const minorProtectionMonthEvents = indicator({
  id: 'child-welfare.minor-protection-month-events',
  name: { zh: '未保宣传月系列活动场次', en: 'Events of the protection month' },
  formula: total(count(childActivities, { where: is(childActivities.col.topic, 'protection-month') })),
})

/** In the plan’s order. */
export default [
  leftBehindChildren,
  childrenInDifficultyRegistered,
  childThreeYearPlanCompletion,
  guardianshipAssessmentRate,
  guardianshipInterventionRate,
  childMentalHealthServed,
  migrantChildrenSurveyRate,
  migrantChildrenRegistered,
  migrantChildrenPolicyIssued,
  orphanFollowupRate,
  minorProtectionMonthEvents,
] as const
