import { dataset, day, districtCode, integer, optional } from '@minzheng/core'

/**
 * Surveys of migrant children (流动儿童摸底排查), one record for each survey that a village or community finished, whether or
 * not it found any child.
 */
export const migrantChildSurveys = dataset({
  name: 'migrant-child-surveys',
  title: { zh: '流动儿童摸底排查', en: 'Surveys of migrant children' },
  counts: 'case',
  fields: {
    district: districtCode('行政区划代码', 'District code', { aliases: ['村(社区)代码'] }),
    surveyedOn: day('排查完成日期', 'Surveyed on'),
    withdrawnOn: optional(day('作废日期', 'Withdrawn on')),
    found: integer('排查到流动儿童数', 'Found', 'person'),
  },
  key: ['district', 'surveyedOn'],
  time: { kind: 'stock', from: 'surveyedOn', to: 'withdrawnOn' },
  dropped: ['排查人', '联系电话'],
})
