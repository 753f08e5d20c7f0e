import { z } from '@hono/zod-openapi'
import { RequestError, type ProblemPage } from '../base/problem.js'
import { endpoint, type Endpoint } from '../endpoint/endpoint.js'
import type { ApiTools } from '../endpoint/api-tools.js'
import { readBytes } from '../endpoint/read-input.js'
import { hostCookie } from '../identity/host-cookie.js'
import { IdentityFault } from '../identity/identity-fault.js'
import { endedSessions } from '../identity/provider-logout.js'
import { callbackPath, homeOf } from '../identity/provider-settings.js'
import { providerSignIn } from '../identity/provider-sign-in.js'
import type { Provider } from '../identity/provider.js'
import { attemptSeconds } from '../identity/sign-in-attempt.js'

/** Signing in and out at an identity provider. */
export function providerSignInRoutes(provider: Provider): readonly Endpoint[] {
  const ways = providerSignIn(provider)
  const home = homeOf(provider.settings).pathname
  const secure = provider.settings.redirectUrl.protocol === 'https:'
  // The provider's page sends the browser back, so this cookie must come along from another site.
  const waiting = hostCookie({ name: 'minzheng-sign-in', secure, sameSite: 'Lax', seconds: attemptSeconds })
  return [
    endpoint({
      method: 'get',
      path: '/sign-in',
      summary: { zh: '登录', en: 'sends the browser to the identity provider' },
      access: { to: 'anyone' },
      ignoresCredentials: true,
      answers: { 303: { description: '去登录 to the identity provider' } },
      handle: async ({ request, tools }) => {
        const { address, attempt } = await ways.begin(await sessionOf(request, tools))
        const headers = { location: address.href, 'set-cookie': waiting.header(attempt), 'cache-control': 'no-store' }
        return new Response(null, { status: 303, headers })
      },
    }),
    endpoint({
      method: 'get',
      path: callbackPath,
      summary: { zh: '登录返回', en: 'where the identity provider sends the browser back to' },
      access: { to: 'anyone' },
      ignoresCredentials: true,
      // What else a provider adds is none of our business.
      query: z.looseObject({}),
      answers: { 200: { description: '已登录 signed in', types: ['text/html'] } },
      handle: async ({ request, tools }) => {
        const { search } = new URL(request.url)
        const attempt = waiting.read(request.headers.get('cookie') ?? undefined)
        const { signIn, replaces } = await ways.finish(search, attempt).catch((error: unknown) => {
          if (!(error instanceof IdentityFault)) throw error
          tools.log('info', 'nobody has signed in', { reason: error.reason })
          throw new RequestError(
            'sign-in-needed',
            { zh: '登录未成功，请重新登录', en: 'signing in has not succeeded; start again at /sign-in' },
            { headers: { 'set-cookie': waiting.header(null) }, page: failedPage(home) },
          )
        })
        const { secret, session } = await tools.store.sessions.begin(signIn)
        for (const id of new Set([replaces, await sessionOf(request, tools)]))
          if (id !== undefined) await tools.store.sessions.end({ id })
        tools.log('info', 'signed in', { by: session.actor, session: session.id })
        const response = new Response(signedInPage(home), {
          headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
        })
        response.headers.append('set-cookie', waiting.header(null))
        response.headers.append('set-cookie', tools.cookie.header(secret))
        return response
      },
    }),
    endpoint({
      method: 'post',
      path: '/sign-out',
      summary: { zh: '退出并退出身份认证', en: 'ends the session, and sends the browser to sign out at the provider' },
      access: { to: 'signed-in' },
      answers: {
        200: { description: '退出的地址 where a page goes on to, for a program that asks for JSON' },
        303: { description: '已退出 signed out' },
      },
      handle: async ({ who, tools, request }) => {
        if (who.kind !== 'session')
          throw new RequestError('conflict', { zh: '令牌没有登录', en: 'a token has no session; revoke it instead' })
        await tools.store.sessions.end({ id: who.session.id })
        // The session here is over, whether the provider answers or not.
        const address = await ways.signOutAddress().catch(() => undefined)
        const location = address?.href ?? home
        const headers = { 'set-cookie': tools.cookie.header(null), 'cache-control': 'no-store', vary: 'Accept' }
        // The policy of the dashboard lets its forms lead to this service alone, redirects included: so it goes on itself.
        if (request.headers.get('accept')?.includes('application/json') === true)
          return Response.json({ location }, { headers })
        return new Response(null, { status: 303, headers: { location, ...headers } })
      },
    }),
    endpoint({
      method: 'post',
      path: '/sign-in/oidc/logout',
      summary: { zh: '身份认证通知退出', en: 'the provider says that somebody has signed out there' },
      access: { to: 'anyone' },
      ignoresCredentials: true,
      answers: { 200: { description: '已退出 the sessions are over' } },
      handle: async ({ request, tools }) => {
        const form = new URLSearchParams(new TextDecoder().decode(await readBytes(request, 20_000, tools.bodyMs)))
        const token = form.get('logout_token')
        const ended = await endedSessions(provider, token ?? '').catch((error: unknown) => {
          if (!(error instanceof IdentityFault)) throw error
          tools.log('info', 'a logout token was refused', { reason: error.reason })
          throw new RequestError('invalid-request', {
            zh: '退出通知无效',
            en: 'logout_token must be a logout token of the identity provider, got another',
          })
        })
        await tools.store.sessions.end(ended)
        return new Response(null, { headers: { 'cache-control': 'no-store' } })
      },
    }),
  ]
}

/** The id of the living session of a browser. */
async function sessionOf(request: Request, { store, cookie }: ApiTools): Promise<string | undefined> {
  const secret = cookie.read(request.headers.get('cookie') ?? undefined)
  return secret === undefined ? undefined : (await store.sessions.find(secret))?.id
}

/** For whoever has come back from the provider without an account. */
const failedPage = (home: string): ProblemPage => ({
  title: { zh: '登录未成功', en: 'Nobody has signed in' },
  what: {
    zh: '登录没有完成：可能取消了，或者停留太久。请重新登录；仍不成功的，请找系统管理员。',
    en: 'signing in was cancelled or took too long. Sign in again; if it fails again, ask the system administrator.',
  },
  link: { to: `${home}sign-in`, text: { zh: '重新登录', en: 'sign in again' } },
})

/**
 * A page that goes on by itself. The provider has sent the browser here, so after a redirect it would still leave out a
 * cookie with SameSite=Strict; from a page of this service it does not.
 */
const signedInPage = (home: string): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=${home}"><title>已登录 signed in</title></head>
<body><a href="${home}">已登录 signed in</a></body></html>
`
