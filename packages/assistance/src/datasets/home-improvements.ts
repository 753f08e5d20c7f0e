import { choice, dataset, day, districtCode, integer, pseudonym } from '@minzheng/core'

/** Homes of households in difficulty improved under the 善居工程, once a year for each kind of work. */
export const homeImprovements = dataset({
  name: 'home-improvements',
  title: { zh: '善居工程完成户', en: 'Homes improved' },
  counts: 'household',
  fields: {
    household: pseudonym('户主身份证号', 'Household', { aliases: ['户主证件号码', '身份证号'] }),
    district: districtCode('行政区划代码', 'District code', { aliases: ['村(社区)代码'] }),
    kind: choice('项目类型', 'Kind', {
      environment: { zh: '居家环境改善', en: 'living environment improved', aliases: ['环境改善'] },
      appliances: { zh: '现代化基础家电配置', en: 'basic appliances fitted', aliases: ['家电配置'] },
    }),
    year: integer('年度', 'Year', 'case', { min: 2000, max: 2100 }),
    completedOn: day('完成日期', 'Completed on'),
  },
  key: ['year', 'kind', 'household'],
  time: { kind: 'flow', on: 'completedOn' },
  dropped: ['户主姓名', '联系电话', '家庭住址'],
})
