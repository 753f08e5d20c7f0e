import { text } from '@minzheng/core'
import { isCreditCode } from '@minzheng/core/privacy'

/** The unified social credit code of a charity or trustee, rejected if its check character is wrong. */
export const creditCode = (...further: readonly string[]) =>
  text('统一社会信用代码', 'Credit code', {
    aliases: ['信用代码', ...further],
    check: { test: isCreditCode, message: 'not a unified social credit code: its check character does not fit' },
  })
