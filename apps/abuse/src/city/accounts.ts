import type { Role } from '@minzheng/access'

/** The city, the county whose officer attacks, and the county whose data nobody there may see. */
export const [city, own, other] = ['330500', '330502', '330503'] as const

/** An account of each role, with its district. */
export const accounts = {
  'security-1': ['security-administrator', city],
  'city-1': ['city-officer', city],
  'reader-1': ['reader', own],
  'wuxing-1': ['county-officer', own],
  'reviewer-1': ['reviewer', city],
  'auditor-1': ['auditor', city],
  'records-1': ['records-reader', own],
  'approver-1': ['records-approver', city],
  'clerk-1': ['township-clerk', `${own}001`],
  'province-1': ['superior', city],
  'system-1': ['system-administrator', city],
  'audit-1': ['audit-administrator', city],
  'health-1': ['department', city],
} as const satisfies Readonly<Record<string, readonly [Role, string]>>

export type Account = keyof typeof accounts

/** Who may see what is planted in the other county: the bureau's accounts of the whole city. */
export const seesOther: ReadonlySet<string> = new Set<Account>(['city-1', 'reviewer-1', 'auditor-1', 'approver-1'])
/** Who may also see the names of its files, since they read the log. */
export const seesFiles: ReadonlySet<string> = new Set<string>([...seesOther, 'audit-1'])
