import { choice, dataset, day, districtCode, flag, optional, pseudonym } from '@minzheng/core'

/**
 * Who receives which of the two subsidies for disabled persons (残疾人两项补贴), one record for each, with its last review.
 */
export const disabilitySubsidies = dataset({
  name: 'disability-subsidies',
  title: { zh: '残疾人两项补贴对象', en: 'Recipients of disability subsidies' },
  counts: 'case',
  fields: {
    person: pseudonym('身份证号', 'Person', { aliases: ['身份证号码', '残疾人证号'] }),
    district: districtCode(),
    subsidy: choice('补贴类型', 'Subsidy', {
      living: { zh: '困难残疾人生活补贴', en: 'living subsidy', aliases: ['生活补贴'] },
      nursing: { zh: '重度残疾人护理补贴', en: 'nursing subsidy', aliases: ['护理补贴'] },
    }),
    startedOn: day('享受起始日期', 'Started on'),
    endedOn: optional(day('停发日期', 'Ended on')),
    reviewDueOn: optional(day('应复核日期', 'Review due on')),
    reviewedOn: optional(day('复核日期', 'Reviewed on')),
    foundRight: optional(flag('复核发放是否准确', 'Found right on review')),
  },
  key: ['person', 'subsidy', 'startedOn'],
  time: { kind: 'stock', from: 'startedOn', to: 'endedOn' },
  dropped: ['姓名', '联系电话', '家庭住址', '银行账号'],
})
