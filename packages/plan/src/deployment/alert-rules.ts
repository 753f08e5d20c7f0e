import { MinzhengError, type Text } from '@minzheng/core'
import { z } from 'zod'

const text = z.strictObject({ zh: z.string().min(1).max(40), en: z.string().min(1).max(80) })
const shared = {
  id: z
    .string()
    .max(40)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters, digits and hyphens'),
  name: text,
}

/** What an alert (预警) is raised for, as data. */
export const alertRuleSchema = z.discriminatedUnion('kind', [
  /** 落后序时进度: a figure of the board is behind, by a number of percentage points at least. */
  z.strictObject({ ...shared, kind: z.literal('behind-pace'), points: z.number().min(0).max(100).default(0) }),
  /** 逾期未报: a return is due since this day of the next month. */
  z.strictObject({ ...shared, kind: z.literal('returns-overdue'), dueDay: z.int().min(1).max(28).default(10) }),
  /** 突变: a full register shrinks or grows by this share, and this many rows at least. */
  z.strictObject({
    ...shared,
    kind: z.literal('register-jump'),
    share: z.number().gt(0).max(10).default(0.2),
    rows: z.int().min(1).default(10),
  }),
  /** 数据质量疑点: two offices list one record, a source came late, a register lists a record too late. */
  z.strictObject({ ...shared, kind: z.literal('findings') }),
  /** 异议逾期: the answer to a dispute is overdue. */
  z.strictObject({ ...shared, kind: z.literal('disputes-overdue') }),
])

/** A rule by which alerts are raised. */
export type AlertRule = z.output<typeof alertRuleSchema>
export type AlertRuleInput = z.input<typeof alertRuleSchema>
export type AlertKind = AlertRule['kind']

const named = (zh: string, en: string): Text => ({ zh, en })

/** The rules if a deployment states none: one of each kind. */
export const defaultAlertRules: readonly AlertRule[] = Object.freeze([
  { id: 'behind-pace', kind: 'behind-pace', name: named('落后序时进度', 'behind pace'), points: 0 },
  { id: 'returns-overdue', kind: 'returns-overdue', name: named('逾期未报', 'returns overdue'), dueDay: 10 },
  {
    id: 'register-jump',
    kind: 'register-jump',
    name: named('名册突变', 'a register jumps'),
    share: 0.2,
    rows: 10,
  },
  { id: 'findings', kind: 'findings', name: named('数据质量疑点', 'doubts about data') },
  { id: 'disputes-overdue', kind: 'disputes-overdue', name: named('异议逾期未答复', 'disputes overdue') },
])

/** Rules with their defaults. Throws `invalid-deployment` with every fault. */
export function readAlertRules(deployment: string, rules: readonly AlertRuleInput[]): readonly AlertRule[] {
  const { data, error } = z
    .array(alertRuleSchema)
    .max(50)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'must have an id of its own each')
    .safeParse(rules)
  if (data !== undefined) return data
  const faults = error.issues.map(({ path, message }) => ({ path: ['alertRules', ...path].join('.'), message }))
  throw new MinzhengError(
    'invalid-deployment',
    `deployment ${deployment} has ${faults.length} fault(s):\n${faults.map(({ path, message }) => `  ${path}: ${message}`).join('\n')}`,
    { faults },
  )
}
