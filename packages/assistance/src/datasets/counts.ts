import { activities, dataset, day, districtCode, integer, pseudonym, services, text } from '@minzheng/core'

/** How many are insured with the supplementary insurance (惠民型商业补充保险), of how many who may be, from the day of a count until the next. */
export const huiminInsurance = dataset({
  name: 'huimin-insurance',
  title: { zh: '惠民型商业补充保险参保', en: 'Supplementary insurance' },
  counts: 'case',
  fields: {
    district: districtCode(),
    countedOn: day('统计日期', 'Counted on'),
    insured: integer('参保人数', 'Insured', 'person'),
    eligible: integer('应参保人数', 'Eligible', 'person', { aliases: ['基本医保参保人数'] }),
  },
  key: ['district', 'countedOn'],
  time: { kind: 'policy', from: 'countedOn', series: [] },
  lowestLevel: 'county',
})

/** What is paid by month (救助业务月报): services bought, and the two subsidies for the disabled. */
export const assistanceServices = services({
  name: 'assistance-services',
  title: { zh: '救助业务月报', en: 'Assistance by month' },
  topics: {
    procured: { zh: '政府购买救助服务', en: 'services bought' },
    'living-subsidy': { zh: '困难残疾人生活补贴', en: 'living subsidy' },
    'nursing-subsidy': { zh: '重度残疾人护理补贴', en: 'nursing subsidy' },
  },
  lowestLevel: 'township',
})

/** Open days of the relief stations and publicity. */
export const assistanceActivities = activities({
  name: 'assistance-activities',
  title: { zh: '救助活动', en: 'Assistance activities' },
  topics: {
    'open-day': { zh: '救助管理机构开放日', en: 'open day of a relief station', aliases: ['6.19开放日'] },
    publicity: { zh: '流浪乞讨人员救助政策宣传', en: 'publicity of the aid to vagrants', aliases: ['政策宣传'] },
  },
  lowestLevel: 'county',
})

/** Community rehabilitation for mental illness (精康服务), each time somebody was served. Health data: no more than who, where and when. */
export const jingkangServices = dataset({
  name: 'jingkang-services',
  title: { zh: '精康服务台账', en: 'Community rehabilitation' },
  counts: 'person-time',
  fields: {
    service: text('服务编号', 'Service'),
    person: pseudonym('身份证号', 'Person', { aliases: ['证件号码'] }),
    district: districtCode('行政区划代码', 'District code', { aliases: ['乡镇(街道)代码'] }),
    servedOn: day('服务日期', 'Served on'),
  },
  key: ['service'],
  time: { kind: 'flow', on: 'servedOn' },
  lowestLevel: 'township',
  dropped: ['姓名', '监护人', '联系电话', '诊断'],
})
