import { allOf, byValue, count, distinct, indicator, is, oneOf, share, total } from '@minzheng/core'
import { annualInspections, organisationEvents, registryMatters } from '../datasets/index.js'
import { closed, eventOf, matterOf, stillRegistered } from '../measures.js'

const { party, cleanCharter, kind } = annualInspections.col

/**
 * Party organisations up to the standard, in percent of all party organisations in registered organisations, as each
 * one's latest inspection says. Not known if there is none.
 */
export const partyOrganisationsUpToStandardRate = indicator({
  id: 'registry.so-party-standard-rate',
  name: { zh: '社会组织党组织规范化率', en: 'Party organisations of social organisations up to the standard' },
  formula: share(
    count(annualInspections, { where: allOf(is(party, 'standard'), stillRegistered) }),
    count(annualInspections, { where: allOf(oneOf(party, ['standard', 'below-standard']), stillRegistered) }),
  ),
  by: { kind: byValue(annualInspections, kind) },
})

/**
 * Candidates for leader who have been vetted by rule, in percent of those proposed in the period (社会组织负责人人选审核办法).
 * Not known if none was proposed.
 */
export const leaderVettingRate = indicator({
  id: 'registry.so-leader-vetting-rate',
  name: { zh: '社会组织负责人人选审核率', en: 'Leader candidates vetted' },
  formula: share(
    count(registryMatters, {
      where: allOf(matterOf('leader-candidate'), closed, is(registryMatters.col.byRule, true)),
    }),
    count(registryMatters, { where: matterOf('leader-candidate') }),
  ),
  doubts: [
    {
      zh: '审核不通过的人选是否计入已审核未明，默认计入',
      en: 'whether candidates who were refused count as vetted is not said; they do',
    },
  ],
})

/** Organisations that were evaluated by the provincial clean-building index up to the last day, each once. */
export const organisationsEvaluatedByCleanIndex = indicator({
  id: 'registry.so-clean-index-applied',
  name: {
    zh: '《浙江省清廉社会组织建设评价指标》应用社会组织数',
    en: 'Organisations evaluated by the clean-building index',
  },
  formula: total(
    distinct(organisationEvents, organisationEvents.col.subject, 'organisation', { where: eventOf('clean-index') }),
  ),
})

/**
 * Registered organisations whose charter mentions clean building, in percent of those whose latest inspection states
 * it. Not known if none states it.
 */
export const cleanCharterRate = indicator({
  id: 'registry.so-clean-charter-rate',
  name: { zh: '清廉建设内容入章率', en: 'Charters with clean-building content' },
  formula: share(
    count(annualInspections, { where: allOf(is(cleanCharter, true), stillRegistered) }),
    count(annualInspections, { where: allOf(oneOf(cleanCharter, [true, false]), stillRegistered) }),
  ),
  by: { kind: byValue(annualInspections, kind) },
})

/** Organisations named a clean model and not withdrawn by the last day, each once. */
export const cleanModels = indicator({
  id: 'registry.so-clean-models',
  name: { zh: '清廉社会组织范例数', en: 'Clean model organisations' },
  formula: total(
    distinct(organisationEvents, organisationEvents.col.subject, 'organisation', { where: eventOf('clean-model') }),
  ),
})

/** In the plan’s order. */
export default [
  partyOrganisationsUpToStandardRate,
  leaderVettingRate,
  organisationsEvaluatedByCleanIndex,
  cleanCharterRate,
  cleanModels,
] as const
