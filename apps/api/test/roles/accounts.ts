// The accounts of the table of roles, and the words in which it says what each may.
import type { Role } from '@minzheng/access'
import { city, nanxun, wuxing } from '../office.js'

export const township = '330502001'
/** 吴兴区, a township of it, the city above, and the next county. */
export const places = [wuxing, township, city, nanxun] as const

export type GrantedRole = Exclude<Role, 'emergency-reader'>

/** The accounts, each with its grant; `charity` is granted another domain than that of the figures that are asked for. */
export const granted = {
  reader: ['reader', wuxing],
  clerk: ['township-clerk', township],
  officer: ['county-officer', wuxing],
  charity: ['county-officer', wuxing, 'charity'],
  city: ['city-officer', city],
  reviewer: ['reviewer', city],
  'county-reviewer': ['reviewer', wuxing],
  records: ['records-reader', wuxing],
  approver: ['records-approver', wuxing],
  auditor: ['auditor', city],
  superior: ['superior', city],
  department: ['department', wuxing],
  system: ['system-administrator', city],
  security: ['security-administrator', city],
  audit: ['audit-administrator', city],
} as const satisfies Readonly<Record<string, readonly [GrantedRole, string, string?]>>
export type Account = keyof typeof granted | 'stranger' | 'token' | 'emergency'
export const accounts: readonly Account[] = [
  ...(Object.keys(granted) as (keyof typeof granted)[]),
  'stranger',
  // A service token of the officer, for live figures of the county alone.
  'token',
  // Somebody who has broken the glass.
  'emergency',
]
/** The actor that acts for an account of the table. */
export const actorOf = (account: Account): string => (account === 'token' ? 'officer' : account)

/**
 * What an account is answered, of each of the four places: the answer of success (y), a refusal by the policy (n), the request
 * to sign in (1), that there is nothing (-), that the request is not valid (?), or that it is in conflict with what is there
 * (!). A row that has any of the last three says why.
 */
export const words = {
  all: 'yyyy',
  own: 'yynn',
  'own county': 'ynnn',
  'the city': 'nnyn',
  'own township': 'nynn',
  none: 'nnnn',
  'sign in': '1111',
  'nothing there': '----',
} as const
export type Word = keyof typeof words | (string & {})

/** Who may what; who is not named may nothing, and a stranger must sign in. */
export type Expected = Readonly<Record<Account, string>>
export const row = (allowed: Partial<Record<Account, Word>>): Expected =>
  Object.fromEntries(
    accounts.map((each) => {
      const word = allowed[each] ?? (each === 'stranger' ? 'sign in' : 'none')
      return [each, Object.hasOwn(words, word) ? words[word as keyof typeof words] : word]
    }),
  ) as never
export const everybody = row(Object.fromEntries(accounts.map((each) => [each, 'all'])))
export const signedIn = row(Object.fromEntries(accounts.map((each) => [each, each === 'stranger' ? 'sign in' : 'all'])))

/** What is not released: live figures of elderly care, the states of months and returns. */
export const live = row({
  reader: 'own',
  clerk: 'own township',
  officer: 'own',
  city: 'all',
  reviewer: 'all',
  'county-reviewer': 'own',
  auditor: 'all',
  token: 'own',
})
/** Who sends files sends them for some district; which, the importer checks of each row. */
export const sends = row({ clerk: 'all', officer: 'all', charity: 'all', city: 'all' })
/** Files of meal sites, of a place: the domain of `charity` is another. */
export const sendsOf = row({ clerk: 'own township', officer: 'own', city: 'all' })
/** Refused rows of those files; what is of a township is of the file of its county, which is not the clerk's. */
export const mendsOf = row({ clerk: 'n!nn', officer: 'own', city: 'all' })
export const log = row({ auditor: 'all', audit: 'all' })
export const ofCity = row({ city: 'all' })
export const grants = row({ security: 'all' })
export const seesAlerts = row({
  reader: 'all',
  officer: 'all',
  charity: 'all',
  city: 'all',
  reviewer: 'all',
  'county-reviewer': 'all',
  auditor: 'all',
})
export const seesDisputes = row({
  ...Object.fromEntries(accounts.filter((each) => seesAlerts[each] === words.all).map((each) => [each, 'all'])),
  clerk: 'all',
})
