import { z } from '@hono/zod-openapi'
import { roles, type Role } from '@minzheng/access'
import type { StoredGrant } from '@minzheng/store'
import { wholeCity } from '../access/access-rule.js'
import { json } from '../endpoint/answer.js'
import { endpoint } from '../endpoint/endpoint.js'
import { districtCode, flag, indicatorId, time, wordsOfReason } from '../formats/parameters.js'

const tag = '授权 grants'
type GrantedRole = Exclude<Role, 'emergency-reader'>
const granted = (Object.keys(roles) as Role[]).filter((role): role is GrantedRole => role !== 'emergency-reader')
const actor = z.string().min(2).max(64)

const grantSchema = z
  .object({
    id: z.int(),
    actor: z.string(),
    role: z.string(),
    district: z.string(),
    domain: z.string().nullable(),
    indicators: z.array(z.string()).nullable(),
    from: z.iso.datetime(),
    until: z.iso.datetime(),
    grantedBy: z.string().nullable(),
    revokedAt: z.iso.datetime().nullable(),
    revokedBy: z.string().nullable(),
    revokedReason: z.string().nullable(),
  })
  .openapi('Grant')

function grantData(grant: StoredGrant): object {
  const { id, role, district, domain, indicators, from, until, grantedBy } = grant
  const { revokedAt, revokedBy, revokedReason } = grant
  const made = { id, actor: grant.actor, role, district, domain, indicators, from, until, grantedBy }
  return { ...made, revokedAt, revokedBy: revokedBy ?? null, revokedReason: revokedReason ?? null }
}

export const grantRoutes = [
  endpoint({
    method: 'get',
    path: '/v1/grants',
    tag,
    summary: { zh: '授权一览', en: 'the grants in force, or all that were ever made' },
    access: { action: 'manage-grants', of: wholeCity },
    query: z.strictObject({ actor: actor.optional(), all: flag }),
    answers: { 200: { description: '授权 the grants', schema: z.object({ grants: z.array(grantSchema) }) } },
    handle: async (asking) => {
      const { access } = asking.tools.store
      const { actor: of, all } = asking.input.query
      const { at } = await access.now()
      const found = await access.grants(of)
      const shown = found.filter(({ until, revokedAt }) => all || (revokedAt === null && at < until))
      return json(asking, { grants: shown.map((each) => grantData(each)) })
    },
  }),
  endpoint({
    method: 'post',
    path: '/v1/grants',
    tag,
    summary: { zh: '授权', en: 'grants an account a role in a district, until a time' },
    access: { action: 'manage-grants', of: wholeCity },
    body: z.strictObject({
      actor,
      role: z.enum(granted as [GrantedRole, ...GrantedRole[]]),
      district: districtCode,
      domain: z.string().max(60).optional(),
      indicators: z.array(indicatorId).max(500).optional(),
      kind: z.enum(['person', 'service']).optional(),
      from: time.optional(),
      until: time,
    }),
    answers: { 201: { description: '授权 the grant', schema: grantSchema } },
    handle: async (asking) => {
      const { domain, indicators, kind, from, ...given } = asking.input.body
      const made = await asking.tools.store.access.grant({
        ...given,
        ...(domain === undefined ? {} : { domain }),
        ...(indicators === undefined ? {} : { indicators }),
        ...(kind === undefined ? {} : { kind }),
        ...(from === undefined ? {} : { from }),
        by: asking.who.actor!,
      })
      return json(asking, grantData(made), {}, 201)
    },
  }),
  endpoint({
    method: 'post',
    path: '/v1/grants/{grant}/revoke',
    tag,
    summary: { zh: '撤销授权', en: 'ends a grant now' },
    access: { action: 'manage-grants', of: wholeCity },
    params: z.object({
      grant: z
        .string()
        .regex(/^[1-9]\d{0,8}$/, 'must be the number of a grant')
        .transform(Number),
    }),
    body: z.strictObject({ reason: wordsOfReason }),
    answers: { 200: { description: '授权 the grant', schema: grantSchema } },
    handle: async (asking) => {
      const { input, who, tools } = asking
      const { reason } = input.body
      return json(
        asking,
        grantData(await tools.store.access.revoke({ id: input.params.grant, by: who.actor!, reason })),
      )
    },
  }),
]
