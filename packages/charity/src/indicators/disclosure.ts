import { byValue, indicator, milestone, share } from '@minzheng/core'
import { charitySupervision } from '../datasets/index.js'
import {
  charitiesAndTrustees,
  charitiesChecked,
  checksInOrder,
  checksOfDisclosure,
  nationalPublishers,
  onRegister,
  provincialPublishers,
  publishers,
  sunshineTasks,
  sunshineTasksDone,
  trainedInDisclosure,
  trustees,
  trusteesChecked,
} from '../measures.js'

/**
 * Tasks of the provincial sunshine charity programme that are completed, in percent of those taken on and not given up.
 * Not known if none is on record.
 */
export const sunshineCharityCompletion = indicator({
  id: 'charity.sunshine-charity-plan-completion',
  name: { zh: '阳光慈善工程实施方案任务完成率', en: 'Tasks of the sunshine charity programme completed' },
  formula: share(sunshineTasksDone, sunshineTasks),
  doubts: [
    {
      zh: '实施方案的任务清单未公布,以各地录入的任务为准',
      en: 'the list of tasks is not in the plan; those that each district has entered are taken',
    },
  ],
})

/**
 * Charities and trustees trained in disclosure within the period, each once, in percent of those on file; a charity
 * that is a trustee is in the denominator once. Not known if none is on file.
 */
export const disclosureTrainingRate = indicator({
  id: 'charity.charity-disclosure-training-rate',
  name: { zh: '慈善组织和信托受托人信息公开培训覆盖率', en: 'Charities and trustees trained in disclosure' },
  formula: share(trainedInDisclosure, charitiesAndTrustees),
})

/**
 * Charities whose disclosure was checked within the period, each once, in percent of those on the register. Not known
 * if there is none.
 */
export const charityInspectionRate = indicator({
  id: 'charity.charity-disclosure-inspection-rate',
  name: { zh: '慈善组织信息公开专项检查覆盖率', en: 'Charities whose disclosure was checked' },
  formula: share(charitiesChecked, onRegister),
})

/**
 * Trustees whose disclosure was checked within the period, each once, in percent of those on file. Not known if there
 * is none.
 */
export const trusteeInspectionRate = indicator({
  id: 'charity.trustee-disclosure-inspection-rate',
  name: { zh: '慈善信托受托人信息公开专项检查覆盖率', en: 'Trustees whose disclosure was checked' },
  formula: share(trusteesChecked, trustees),
})

/**
 * Checks of disclosure that found it in order, in percent of those with an outcome. Not known if nothing was checked.
 */
export const disclosureComplianceRate = indicator({
  id: 'charity.charity-disclosure-compliance-rate',
  name: { zh: '慈善信息公开合规率', en: 'Checks that found disclosure in order' },
  formula: share(checksInOrder, checksOfDisclosure),
  by: { role: byValue(charitySupervision, charitySupervision.col.role) },
  doubts: [
    {
      zh: '整改后复查合格是否改判原检查未明,默认每次检查各计一次',
      en: 'whether a passed re-check changes the outcome of the first is not said; each check counts on its own',
    },
  ],
})

/**
 * Charities that published something on a platform within the period, each once, in percent of those on the register;
 * publishing there is a duty (慈善法 art. 75). Not known if there is none.
 */
export const platformUseRate = indicator({
  id: 'charity.charity-platform-use-rate',
  name: { zh: '“慈善中国”“浙里有善”平台使用率', en: 'Charities using the platforms' },
  variants: {
    either: share(publishers, onRegister),
    national: share(nationalPublishers, onRegister),
    provincial: share(provincialPublishers, onRegister),
  },
  variantNames: {
    either: { zh: '任一平台', en: 'either platform' },
    national: { zh: '慈善中国', en: 'the national platform' },
    provincial: { zh: '浙里有善', en: 'the platform of the province' },
  },
  doubts: [
    {
      zh: '“使用”的标准未明,默认期内在任一平台发布过信息即为使用',
      en: 'what counts as use is not said; having published on either platform within the period does',
    },
  ],
})

/** The stage of the lasting mechanism for good faith in charity (诚信建设长效机制), at the city bureau. */
export const charityCreditMechanism = milestone({
  id: 'charity.charity-credit-mechanism',
  name: { zh: '慈善行业诚信建设长效机制', en: 'Lasting mechanism for good faith in charity' },
  lowestLevel: 'city',
})

/** In the plan’s order. */
export default [
  sunshineCharityCompletion,
  disclosureTrainingRate,
  charityInspectionRate,
  trusteeInspectionRate,
  disclosureComplianceRate,
  platformUseRate,
  charityCreditMechanism,
] as const
