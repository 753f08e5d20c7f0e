import { choice, dataset, day, districtCode, flag, optional, text } from '@minzheng/core'

/**
 * Marriage registrations (婚姻登记) at the district that registers them, wherever the couple lives: one row is one couple.
 * Divorces by a court are not included. An application is counted on the day it was accepted, a registration on the day
 * it was made: the cooling-off period of a divorce is between the two (民法典 art. 1077).
 */
export const marriageRegistrations = dataset({
  name: 'marriage-registrations',
  title: { zh: '婚姻登记', en: 'Marriage registrations' },
  counts: 'case',
  fields: {
    registration: text('登记编号', 'Registration', { aliases: ['受理编号'] }),
    district: districtCode('登记机关区划代码', 'District code', { aliases: ['行政区划代码'] }),
    kind: choice('登记类型', 'Kind', {
      marriage: { zh: '结婚登记', en: 'marriage', aliases: ['结婚'] },
      divorce: { zh: '离婚登记', en: 'divorce', aliases: ['离婚'] },
      reissue: { zh: '补领证件', en: 'certificate issued again', aliases: ['补发', '补领'] },
    }),
    acceptedOn: day('受理日期', 'Accepted on', { aliases: ['申请日期'] }),
    registeredOn: optional(day('登记日期', 'Registered on')),
    origin: choice('通办类型', 'Where the couple is registered', {
      local: { zh: '本地办理', en: 'here' },
      province: { zh: '全省通办', en: 'elsewhere in the province' },
      'other-province': { zh: '跨省通办', en: 'in another province' },
    }),
    archivedOn: optional(day('电子档案归档日期', 'Archived on')),
    jointCase: flag('是否婚育户一件事联办', 'Joint case of marriage, birth and household'),
  },
  key: ['registration'],
  time: { kind: 'flow', on: 'acceptedOn' },
  dropped: ['男方姓名', '女方姓名', '男方身份证号', '女方身份证号', '联系电话'],
})
