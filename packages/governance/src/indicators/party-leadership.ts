import { indicator, milestone, total } from '@minzheng/core'
import { activitiesHeld, holdersOf, incidentsOf, shareReached, yearTasksDone } from '../measures.js'

/** Study sessions on the general secretary’s words about civil affairs held in the period. */
export const partyTheoryStudySessions = indicator({
  id: 'governance.party-theory-study-sessions',
  name: { zh: '习近平关于民政工作重要论述学习场次', en: 'Sessions to study the words on civil affairs' },
  formula: activitiesHeld('theory-study'),
})

/**
 * Follow-up tasks of theme education that are due this year and done by the reference day, in percent. Not known if
 * none is due in the year.
 */
export const themeEducationFollowup = indicator({
  id: 'governance.theme-education-followup',
  name: { zh: '主题教育成效巩固任务完成率', en: 'Follow-up tasks of theme education done' },
  formula: yearTasksDone('theme-education'),
  doubts: [
    {
      zh: '任务清单由谁下达、如何拆分,条文未写明。',
      en: 'Who sets the list of tasks and how finely, the clause does not say.',
    },
  ],
})

/**
 * Tasks of political construction due this year and done by the reference day, in percent. Not known if none is due in
 * the year.
 */
export const politicalConstructionTasks = indicator({
  id: 'governance.political-construction-tasks',
  name: { zh: '民政系统政治建设任务完成率', en: 'Tasks of political construction done' },
  formula: yearTasksDone('political-construction'),
  doubts: [
    {
      zh: '任务清单由谁下达、如何拆分,条文未写明。',
      en: 'Who sets the list of tasks and how finely, the clause does not say.',
    },
  ],
})

/** The mechanism that ties party work to the bureaus’ work; for the city, the least advanced county. */
export const partyBusinessMechanism = milestone({
  id: 'governance.party-business-mechanism',
  name: { zh: '党建和业务相融互促机制健全', en: 'Mechanism that joins party work and business' },
  every: 'county',
})

/**
 * Tasks of strict governance of the party due this year and done by the reference day, in percent. Not known if none is
 * due in the year.
 */
export const strictGovernanceTasks = indicator({
  id: 'governance.strict-governance-tasks',
  name: { zh: '全面从严治党体系任务完成率', en: 'Tasks of strict governance done' },
  formula: yearTasksDone('strict-governance'),
  doubts: [
    {
      zh: '任务清单由谁下达、如何拆分,条文未写明。',
      en: 'Who sets the list of tasks and how finely, the clause does not say.',
    },
  ],
})

/** Breaches of discipline found in the period, in cases, whoever committed them; the record names nobody. */
export const partyDisciplineViolations = indicator({
  id: 'governance.party-discipline-violations',
  name: { zh: '违纪违规件数', en: 'Breaches of discipline' },
  better: 'lower',
  formula: total(incidentsOf('discipline')),
})

/**
 * Party members taught discipline so far this year, of all party members, by the last count of the year, in percent.
 * Not known until the year has a count.
 */
export const partyDisciplineEducationRate = indicator({
  id: 'governance.party-discipline-education-rate',
  name: { zh: '党章党规党纪教育覆盖率', en: 'Party members taught discipline' },
  formula: shareReached('party-discipline'),
})

/** Offices that hold the title of clean or model office on the reference day; one with both counts once. */
export const cleanModelOffices = indicator({
  id: 'governance.clean-model-offices',
  name: { zh: '清廉机关、模范机关数', en: 'Clean and model offices' },
  formula: holdersOf('clean-office', 'model-office'),
})

/** Offices recognised as a demonstration of a clean office on the reference day. */
export const cleanOfficeDemonstrations = indicator({
  id: 'governance.clean-office-demonstrations',
  name: { zh: '清廉机关标准化示范化创建数', en: 'Demonstrations of a clean office' },
  formula: holdersOf('clean-demonstration'),
})

/** Party branches that hold the “four strong” title on the reference day. */
export const fourStrongBranches = indicator({
  id: 'governance.four-strong-branches',
  name: { zh: '“四强”党支部数', en: '“Four strong” party branches' },
  formula: holdersOf('four-strong-branch'),
})

/** In the plan’s order. */
export default [
  partyTheoryStudySessions,
  themeEducationFollowup,
  politicalConstructionTasks,
  partyBusinessMechanism,
  strictGovernanceTasks,
  partyDisciplineViolations,
  partyDisciplineEducationRate,
  cleanModelOffices,
  cleanOfficeDemonstrations,
  fourStrongBranches,
] as const
