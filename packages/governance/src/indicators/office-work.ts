import { indicator, milestone, total } from '@minzheng/core'
import { dealtWith, documentsIssued, doneInTime, incidentsOf } from '../measures.js'

/**
 * Office tasks that fell due in the period and were done by then, in percent. Withdrawn ones are left out; not known if
 * none fell due.
 */
export const officeTasksOnTimeRate = indicator({
  id: 'governance.office-tasks-on-time-rate',
  name: { zh: '政务运转任务按时办结率', en: 'Office tasks done in time' },
  formula: doneInTime('office-task'),
})

/** The rules for archives, a task of the city. */
export const archiveRulesImproved = milestone({
  id: 'governance.archive-rules-improved',
  name: { zh: '档案管理制度完善', en: 'Rules for archives improved' },
  lowestLevel: 'city',
})

/** News releases of the period. */
export const newsReleases = indicator({
  id: 'governance.news-releases',
  name: { zh: '新闻宣传发布数', en: 'News releases' },
  formula: documentsIssued(['news']),
})

/** Public concerns raised in the period that have been answered since, in percent. Not known if none was raised. */
export const publicConcernResponseRate = indicator({
  id: 'governance.public-concern-response-rate',
  name: { zh: '社会关切回应率', en: 'Public concerns answered' },
  formula: dealtWith(['concern']),
})

/** Research reports finished in the period. */
export const researchReports = indicator({
  id: 'governance.research-reports',
  name: { zh: '调查研究成果数', en: 'Research reports' },
  formula: documentsIssued(['research']),
})

/**
 * Proposals of deputies and members that fell due in the period and were closed by then, in percent. Withdrawn ones are
 * left out; not known if none fell due.
 */
export const proposalHandlingRate = indicator({
  id: 'governance.proposal-handling-rate',
  name: { zh: '建议提案按时办结率', en: 'Proposals handled in time' },
  formula: doneInTime('proposal'),
})

/**
 * Information that fell due for disclosure in the period and was published by then, in percent (政府信息公开条例 art. 26:
 * within 20 working days). Withdrawn ones are left out; not known if none fell due.
 */
export const disclosureOnTimeRate = indicator({
  id: 'governance.disclosure-on-time-rate',
  name: { zh: '信息公开按时率', en: 'Information disclosed in time' },
  formula: doneInTime('disclosure'),
})

/** Losses and leaks of secrets in the period, in cases. */
export const secrecyIncidents = indicator({
  id: 'governance.secrecy-incidents',
  name: { zh: '失泄密事件数', en: 'Losses and leaks of secrets' },
  better: 'lower',
  formula: total(incidentsOf('secrecy')),
})

/**
 * Petitions that fell due in the period and were closed by then, in percent. Withdrawn ones are left out; not known if
 * none fell due.
 */
export const petitionOnTimeRate = indicator({
  id: 'governance.petition-on-time-rate',
  name: { zh: '信访事项按时办结率', en: 'Petitions closed in time' },
  formula: doneInTime('petition'),
})

/** In the plan’s order. */
export default [
  officeTasksOnTimeRate,
  archiveRulesImproved,
  newsReleases,
  publicConcernResponseRate,
  researchReports,
  proposalHandlingRate,
  disclosureOnTimeRate,
  secrecyIncidents,
  petitionOnTimeRate,
] as const
