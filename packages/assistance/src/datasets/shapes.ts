import { activities, documents, services } from '@minzheng/core'

/** Activities of the relief stations: open days and publicity. */
export const assistanceActivities = activities({
  name: 'assistance-activities',
  title: { zh: '救助管理活动', en: 'Activities of relief stations' },
  topics: {
    'open-day': { zh: '开放日', en: 'open day', aliases: ['6.19开放日', '机构开放日'] },
    publicity: { zh: '政策宣传', en: 'publicity', aliases: ['救助政策宣传'] },
  },
})

/**
 * The results of the work, each with the document that proves it: brands, cases, results, items of the project list.
 */
export const assistanceResults = documents({
  name: 'assistance-results',
  title: { zh: '社会救助成果', en: 'Results of assistance work' },
  topics: {
    'county-brand': { zh: '区县特色救助品牌', en: 'brand of a county', aliases: ['特色品牌'] },
    'charity-model': { zh: '政府+慈善综合救助模式', en: 'model of government and charity', aliases: ['综合救助模式'] },
    digital: { zh: '数字化应用成果', en: 'digital result in use', aliases: ['数字化成果'] },
    landmark: { zh: '标志性成果', en: 'landmark result', aliases: ['可复制可推广成果'] },
    case: { zh: '助联体优秀案例', en: 'excellent case', aliases: ['优秀案例'] },
    'service-brand': { zh: '救助服务优秀品牌', en: 'excellent service brand', aliases: ['优秀品牌'] },
    'project-list': { zh: '救助帮扶项目清单项目', en: 'item of the project list', aliases: ['清单项目'] },
  },
})

/** Payments by month: services bought by government, and the two subsidies for disabled persons (残疾人两项补贴). */
export const assistanceServices = services({
  name: 'assistance-services',
  title: { zh: '救助服务与补贴月报', en: 'Assistance payments by month' },
  topics: {
    procurement: { zh: '政府购买救助服务', en: 'services bought by government', aliases: ['购买服务'] },
    living: { zh: '困难残疾人生活补贴', en: 'living subsidy', aliases: ['生活补贴'] },
    nursing: { zh: '重度残疾人护理补贴', en: 'nursing subsidy', aliases: ['护理补贴'] },
  },
})
