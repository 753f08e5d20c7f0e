import { dataset, day, districtCode, flag, optional, text } from '@minzheng/core'
import { isCreditCode } from '@minzheng/core/privacy'

/**
 * Social organisations that serve children (儿童类社会组织), in the county that registered them, and whether they meet the
 * standard of professional service.
 */
export const childOrganisations = dataset({
  name: 'child-organisations',
  title: { zh: '儿童类社会组织', en: 'Social organisations for children' },
  counts: 'organisation',
  fields: {
    creditCode: text('统一社会信用代码', 'Credit code', {
      check: { test: isCreditCode, message: 'not a unified social credit code' },
    }),
    district: districtCode(),
    registeredOn: day('登记日期', 'Registered on', { aliases: ['成立日期'] }),
    cancelledOn: optional(day('注销日期', 'Cancelled on')),
    professional: optional(flag('专业化服务是否达标', 'Professional')),
  },
  key: ['creditCode'],
  time: { kind: 'stock', from: 'registeredOn', to: 'cancelledOn' },
  dropped: ['组织名称', '法定代表人', '联系电话', '地址'],
  lowestLevel: 'county',
})
