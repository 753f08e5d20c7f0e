import { sql, type Kysely, type Transaction } from 'kysely'
import {
  AccessError,
  actorIdSchema,
  assertGrant,
  assertGranter,
  breakGlass,
  decide,
  type AccessRequest,
  type ActorKind,
  type Decision,
  type Grant,
  type GrantRealm,
  type Role,
} from '@minzheng/access'
import type { Catalogue } from '@minzheng/core'
import type { Database } from '../database/database.js'
import type { Tables } from '../database/tables.js'
import { assertKnownReason } from '../register/reason.js'
import { actorKind, recordGrant, type GrantChange } from './grant-change.js'
import { databaseNow, readGrants, type StoredGrant } from './stored-grants.js'

/** A grant that somebody asks for. */
export interface GrantRequest {
  readonly actor: string
  /** Of an actor that nobody has granted anything yet. Default: a person. */
  readonly kind?: Exclude<ActorKind, 'system'>
  readonly role: Exclude<Role, 'emergency-reader'>
  readonly district: string
  readonly domain?: string
  readonly indicators?: readonly string[]
  /** Default: now. */
  readonly from?: Date
  readonly until: Date
  /** The security administrator who grants; null: makes the first one, while none is in office. */
  readonly by: string | null
}

/** An emergency (应急查看) that begins now. */
export interface EmergencyRequest {
  readonly actor: string
  readonly district: string
  readonly domain?: string
  /** Why, in known words. */
  readonly reason: string
  /** An actor who may approve it. */
  readonly second: string
  /** Within four hours. */
  readonly until: Date
}

/** Who may do what, as the database has it. Refusals are `AccessError`s. */
export interface Access {
  readonly grant: (request: GrantRequest) => Promise<StoredGrant>
  /** Lets an actor who already works here read records for some hours. */
  readonly breakGlass: (request: EmergencyRequest) => Promise<StoredGrant>
  /** Ends a grant now. The reason is made of known words. */
  readonly revoke: (request: {
    readonly id: number
    readonly by: string
    readonly reason: string
  }) => Promise<StoredGrant>
  /** The grants of an actor, or of all, in their order; those that expired or were revoked too. */
  readonly grants: (actor?: string) => Promise<readonly StoredGrant[]>
  /** The grants and the database's clock now: what several answers of the policy are given by. */
  readonly now: () => Promise<{ readonly grants: readonly StoredGrant[]; readonly at: Date }>
  /** The policy's answer, by the database's clock and the grants of this moment. */
  readonly decide: (request: Omit<AccessRequest, 'at'>) => Promise<Decision>
}

interface AccessTools {
  readonly db: Kysely<Tables>
  readonly schema: string
  readonly catalogue: Catalogue
  readonly transaction: Database['transaction']
}

export function accessOf(tools: AccessTools): Access {
  const { db, catalogue } = tools
  const realm: GrantRealm = {
    districts: catalogue.districts,
    domains: new Set(catalogue.domains.map(({ name }) => name)),
    indicators: new Set(catalogue.indicators.keys()),
  }
  const changing = (
    change: (tx: Transaction<Tables>, grants: readonly StoredGrant[], at: Date) => Promise<GrantChange>,
  ): Promise<StoredGrant> =>
    tools.transaction(async (plain) => {
      const tx = plain.withSchema(tools.schema)
      // One change at a time: two first security administrators would each see none.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`${tools.schema} grants`}, 0))`.execute(tx)
      const id = await recordGrant(tx, await change(tx, await readGrants(tx), await databaseNow(tx)))
      return (await readGrants(tx)).find((each) => each.id === id)!
    })
  return {
    grant: (request) =>
      changing(async (tx, grants, at) => {
        const { by } = request
        const grant = grantOf(request, at)
        await knownActor(tx, request)
        assertGranter(grants, { by, grant, at }, realm)
        assertGrant(grants, grant, realm)
        return { kind: 'grant', grant, by, at }
      }),
    breakGlass: (request) =>
      changing(async (tx, grants, at) => {
        assertKnownReason(tools, request.reason)
        const grant = breakGlass({ ...request, from: at })
        if ((await actorKind(tx, grant.actor)) === undefined) throw new AccessError(noActor(grant.actor))
        assertGrant(grants, grant, realm)
        const { district, domain } = grant
        const stands = decide(
          grants,
          { actor: request.second, action: 'approve-emergency', district, domain, at },
          realm,
        )
        if (!stands.allowed) throw new AccessError(stands.reason)
        return { kind: 'grant', grant, by: request.second, at }
      }),
    revoke: ({ id, by, reason }) =>
      changing(async (_, grants, at) => {
        assertKnownReason(tools, reason)
        const grant = grants.find((each) => each.id === id)
        if (grant === undefined)
          throw new AccessError({ zh: `没有授权${id}`, en: `the grant must have been made, got number ${id}` })
        if (grant.revokedAt !== null)
          throw new AccessError({
            zh: `授权${id}已撤销`,
            en: `the grant must be in force, got number ${id}, which was revoked`,
          })
        assertGranter(grants, { by, grant, at }, realm)
        return { kind: 'revoke', id, by, reason, at }
      }),
    grants: (actor) => readGrants(db, actor),
    now: async () => {
      const [grants, at] = await Promise.all([readGrants(db), databaseNow(db)])
      return { grants, at }
    },
    decide: async (request) => decide(await readGrants(db), { ...request, at: await databaseNow(db) }, realm),
  }
}

function grantOf({ actor, role, district, domain, indicators, from, until }: GrantRequest, at: Date): Grant {
  return {
    actor,
    role,
    district,
    domain: domain ?? null,
    indicators: indicators ?? null,
    from: from ?? at,
    until,
    revokedAt: null,
    emergency: null,
  }
}

const noActor = (actor: string): { readonly zh: string; readonly en: string } => ({
  zh: `没有账号${actor}`,
  en: `the actor must be known, got ${actor}`,
})

/** Notes an actor who is granted something for the first time. */
async function knownActor(tx: Transaction<Tables>, { actor, kind }: GrantRequest): Promise<void> {
  const { error } = actorIdSchema.safeParse(actor)
  if (error !== undefined)
    throw new AccessError({
      zh: '账号须为2至64位小写字母、数字、点、连字符或下划线，不得为证件号或电话',
      en: `the id of an actor ${error.issues[0]!.message}, got another text`,
    })
  const before = await actorKind(tx, actor)
  if (before !== undefined && kind !== undefined && before !== kind)
    throw new AccessError({
      zh: `账号${actor}已是${before}`,
      en: `the kind of ${actor} must be ${before}, as before, got ${kind}`,
    })
  if (before === undefined)
    await tx
      .insertInto('actor')
      .values({ id: actor, kind: kind ?? 'person' })
      .execute()
}
