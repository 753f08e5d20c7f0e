import { z } from '@hono/zod-openapi'
import { isLive, mostSessionHours, roles } from '@minzheng/access'
import { RequestError } from '../base/problem.js'
import { json } from '../endpoint/answer.js'
import { endpoint } from '../endpoint/endpoint.js'
import type { Who } from '../identity/who.js'
import { actionNames } from './tokens.js'

const tag = '登录 sign in'

export const sessionRoutes = [
  endpoint({
    method: 'get',
    path: '/v1/session',
    tag,
    summary: { zh: '我是谁，能做什么', en: 'who asks, with the grants in force' },
    access: { to: 'signed-in' },
    answers: {
      200: {
        description: '登录者 who has signed in',
        schema: z
          .object({
            actor: z.string(),
            kind: z.enum(['session', 'token', 'provider-token']),
            until: z.iso.datetime(),
            grants: z.array(
              z.object({
                role: z.string(),
                actions: z
                  .array(z.enum(actionNames))
                  .openapi({ description: '该角色可做的事 what the role may do; a token has its scopes instead' }),
                district: z.string(),
                domain: z.string().nullable(),
                indicators: z.array(z.string()).nullable(),
                until: z.iso.datetime(),
              }),
            ),
          })
          .openapi('Session'),
      },
    },
    handle: async (asking) => {
      const { who, tools } = asking
      if (who.kind === 'stranger') throw new RequestError('sign-in-needed')
      const { grants, at } = await tools.store.access.now()
      const own = [...grants.filter(({ actor }) => actor === who.actor), ...(who.kind === 'session' ? who.grants : [])]
      return json(asking, {
        actor: who.actor,
        kind: who.kind,
        until: untilOf(who),
        grants: own
          .filter((grant) => isLive(grant, at))
          .map(({ role, district, domain, indicators, until: ends }) => ({
            role,
            actions: roles[role].actions,
            district,
            domain,
            indicators,
            until: ends,
          })),
      })
    },
  }),
  endpoint({
    method: 'delete',
    path: '/v1/session',
    tag,
    summary: { zh: '退出', en: 'sign out: ends the session' },
    access: { to: 'signed-in' },
    answers: { 204: { description: '已退出 signed out' } },
    handle: async ({ who, tools }) => {
      if (who.kind !== 'session')
        throw new RequestError('conflict', { zh: '令牌没有登录', en: 'a token has no session; revoke it instead' })
      await tools.store.sessions.end({ id: who.session.id })
      return new Response(null, {
        status: 204,
        headers: { 'set-cookie': tools.cookie.header(null), 'cache-control': 'no-store' },
      })
    },
  }),
  endpoint({
    method: 'get',
    path: '/sign-in/{code}',
    summary: { zh: '一次性链接', en: 'the one-time link that the service prints when it starts' },
    access: { to: 'anyone' },
    ignoresCredentials: true,
    params: z.object({ code: z.string().regex(/^[\w-]{43}$/, 'must be a code that the service has printed') }),
    answers: { 303: { description: '已登录 signed in' } },
    handle: async ({ input, tools }) => {
      const secret = await tools.links?.redeem(input.params.code)
      if (secret === undefined) throw new RequestError('not-found', unusable, { page: unusablePage })
      return new Response(null, {
        status: 303,
        headers: { location: '/', 'set-cookie': tools.cookie.header(secret), 'cache-control': 'no-store' },
      })
    },
  }),
]

const unusable = {
  zh: '链接无效、已用过或已过期，请重新启动服务',
  en: 'the link is not valid, was used or is too old; start the service again for another',
} as const
/** For whoever has opened the link in a browser. */
const unusablePage = {
  title: { zh: '这个登录链接不能用了', en: 'This link does not sign in' },
  what: {
    zh: '一次性登录链接只能用一次，一小时内有效。已经登录的，直接打开首页；还没有登录的，请重新启动服务，用新打印的链接。',
    en: 'a one-time link works once, within an hour. If you have signed in already, open the first page; otherwise start the service again and use the new link.',
  },
  link: { to: '/', text: { zh: '打开首页', en: 'first page' } },
} as const

/** When who asks must sign in again, or needs another token. */
function untilOf(who: Exclude<Who, { readonly kind: 'stranger' }>): Date {
  if (who.kind === 'session') return new Date(who.session.from.getTime() + mostSessionHours * 3_600_000)
  return who.kind === 'token' ? who.token.until : who.until
}
