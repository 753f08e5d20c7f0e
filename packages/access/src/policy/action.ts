import type { Text } from '@minzheng/core'

/** What an action touches, beside its name. */
export interface ActionFacts {
  readonly name: Text
  /** True: only for the very district of the grant, and not for districts below it. */
  readonly exact?: true
  /** True: shows records of persons; those who are kept from records never do it, whatever else they are granted. */
  readonly records?: true
  /** True: needs a purpose, and every use is logged. */
  readonly purpose?: true
  /** True: also needs the approval of another actor. */
  readonly approval?: true
}

const facts = {
  /** Live figures of a district and below it. */
  'read-figures': { name: { zh: '查看指标数', en: 'read figures' } },
  /** The records behind a figure, without those of minors. */
  'read-records': { name: { zh: '查看个案', en: 'read records' }, records: true, purpose: true },
  'read-minors-records': {
    name: { zh: '查看未成年人个案', en: 'read records of minors' },
    records: true,
    purpose: true,
    approval: true,
  },
  /** Approve that another actor reads records of minors. */
  'approve-minors-records': { name: { zh: '批准查看未成年人个案', en: 'approve the reading of records of minors' } },
  /** Stand as the second person of an emergency. */
  'approve-emergency': { name: { zh: '批准应急查看', en: 'approve an emergency' } },
  upload: { name: { zh: '上传数据', en: 'upload files' } },
  /** Corrections, deletions, re-keyings and withdrawals. */
  correct: { name: { zh: '更正和撤回', en: 'correct and withdraw' } },
  'submit-month': { name: { zh: '上报', en: 'submit a month' }, exact: true },
  'review-month': { name: { zh: '审核', en: 'review a month' } },
  'lock-month': { name: { zh: '锁定', en: 'lock a month' } },
  'reopen-month': { name: { zh: '重新打开', en: 'reopen a month' } },
  /** Change a locked month without reopening it. */
  'revise-month': { name: { zh: '修订', en: 'revise a locked month' } },
  'release-month': { name: { zh: '发布', en: 'release a month' } },
  /** Remind counties of returns that are overdue. */
  'remind-returns': { name: { zh: '催报', en: 'remind of overdue returns' } },
  /** Disputes of figures of a district, which are about live ones too: for the bureau only. */
  'read-disputes': { name: { zh: '查看异议', en: 'read disputes' } },
  'open-disputes': { name: { zh: '提出异议', en: 'dispute figures' }, exact: true },
  'answer-disputes': { name: { zh: '答复异议', en: 'answer and settle disputes' } },
  /** Alerts about live figures and returns of a district: for the bureau only. */
  'read-alerts': { name: { zh: '查看预警', en: 'read alerts' } },
  'acknowledge-alerts': { name: { zh: '确认预警', en: 'acknowledge alerts' } },
  /** Run, back up and configure the system. */
  operate: { name: { zh: '运维', en: 'operate the system' } },
  'manage-grants': { name: { zh: '管理授权', en: 'manage grants' } },
  /** The logs of access, acts and grants, and the chain. */
  'read-log': { name: { zh: '查看日志', en: 'read the log' } },
} as const satisfies Readonly<Record<string, ActionFacts>>

/** What somebody may do. */
export type Action = keyof typeof facts

/** Every action, with its name and what it needs. */
export const actions: Readonly<Record<Action, ActionFacts>> = Object.freeze(facts)
