import { allOf, atMost, byValue, count, indicator, is, milestone, referenceDay, share, total } from '@minzheng/core'
import { governanceDocuments } from '../datasets/index.js'
import { documentsIssued, documentsWith, incidentsOf, inspectionsPassed } from '../measures.js'

const isStandard = is(governanceDocuments.col.kind, 'standard')

/** Acts of the bureaus corrected in review or court in the period, in cases. */
export const administrationByLawViolations = indicator({
  id: 'governance.administration-by-law-violations',
  name: { zh: '行政复议诉讼纠错数', en: 'Acts corrected in review or court' },
  better: 'lower',
  formula: total(incidentsOf('corrected-act')),
  doubts: [
    {
      zh: '条文未列指标,以纠错数衡量为建议口径。',
      en: 'The clause names no figure; counting corrected acts is a proposal.',
    },
  ],
})

/**
 * Major decisions of the period made by the procedure, of those for which it is stated, in percent. Not known if none
 * was made.
 */
export const decisionProcedureRate = indicator({
  id: 'governance.decision-procedure-rate',
  name: { zh: '重大行政决策程序落实率', en: 'Major decisions made by the procedure' },
  formula: documentsWith(governanceDocuments.col.procedureFollowed, is(governanceDocuments.col.kind, 'decision')),
})

/**
 * Documents issued in the period that were reviewed for legality, of those that need it, in percent. Not known if none
 * needs it.
 */
export const legalityReviewRate = indicator({
  id: 'governance.legality-review-rate',
  name: { zh: '合法性审查率', en: 'Documents reviewed for legality' },
  formula: documentsWith(governanceDocuments.col.legalityReviewed),
})

/**
 * Documents issued in the period that were reviewed for fair competition, of those that need it, in percent. Not known
 * if none needs it.
 */
export const fairCompetitionReviewRate = indicator({
  id: 'governance.fair-competition-review-rate',
  name: { zh: '公平竞争审查率', en: 'Documents reviewed for fair competition' },
  formula: documentsWith(governanceDocuments.col.competitionReviewed),
})

/** Administrative acts checked in the period and found in order, in percent. Not known if none was checked. */
export const administrativeActComplianceRate = indicator({
  id: 'governance.administrative-act-compliance-rate',
  name: { zh: '行政行为规范率', en: 'Administrative acts in order' },
  formula: inspectionsPassed('administrative-act'),
})

/** The mechanism that supervises enforcement; for the city, the least advanced county. */
export const enforcementSupervisionMechanism = milestone({
  id: 'governance.enforcement-supervision-mechanism',
  name: { zh: '行政执法监督机制强化', en: 'Mechanism that supervises enforcement' },
  every: 'county',
})

/** Case files of enforcement reviewed in the period and found in order, in percent. Not known if none was reviewed. */
export const enforcementQualityRate = indicator({
  id: 'governance.enforcement-quality-rate',
  name: { zh: '行政执法案卷合格率', en: 'Case files of enforcement in order' },
  formula: inspectionsPassed('enforcement-file'),
})

/** Standards issued in the period, also by field. */
export const keyStandardsDeveloped = indicator({
  id: 'governance.key-standards-developed',
  name: { zh: '重点领域标准研制数', en: 'Standards issued' },
  formula: documentsIssued(['standard']),
  by: { field: byValue(governanceDocuments, governanceDocuments.col.field) },
})

/** Standards put to use by the reference day, of those in force then, in percent. Not known if none is in force. */
export const keyStandardsImplementedRate = indicator({
  id: 'governance.key-standards-implemented-rate',
  name: { zh: '重点领域标准实施率', en: 'Standards put to use' },
  formula: share(
    count(governanceDocuments, {
      where: allOf(isStandard, atMost(governanceDocuments.col.implementedOn, referenceDay)),
    }),
    count(governanceDocuments, { where: isStandard }),
  ),
})

/** In the plan’s order. */
export default [
  administrationByLawViolations,
  decisionProcedureRate,
  legalityReviewRate,
  fairCompetitionReviewRate,
  administrativeActComplianceRate,
  enforcementSupervisionMechanism,
  enforcementQualityRate,
  keyStandardsDeveloped,
  keyStandardsImplementedRate,
] as const
