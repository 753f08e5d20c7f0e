import { choice, dataset, day, districtCode, money, optional, pseudonym } from '@minzheng/core'

/**
 * Who receives the two subsidies for the disabled (残疾人两项补贴): one record a person and subsidy, with the review that is due and what the
 * last one found. Both may be held at once; other allowances exclude them.
 */
export const disabilitySubsidies = dataset({
  name: 'disability-subsidies',
  title: { zh: '残疾人两项补贴', en: 'Subsidies for the disabled' },
  counts: 'case',
  fields: {
    person: pseudonym('身份证号', 'Person', { aliases: ['残疾人证件号码', '证件号码'] }),
    district: districtCode('行政区划代码', 'District code', { aliases: ['乡镇(街道)代码'] }),
    subsidy: choice('补贴类型', 'Subsidy', {
      living: { zh: '困难残疾人生活补贴', en: 'living subsidy', aliases: ['生活补贴'] },
      nursing: { zh: '重度残疾人护理补贴', en: 'nursing subsidy', aliases: ['护理补贴'] },
    }),
    monthlyAmount: money('月补贴金额', 'Monthly amount', { aliases: ['补贴标准'] }),
    startedOn: day('享受起始日期', 'Started on'),
    endedOn: optional(day('停发日期', 'Ended on')),
    reviewDueOn: day('应复核日期', 'Review due on'),
    reviewedOn: optional(day('复核日期', 'Reviewed on')),
    finding: optional(
      choice('复核结果', 'Finding', {
        right: { zh: '发放准确', en: 'paid rightly', aliases: ['准确'] },
        amount: { zh: '金额有误', en: 'wrong amount' },
        person: { zh: '不应享受', en: 'not entitled' },
      }),
    ),
  },
  key: ['person', 'subsidy'],
  time: { kind: 'stock', from: 'startedOn', to: 'endedOn' },
  lowestLevel: 'township',
  dropped: ['姓名', '残疾人证号', '监护人姓名', '联系电话', '家庭住址', '银行账号'],
})
