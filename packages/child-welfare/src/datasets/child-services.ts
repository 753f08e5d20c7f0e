import { choice, dataset, day, districtCode, pseudonym, text } from '@minzheng/core'

/** Services given to single children (儿童关爱服务), one record each time; a child served twice is one child. */
export const childServices = dataset({
  name: 'child-services',
  title: { zh: '儿童关爱服务记录', en: 'Services to children' },
  counts: 'person-time',
  fields: {
    service: text('服务编号', 'Service'),
    child: pseudonym('身份证号', 'Child', { aliases: ['儿童身份证号', '证件号码'] }),
    district: districtCode('行政区划代码', 'District code', { aliases: ['村(社区)代码'] }),
    kind: choice('服务类别', 'Kind', {
      'mental-health': { zh: '心理健康关爱', en: 'mental health', aliases: ['心理健康', '心理关爱'] },
      visit: { zh: '走访探视', en: 'visit', aliases: ['走访'] },
      other: { zh: '其他', en: 'other' },
    }),
    servedOn: day('服务日期', 'Served on'),
  },
  key: ['service'],
  time: { kind: 'flow', on: 'servedOn' },
  dropped: ['姓名', '服务人员', '联系电话', '服务内容'],
})
