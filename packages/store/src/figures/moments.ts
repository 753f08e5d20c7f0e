import { sql, type Kysely, type Selectable } from 'kysely'
import type { Session } from '@minzheng/access'
import type { Tables } from '../database/tables.js'
import { hashOf, livingSession } from '../access/sessions.js'
import { readGrants, type StoredGrant } from '../access/stored-grants.js'
import { stampOf, stampSql } from './stamp.js'

/** What holds at one moment. */
export interface Moment {
  /** The moment, by the database's clock. */
  readonly at: Date
  /** Changes whenever a live figure, its freshness or a state of a month may have changed. */
  readonly stamp: string
  /** All grants in their order; those that expired or were revoked too. */
  readonly grants: readonly StoredGrant[]
  /** The living sessions by their secrets; each counts as used now. */
  readonly sessions: ReadonlyMap<string, Session>
}

type Row = { readonly at: Date; readonly made: string; readonly grants: string } & {
  readonly [Column in keyof Selectable<Tables['session']>]: Selectable<Tables['session']>[Column] | null
}

/**
 * Reads what every request needs in one statement: the clock, the stamp, the sessions of some secrets and the grants. All
 * grants are read again only if one of their rows is new, changed or gone, whoever has changed it.
 */
export function momentsOf(db: Kysely<Tables>, schema: string): (secrets?: readonly string[]) => Promise<Moment> {
  let known: { readonly version: string; readonly grants: readonly StoredGrant[] } | undefined
  const grantsOf = async (version: string): Promise<readonly StoredGrant[]> => {
    if (known?.version === version) return known.grants
    // They are as new as their version, or newer; then the next moment has another version.
    const grants = await readGrants(db)
    known = { version, grants }
    return grants
  }
  return async (secrets = []) => {
    const byHash = new Map(secrets.map((secret) => [hashOf(secret), secret]))
    const { rows } = await sql<Row>`
      select m.*, s.* from (
        select clock_timestamp() as at, ${stampSql(schema)} as made, ${grantsVersion(schema)} as grants
      ) m left join ${sql.id(schema, 'session')} s on s.hash = any(${[...byHash.keys()]}::text[])`.execute(db)
    const { at, made, grants } = rows[0]!
    const sessions = new Map<string, Session>()
    for (const row of rows) {
      if (row.hash === null) continue
      const session = await livingSession(db, row as Selectable<Tables['session']>, at)
      if (session !== undefined) sessions.set(byHash.get(row.hash)!, session)
    }
    return { at, stamp: stampOf(made), grants: await grantsOf(grants), sessions }
  }
}

/** Changes with each row of grants that is written: an update makes a new version of a row, with a later transaction. */
const grantsVersion = (schema: string) => sql<string>`
  (select concat(count(*), '-', sum(xmin::text::bigint)) from ${sql.id(schema, 'access_grant')})`
