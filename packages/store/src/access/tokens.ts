import { createHash } from 'node:crypto'
import type { Kysely, Selectable } from 'kysely'
import { AccessError, decide, mintToken, type Realm, type ServiceToken, type TokenScope } from '@minzheng/access'
import { personalKind } from '@minzheng/core/privacy'
import { appendToChain } from '../chain/append-to-chain.js'
import type { Database } from '../database/database.js'
import type { Tables } from '../database/tables.js'
import { databaseNow, readGrants } from './stored-grants.js'

/** A token, as the bureau lists it. */
export interface StoredToken extends ServiceToken {
  /** What it is for, such as `statistics-nightly`. */
  readonly name: string
  readonly revokedBy: string | null
}

/** A token that its owner asks for. */
export interface TokenRequest {
  readonly name: string
  readonly owner: string
  readonly scopes: readonly TokenScope[]
  readonly until: Date
}

/** Service tokens (令牌). Refusals are `AccessError`s. */
export interface Tokens {
  /** Makes a token that begins now; `secret` is shown once. */
  readonly mint: (request: TokenRequest) => Promise<{ readonly secret: string; readonly token: StoredToken }>
  /** The token of a secret, alive or not; undefined if there is none. */
  readonly find: (secret: string) => Promise<StoredToken | undefined>
  /** The tokens of an owner, or of all, in the order in which they were made. */
  readonly list: (owner?: string) => Promise<readonly StoredToken[]>
  /** Ends a token now: its owner may, and who manages grants. */
  readonly revoke: (request: { readonly id: string; readonly by: string }) => Promise<StoredToken>
}

interface TokenTools {
  readonly db: Kysely<Tables>
  readonly schema: string
  readonly realm: Realm & { readonly root: string }
  /** The names of the domains that a scope may name. */
  readonly domains: ReadonlySet<string>
  readonly transaction: Database['transaction']
}

/** The rule of a token's name: it names no person. */
const nameRule = /^[a-z0-9][a-z0-9._-]{1,63}$/

/** The tokens of a database, by its clock. Every change is an entry of the chain. */
export function tokensOf({ db, schema, realm, domains, transaction }: TokenTools): Tokens {
  return {
    mint: ({ name, owner, scopes, until }) =>
      transaction(async (plain) => {
        const tx = plain.withSchema(schema)
        if (!nameRule.test(name) || personalKind(name) !== null)
          throw new AccessError({
            zh: '令牌名须为2至64位小写字母、数字、点、连字符或下划线，不得为证件号或电话',
            en: 'the name of a token must be 2 to 64 of a–z, 0–9, dot, hyphen and underscore, got another text',
          })
        // What is no domain may be a person's name, and the token would keep it.
        if (scopes.some(({ domain }) => domain !== null && !domains.has(domain)))
          throw new AccessError({
            zh: '令牌范围的业务领域须在目录中',
            en: 'the domain of a scope must be one of the catalogue, got another text',
          })
        const at = await databaseNow(tx)
        const { secret, token } = mintToken(await readGrants(tx), { owner, scopes, from: at, until }, realm)
        await tx
          .insertInto('service_token')
          .values({
            id: token.id,
            hash: token.hash,
            name,
            owner,
            scopes: JSON.stringify(scopes),
            from_at: at,
            until_at: until,
            revoked_at: null,
            revoked_by: null,
          })
          .execute()
        await appendToChain(tx, {
          kind: 'token',
          actor: owner,
          content: {
            token: token.id,
            revoked: false,
            name,
            owner,
            scopes: scopes.map((scope) => ({ ...scope })),
            from: at.toISOString(),
            until: until.toISOString(),
          },
        })
        return { secret, token: { ...token, name, revokedBy: null } }
      }),
    find: async (secret) => {
      const hash = createHash('sha256').update(secret, 'utf8').digest('hex')
      const row = await db.selectFrom('service_token').selectAll().where('hash', '=', hash).executeTakeFirst()
      return row === undefined ? undefined : tokenOf(row)
    },
    list: async (owner) => {
      let select = db.selectFrom('service_token').selectAll().orderBy('from_at').orderBy('id')
      if (owner !== undefined) select = select.where('owner', '=', owner)
      return (await select.execute()).map((row) => tokenOf(row))
    },
    revoke: ({ id, by }) =>
      transaction(async (plain) => {
        const tx = plain.withSchema(schema)
        const row = await tx.selectFrom('service_token').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
        if (row === undefined)
          throw new AccessError({ zh: '没有这个令牌', en: 'the token must have been made, got another id' })
        const at = await databaseNow(tx)
        if (row.owner !== by) {
          const asked = { actor: by, action: 'manage-grants', district: realm.root, at } as const
          const decision = decide(await readGrants(tx), asked, realm)
          if (!decision.allowed) throw new AccessError(decision.reason)
        }
        if (row.revoked_at !== null) return tokenOf(row)
        await tx.updateTable('service_token').set({ revoked_at: at, revoked_by: by }).where('id', '=', id).execute()
        await appendToChain(tx, { kind: 'token', actor: by, content: { token: id, revoked: true } })
        return { ...tokenOf(row), revokedAt: at, revokedBy: by }
      }),
  }
}

function tokenOf(row: Selectable<Tables['service_token']>): StoredToken {
  return {
    id: row.id,
    hash: row.hash,
    name: row.name,
    owner: row.owner,
    scopes: row.scopes,
    from: row.from_at,
    until: row.until_at,
    revokedAt: row.revoked_at,
    revokedBy: row.revoked_by,
  }
}
