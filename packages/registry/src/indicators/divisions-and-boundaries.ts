import { allOf, atMost, byValue, count, indicator, is, referenceDay, share, total } from '@minzheng/core'
import { boundaryLines, registryMatters, registryProjects } from '../datasets/index.js'
import { closed, completed, dueThisYear, matterOf, projectOf, projectsCompleted } from '../measures.js'

/**
 * Tasks of the ruling on divisions and of the province's ruling that are done by the last day, in percent of all of
 * them. Not known if none is set.
 */
export const divisionTaskCompletion = indicator({
  id: 'registry.division-opinion-completion',
  name: { zh: '行政区划工作意见及省实施意见落实率', en: 'Tasks of the ruling on divisions done' },
  formula: share(
    count(registryProjects, { where: allOf(projectOf('division-task'), completed) }),
    count(registryProjects, { where: projectOf('division-task') }),
  ),
})

/** Studies of the planning and strategy of divisions completed in the period. */
export const divisionStudies = indicator({
  id: 'registry.division-studies',
  name: { zh: '行政区划统筹规划和战略研究数', en: 'Studies of divisions' },
  lowestLevel: 'city',
  formula: total(projectsCompleted('division-study')),
})

/**
 * Changes of townships and villages that came into force in the period. Shown for observation only: the plan does not
 * say that more is better.
 */
export const divisionChanges = indicator({
  id: 'registry.division-changes',
  name: { zh: '基层行政区划调整数', en: 'Changes of local divisions' },
  lowestLevel: 'township',
  formula: total(count(registryMatters, { where: matterOf('division-change'), on: registryMatters.col.closedOn })),
  doubts: [{ zh: '调整多少不代表好坏，仅作监测', en: 'more changes are neither better nor worse; for watching only' }],
})

const relocations = (byRule: boolean) =>
  count(registryMatters, {
    where: byRule
      ? allOf(matterOf('seat-relocation'), is(registryMatters.col.byRule, true))
      : matterOf('seat-relocation'),
    on: registryMatters.col.closedOn,
  })

/**
 * Relocations of a government seat handled by rule, in percent of those closed in the period. Not known if none was
 * closed.
 */
export const seatRelocationComplianceRate = indicator({
  id: 'registry.seat-relocation-compliance-rate',
  name: { zh: '政府驻地迁移管理规范率', en: 'Relocations of government seats handled by rule' },
  lowestLevel: 'township',
  formula: share(relocations(true), relocations(false)),
})

/**
 * Boundary lines inspected in the present round by the last day, in percent of those due by the year's end (行政区域界线管理条例
 * art. 12: every five years). Not known if none is due.
 */
export const boundaryInspectionRate = indicator({
  id: 'registry.boundary-inspection-round5-rate',
  name: { zh: '第五轮界线联检完成率', en: 'Boundary lines inspected in the fifth round' },
  formula: share(
    count(boundaryLines, { where: allOf(dueThisYear, atMost(boundaryLines.col.inspectedOn, referenceDay)) }),
    count(boundaryLines, { where: dueThisYear }),
  ),
  by: { rank: byValue(boundaryLines, boundaryLines.col.rank) },
  doubts: [{ zh: '分母按本年底前应检界线理解', en: 'what is due is read as: due by the end of the year' }],
})

/**
 * Boundary lines up to the standard of a peaceful boundary, in percent of all lines; a line not yet judged does not
 * meet it. Not known if there is no line.
 */
export const peacefulBoundaryRate = indicator({
  id: 'registry.peaceful-boundary-rate',
  name: { zh: '平安边界建设达标率', en: 'Peaceful boundary lines' },
  formula: share(count(boundaryLines, { where: is(boundaryLines.col.peaceful, true) }), count(boundaryLines)),
  by: { rank: byValue(boundaryLines, boundaryLines.col.rank) },
})

/**
 * Risks at boundaries that have been resolved, in percent of those found in the period. Not known if none was found.
 */
export const boundaryRisksResolvedRate = indicator({
  id: 'registry.boundary-risks-resolved-rate',
  name: { zh: '边界地区风险化解率', en: 'Risks at boundaries resolved' },
  formula: share(
    count(registryMatters, { where: allOf(matterOf('boundary-risk'), closed) }),
    count(registryMatters, { where: matterOf('boundary-risk') }),
  ),
})

/** In the plan’s order. */
export default [
  divisionTaskCompletion,
  divisionStudies,
  divisionChanges,
  seatRelocationComplianceRate,
  boundaryInspectionRate,
  peacefulBoundaryRate,
  boundaryRisksResolvedRate,
] as const
