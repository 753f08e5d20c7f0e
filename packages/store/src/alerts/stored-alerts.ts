import { createHash } from 'node:crypto'
import type { Kysely, Selectable } from 'kysely'
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
}

/** How many alerts are read at most; the newest come first. */
const most = 5000

/** Alerts, the newest first. */
export async function readAlerts(
  db: Kysely<Tables>,
  { id, rule, unended = false }: AlertQuery = {},
): Promise<readonly Alert[]> {
  let select = db.selectFrom('alert').selectAll().orderBy('id', 'desc').limit(most)
  if (id !== undefined) select = select.where('id', '=', id)
  if (rule !== undefined) select = select.where('rule', '=', rule)
  if (unended) select = select.where('ended_at', 'is', null)
  return (await select.execute()).map(alertOf)
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
