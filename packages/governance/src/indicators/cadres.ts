import { allOf, atLeast, indicator, is, milestone, share, sum, total } from '@minzheng/core'
import { governanceTrainings } from '../datasets/index.js'
import { activitiesHeld, shareReached, yearTasksDone } from '../measures.js'

const competenceTested = allOf(
  is(governanceTrainings.col.topic, 'competence'),
  atLeast(governanceTrainings.col.passed, 0),
)

/**
 * Tasks of building the three teams due this year and done by the reference day, in percent. Not known if none is due
 * in the year.
 */
export const threeTeamsTasks = indicator({
  id: 'governance.three-teams-tasks',
  name: { zh: '三支队伍建设任务完成率', en: 'Tasks of building the three teams done' },
  formula: yearTasksDone('three-teams'),
  doubts: [{ zh: '条文未写明是哪三支队伍。', en: 'The clause does not say which three teams.' }],
})

/** Events of the campaign 三专三比三问效 held in the period. */
export const sanzhuanActivityEvents = indicator({
  id: 'governance.sanzhuan-activity-events',
  name: { zh: '“三专三比三问效”活动场次', en: 'Events of “three specialities, three contests, three questions”' },
  formula: activitiesHeld('sanzhuan'),
})

/** The bureau’s plan for its team of cadres, a task of the city. */
export const cadreTeamPlan = milestone({
  id: 'governance.cadre-team-plan',
  name: { zh: '干部队伍建设统筹谋划', en: 'Plan for the team of cadres' },
  lowestLevel: 'city',
})

/** The mechanism that trains and selects good young cadres, a task of the city. */
export const youngCadreMechanism = milestone({
  id: 'governance.young-cadre-mechanism',
  name: { zh: '优秀年轻干部培养选拔机制健全', en: 'Mechanism for young cadres' },
  lowestLevel: 'city',
})

/** Cadres trained at universities in the period. Person-times: a person who came twice counts twice. */
export const cadreUniversityTrainees = indicator({
  id: 'governance.cadre-university-trainees',
  name: { zh: '民政干部综合素质提升高校培训人次', en: 'Cadres trained at universities' },
  formula: total(
    sum(governanceTrainings, governanceTrainings.col.participants, {
      where: is(governanceTrainings.col.topic, 'university'),
    }),
  ),
})

/**
 * Civil-affairs cadres of townships trained so far this year, of all of them, by the last count of the year, in
 * percent. Not known until the year has a count.
 */
export const townshipCadreTrainingRate = indicator({
  id: 'governance.township-cadre-training-rate',
  name: { zh: '乡镇(街道)民政干部分层分类培训覆盖率', en: 'Township cadres trained' },
  lowestLevel: 'township',
  formula: shareReached('township-cadres'),
})

/** Good young cadres trained in the period. Person-times: a person who came twice counts twice. */
export const youngCadreTrainees = indicator({
  id: 'governance.young-cadre-trainees',
  name: { zh: '优秀年轻干部主题培训人次', en: 'Young cadres trained' },
  formula: total(
    sum(governanceTrainings, governanceTrainings.col.participants, {
      where: is(governanceTrainings.col.topic, 'young-cadres'),
    }),
  ),
})

/**
 * Those who passed a test of competence in the period, of those tested, in percent; tests whose result is not stated
 * are left out. Not known if nobody was tested.
 */
export const cadreCompetencePassRate = indicator({
  id: 'governance.cadre-competence-pass-rate',
  name: { zh: '干部队伍专业能力测评合格率', en: 'Cadres who pass the test of competence' },
  formula: share(
    sum(governanceTrainings, governanceTrainings.col.passed, { where: competenceTested }),
    sum(governanceTrainings, governanceTrainings.col.participants, { where: competenceTested }),
  ),
  doubts: [{ zh: '条文未提测评,合格率为建议口径。', en: 'The clause names no test; the pass rate is a proposal.' }],
})

/**
 * Party cadres under regular supervision, of all party cadres, by the last count of the year, in percent. Not known
 * until the year has a count.
 */
export const cadreSupervisionRate = indicator({
  id: 'governance.cadre-supervision-rate',
  name: { zh: '党员干部监督覆盖率', en: 'Party cadres under regular supervision' },
  formula: shareReached('cadre-supervision'),
})

/** The rules for managing and teaching cadres, a task of the city. */
export const cadreRulesImproved = milestone({
  id: 'governance.cadre-rules-improved',
  name: { zh: '干部管理教育制度完善', en: 'Rules for cadres improved' },
  lowestLevel: 'city',
})

/** The system by which cadres are assessed, a task of the city. */
export const cadreAssessmentSystem = milestone({
  id: 'governance.cadre-assessment-system',
  name: { zh: '干部考核评价体系优化', en: 'System of assessing cadres improved' },
  lowestLevel: 'city',
})

/** The reform of bodies, posts and staff; for the city, the least advanced county. */
export const bureauReformDone = milestone({
  id: 'governance.bureau-reform-done',
  name: { zh: '机构改革及机构设置、人员编制优化', en: 'Reform of bodies and posts' },
  every: 'county',
})

/** In the plan’s order. */
export default [
  threeTeamsTasks,
  sanzhuanActivityEvents,
  cadreTeamPlan,
  youngCadreMechanism,
  cadreUniversityTrainees,
  townshipCadreTrainingRate,
  youngCadreTrainees,
  cadreCompetencePassRate,
  cadreSupervisionRate,
  cadreRulesImproved,
  cadreAssessmentSystem,
  bureauReformDone,
] as const
