import { choice, dataset, day, districtCode, flag, optional, text } from '@minzheng/core'

/**
 * Documents of the bureaus (制度、决策、标准、成果), each in force from the day it was issued until it was repealed. A review is
 * stated for the documents that need it, and not stated for the others.
 */
export const governanceDocuments = dataset({
  name: 'governance-documents',
  title: { zh: '文件与成果', en: 'Documents and results' },
  counts: 'item',
  fields: {
    document: text('文号', 'Document', { aliases: ['编号'] }),
    district: districtCode(),
    kind: choice('文件类型', 'Kind', {
      rule: { zh: '工作制度', en: 'working rule', aliases: ['制度'] },
      normative: { zh: '行政规范性文件', en: 'normative document', aliases: ['规范性文件'] },
      decision: { zh: '重大行政决策', en: 'major administrative decision' },
      standard: { zh: '标准', en: 'standard', aliases: ['地方标准'] },
      research: { zh: '调研报告', en: 'research report' },
      landmark: { zh: '改革标志性成果', en: 'landmark result of reform' },
      news: { zh: '新闻宣传', en: 'news release' },
    }),
    field: optional(
      choice('业务领域', 'Field', {
        'elderly-care': { zh: '养老服务', en: 'elderly care' },
        assistance: { zh: '社会救助', en: 'social assistance' },
        minors: { zh: '未成年人保护', en: 'protection of minors' },
        charity: { zh: '慈善', en: 'charity' },
        other: { zh: '其他', en: 'other' },
      }),
    ),
    issuedOn: day('印发日期', 'Issued on', { aliases: ['发布日期'] }),
    repealedOn: optional(day('废止日期', 'Repealed on')),
    implementedOn: optional(day('实施日期', 'Put to use on')),
    procedureFollowed: optional(flag('是否履行决策程序', 'Decided by procedure')),
    legalityReviewed: optional(flag('是否合法性审查', 'Reviewed for legality')),
    competitionReviewed: optional(flag('是否公平竞争审查', 'Reviewed for fair competition')),
  },
  key: ['document'],
  time: { kind: 'stock', from: 'issuedOn', to: 'repealedOn' },
  lowestLevel: 'county',
  dropped: ['文件名称', '起草人'],
})
