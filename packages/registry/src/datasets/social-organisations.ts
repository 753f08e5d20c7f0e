import { choice, dataset, day, flag, integer, optional } from '@minzheng/core'
import { creditCode, registrar } from './organisation-fields.js'

/** Social organisations (社会组织) at the district of their registrar. */
export const socialOrganisations = dataset({
  name: 'social-organisations',
  title: { zh: '社会组织', en: 'Social organisations' },
  counts: 'organisation',
  fields: {
    creditCode,
    district: registrar,
    kind: choice('组织类型', 'Kind', {
      association: { zh: '社会团体', en: 'association' },
      'service-organisation': {
        zh: '社会服务机构',
        en: 'social service organisation',
        aliases: ['民办非企业单位', '民非'],
      },
      foundation: { zh: '基金会', en: 'foundation' },
    }),
    communityFoundation: flag('是否社区发展基金会', 'Community development foundation'),
    registeredOn: day('成立登记日期', 'Registered on', { aliases: ['成立日期'] }),
    cancelledOn: optional(day('注销日期', 'Cancelled on')),
  },
  key: ['creditCode'],
  time: { kind: 'stock', from: 'registeredOn', to: 'cancelledOn' },
  dropped: ['组织名称', '法定代表人', '联系电话', '住所'],
})

/**
 * Assessment grades (等级评估, 1A to 5A), each valid until its expiry or until the organisation is graded again, by the
 * same registrar or another: a county's grade that the city renews counts at the city alone.
 */
export const organisationGrades = dataset({
  name: 'organisation-grades',
  title: { zh: '社会组织评估等级', en: 'Assessment grades of social organisations' },
  counts: 'organisation',
  fields: {
    creditCode,
    district: registrar,
    grade: integer('评估等级', 'Grade', 'grade', {
      min: 1,
      max: 5,
      words: {
        1: { zh: '1A', en: '1A', aliases: ['A'] },
        2: { zh: '2A', en: '2A', aliases: ['AA'] },
        3: { zh: '3A', en: '3A', aliases: ['AAA'] },
        4: { zh: '4A', en: '4A', aliases: ['AAAA'] },
        5: { zh: '5A', en: '5A', aliases: ['AAAAA'] },
      },
    }),
    grantedOn: day('评定日期', 'Granted on'),
    expiresOn: day('有效期至', 'Expires on'),
  },
  key: ['creditCode', 'grantedOn'],
  time: { kind: 'policy', from: 'grantedOn', series: ['creditCode'], spansDistricts: true },
  dropped: ['组织名称'],
})

/**
 * Social organisations listed as zombies (僵尸型社会组织) and their treatment. 存量 were listed before the year, 新增 within it.
 * When the year's list is closed, `removedOn` ends the entry.
 */
export const zombieOrganisations = dataset({
  name: 'zombie-organisations',
  title: { zh: '僵尸型社会组织整治台账', en: 'Zombie social organisations' },
  counts: 'organisation',
  fields: {
    creditCode,
    district: registrar,
    cohort: choice('类别', 'Cohort', {
      existing: { zh: '存量', en: 'existing' },
      new: { zh: '新增', en: 'new' },
    }),
    listedOn: day('列入日期', 'Listed on'),
    treatment: optional(
      choice('整治方式', 'Treatment', {
        withdrawn: { zh: '撤销', en: 'registration withdrawn' },
        cancelled: { zh: '注销', en: 'cancelled' },
        revoked: { zh: '吊销', en: 'licence revoked' },
        revived: { zh: '整改激活', en: 'put right', aliases: ['整改', '激活'] },
      }),
    ),
    treatedOn: optional(day('整治完成日期', 'Treated on')),
    removedOn: optional(day('移出日期', 'Removed on')),
  },
  key: ['creditCode', 'listedOn'],
  time: { kind: 'stock', from: 'listedOn', to: 'removedOn' },
  dropped: ['组织名称'],
})
