import type { Level, Text } from '@minzheng/core'
import type { Action } from './action.js'

/**
 * Where a role belongs. One actor has roles of one group only.
 * - `bureau`: works with the data.
 * - `outside`: another department, a prefecture or a province; gets figures and never records.
 * - `administrator`: one of three that keep each other in check (三员), each its own actor; none reads records.
 */
export type RoleGroup = 'bureau' | 'outside' | 'administrator'

/** What a role may do, and where it may be granted. */
export interface RoleFacts {
  readonly name: Text
  readonly group: RoleGroup
  readonly actions: readonly Action[]
  /** The levels of district at which it may be granted; `root`: also the whole tree, whatever its level. */
  readonly at: readonly (Level | 'root')[]
  /** True: a grant must list the indicators. */
  readonly named?: true
}

const anywhere = ['root', 'city', 'county', 'township', 'village'] as const

const facts = {
  reader: {
    name: { zh: '查询员', en: 'reader' },
    group: 'bureau',
    at: anywhere,
    actions: ['read-figures', 'read-disputes', 'read-alerts'],
  },
  'township-clerk': {
    name: { zh: '乡镇填报员', en: 'township clerk' },
    group: 'bureau',
    at: ['township', 'village'],
    actions: ['read-figures', 'read-disputes', 'upload'],
  },
  'county-officer': {
    name: { zh: '县级业务员', en: 'county officer' },
    group: 'bureau',
    // A city without counties answers for itself.
    at: ['county', 'root'],
    actions: [
      'read-figures',
      'read-disputes',
      'upload',
      'correct',
      'submit-month',
      'open-disputes',
      'read-alerts',
      'acknowledge-alerts',
    ],
  },
  'city-officer': {
    name: { zh: '市级业务员', en: 'city officer' },
    group: 'bureau',
    at: ['root'],
    actions: [
      'read-figures',
      'read-disputes',
      'upload',
      'correct',
      'submit-month',
      'lock-month',
      'reopen-month',
      'revise-month',
      'release-month',
      'remind-returns',
      'open-disputes',
      'answer-disputes',
      'read-alerts',
      'acknowledge-alerts',
    ],
  },
  reviewer: {
    name: { zh: '审核员', en: 'reviewer' },
    group: 'bureau',
    at: ['root', 'county'],
    actions: ['read-figures', 'read-disputes', 'read-alerts', 'review-month'],
  },
  'records-reader': {
    name: { zh: '个案查阅员', en: 'reader of records' },
    group: 'bureau',
    at: anywhere,
    actions: ['read-records', 'read-minors-records'],
  },
  'records-approver': {
    name: { zh: '个案审批员', en: 'approver of records' },
    group: 'bureau',
    at: ['root', 'county'],
    actions: ['approve-minors-records', 'approve-emergency'],
  },
  /** For some hours, by `breakGlass` only. */
  'emergency-reader': {
    name: { zh: '应急查阅员', en: 'reader in an emergency' },
    group: 'bureau',
    at: anywhere,
    actions: ['read-records', 'read-minors-records'],
  },
  /** A prefecture or a province. */
  superior: {
    name: { zh: '上级查询员', en: 'superior authority' },
    group: 'outside',
    at: ['root'],
    actions: ['read-figures'],
  },
  department: {
    name: { zh: '其他部门', en: 'other department' },
    group: 'outside',
    at: anywhere,
    actions: ['read-figures'],
    named: true,
  },
  auditor: {
    name: { zh: '审计员', en: 'auditor' },
    group: 'bureau',
    at: ['root', 'county'],
    actions: ['read-figures', 'read-disputes', 'read-alerts', 'read-log'],
  },
  'system-administrator': {
    name: { zh: '系统管理员', en: 'system administrator' },
    group: 'administrator',
    at: ['root'],
    actions: ['operate'],
  },
  'security-administrator': {
    name: { zh: '安全管理员', en: 'security administrator' },
    group: 'administrator',
    at: ['root'],
    actions: ['manage-grants'],
  },
  'audit-administrator': {
    name: { zh: '审计管理员', en: 'audit administrator' },
    group: 'administrator',
    at: ['root'],
    actions: ['read-log'],
  },
} as const satisfies Readonly<Record<string, RoleFacts>>

/** What an actor is for. */
export type Role = keyof typeof facts

/** Every role, with what it may do. */
export const roles: Readonly<Record<Role, RoleFacts>> = Object.freeze(facts)

/** True if a text is a role. */
export function isRole(text: string): text is Role {
  return Object.hasOwn(roles, text)
}
