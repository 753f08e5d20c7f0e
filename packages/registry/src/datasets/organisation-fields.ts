import { districtCode, text } from '@minzheng/core'
import { isCreditCode } from '@minzheng/core/privacy'

/** The unified social credit code of an organisation, rejected if its check character is wrong. */
export const creditCode = text('统一社会信用代码', 'Credit code', {
  aliases: ['信用代码'],
  check: { test: isCreditCode, message: 'not a unified social credit code: its check character does not fit' },
})

/** The district that registers an organisation: a county, or the city. */
export const registrar = districtCode('登记机关区划代码', 'District code', { aliases: ['行政区划代码'] })
