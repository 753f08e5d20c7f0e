import type { Text } from '../base/text.js'

/** The kinds of personal data that a text may contain. */
export type PersonalKind =
  | 'identity-number'
  | 'telephone'
  | 'bank-card'
  | 'travel-document'
  | 'address'
  | 'e-mail'
  | 'other'

/** Words for each. */
export const personalWords: Readonly<Record<PersonalKind, Text>> = Object.freeze({
  'identity-number': { zh: '身份证号码', en: 'an identity number' },
  telephone: { zh: '电话号码', en: 'a telephone number' },
  'bank-card': { zh: '银行卡号', en: 'the number of a bank card' },
  'travel-document': { zh: '护照或通行证号码', en: 'the number of a passport or permit' },
  address: { zh: '住址', en: 'an address' },
  'e-mail': { zh: '电子邮箱', en: 'an e-mail address' },
  other: { zh: '本地规定的个人信息', en: 'what this city holds to be personal' },
})
