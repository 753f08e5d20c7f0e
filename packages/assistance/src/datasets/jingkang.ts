import { dataset, day, districtCode, facilities, optional, pseudonym, text } from '@minzheng/core'

/** Places of community rehabilitation for mental disorders (精康服务点). */
export const jingkangPoints = facilities({
  name: 'jingkang-points',
  title: { zh: '精康服务点', en: 'Community mental rehabilitation points' },
  topics: { point: { zh: '精康服务点', en: 'service point', aliases: ['精神障碍社区康复服务点'] } },
})

/**
 * Sessions of community rehabilitation for mental disorders, one for a person and a day. Health data: pseudonyms only,
 * and no diagnosis.
 */
export const jingkangSessions = dataset({
  name: 'jingkang-sessions',
  title: { zh: '精康服务记录', en: 'Community mental rehabilitation sessions' },
  counts: 'person-time',
  fields: {
    session: text('服务编号', 'Session'),
    person: pseudonym('身份证号', 'Person', { aliases: ['服务对象证件号码'] }),
    district: districtCode(),
    servedOn: day('服务日期', 'Served on'),
  },
  key: ['session'],
  time: { kind: 'flow', on: 'servedOn' },
  lowestLevel: 'township',
  dropped: ['姓名', '联系电话', '家庭住址', '诊断'],
})

/**
 * Professionals of community rehabilitation for mental disorders, from the day they were put on file until they left.
 */
export const jingkangProfessionals = dataset({
  name: 'jingkang-professionals',
  title: { zh: '精康服务专业人才', en: 'Community mental rehabilitation professionals' },
  counts: 'person',
  fields: {
    person: pseudonym('身份证号', 'Professional', { aliases: ['证件号码'] }),
    district: districtCode(),
    startedOn: day('入库日期', 'Started on'),
    leftOn: optional(day('离职日期', 'Left on')),
  },
  key: ['person'],
  time: { kind: 'stock', from: 'startedOn', to: 'leftOn' },
  lowestLevel: 'county',
  dropped: ['姓名', '联系电话'],
})
