import { allOf, atMost, composite, count, indicator, is, milestone, referenceDay, total } from '@minzheng/core'
import { governanceMatters, governanceProjects } from '../datasets/index.js'
import { dealtWith, documentsIssued, incidentsOf, partsBy, reached, shareReached, yearTasksDone } from '../measures.js'

const project = governanceProjects.col
const bottlenecks = [
  'bottleneck-strategy',
  'bottleneck-law',
  'bottleneck-system',
  'bottleneck-staff',
  'bottleneck-facilities',
] as const
const bottleneckFields = partsBy(governanceMatters, governanceMatters.col.topic, bottlenecks)

/** Reform tasks due this year and done by the reference day, in percent. Not known if none is due in the year. */
export const reformTasksCompletion = indicator({
  id: 'governance.reform-tasks-completion',
  name: { zh: '创新深化、改革攻坚、开放提升任务完成率', en: 'Reform tasks done' },
  formula: yearTasksDone('reform'),
  doubts: [
    {
      zh: '任务清单由谁下达、如何拆分,条文未写明。',
      en: 'Who sets the list of tasks and how finely, the clause does not say.',
    },
  ],
})

/**
 * Tasks for the three number-one projects due this year and done by the reference day, in percent. Not known if none is
 * due in the year.
 */
export const threeNumberOneTasks = indicator({
  id: 'governance.three-number-one-tasks',
  name: { zh: '“三个一号工程”助推任务完成率', en: 'Tasks of the three number-one projects done' },
  formula: yearTasksDone('three-number-one'),
  doubts: [
    {
      zh: '任务清单由谁下达、如何拆分,条文未写明。',
      en: 'Who sets the list of tasks and how finely, the clause does not say.',
    },
  ],
})

/** Landmark results of reform recognised in the period. */
export const reformLandmarkResults = indicator({
  id: 'governance.reform-landmark-results',
  name: { zh: '民政改革标志性成果数', en: 'Landmark results of reform' },
  formula: documentsIssued(['landmark']),
})

/**
 * Bottlenecks listed in the period that have been solved since, in percent, also by the five fields that the clause
 * names. Not known if none was listed.
 */
export const bottlenecksResolvedRate = indicator({
  id: 'governance.bottlenecks-resolved-rate',
  name: { zh: '堵点卡点难点解决率', en: 'Bottlenecks solved' },
  formula: dealtWith(bottlenecks),
  by: { field: bottleneckFields },
})

/** Working rules and normative documents issued in the period. */
export const civilAffairsRulesIssued = indicator({
  id: 'governance.civil-affairs-rules-issued',
  name: { zh: '民政制度文件出台数', en: 'Rules of civil affairs issued' },
  lowestLevel: 'city',
  formula: documentsIssued(['rule', 'normative']),
})

/** The system that leads civil affairs, a task of the city. */
export const leadershipMechanism = milestone({
  id: 'governance.leadership-mechanism',
  name: { zh: '民政工作领导体制和工作机制完善', en: 'System of leading civil affairs improved' },
  lowestLevel: 'city',
})

/**
 * Tasks of digital reform due this year and done by the reference day, in percent. Not known if none is due in the
 * year.
 */
export const digitalReformTasks = indicator({
  id: 'governance.digital-reform-tasks',
  name: { zh: '民政数字化改革任务完成率', en: 'Tasks of digital reform done' },
  formula: yearTasksDone('digital-reform'),
  doubts: [
    {
      zh: '任务清单由谁下达、如何拆分,条文未写明。',
      en: 'Who sets the list of tasks and how finely, the clause does not say.',
    },
  ],
})

/**
 * Data sets collected, of those that are due to be, by the last count of the year, in percent. Not known until the year
 * has a count.
 */
export const dataCollectionRate = indicator({
  id: 'governance.data-collection-rate',
  name: { zh: '民政数据归集率', en: 'Data sets collected' },
  formula: shareReached('data-collection'),
})

/**
 * Records that pass the rules, of the records checked, by the last count of the year, in percent. Not known until the
 * year has a count.
 */
export const dataQualityPassRate = indicator({
  id: 'governance.data-quality-pass-rate',
  name: { zh: '民政数据治理合格率', en: 'Records that pass the rules' },
  lowestLevel: 'township',
  formula: shareReached('data-quality'),
})

/** Data sets shared with other bodies, by the last count of the year; a set shared by two counties counts for each. */
export const dataSetsShared = indicator({
  id: 'governance.data-sets-shared',
  name: { zh: '民政数据共享数', en: 'Data sets shared' },
  formula: total(reached('data-sharing')),
})

/** Digital scenes in use on the reference day: completed and not given up. */
export const digitalScenes = indicator({
  id: 'governance.digital-scenes',
  name: { zh: '民政数字化应用场景数', en: 'Digital scenes in use' },
  formula: total(
    count(governanceProjects, {
      where: allOf(is(project.topic, 'digital-scene'), atMost(project.completedOn, referenceDay)),
    }),
  ),
})

/** Incidents of network or data security in the period, in cases. */
export const securityIncidents = indicator({
  id: 'governance.security-incidents',
  name: { zh: '网络和数据安全事件数', en: 'Incidents of network and data security' },
  better: 'lower',
  formula: total(incidentsOf('network')),
})

/**
 * The mean of three shares: tasks of digital reform done, data sets collected, records that pass the rules; 100 if all
 * is done. Not known if one of them is not.
 */
export const digitalTransformationIndex = indicator({
  id: 'governance.digital-transformation-index',
  name: { zh: '民政数字化转型指数', en: 'Index of digital transformation' },
  unit: 'index',
  time: 'stock',
  formula: composite([{ of: digitalReformTasks }, { of: dataCollectionRate }, { of: dataQualityPassRate }]),
  doubts: [{ zh: '指数构成与权重为建议口径,三项等权。', en: 'Its parts and equal weights are a proposal.' }],
})

/** In the plan’s order. */
export default [
  reformTasksCompletion,
  threeNumberOneTasks,
  reformLandmarkResults,
  bottlenecksResolvedRate,
  civilAffairsRulesIssued,
  leadershipMechanism,
  digitalReformTasks,
  dataCollectionRate,
  dataQualityPassRate,
  dataSetsShared,
  digitalScenes,
  securityIncidents,
  digitalTransformationIndex,
] as const
