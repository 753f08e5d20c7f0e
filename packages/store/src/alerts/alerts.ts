import { sql, type Kysely } from 'kysely'
import { AccessError, AlertError, decide } from '@minzheng/access'
import type { Catalogue } from '@minzheng/core'
import { databaseNow, readGrants } from '../access/stored-grants.js'
import { appendToChain } from '../chain/append-to-chain.js'
import type { Database } from '../database/database.js'
import type { Tables } from '../database/tables.js'
import type { AlertSubject } from '../base/alert-subject.js'
import { countAlerts, keyOfSubject, readAlerts, type Alert, type AlertCount, type AlertQuery } from './stored-alerts.js'

/** The condition of a rule at a subject. */
export interface AlertCondition {
  readonly rule: string
  readonly kind: string
  readonly subject: AlertSubject
  /** `unknown`: nobody can say now, such as before the first computation; then an alert neither begins nor ends. */
  readonly holds: 'yes' | 'unknown'
}

/** What an evaluation has changed. */
export interface AlertChanges {
  readonly raised: readonly Alert[]
  readonly ended: number
  /** False: a later evaluation was faster, and this one changed nothing. */
  readonly applied: boolean
}

/** Alerts: raised and ended by the conditions of rules, acknowledged by officers. */
export interface Alerts {
  /** Begins an evaluation, before anything is read for it. `seen`: what the last one that was applied had looked at. */
  readonly begin: () => Promise<{ readonly turn: number; readonly seen: string }>
  /** Raises an alert for each condition that has none, and ends those whose condition no longer holds. */
  readonly settle: (evaluation: {
    readonly turn: number
    readonly seen: string
    readonly conditions: readonly AlertCondition[]
  }) => Promise<AlertChanges>
  /** 确认: an officer has seen it. Throws `AlertError` if it has ended or was acknowledged before, `AccessError`. */
  readonly acknowledge: (request: { readonly id: number; readonly by: string }) => Promise<Alert>
  /** Alerts, the newest first. */
  readonly list: (query?: AlertQuery) => Promise<readonly Alert[]>
  /** How many alerts there are, by rule and what they concern. */
  readonly counts: (query?: Pick<AlertQuery, 'rule' | 'unended'>) => Promise<readonly AlertCount[]>
}

interface AlertTools {
  readonly db: Kysely<Tables>
  readonly schema: string
  readonly catalogue: Pick<Catalogue, 'districts' | 'domains'>
  readonly transaction: Database['transaction']
}

export function alertsOf(tools: AlertTools): Alerts {
  const { db } = tools
  return {
    begin: async () => {
      const { begun, seen } = await db
        .updateTable('alert_turn')
        .set({ begun: sql`begun + 1` })
        .returning(['begun', 'seen'])
        .executeTakeFirstOrThrow()
      return { turn: begun, seen }
    },
    settle: (evaluation) => settle(tools, evaluation),
    acknowledge: (request) => acknowledge(tools, request),
    list: (query) => readAlerts(db, query),
    counts: (query) => countAlerts(db, query),
  }
}

async function settle(
  { transaction, schema }: AlertTools,
  { turn, seen, conditions }: Parameters<Alerts['settle']>[0],
): Promise<AlertChanges> {
  return transaction(async (plain) => {
    const tx = plain.withSchema(schema)
    // Locks the row: one evaluation at a time, and none after a later one, whose reading was newer.
    const isNewest = await tx
      .updateTable('alert_turn')
      .set({ applied: turn, seen })
      .where('applied', '<', turn)
      .returning('applied')
      .executeTakeFirst()
    if (isNewest === undefined) return { raised: [], ended: 0, applied: false }
    const at = await databaseNow(tx)
    const found = new Map(conditions.map((each) => [`${each.rule} ${keyOfSubject(each.subject)}`, each]))
    const open = await tx.selectFrom('alert').select(['id', 'rule', 'key']).where('ended_at', 'is', null).execute()
    const known = new Set(open.map(({ rule, key }) => `${rule} ${key}`))
    const over = open.filter(({ rule, key }) => !found.has(`${rule} ${key}`)).map(({ id }) => id)
    for (const some of chunks(over))
      await tx.updateTable('alert').set({ ended_at: at }).where('id', 'in', some).execute()
    const fresh = [...found].filter(([key, { holds }]) => holds === 'yes' && !known.has(key))
    const ids = new Set<number>()
    for (const some of chunks(fresh)) {
      const rows = some.map(([, { rule, kind, subject }]) => ({
        rule,
        kind,
        key: keyOfSubject(subject),
        subject: JSON.stringify(subject),
        raised_at: at,
      }))
      for (const { id } of await tx.insertInto('alert').values(rows).returning('id').execute()) ids.add(id)
    }
    const raised = ids.size === 0 ? [] : (await readAlerts(tx, { unended: true })).filter(({ id }) => ids.has(id))
    return { raised, ended: over.length, applied: true }
  })
}

async function acknowledge(
  { transaction, schema, catalogue }: AlertTools,
  { id, by }: { readonly id: number; readonly by: string },
): Promise<Alert> {
  return transaction(async (plain) => {
    const tx = plain.withSchema(schema)
    await tx.selectFrom('alert').select('id').where('id', '=', id).forUpdate().execute()
    const [alert] = await readAlerts(tx, { id })
    if (alert === undefined)
      throw new AlertError({ zh: `没有预警${id}`, en: `the alert must have been raised, got number ${id}` })
    const at = await databaseNow(tx)
    const decision = decide(
      await readGrants(tx),
      {
        actor: by,
        action: 'acknowledge-alerts',
        district: alert.subject.district,
        domain: domainOfAlert(alert, catalogue),
        at,
      },
      { districts: catalogue.districts },
    )
    if (!decision.allowed) throw new AccessError(decision.reason)
    if (alert.state !== 'open')
      throw new AlertError({
        zh: `预警${id}${alert.state === 'ended' ? '已结束' : `已由${alert.acknowledgedBy ?? ''}确认`}`,
        en: `alert ${id} must be open to be acknowledged, got one that is ${alert.state}`,
      })
    await tx.updateTable('alert').set({ acknowledged_at: at, acknowledged_by: by }).where('id', '=', id).execute()
    await appendToChain(tx, {
      kind: 'alert',
      actor: by,
      content: { alert: id, rule: alert.rule, subject: { ...alert.subject }, acknowledged: true },
    })
    return (await readAlerts(tx, { id }))[0]!
  })
}

/** The domain that an alert concerns: of its indicator or dataset; null if it has neither. */
export function domainOfAlert(
  { subject: { indicator, dataset } }: Pick<Alert, 'subject'>,
  { domains }: Pick<Catalogue, 'domains'>,
): string | null {
  if (indicator !== undefined) return indicator.split('.')[0]!
  return domains.find(({ datasets }) => datasets.some(({ name }) => name === dataset))?.name ?? null
}

/** PostgreSQL takes 65,535 parameters in a statement. */
function chunks<Each>(all: readonly Each[], size = 1000): readonly Each[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))
}
