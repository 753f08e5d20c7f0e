import { choice, dataset, day, districtCode, optional, pseudonym } from '@minzheng/core'

/**
 * Child supervisors of townships (儿童督导员) and child directors of villages and communities (儿童主任), each from the day of
 * taking office, with the last training. Every village has a person designated for it (未成年人保护法 art. 43).
 */
export const childWorkers = dataset({
  name: 'child-workers',
  title: { zh: '儿童督导员和儿童主任名册', en: 'Child supervisors and directors' },
  counts: 'person',
  fields: {
    worker: pseudonym('身份证号', 'Worker', { aliases: ['身份证', '身份证号码', '证件号码'] }),
    district: districtCode('行政区划代码', 'District code', { aliases: ['村(社区)代码', '乡镇(街道)代码'] }),
    role: choice('岗位', 'Role', {
      supervisor: { zh: '儿童督导员', en: 'child supervisor', aliases: ['督导员'] },
      director: { zh: '儿童主任', en: 'child director' },
    }),
    startedOn: day('任职日期', 'Started on'),
    leftOn: optional(day('离任日期', 'Left on')),
    trainedOn: optional(day('最近培训日期', 'Trained on', { aliases: ['培训日期'] })),
  },
  key: ['worker'],
  time: { kind: 'stock', from: 'startedOn', to: 'leftOn' },
  dropped: ['姓名', '联系电话'],
})
