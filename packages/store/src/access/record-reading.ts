import { sql, type Kysely, type Selectable } from 'kysely'
import { AccessError, decide } from '@minzheng/access'
import type { Catalogue } from '@minzheng/core'
import type { Json } from '@minzheng/release'
import { appendToChain } from '../chain/append-to-chain.js'
import type { Database } from '../database/database.js'
import type { Tables } from '../database/tables.js'
import { assertKnownReason } from '../register/reason.js'
import { actorKind } from './grant-change.js'
import { databaseNow, readGrants } from './stored-grants.js'

/** That an account may read the records of minors behind figures of an indicator, says another one. */
export interface RecordApproval {
  readonly id: number
  readonly actor: string
  readonly approver: string
  readonly district: string
  readonly indicator: string
  readonly purpose: string
  readonly from: Date
  readonly until: Date
}

/** A use of records: who read which, what for, and by what right. It has no record. */
export interface RecordUse {
  readonly actor: string
  readonly indicator: string
  readonly district: string
  readonly period: string
  readonly datasets: readonly string[]
  /** How many records were shown. */
  readonly records: number
  /** What for, in known words. */
  readonly purpose: string
  /** Of minors: who has approved it. */
  readonly approvedBy: string | null
  readonly emergency: { readonly reason: string; readonly second: string } | null
}

/** A use, as the chain has it. */
export interface LoggedUse extends RecordUse {
  readonly seq: number
  readonly at: string
}

/** The reading of records behind figures. Refusals are `AccessError`s, and `ActError` of words that are not known. */
export interface RecordReading {
  readonly approve: (request: Omit<RecordApproval, 'id' | 'from'>) => Promise<RecordApproval>
  /** The approvals in force for an account. */
  readonly approvals: (actor: string) => Promise<readonly RecordApproval[]>
  /** The approvals in force that an account has given. */
  readonly given: (approver: string) => Promise<readonly RecordApproval[]>
  /** Logs a use in the chain; to be called before the records leave. */
  readonly log: (use: RecordUse) => Promise<LoggedUse>
  /** The uses, the latest first; at most `limit`. */
  readonly uses: (query: UseQuery) => Promise<readonly LoggedUse[]>
  /** How many uses there are after an entry of the chain, by district and by who stood for them. */
  readonly useCounts: (after?: number) => Promise<readonly UseCount[]>
}

/** Which uses to read: only those after, and only those before, an entry of the chain. */
export interface UseQuery {
  readonly after?: number | undefined
  readonly before?: number | undefined
  readonly limit: number
}

/** How many uses there are of a district by some accounts. */
export interface UseCount extends Pick<RecordUse, 'actor' | 'district' | 'approvedBy'> {
  /** The second account of an emergency. */
  readonly second: string | null
  readonly uses: number
}

interface RecordReadingTools {
  readonly db: Kysely<Tables>
  readonly schema: string
  readonly catalogue: Catalogue
  readonly transaction: Database['transaction']
}

const said = (field: string) => sql<string | null>`content::jsonb ->> ${sql.lit(field)}`

/** The longest time for which reading is approved, in days. */
const mostDays = 7

export function recordReadingOf({ db, schema, catalogue, transaction }: RecordReadingTools): RecordReading {
  const inForce = async (side: 'actor' | 'approver', account: string): Promise<readonly RecordApproval[]> => {
    const rows = await db
      .selectFrom('record_approval')
      .selectAll()
      .where(side, '=', account)
      .where('until_at', '>', sql<Date>`clock_timestamp()`)
      .orderBy('id', 'desc')
      .execute()
    return rows.map((row) => approvalOf(row))
  }
  return {
    approve: (request) =>
      transaction(async (plain) => {
        const tx = plain.withSchema(schema)
        const { actor, approver, district, indicator, purpose, until } = request
        assertKnownReason({ catalogue }, purpose)
        if ((await actorKind(tx, actor)) === undefined)
          throw new AccessError({ zh: '没有这个账号', en: 'the actor must be known, got another' })
        const at = await databaseNow(tx)
        if (!(at < until && until.getTime() - at.getTime() <= mostDays * 86_400_000))
          throw new AccessError({
            zh: `批准的期限须在今后${mostDays}天内`,
            en: `an approval must end within ${mostDays} days from now, got another time`,
          })
        const asked = { actor: approver, action: 'approve-minors-records', district, at } as const
        const decision = decide(await readGrants(tx), { ...asked, domain: indicator.split('.')[0]! }, catalogue)
        if (!decision.allowed) throw new AccessError(decision.reason)
        if (actor === approver)
          throw new AccessError({ zh: '不得批准自己', en: 'an approval must be by another actor, got the same' })
        const row = await tx
          .insertInto('record_approval')
          .values({ actor, approver, district, indicator, purpose, from_at: at, until_at: until })
          .returningAll()
          .executeTakeFirstOrThrow()
        const { id } = row
        const content = { approval: id, reader: actor, district, indicator, purpose, until: until.toISOString() }
        await appendToChain(tx, { kind: 'records-approval', actor: approver, content })
        return approvalOf(row)
      }),
    approvals: (actor) => inForce('actor', actor),
    given: (approver) => inForce('approver', approver),
    log: (use) =>
      transaction(async (plain) => {
        const { actor, emergency, ...rest } = use
        const content: Json = {
          ...rest,
          datasets: [...use.datasets],
          emergency: emergency === null ? null : { ...emergency },
        }
        const { seq, at } = await appendToChain(plain.withSchema(schema), { kind: 'records-read', actor, content })
        return { ...use, seq, at }
      }),
    uses: async ({ after = 0, before, limit }) => {
      let select = db
        .selectFrom('chain_entry')
        .select(['seq', 'at', 'actor', 'content'])
        .where('kind', '=', 'records-read')
        .where('seq', '>', after)
      if (before !== undefined) select = select.where('seq', '<', before)
      const rows = await select.orderBy('seq', 'desc').limit(limit).execute()
      return rows.map(({ content, ...row }) => ({ ...(JSON.parse(content) as Omit<RecordUse, 'actor'>), ...row }))
    },
    useCounts: async (after = 0) => {
      const rows = await db
        .selectFrom('chain_entry')
        .select(({ fn }) => [
          'actor',
          said('district').as('district'),
          said('approvedBy').as('approvedBy'),
          sql<string | null>`content::jsonb #>> '{emergency,second}'`.as('second'),
          fn.countAll<string>().as('uses'),
        ])
        .where('kind', '=', 'records-read')
        .where('seq', '>', after)
        .groupBy(['actor', sql`2`, sql`3`, sql`4`])
        .execute()
      return rows.map(({ uses, ...row }) => ({ ...row, district: row.district!, uses: Number(uses) }))
    },
  }
}

function approvalOf(row: Selectable<Tables['record_approval']>): RecordApproval {
  const { id, actor, approver, district, indicator, purpose, from_at: from, until_at: until } = row
  return { id, actor, approver, district, indicator, purpose, from, until }
}
