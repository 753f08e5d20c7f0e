import type { OpenAPIHono, RouteConfig } from '@hono/zod-openapi'
import { z } from '@hono/zod-openapi'
import type { Text } from '@minzheng/core'
import { errorText } from '@minzheng/core/privacy'
import type { Moment } from '@minzheng/store'
import { decideRequest, refuseStrangers, type Allowed } from '../access/decide-request.js'
import { ruleWords, type AccessRule, type Input } from '../access/access-rule.js'
import { refuseOtherSites } from '../access/same-origin.js'
import { knownError } from '../base/known-errors.js'
import { problemResponse, RequestError } from '../base/problem.js'
import { stranger, type Credentials, type Who } from '../identity/who.js'
import type { LimitFields } from '../limits/request-limits.js'
import type { ApiTools } from './api-tools.js'
import { withLimitFields } from './limit-fields.js'
import { handledOnce, repeatKey } from './repeated.js'
import { takeFile, type SentFile } from './sent-file.js'
import { formType, takeForm } from './sent-form.js'
import { queryOf, readJson, readPart } from './read-input.js'
import { problemFor } from './problem-page.js'
import { problemSchema } from './problem-schema.js'

/** A request that is read and allowed. */
export interface Asking<Given extends Input = Input> extends Allowed {
  readonly input: Given
  readonly who: Who
  readonly request: Request
  readonly tools: ApiTools
  /** What held when the sender was identified, of a request of a session that only reads: nothing long comes between. */
  readonly seen: Moment | undefined
  /** The file that was sent, of a route that takes one; it is removed after the answer. */
  readonly file: SentFile | undefined
}

/** What a route answers with a status: words, and the schema of JSON or the names of other types. */
export interface AnswerFacts {
  readonly description: string
  readonly schema?: z.ZodType
  readonly types?: readonly string[]
}

/** What a route is. */
export interface EndpointFacts<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType> {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** With parameters as the document of the API has them: `/v1/districts/{district}`. */
  readonly path: `/${string}`
  readonly summary: Text
  /** The group in the document; a route without one is not in it. */
  readonly tag?: string
  readonly access: AccessRule<Input<z.output<Params>, z.output<Query>, z.output<Body>>>
  /** True: a way in; credentials that are wrong or over do not close it, and failures are limited strictly. */
  readonly ignoresCredentials?: boolean
  /** The points that a request costs; left out: one. 0: it is not limited. */
  readonly cost?: number | ((request: Request) => number)
  readonly params?: Params
  /** Strict: a name that is not in it is refused. */
  readonly query?: Query
  /** The body as JSON, up to `mostBytes`; a route that reads a stream leaves it out and reads `request.body`. */
  readonly body?: Body
  readonly mostBytes?: number
  /** Types of a file that is the body; the header `Content-Disposition` names it. It is read after the decision. */
  readonly fileTypes?: readonly string[]
  /**
   * The name of JSON that comes beside the file: the body is a form of these two, and `body` is the schema of the JSON. Both
   * are read after the decision, whose rule must not look at them.
   */
  readonly form?: string
  /** True: the answer is not kept for a sender who repeats the request, since it has a secret or values of records. */
  readonly neverKept?: boolean
  readonly answers: Readonly<Record<number, AnswerFacts>>
  readonly handle: (
    asking: Asking<Input<z.output<Params>, z.output<Query>, z.output<Body>>>,
  ) => Promise<Response> | Response
}

/** A route with its access rule. Only `endpoint` makes them, and only they can be mounted. */
export interface Endpoint {
  readonly method: string
  readonly path: string
  /** The rule in words: an action of the policy, `anyone`, `signed-in`, or that it reads by audience. */
  readonly access: string
  readonly mount: (app: OpenAPIHono<ApiEnv>, tools: ApiTools) => void
}

/** What the server says of a request. */
export interface ApiEnv {
  readonly Bindings: { readonly address: string | undefined }
}

const made = new WeakSet<Endpoint>()

/** True for what `endpoint` has made. */
export function isEndpoint(value: Endpoint): boolean {
  return made.has(value)
}

const nothing = z.strictObject({})
const usualMostBytes = 1_000_000
const safeMethods: ReadonlySet<string> = new Set(['get'])
const notKept = {
  zh: '此请求的回答不保存，不能带请求键',
  en: 'the answer of this request is not kept, so it must have no Idempotency-Key',
}

/**
 * Declares a route. A request is identified, read by the schemas, decided, and only then handled; each refusal is a
 * problem document.
 */
export function endpoint<
  Params extends z.ZodObject = typeof nothing,
  Query extends z.ZodObject = typeof nothing,
  Body extends z.ZodType = z.ZodUndefined,
>(facts: EndpointFacts<Params, Query, Body>): Endpoint {
  const { method, path, access } = facts
  const pattern = path.replaceAll(/\{(\w+)\}/g, ':$1')
  const each: Endpoint = {
    method: method.toUpperCase(),
    path,
    access: ruleWords(access),
    mount: (app, tools) => {
      if (facts.tag !== undefined) app.openAPIRegistry.registerPath(documented(facts))
      app.on(method.toUpperCase(), pattern, async (context) => {
        const began = performance.now()
        let [who, left]: [Who, LimitFields] = [stranger, {}]
        const { raw: request } = context.req
        const { limits } = tools
        const { address } = context.env
        const answer = async (): Promise<Response> => {
          if (facts.ignoresCredentials !== true) {
            const credentials = credentialsOf(request)
            who = await limits.identified(address, credentials, () => tools.identify(credentials))
          }
          const cost = typeof facts.cost === 'function' ? facts.cost(request) : (facts.cost ?? 1)
          if (cost > 0) left = await limits.count(who, address, cost)
          refuseOtherSites(request, who)
          const input = {
            params: readPart(facts.params ?? nothing, 'path', context.req.param()) as z.output<Params>,
            query: readPart(facts.query ?? nothing, 'query', queryOf(new URL(request.url))) as z.output<Query>,
            body: undefined as z.output<Body>,
          }
          let sent: unknown
          // Nobody sends a body who could not be answered whatever is in it.
          refuseStrangers(access, who)
          if (facts.body !== undefined && facts.form === undefined) {
            sent = await readJson(request, facts.mostBytes ?? usualMostBytes, tools.bodyMs)
            input.body = readPart(facts.body, 'body', sent)
          }
          const seen = safeMethods.has(method) && who.kind === 'session' ? who.seen : undefined
          const allowed = await decideRequest(access, input, who, tools, seen)
          const form = facts.form === undefined ? undefined : await takeForm(request, facts.form, tools.uploads)
          const file =
            form?.file ??
            (facts.fileTypes === undefined ? undefined : await takeFile(request, facts.fileTypes, tools.uploads))
          try {
            if (form !== undefined) input.body = readPart(facts.body!, 'body', form.json)
            const handle = async (): Promise<Response> =>
              facts.handle({ ...allowed, input, who, request, tools, seen, file })
            const key = safeMethods.has(method) ? undefined : repeatKey(request)
            if (key === undefined || who.actor === null) return await handle()
            if (facts.neverKept === true) throw new RequestError('invalid-request', notKept)
            const { pathname, search } = new URL(request.url)
            const body = file === undefined ? JSON.stringify(sent ?? null) : `${file.sha256} ${file.name}`
            const once = { actor: who.actor, key, parts: [method, pathname, search, body] }
            return await handledOnce(tools, once, handle)
          } finally {
            await file?.remove()
          }
        }
        const work = facts.ignoresCredentials === true ? () => limits.signingIn(address, answer) : answer
        const response = withLimitFields(await answered(work, tools, request), left)
        const milliseconds = Math.round(performance.now() - began)
        tools.metrics.answered(path, method.toUpperCase(), response.status, milliseconds)
        // The pattern of the route, since an address may have anything in it.
        tools.log('info', 'answered', {
          method: context.req.method,
          route: path,
          status: response.status,
          milliseconds,
          by: who.actor ?? who.kind,
        })
        return response
      })
    },
  }
  made.add(each)
  return Object.freeze(each)
}

/** What a request says of its sender. */
export function credentialsOf({ headers }: Pick<Request, 'headers'>): Credentials {
  return { authorization: headers.get('authorization') ?? undefined, cookie: headers.get('cookie') ?? undefined }
}

/** The answer, or the problem document of the error; what nobody expected is logged, and its sender learns nothing of it. */
async function answered(
  work: () => Promise<Response>,
  { log }: Pick<ApiTools, 'log'>,
  request: Request,
): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    const known = knownError(error)
    if (known !== undefined) return problemFor(request, known)
    log('error', 'a request failed', { error: errorText(error) })
    return problemResponse(new RequestError('failed'))
  }
}

/** The route in the document of the API. */
function documented(facts: EndpointFacts<z.ZodObject, z.ZodObject, z.ZodType>): RouteConfig {
  const { method, path, summary, tag, access, params, query, body, fileTypes, form, answers } = facts
  const words = ruleWords(access)
  const content = (types: readonly string[]) => Object.fromEntries(types.map((type) => [type, { schema: z.string() }]))
  return {
    method,
    path,
    tags: [tag!],
    summary: `${summary.zh} ${summary.en}`,
    operationId: operationOf(method, path),
    security:
      words === 'anyone' ? [] : [...(words === 'read-figures by audience' ? [{}] : []), { token: [] }, { session: [] }],
    'x-access': words,
    request: {
      ...(params === undefined ? {} : { params }),
      ...(query === undefined ? {} : { query }),
      ...(body === undefined ? {} : { body: { required: true, content: bodyContent(body, form) } }),
      ...(fileTypes === undefined ? {} : { body: { required: true, content: content(fileTypes) } }),
    },
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, { description, schema, types = [] }]) => [
          status,
          {
            description,
            content: { ...(schema === undefined ? {} : { 'application/json': { schema } }), ...content(types) },
          },
        ]),
      ),
      default: { description: '问题 a problem', content: { 'application/problem+json': { schema: problemSchema } } },
    },
  }
}

/** JSON, or a form of a file and the JSON beside it. */
function bodyContent(body: z.ZodType, form: string | undefined) {
  if (form === undefined) return { 'application/json': { schema: body } }
  const file = z.string().openapi({ format: 'binary', description: '原文件 the file as it has landed' })
  return { [formType]: { schema: z.object({ file, [form]: body }) } }
}

/** `getV1FiguresById` of `get /v1/figures/{id}`. */
function operationOf(method: string, path: string): string {
  const words = path.split('/').filter((word) => word !== '' && word !== 'v1')
  const large = (word: string): string => word[0]!.toUpperCase() + word.slice(1)
  const named = words.map((word) =>
    word.startsWith('{')
      ? `By${large(word.slice(1, -1))}`
      : word
          .split(/[^a-z\d]/i)
          .map(large)
          .join(''),
  )
  return `${method}${named.join('')}`
}
