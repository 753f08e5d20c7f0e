import { createHash, randomBytes } from 'node:crypto'
import type { Kysely, Selectable } from 'kysely'
import { isSessionLive, mostSessionHours, type Session } from '@minzheng/access'
import type { Tables } from '../database/tables.js'
import { databaseNow } from './stored-grants.js'

/** Who signs in, and how. */
export type SignIn = Pick<Session, 'actor' | 'means'> & Partial<Pick<Session, 'issuer' | 'subject' | 'providerSession'>>

/** Who has signed in. A session's secret is shown once, for a cookie; only its hash is kept. */
export interface Sessions {
  readonly begin: (signIn: SignIn) => Promise<{ readonly secret: string; readonly session: Session }>
  /** The living session of a secret, which counts as used now; undefined if there is none. */
  readonly find: (secret: string) => Promise<Session | undefined>
  /** The living sessions of an actor, or of all. */
  readonly list: (actor?: string) => Promise<readonly Session[]>
  /** Ends sessions now: one, all of an actor, or those of a session of an identity provider. Returns how many. */
  readonly end: (
    which:
      | { readonly id: string }
      | { readonly actor: string }
      | { readonly issuer: string; readonly providerSession: string }
      | { readonly issuer: string; readonly subject: string },
  ) => Promise<number>
}

/** How long `seen_at` may lag behind, in milliseconds, so that a request need not write. */
const seenEveryMs = 60_000

export const hashOf = (secret: string): string => createHash('sha256').update(secret, 'utf8').digest('hex')

/** The sessions of a database, by its clock. */
export function sessionsOf(db: Kysely<Tables>, find: Sessions['find']): Sessions {
  const living = async (rows: readonly Selectable<Tables['session']>[]): Promise<readonly Session[]> => {
    if (rows.length === 0) return []
    const at = await databaseNow(db)
    return rows.map((row) => sessionOf(row)).filter((session) => isSessionLive(session, at))
  }
  return {
    begin: async ({ actor, means, issuer = null, subject = null, providerSession = null }) => {
      const at = await databaseNow(db)
      // A session is of no use once it is over, and its row says when somebody worked.
      const over = new Date(at.getTime() - 2 * mostSessionHours * 3_600_000)
      await db.deleteFrom('session').where('from_at', '<', over).execute()
      const secret = randomBytes(32).toString('base64url')
      const row = await db
        .insertInto('session')
        .values({
          id: randomBytes(6).toString('hex'),
          hash: hashOf(secret),
          actor,
          means,
          issuer,
          subject,
          provider_session: providerSession,
          from_at: at,
          seen_at: at,
          ended_at: null,
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      return { secret, session: sessionOf(row) }
    },
    find,
    list: async (actor) => {
      let select = db.selectFrom('session').selectAll().where('ended_at', 'is', null).orderBy('from_at').orderBy('id')
      if (actor !== undefined) select = select.where('actor', '=', actor)
      return living(await select.execute())
    },
    end: async (which) => {
      let update = db
        .updateTable('session')
        .set({ ended_at: await databaseNow(db) })
        .where('ended_at', 'is', null)
      if ('id' in which) update = update.where('id', '=', which.id)
      else if ('actor' in which) update = update.where('actor', '=', which.actor)
      else {
        update = update.where('issuer', '=', which.issuer)
        update =
          'subject' in which
            ? update.where('subject', '=', which.subject)
            : update.where('provider_session', '=', which.providerSession)
      }
      return Number((await update.executeTakeFirstOrThrow()).numUpdatedRows)
    },
  }
}

/** The session of a row if it lives at a moment; it counts as used then. */
export async function livingSession(
  db: Kysely<Tables>,
  row: Selectable<Tables['session']>,
  at: Date,
): Promise<Session | undefined> {
  const session = sessionOf(row)
  if (!isSessionLive(session, at)) return undefined
  if (at.getTime() - session.seenAt.getTime() < seenEveryMs) return session
  await db.updateTable('session').set({ seen_at: at }).where('id', '=', row.id).where('ended_at', 'is', null).execute()
  return { ...session, seenAt: at }
}

function sessionOf(row: Selectable<Tables['session']>): Session {
  return {
    id: row.id,
    actor: row.actor,
    means: row.means,
    issuer: row.issuer,
    subject: row.subject,
    providerSession: row.provider_session,
    from: row.from_at,
    seenAt: row.seen_at,
    endedAt: row.ended_at,
  }
}
