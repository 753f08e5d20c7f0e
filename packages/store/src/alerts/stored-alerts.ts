import { createHash } from 'node:crypto'
import { sql, type Kysely, type Selectable } from 'kysely'
import { canonicalJson } from '@minzheng/release'
import type { AlertSubject } from '../base/alert-subject.js'
import type { Tables } from '../database/tables.js'

/** An alert (预警): the condition of a rule holds for a subject. */
export interface Alert {
  readonly id: number
  readonly rule: string
  readonly kind: string
  readonly subject: AlertSubject
  /** `ended`: the condition no longer holds. */
  readonly state: 'open' | 'acknowledged' | 'ended'
  readonly raisedAt: Date
  readonly endedAt: Date | null
  readonly acknowledgedAt: Date | null
  readonly acknowledgedBy: string | null
  readonly stamp: string
}

/** Which alerts to read; what is left out does not filter. */
export interface AlertQuery {
  readonly id?: number
  readonly rule?: string
  /** True: only those that have not ended. */
  readonly unended?: boolean
  /** Only those that were raised before the one of this number. */
  readonly before?: number
  readonly limit?: number
}

/** How many alerts of a rule concern a district and an indicator or a dataset, by state. */
export interface AlertCount {
  readonly rule: string
  readonly subject: Pick<AlertSubject, 'district' | 'indicator' | 'dataset'>
  readonly open: number
  readonly acknowledged: number
  readonly ended: number
}

/** Alerts, the newest first. */
export async function readAlerts(
  db: Kysely<Tables>,
  { id, rule, unended = false, before, limit }: AlertQuery = {},
): Promise<readonly Alert[]> {
  let select = db.selectFrom('alert').selectAll().orderBy('id', 'desc')
  if (id !== undefined) select = select.where('id', '=', id)
  if (rule !== undefined) select = select.where('rule', '=', rule)
  if (unended) select = select.where('ended_at', 'is', null)
  if (before !== undefined) select = select.where('id', '<', before)
  if (limit !== undefined) select = select.limit(limit)
  return (await select.execute()).map(alertOf)
}

/** How many alerts there are, by rule and what they concern. */
export async function countAlerts(
  db: Kysely<Tables>,
  { rule, unended = false }: Pick<AlertQuery, 'rule' | 'unended'> = {},
): Promise<readonly AlertCount[]> {
  const field = (name: 'district' | 'indicator' | 'dataset') => sql<string | null>`subject ->> ${sql.lit(name)}`
  const count = (which: string) => sql<string>`count(*) filter (where ${sql.raw(which)})`
  let select = db
    .selectFrom('alert')
    .select(['rule', field('district').as('district'), field('indicator').as('indicator')])
    .select([field('dataset').as('dataset'), count('ended_at is not null').as('ended')])
    .select([count('ended_at is null and acknowledged_at is null').as('open')])
    .select([count('ended_at is null and acknowledged_at is not null').as('acknowledged')])
    .groupBy(['rule', field('district'), field('indicator'), field('dataset')])
  if (rule !== undefined) select = select.where('rule', '=', rule)
  if (unended) select = select.where('ended_at', 'is', null)
  return (await select.execute()).map((row) => ({
    rule: row.rule,
    subject: {
      district: row.district!,
      ...(row.indicator === null ? {} : { indicator: row.indicator }),
      ...(row.dataset === null ? {} : { dataset: row.dataset }),
    },
    open: Number(row.open),
    acknowledged: Number(row.acknowledged),
    ended: Number(row.ended),
  }))
}

/** An alert as its row has it. */
export function alertOf(row: Selectable<Tables['alert']>): Alert {
  const { id, rule, kind, subject, raised_at, ended_at, acknowledged_at, acknowledged_by } = row
  const state = ended_at !== null ? 'ended' : acknowledged_at !== null ? 'acknowledged' : 'open'
  return {
    id,
    rule,
    kind,
    subject,
    state,
    raisedAt: raised_at,
    endedAt: ended_at,
    acknowledgedAt: acknowledged_at,
    acknowledgedBy: acknowledged_by,
    stamp: state,
  }
}

/** What tells one subject from another. */
export const keyOfSubject = (subject: AlertSubject): string =>
  createHash('sha256')
    .update(canonicalJson({ ...subject }))
    .digest('hex')
