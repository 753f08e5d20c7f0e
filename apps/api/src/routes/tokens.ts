import { z } from '@hono/zod-openapi'
import { actions, type Action } from '@minzheng/access'
import type { StoredToken } from '@minzheng/store'
import { RequestError } from '../base/problem.js'
import { json } from '../endpoint/answer.js'
import { endpoint } from '../endpoint/endpoint.js'
import { districtCode, time } from '../formats/parameters.js'

const tag = '令牌 tokens'
/** What somebody may do, by name. */
export const actionNames = Object.keys(actions) as [Action, ...Action[]]
const scope = z.strictObject({
  action: z.enum(actionNames),
  district: districtCode,
  domain: z.string().max(60).nullable().default(null),
})
const tokenFields = {
  id: z.string(),
  name: z.string(),
  owner: z.string(),
  scopes: z.array(z.object({ action: z.enum(actionNames), district: z.string(), domain: z.string().nullable() })),
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
  revokedBy: z.string().nullable(),
}
const tokenSchema = z.object(tokenFields).openapi('Token')

/** A token without its secret and without the hash of it. */
function tokenData({ id, name, owner, scopes, from, until, revokedAt, revokedBy }: StoredToken): object {
  return { id, name, owner, scopes, from, until, revokedAt, revokedBy }
}

export const tokenRoutes = [
  endpoint({
    method: 'get',
    path: '/v1/tokens',
    tag,
    summary: { zh: '我的令牌', en: 'the tokens of whoever asks, never their secrets' },
    access: { to: 'signed-in' },
    answers: { 200: { description: '令牌 the tokens', schema: z.object({ tokens: z.array(tokenSchema) }) } },
    handle: async (asking) => {
      const found = await asking.tools.store.tokens.list(asking.who.actor!)
      return json(asking, { tokens: found.map((each) => tokenData(each)) })
    },
  }),
  endpoint({
    method: 'post',
    path: '/v1/tokens',
    tag,
    summary: {
      zh: '新建令牌；密钥只显示这一次',
      en: 'makes a token of whoever asks, for a program; its secret is shown only now',
    },
    access: { to: 'signed-in' },
    body: z.strictObject({ name: z.string().max(64), scopes: z.array(scope).min(1).max(50), until: time }),
    neverKept: true,
    answers: {
      201: {
        description: '令牌和密钥 the token with its secret',
        schema: z.object({ ...tokenFields, secret: z.string() }).openapi('NewToken'),
      },
    },
    handle: async (asking) => {
      const { who, input, tools } = asking
      // Otherwise a stolen token could outlive its end.
      if (who.kind !== 'session')
        throw new RequestError('forbidden', { zh: '令牌不能新建令牌', en: 'a token must not make tokens; sign in' })
      const { secret, token } = await tools.store.tokens.mint({ ...input.body, owner: who.actor })
      return json(asking, { ...tokenData(token), secret }, {}, 201)
    },
  }),
  endpoint({
    method: 'delete',
    path: '/v1/tokens/{token}',
    tag,
    summary: {
      zh: '撤销令牌',
      en: 'ends a token now: its owner may, the token itself, and who manages grants',
    },
    access: { to: 'signed-in' },
    params: z.object({ token: z.string().regex(/^[0-9a-f]{12}$/, 'must be the id of a token') }),
    answers: { 200: { description: '令牌 the token', schema: tokenSchema } },
    handle: async (asking) => {
      const { who, input, tools } = asking
      if (who.kind === 'token' && who.token.id !== input.params.token)
        throw new RequestError('forbidden', { zh: '令牌只能撤销自己', en: 'a token must revoke no other token' })
      const revoked = await tools.store.tokens.revoke({ id: input.params.token, by: who.actor! })
      return json(asking, tokenData(revoked))
    },
  }),
]
