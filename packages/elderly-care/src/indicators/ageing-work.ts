import {
  allOf,
  count,
  coverage,
  indicator,
  milestone,
  olderPersonsOf,
  populationBases,
  share,
  total,
} from '@minzheng/core'
import { elderlyCareCases, elderlyCareInspections } from '../datasets/index.js'
import { caseOf, closed, headCount, inspectionOf, participantsOf, projectsDone, projectsOnFile } from '../measures.js'

/**
 * Persons aged 60 or over by the count in force (老年人权益保障法 art. 2): registered, or resident. Shown for observation only:
 * the base of the figures per 10,000.
 */
export const elderlyPopulation = indicator({
  id: 'elderly-care.elderly-population',
  name: { zh: '老年人口数', en: 'Older people' },
  lowestLevel: 'township',
  variants: { registered: total(olderPersonsOf('registered')), resident: total(olderPersonsOf('resident')) },
  variantNames: populationBases,
  doubts: [
    { zh: '户籍还是常住口径未明，默认户籍', en: 'registered or resident is not said; registered by default' },
    { zh: '人数多少不代表好坏，仅作监测', en: 'more is neither better nor worse; for watching only' },
  ],
})

/**
 * The share of counties that have started the model of care at the doorstep and not given it up. A county has it or
 * not: 100 or 0.
 */
export const doorstepCareModelCoverage = indicator({
  id: 'elderly-care.doorstep-care-model-coverage',
  name: { zh: '“家门口幸福养老”模式推进区县占比', en: 'Counties with care at the doorstep' },
  formula: coverage(projectsOnFile('doorstep-model'), { level: 'county' }),
})

/**
 * The stage that the reform of the bodies for work on ageing has reached in the city and every county; a county without
 * progress has not started.
 */
export const ageingInstitutionReformDone = milestone({
  id: 'elderly-care.ageing-institution-reform-done',
  name: { zh: '老龄工作机构改革任务', en: 'Reform of the bodies for work on ageing' },
  every: 'county',
})

/** The stage of the redefinition of duties for work on ageing and for elderly care, in the city. */
export const ageingDutiesOptimised = milestone({
  id: 'elderly-care.ageing-duties-optimised',
  name: { zh: '老龄和养老服务工作职能优化设置', en: 'Duties for ageing and care set again' },
  lowestLevel: 'city',
})

/**
 * The stage of revising the working rules of the city's committee on ageing (老龄委) and its members' duties; done when
 * issued.
 */
export const ageingCommitteeRulesRevised = milestone({
  id: 'elderly-care.ageing-committee-rules-revised',
  name: { zh: '市老龄委工作规则和成员单位职责修订', en: 'Rules of the committee on ageing revised' },
  lowestLevel: 'city',
})

/** Staff who work on ageing by the count in force (大老龄工作队伍). Each county decides whom it counts. */
export const ageingWorkTeamSize = indicator({
  id: 'elderly-care.ageing-work-team-size',
  name: { zh: '大老龄工作队伍人数', en: 'Staff on ageing' },
  formula: total(headCount('ageing-staff')),
  doubts: [{ zh: '队伍范围未明，以上报为准', en: 'who belongs to the team is not said; what is reported counts' }],
})

/** The stage of straightening out who is in charge of work on ageing, in the city and the counties that report it. */
export const ageingWorkSystemAligned = milestone({
  id: 'elderly-care.ageing-work-system-aligned',
  name: { zh: '老龄工作体制理顺', en: 'Order of work on ageing set straight' },
})

/** Tasks of the care reform (浙里康养) done by the last day, in percent of those set. Not known if none is set. */
export const careReformCompletion = indicator({
  id: 'elderly-care.zheli-kangyang-reform-completion',
  name: { zh: '“浙里康养”集成改革任务完成率', en: 'Tasks of the care reform done' },
  formula: share(projectsDone('reform-task'), projectsOnFile('reform-task')),
})

/** Tasks of the care programme (老有康养优享工程) done by the last day, in percent of those set. Not known if none is set. */
export const careProgrammeCompletion = indicator({
  id: 'elderly-care.laoyoukangyang-project-completion',
  name: { zh: '“老有康养”优享工程任务完成率', en: 'Tasks of the care programme done' },
  formula: share(projectsDone('programme-task'), projectsOnFile('programme-task')),
})

/**
 * Enterprises on file as the silver economy (银发经济) on the last day; one in two counties is counted once in the city.
 */
export const silverEconomyEnterprises = indicator({
  id: 'elderly-care.silver-economy-enterprises',
  name: { zh: '银发经济企业数', en: 'Enterprises of the silver economy' },
  formula: total(participantsOf('silver-economy', 'enterprise')),
  doubts: [
    {
      zh: '银发经济企业名录标准未明，以台账为准',
      en: 'what makes such an enterprise is not said; the register counts',
    },
  ],
})

/** The stage of the yearly report on ageing; done when it is published. */
export const ageingStatisticsPublished = milestone({
  id: 'elderly-care.ageing-statistics-published',
  name: { zh: '老龄事业发展统计监测报告发布', en: 'Statistics of ageing published' },
})

/** Evaluations of work on ageing carried out in the period. */
export const ageingEvaluationsDone = indicator({
  id: 'elderly-care.ageing-evaluations-done',
  name: { zh: '老龄事业评估监管次数', en: 'Evaluations of work on ageing' },
  formula: total(count(elderlyCareInspections, { where: inspectionOf('ageing-evaluation') })),
})

/**
 * Cases of older persons' rights that have been closed, in percent of those received in the period. Not known if none
 * was received.
 */
export const elderlyRightsCasesResolvedRate = indicator({
  id: 'elderly-care.elderly-rights-cases-resolved-rate',
  name: { zh: '老年人权益保障事项办结率', en: 'Cases of older persons’ rights closed' },
  formula: share(
    count(elderlyCareCases, { where: allOf(caseOf('rights'), closed) }),
    count(elderlyCareCases, { where: caseOf('rights') }),
  ),
})

/** In the plan’s order. */
export default [
  elderlyPopulation,
  doorstepCareModelCoverage,
  ageingInstitutionReformDone,
  ageingDutiesOptimised,
  ageingCommitteeRulesRevised,
  ageingWorkTeamSize,
  ageingWorkSystemAligned,
  careReformCompletion,
  careProgrammeCompletion,
  silverEconomyEnterprises,
  ageingStatisticsPublished,
  ageingEvaluationsDone,
  elderlyRightsCasesResolvedRate,
] as const
