import { randomBytes } from 'node:crypto'
import { z } from '@hono/zod-openapi'
import { RequestError } from '../base/problem.js'
import { endpoint, type Endpoint } from '../endpoint/endpoint.js'
import { asTaken } from '../endpoint/kept-text.js'
import type { DashboardFiles } from './dashboard-files.js'

/**
 * What the dashboard may do: run its own scripts and ask its own service, nothing else. Styles that a library adds need
 * the nonce of the page; the style of an element may be set.
 */
const policyOf = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

/** The files of the dashboard, which have no data; and, for a browser, its page at every other address. */
export interface DashboardPlace {
  readonly files: DashboardFiles
  /** The path below which the service is reached. */
  readonly home: string
  /** The answer for an address of the API at which there is nothing; undefined if the API has no such addresses. */
  readonly nothingAt: (path: string) => RequestError | undefined
}

/** Serves the dashboard. Its last route is at every address, so it must be mounted after all others. */
export function dashboardRoutes({ files, home, nothingAt }: DashboardPlace): readonly Endpoint[] {
  const page = (path: '/' | '/*'): Endpoint =>
    endpoint({
      method: 'get',
      path,
      summary: { zh: '看板', en: 'the page of the dashboard, which has no data' },
      access: { to: 'anyone' },
      // Whoever must sign in again does so on this page.
      ignoresCredentials: true,
      query: z.looseObject({}),
      answers: { 200: { description: 'the page', types: ['text/html'] } },
      handle: ({ request, tools }) => {
        const { pathname } = new URL(request.url)
        const nothing = nothingAt(pathname)
        if (nothing !== undefined) throw nothing
        // A program that asks for an address that is not there must learn it.
        const isForReading = request.headers.get('accept')?.includes('text/html') === true
        if (path === '/*' && (!isForReading || pathname.startsWith('/assets/'))) throw new RequestError('not-found')
        const nonce = randomBytes(16).toString('base64')
        const signIn = tools.links === undefined ? 'provider' : 'link'
        return new Response(files.page({ nonce, home, signIn }), {
          headers: {
            'content-type': 'text/html; charset=utf-8',
            'content-security-policy': policyOf(nonce),
            'cache-control': 'no-cache',
            vary: 'Accept',
          },
        })
      },
    })
  const assets = endpoint({
    method: 'get',
    path: '/assets/{file}',
    summary: { zh: '看板的文件', en: 'a file of the dashboard, named by a hash of its content' },
    access: { to: 'anyone' },
    ignoresCredentials: true,
    // From memory, and once for each browser: an office behind one address opens many pages at nine o'clock.
    cost: 0,
    params: z.object({ file: z.string().max(200) }),
    answers: { 200: { description: 'the file' } },
    handle: ({ input, request }) => {
      const found = files.assets.get(input.params.file)
      if (found === undefined) throw new RequestError('not-found')
      const { body, headers } = asTaken(found.content, request)
      return new Response(body, {
        headers: {
          'content-type': found.type,
          'cache-control': 'public, max-age=31536000, immutable',
          vary: 'Accept-Encoding',
          ...headers,
        },
      })
    },
  })
  return [assets, page('/'), page('/*')]
}
