import { dataset, day, districtCode, flag, optional } from '@minzheng/core'
import { creditCode } from './credit-code.js'

/** Bodies recognised or registered as charitable organisations (慈善法 art. 10), at the district of their registrar. */
export const charities = dataset({
  name: 'charities',
  title: { zh: '慈善组织', en: 'Charitable organisations' },
  counts: 'organisation',
  fields: {
    creditCode: creditCode(),
    district: districtCode('登记机关区划代码', 'District code', { aliases: ['行政区划代码'] }),
    recognisedOn: day('认定(登记)日期', 'Recognised on', { aliases: ['认定日期'] }),
    endedOn: optional(day('终止日期', 'Ended on')),
    publicFundraising: flag('是否具有公开募捐资格', 'May raise funds in public'),
  },
  key: ['creditCode'],
  time: { kind: 'stock', from: 'recognisedOn', to: 'endedOn' },
  dropped: ['组织名称', '法定代表人', '联系电话'],
})
