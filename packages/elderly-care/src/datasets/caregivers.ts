import { choice, dataset, day, districtCode, money, optional, pseudonym } from '@minzheng/core'

/** Caregivers (养老护理员), one record a person, however many certificates they hold. */
export const caregivers = dataset({
  name: 'caregivers',
  title: { zh: '养老护理员', en: 'Caregivers' },
  counts: 'person',
  fields: {
    caregiver: pseudonym('身份证号', 'Caregiver', { aliases: ['身份证', '身份证号码', '公民身份号码', '证件号码'] }),
    district: districtCode('行政区划代码', 'District code'),
    setting: choice('服务类型', 'Setting', {
      home: { zh: '居家', en: 'home care', aliases: ['居家养老'] },
      community: { zh: '社区', en: 'community care' },
      institution: { zh: '机构', en: 'institution', aliases: ['养老机构'] },
    }),
    employment: choice('用工形式', 'Employment', {
      'full-time': { zh: '专职', en: 'full time', aliases: ['全职'] },
      'part-time': { zh: '兼职', en: 'part time' },
    }),
    certificate: optional(
      choice('证书等级', 'Certificate', {
        'level-5': { zh: '五级', en: 'level 5', aliases: ['五级/初级工', '初级'] },
        'level-4': { zh: '四级', en: 'level 4', aliases: ['四级/中级工', '中级'] },
        'level-3': { zh: '三级', en: 'level 3', aliases: ['三级/高级工', '高级'] },
        'level-2': { zh: '二级', en: 'level 2', aliases: ['二级/技师', '技师'] },
        'level-1': { zh: '一级', en: 'level 1', aliases: ['一级/高级技师', '高级技师'] },
      }),
    ),
    certifiedOn: optional(day('发证日期', 'Certified on')),
    startedOn: day('入职日期', 'Started on'),
    leftOn: optional(day('离职日期', 'Left on')),
  },
  key: ['caregiver'],
  time: { kind: 'stock', from: 'startedOn', to: 'leftOn' },
  dropped: ['姓名', '联系电话'],
})

/** Allowances paid to caregivers for their post (养老护理员岗位津贴), one record a payment. */
export const caregiverAllowances = dataset({
  name: 'caregiver-allowances',
  title: { zh: '养老护理员岗位津贴', en: 'Caregiver allowances' },
  counts: 'case',
  fields: {
    caregiver: pseudonym('身份证号', 'Caregiver', { aliases: ['身份证', '身份证号码', '公民身份号码', '证件号码'] }),
    district: districtCode(),
    paidOn: day('发放日期', 'Paid on'),
    amount: money('发放金额', 'Amount', { aliases: ['津贴金额'] }),
  },
  key: ['caregiver', 'paidOn'],
  time: { kind: 'flow', on: 'paidOn' },
  dropped: ['姓名', '联系电话', '银行账号'],
})
