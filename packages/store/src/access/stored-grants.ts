import { sql, type Kysely } from 'kysely'
import type { Grant } from '@minzheng/access'
import type { Tables } from '../database/tables.js'

/** A grant, as the log has it. */
export interface StoredGrant extends Grant {
  /** Revoking it needs the number. */
  readonly id: number
  readonly grantedAt: Date
  /** The actor who granted it; null for the first security administrator. */
  readonly grantedBy: string | null
  readonly revokedBy: string | null
  readonly revokedReason: string | null
}

/** The grants of an actor, or of all; those that expired or were revoked too. */
export async function readGrants(db: Kysely<Tables>, actor?: string): Promise<readonly StoredGrant[]> {
  let select = db.selectFrom('access_grant').selectAll().orderBy('id')
  if (actor !== undefined) select = select.where('actor', '=', actor)
  return (await select.execute()).map((row) => ({
    id: row.id,
    actor: row.actor,
    role: row.role,
    district: row.district,
    domain: row.domain,
    indicators: row.indicators,
    from: row.from_at,
    until: row.until_at,
    revokedAt: row.revoked_at,
    emergency:
      row.emergency_second === null ? null : { second: row.emergency_second, reason: row.emergency_reason ?? '' },
    grantedAt: row.granted_at,
    grantedBy: row.granted_by,
    revokedBy: row.revoked_by,
    revokedReason: row.revoked_reason,
  }))
}

/** The moment by the database's clock, which all processes share. */
export async function databaseNow(db: Kysely<Tables>): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(db)
  return rows[0]!.at
}
