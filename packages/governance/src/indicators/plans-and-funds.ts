import {
  allOf,
  anyOf,
  count,
  indicator,
  is,
  isNull,
  milestone,
  minus,
  moreThan,
  oneOf,
  referenceDay,
  share,
  sum,
  total,
} from '@minzheng/core'
import { governanceInspections, governanceProjects, specialFunds } from '../datasets/index.js'
import { auditedThisYear, evaluatedThisYear, inspectedThisYear, stepsInTime, yearTasksDone } from '../measures.js'

const project = governanceProjects.col
const isLottery = is(specialFunds.col.source, 'lottery')
const ofFunds = oneOf(governanceInspections.col.topic, ['special-fund', 'lottery-fund'])

/**
 * Tasks of the work plan due this year and done by the reference day, in percent. Not known if none is due in the year.
 */
export const planTasksCompletedRate = indicator({
  id: 'governance.plan-tasks-completed-rate',
  name: { zh: '年度任务完成率', en: 'Tasks of the work plan done' },
  formula: yearTasksDone('plan-task'),
})

/**
 * Steps of the year’s projects that have fallen due and were done in time, in percent. Not known if none has fallen
 * due.
 */
export const planProjectsOnScheduleRate = indicator({
  id: 'governance.plan-projects-on-schedule-rate',
  name: { zh: '项目按期推进率', en: 'Project steps done in time' },
  formula: stepsInTime('plan-project-step'),
  doubts: [{ zh: '“按期”以节点是否按时完成衡量。', en: '“On schedule” is read as steps done by their day.' }],
})

/** The studies for the fifteenth five-year plan, a task of the city. */
export const fifteenthPlanPrestudy = milestone({
  id: 'governance.fifteenth-plan-prestudy',
  name: { zh: '“十五五”规划前期研究', en: 'Studies for the fifteenth five-year plan' },
  lowestLevel: 'city',
  doubts: [{ zh: '“适时”未给出期限。', en: '“In due time” sets no day.' }],
})

/** The library of projects in reserve, a task of the city. */
export const reserveProjectLibrary = milestone({
  id: 'governance.reserve-project-library',
  name: { zh: '民政领域储备项目库建立', en: 'Library of projects in reserve' },
  lowestLevel: 'city',
})

/** Projects in the reserve library on the reference day: on file, not given up and not carried out yet. */
export const reserveProjects = indicator({
  id: 'governance.reserve-projects',
  name: { zh: '储备项目数', en: 'Projects in reserve' },
  formula: total(
    count(governanceProjects, {
      where: allOf(
        is(project.topic, 'reserve'),
        anyOf(isNull(project.completedOn), moreThan(project.completedOn, referenceDay)),
      ),
    }),
  ),
})

/** Projects applied for in the period. */
export const projectsApplied = indicator({
  id: 'governance.projects-applied',
  name: { zh: '申报项目数', en: 'Projects applied for' },
  formula: total(count(governanceProjects, { where: is(project.topic, 'application'), on: project.startedOn })),
})

/**
 * Investment in service facilities completed in the period, in 10,000 yuan: the whole sum in the month of completion.
 */
export const serviceFacilityInvestment = indicator({
  id: 'governance.service-facility-investment',
  name: { zh: '民政服务设施建设投资额', en: 'Investment in service facilities' },
  unit: '10k-yuan',
  formula: total(
    sum(governanceProjects, project.investment, {
      where: is(project.topic, 'facility-construction'),
      on: project.completedOn,
    }),
  ),
  doubts: [
    {
      zh: '项目名册不含月度完成投资额,在建项目的投资待竣工时计入。',
      en: 'The register holds no monthly investment, so projects being built count when they are completed.',
    },
  ],
})

/**
 * The share of special funds in use that were inspected in the year, in percent; funds, not money. Not known if no fund
 * is in use.
 */
export const specialFundInspectionCoverage = indicator({
  id: 'governance.special-fund-inspection-coverage',
  name: { zh: '民政专项资金检查覆盖率', en: 'Special funds inspected' },
  formula: share(count(specialFunds, { where: inspectedThisYear }), count(specialFunds)),
})

/**
 * The share of special funds in use whose effect was evaluated in the year, in percent; funds, not money. Not known if
 * no fund is in use.
 */
export const specialFundEvaluationCoverage = indicator({
  id: 'governance.special-fund-evaluation-coverage',
  name: { zh: '民政专项资金绩效评价覆盖率', en: 'Special funds evaluated' },
  formula: share(count(specialFunds, { where: evaluatedThisYear }), count(specialFunds)),
  doubts: [
    {
      zh: '“全覆盖”按资金项数计,是否按金额或按单位计待确认。',
      en: '“All” is read as every fund; by money or by unit would be other readings.',
    },
  ],
})

/**
 * The share of welfare lottery funds in use that were audited in the year, in percent; funds, not money. Not known if
 * none is in use.
 */
export const lotteryFundAuditCoverage = indicator({
  id: 'governance.lottery-fund-audit-coverage',
  name: { zh: '福彩公益金监督审计覆盖率', en: 'Welfare lottery funds audited' },
  formula: share(
    count(specialFunds, { where: allOf(isLottery, auditedThisYear) }),
    count(specialFunds, { where: isLottery }),
  ),
  doubts: [
    {
      zh: '“全覆盖”按资金项数计,是否按金额或按单位计待确认。',
      en: '“All” is read as every fund; by money or by unit would be other readings.',
    },
  ],
})

/**
 * Money of welfare lottery funds that was found in order, of the money audited this year, in percent. Not known if none
 * was audited.
 */
export const lotteryFundComplianceRate = indicator({
  id: 'governance.lottery-fund-compliance-rate',
  name: { zh: '福彩公益金规范使用率', en: 'Welfare lottery money used in order' },
  formula: share(
    minus(
      sum(specialFunds, specialFunds.col.auditedAmount, { where: allOf(isLottery, auditedThisYear) }),
      sum(specialFunds, specialFunds.col.irregularAmount, { where: allOf(isLottery, auditedThisYear) }),
    ),
    sum(specialFunds, specialFunds.col.auditedAmount, { where: allOf(isLottery, auditedThisYear) }),
  ),
})

/**
 * Problems put right, of those that inspections and audits of funds found in the period, in percent. Not known if none
 * was found.
 */
export const fundIssueFixedRate = indicator({
  id: 'governance.fund-issue-fixed-rate',
  name: { zh: '民政资金问题整改率', en: 'Problems with funds put right' },
  formula: share(
    sum(governanceInspections, governanceInspections.col.rectified, { where: ofFunds }),
    sum(governanceInspections, governanceInspections.col.problems, { where: ofFunds }),
  ),
})

/** In the plan’s order. */
export default [
  planTasksCompletedRate,
  planProjectsOnScheduleRate,
  fifteenthPlanPrestudy,
  reserveProjectLibrary,
  reserveProjects,
  projectsApplied,
  serviceFacilityInvestment,
  specialFundInspectionCoverage,
  specialFundEvaluationCoverage,
  lotteryFundAuditCoverage,
  lotteryFundComplianceRate,
  fundIssueFixedRate,
] as const
