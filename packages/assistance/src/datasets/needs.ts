import { dataset, day, districtCode, optional, text } from '@minzheng/core'

/** The register of needs (社会救助需求库): each from the day it was entered until it was closed, and when a resource was found for it. */
export const aidNeeds = dataset({
  name: 'aid-needs',
  title: { zh: '社会救助需求库', en: 'Needs on file' },
  counts: 'item',
  fields: {
    need: text('需求编号', 'Need'),
    district: districtCode('行政区划代码', 'District code', { aliases: ['乡镇(街道)代码'] }),
    enteredOn: day('登记日期', 'Entered on'),
    matchedOn: optional(day('对接日期', 'Matched on')),
    closedOn: optional(day('销号日期', 'Closed on')),
  },
  key: ['need'],
  time: { kind: 'stock', from: 'enteredOn', to: 'closedOn' },
  lowestLevel: 'township',
  dropped: ['需求人', '姓名', '联系电话', '家庭住址', '需求内容'],
})
