import { count, indicator, is, isNull, milestone, not, share, sum, total } from '@minzheng/core'
import { childCases, childDirectorSubsidies, childOrganisations } from '../datasets/index.js'
import { adoptions, inOffice, rightsCases, trainedThisYear } from '../measures.js'

/**
 * The share of the child supervisors in office who were trained in the year, in percent. Not known if there is none.
 */
export const childSupervisorTrainingRate = indicator({
  id: 'child-welfare.child-supervisor-training-rate',
  name: { zh: '儿童督导员培训覆盖率', en: 'Child supervisors trained' },
  lowestLevel: 'township',
  formula: share(inOffice('supervisor', trainedThisYear), inOffice('supervisor')),
})

/** The share of the child directors in office who were trained in the year, in percent. Not known if there is none. */
export const childDirectorTrainingRate = indicator({
  id: 'child-welfare.child-director-training-rate',
  name: { zh: '儿童主任培训覆盖率', en: 'Child directors trained' },
  lowestLevel: 'village',
  formula: share(inOffice('director', trainedThisYear), inOffice('director')),
})

/** Subsidies paid to child directors in the period, in yuan. */
export const childDirectorSubsidyAmount = indicator({
  id: 'child-welfare.child-director-subsidy-amount',
  name: { zh: '儿童主任补助金额', en: 'Subsidies to child directors' },
  lowestLevel: 'township',
  formula: total(sum(childDirectorSubsidies, childDirectorSubsidies.col.amount)),
  doubts: [
    {
      zh: '“加大力度”指总额还是人均标准提高?这里为总额。',
      en: 'Is it the sum or the rate per director that is to rise? Here the sum is counted.',
    },
  ],
})

/** Social organisations for children on the register at the end of the period. */
export const childSocialOrganisations = indicator({
  id: 'child-welfare.child-social-organisations',
  name: { zh: '儿童类社会组织数', en: 'Social organisations for children' },
  formula: total(count(childOrganisations)),
})

/**
 * The share of social organisations for children that meet the standard of professional service, in percent. Not known
 * if there is none.
 */
export const childSoProfessionalRate = indicator({
  id: 'child-welfare.child-so-professional-rate',
  name: { zh: '儿童类社会组织专业化服务达标率', en: 'Professional organisations for children' },
  formula: share(
    count(childOrganisations, { where: is(childOrganisations.col.professional, true) }),
    count(childOrganisations),
  ),
  doubts: [{ zh: '专业化服务能力的标准未写明。', en: 'No standard of professional service is named.' }],
})

/**
 * Adoptions registered in the period, in cases (件), counted on the day of registration. Very small counts: do not
 * publish them by county.
 */
export const adoptionRegistrations = indicator({
  id: 'child-welfare.adoption-registrations',
  name: { zh: '收养登记件数', en: 'Adoptions registered' },
  formula: total(adoptions()),
})

/**
 * The share of the adoptions registered in the period with every step and paper in order, in percent. Not known if none
 * was registered.
 */
export const adoptionComplianceRate = indicator({
  id: 'child-welfare.adoption-compliance-rate',
  name: { zh: '收养登记规范率', en: 'Adoptions in order' },
  formula: share(adoptions(is(childCases.col.compliant, true)), adoptions()),
})

/** Detailed rules for adoption: the stage they have reached in the city. Done when issued. */
export const adoptionProcedureIssued = milestone({
  id: 'child-welfare.adoption-procedure-issued',
  name: { zh: '收养操作规程细化', en: 'Detailed rules for adoption' },
  lowestLevel: 'city',
})

/**
 * Of the cases of children's rights received in the period, the share that has been closed since, in percent; so it may
 * still rise after the period.
 */
export const childRightsCasesResolvedRate = indicator({
  id: 'child-welfare.child-rights-cases-resolved-rate',
  name: { zh: '儿童权益问题办结率', en: 'Cases of children’s rights closed' },
  formula: share(rightsCases(not(isNull(childCases.col.closedOn))), rightsCases()),
})

/** In the plan’s order. */
export default [
  childSupervisorTrainingRate,
  childDirectorTrainingRate,
  childDirectorSubsidyAmount,
  childSocialOrganisations,
  childSoProfessionalRate,
  adoptionRegistrations,
  adoptionComplianceRate,
  adoptionProcedureIssued,
  childRightsCasesResolvedRate,
] as const
