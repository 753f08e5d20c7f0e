import type { Insertable, Kysely, Transaction } from 'kysely'
import type { Grant } from '@minzheng/access'
import { appendToChain } from '../chain/append-to-chain.js'
import type { Tables } from '../database/tables.js'

/** A grant that is made or revoked. */
export type GrantChange =
  | { readonly kind: 'grant'; readonly grant: Grant; readonly by: string | null; readonly at: Date }
  | { readonly kind: 'revoke'; readonly id: number; readonly by: string; readonly reason: string; readonly at: Date }

/** Writes a change of grants, and returns the grant's number. Every change of grants goes through here. */
export async function recordGrant(tx: Transaction<Tables>, change: GrantChange): Promise<number> {
  if (change.kind === 'revoke') {
    await tx
      .updateTable('access_grant')
      .set({ revoked_at: change.at, revoked_by: change.by, revoked_reason: change.reason })
      .where('id', '=', change.id)
      .execute()
    await appendToChain(tx, {
      kind: 'grant',
      actor: change.by,
      content: { grant: change.id, revoked: true, reason: change.reason },
    })
    return change.id
  }
  const { grant } = change
  const { id } = await tx
    .insertInto('access_grant')
    .values(rowOf(change.grant, change.by, change.at))
    .returning('id')
    .executeTakeFirstOrThrow()
  await appendToChain(tx, {
    kind: 'grant',
    actor: change.by ?? 'system',
    content: {
      grant: id,
      revoked: false,
      to: grant.actor,
      role: grant.role,
      district: grant.district,
      domain: grant.domain,
      indicators: grant.indicators === null ? null : [...grant.indicators],
      from: grant.from.toISOString(),
      until: grant.until.toISOString(),
      emergency: grant.emergency === null ? null : { ...grant.emergency },
    },
  })
  return id
}

const rowOf = (
  { actor, role, district, domain, indicators, from, until, emergency }: Grant,
  by: string | null,
  at: Date,
): Insertable<Tables['access_grant']> => ({
  actor,
  role,
  district,
  domain,
  indicators: indicators === null ? null : [...indicators],
  from_at: from,
  until_at: until,
  granted_at: at,
  granted_by: by,
  emergency_reason: emergency?.reason ?? null,
  emergency_second: emergency?.second ?? null,
})

/** The kind of an actor; undefined if nobody has granted it anything. */
export async function actorKind(db: Kysely<Tables>, id: string): Promise<Tables['actor']['kind'] | undefined> {
  return (await db.selectFrom('actor').select('kind').where('id', '=', id).executeTakeFirst())?.kind
}
