import { choice, dataset, day, districtCode, money, optional, text } from '@minzheng/core'
import { creditCode } from './credit-code.js'

/** Filings of charitable trusts (慈善信托备案, 慈善法 art. 45) and the trust property filed. */
export const trustFilings = dataset({
  name: 'trust-filings',
  title: { zh: '慈善信托备案', en: 'Charitable trust filings' },
  counts: 'case',
  fields: {
    filing: text('备案编号', 'Filing'),
    district: districtCode('备案机关区划代码', 'District code', { aliases: ['行政区划代码'] }),
    filedOn: day('备案日期', 'Filed on'),
    kind: choice('备案类型', 'Kind', {
      new: { zh: '新设', en: 'new trust' },
      'top-up': { zh: '追加', en: 'added to a trust' },
    }),
    property: money('备案资金', 'Trust property', { aliases: ['备案财产规模', '信托财产'] }),
  },
  key: ['filing'],
  time: { kind: 'flow', on: 'filedOn' },
  dropped: ['信托名称', '委托人', '受托人'],
})

/**
 * Trustees with a charitable trust on file (慈善信托受托人, 慈善法 art. 47): charities, and trust companies at the
 * prefecture-level bureau of their seat.
 */
export const charityTrustees = dataset({
  name: 'charity-trustees',
  title: { zh: '慈善信托受托人', en: 'Trustees of charitable trusts' },
  counts: 'organisation',
  fields: {
    creditCode: creditCode('受托人信用代码'),
    district: districtCode('备案机关区划代码', 'District code', { aliases: ['行政区划代码'] }),
    kind: choice('受托人类型', 'Kind', {
      charity: { zh: '慈善组织', en: 'charity' },
      'trust-company': { zh: '信托公司', en: 'trust company' },
    }),
    onFileFrom: day('首次备案日期', 'On file from', { aliases: ['备案日期'] }),
    onFileUntil: optional(day('不再担任受托人日期', 'On file until')),
  },
  key: ['creditCode', 'district'],
  time: { kind: 'stock', from: 'onFileFrom', to: 'onFileUntil' },
  dropped: ['受托人名称', '法定代表人', '联系人', '联系电话'],
})
