import { OpenAPIHono } from '@hono/zod-openapi'
import { errorText } from '@minzheng/core/privacy'
import { problemResponse, problems, RequestError } from '../base/problem.js'
import { dashboardRoutes, type DashboardPlace } from '../dashboard/dashboard-routes.js'
import type { ApiTools } from '../endpoint/api-tools.js'
import { isEndpoint, type ApiEnv, type Endpoint } from '../endpoint/endpoint.js'
import { allRoutes } from '../routes/all-routes.js'
import { documentationRoutes, type ApiDocument } from './documentation.js'
import { withSecurityHeaders } from './security-headers.js'

/** The version of the interface, as its addresses have it. */
const version = '1'

/** The API: answers requests of the web's own classes. */
export interface Api {
  /** @param address where it comes from, by which strangers are limited */
  readonly fetch: (request: Request, address?: string) => Promise<Response>
  /** Every route that it answers, with who may use it; there are no others. */
  readonly routes: readonly Pick<Endpoint, 'method' | 'path' | 'access'>[]
  /** The document of the API, OpenAPI 3.1. */
  readonly document: ApiDocument
}

/** What requests must fit, before any route is asked. */
export interface ApiLimits {
  /** The values of `Host` that are answered; null: whatever a proxy lets through. */
  readonly hosts: readonly string[] | null
  /** The most letters of an address. */
  readonly mostAddress?: number
}

/**
 * Makes the API. Throws if a route has no access rule: only `endpoint` makes routes, and a route that anything else has
 * added is found here.
 * @param more further routes, such as those of a way to sign in
 * @param dashboard is served beside the API, if it is given
 */
export function createApi(
  tools: ApiTools,
  { hosts, mostAddress = 8192 }: ApiLimits,
  more: readonly Endpoint[] = [],
  dashboard?: Omit<DashboardPlace, 'nothingAt'>,
): Api {
  const app = new OpenAPIHono<ApiEnv>()
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: '令牌 a service token, or an access token of the identity provider',
  })
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'minzheng',
    description: '登录 a session; over https the cookie is __Host-minzheng',
  })
  const documentOf = (): ApiDocument =>
    app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: `${tools.deployment.name.zh} 民政指标 Minzheng`.trim(),
        version,
        license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      },
      servers: [{ url: '/' }],
    }) as unknown as ApiDocument
  let document: ApiDocument | undefined
  const documentation = documentationRoutes(() => (document ??= documentOf()), { isHome: dashboard === undefined })
  const ofApi = [...allRoutes, ...more, ...documentation]
  const endpoints =
    dashboard === undefined
      ? ofApi
      : [...ofApi, ...dashboardRoutes({ ...dashboard, nothingAt: (path) => nothingOfApi(ofApi, path) })]
  for (const each of endpoints) {
    assertEndpoint(each)
    each.mount(app, tools)
  }
  assertAllDeclared(app.routes, endpoints)
  /** What no route answers is counted as such: an address or a method may be anything. */
  const unanswered = (error: RequestError): Response => {
    tools.metrics.answered('none', 'any', problems[error.kind].status, 0)
    return problemResponse(error)
  }
  app.notFound((context) => unanswered(notFound(endpoints, context.req.path)))
  app.onError((error) => {
    tools.log('error', 'a request failed', { error: errorText(error) })
    return problemResponse(new RequestError('failed'))
  })
  return {
    routes: endpoints.map(({ method, path, access }) => ({ method, path, access })),
    document: (document ??= documentOf()),
    fetch: async (request, address) => {
      const refused = refusal(request, hosts, mostAddress)
      return withSecurityHeaders(refused === undefined ? await app.fetch(request, { address }) : unanswered(refused))
    },
  }
}

function assertEndpoint(each: Endpoint): void {
  if (!isEndpoint(each)) throw new TypeError('a route must be made by endpoint(), with its access rule, got another')
}

/** Throws if the app answers at an address that no endpoint has declared. */
export function assertAllDeclared(
  answered: readonly { readonly method: string; readonly path: string }[],
  endpoints: readonly Endpoint[],
): void {
  const declared = new Set(endpoints.map(({ method, path }) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`))
  const unknown = answered.map(({ method, path }) => `${method} ${path}`).filter((each) => !declared.has(each))
  if (unknown.length > 0)
    throw new TypeError(`every route must declare who may use it, got ${[...new Set(unknown)].join(', ')}`)
}

/** What no route may answer, whoever asks. */
function refusal(request: Request, hosts: readonly string[] | null, mostAddress: number): RequestError | undefined {
  if (request.url.length > mostAddress) return new RequestError('uri-too-long')
  // A page elsewhere may give its own name this machine's address (DNS rebinding).
  if (hosts !== null && !hosts.includes(request.headers.get('host') ?? ''))
    return new RequestError('wrong-host', {
      zh: '请用本机地址访问',
      en: 'the header Host must be an address of this machine, got another',
    })
  return undefined
}

/** That there is nothing at an address, or nothing for this method. */
function notFound(endpoints: readonly Endpoint[], path: string): RequestError {
  const methods = endpoints.filter((each) => isAt(each.path, path)).map(({ method }) => method)
  if (methods.length === 0) return new RequestError('not-found')
  const allow = [...new Set(methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))].join(', ')
  return new RequestError('method-not-allowed', undefined, { headers: { allow } })
}

/** That there is nothing at an address below those of the API; undefined if it is none of them. */
function nothingOfApi(endpoints: readonly Endpoint[], path: string): RequestError | undefined {
  const first = (of: string): string => of.split('/')[1] ?? ''
  return path !== '/' && endpoints.some((each) => first(each.path) === first(path))
    ? notFound(endpoints, path)
    : undefined
}

function isAt(pattern: string, path: string): boolean {
  const [own, given] = [pattern.split('/'), path.split('/')]
  return own.length === given.length && own.every((part, at) => part.startsWith('{') || part === given[at])
}
