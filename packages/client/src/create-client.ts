import { problemOf } from './api-problem.js'
import type { AnswerOf, AskedArgument, Figure, FiguresQuery, Method, PathOf } from './operations.js'
import { addressOf, bodyOf, type RequestParts } from './request.js'

/** How to reach the API. */
export interface ClientOptions {
  /** A service token (令牌), `mz_…`; without one, the client reads as a stranger. */
  readonly token?: string
  /** Sent with every request, such as a cookie. */
  readonly headers?: Readonly<Record<string, string>>
  /** Default: the fetch of the platform. */
  readonly fetch?: typeof globalThis.fetch
}

/** Sends with one method: the path as the document has it, and its parts. Rejects with `ApiProblem`. */
export type Send<M extends Method> = <Path extends PathOf<M>>(
  path: Path,
  ...asked: AskedArgument<Path, M>
) => Promise<AnswerOf<Path, M>>

/** A client of the API; every path, parameter and answer has its type. */
export interface Client {
  readonly get: Send<'get'>
  readonly post: Send<'post'>
  readonly put: Send<'put'>
  readonly patch: Send<'patch'>
  readonly delete: Send<'delete'>
  /** The answer as it is: for CSV, JSON lines and other formats, and for headers. Rejects with `ApiProblem`. */
  readonly response: <M extends Method, Path extends PathOf<M>>(
    method: M,
    path: Path,
    ...asked: AskedArgument<Path, M>
  ) => Promise<Response>
  /**
   * All figures of a query, page by page: a page is fetched once the one before has been read. Figures of a release are
   * all of one release, also if another is published meanwhile.
   */
  readonly figures: (
    query: Omit<FiguresQuery, 'cursor' | 'format'>,
    options?: { readonly signal?: AbortSignal },
  ) => AsyncGenerator<Figure, void, undefined>
}

/** A client of the API at an address. Throws `TypeError` for an address that is none. */
export function createClient(address: string | URL, options: ClientOptions = {}): Client {
  const base = baseOf(address)
  const { token, headers: own = {}, fetch: ask = globalThis.fetch } = options
  const authorization: Readonly<Record<string, string>> =
    token === undefined ? {} : { authorization: `Bearer ${token}` }

  const answer = async (method: Method, path: string, asked: RequestParts): Promise<Response> => {
    const { headers, init } = bodyOf(asked)
    const response = await ask(addressOf(base, path, asked), {
      ...init,
      method: method.toUpperCase(),
      headers: { accept: 'application/json', ...headers, ...authorization, ...own, ...asked.headers },
      // No route of the document leads elsewhere, and a token must not go there.
      redirect: 'error',
      ...(asked.signal === undefined ? {} : { signal: asked.signal }),
    })
    if (!response.ok) throw await problemOf(response)
    return response
  }
  const sendBy =
    <M extends Method>(method: M): Send<M> =>
    async <Path extends PathOf<M>>(path: Path, ...[asked]: AskedArgument<Path, M>) => {
      const response = await answer(method, path, partsOf(asked))
      const isJson = response.headers.get('content-type')?.split(';')[0] === 'application/json'
      if (!isJson) await response.body?.cancel()
      return (isJson ? await response.json() : undefined) as AnswerOf<Path, M>
    }
  const get = sendBy('get')
  return {
    get,
    post: sendBy('post'),
    put: sendBy('put'),
    patch: sendBy('patch'),
    delete: sendBy('delete'),
    response: async (method, path, ...[asked]) => {
      const parts = partsOf(asked)
      return answer(method, path, { ...parts, headers: { accept: '*/*', ...parts.headers } })
    },
    figures: async function* (query, { signal } = {}) {
      let cursor: string | null | undefined
      while (cursor !== null) {
        const page = { ...query, ...(cursor === undefined ? {} : { cursor }) }
        const { figures, next } = await get('/v1/figures', { query: page, ...(signal === undefined ? {} : { signal }) })
        yield* figures
        cursor = next
      }
    },
  }
}

/** The parts without their types, which depend on the operation. */
function partsOf(asked: object | undefined): RequestParts {
  return asked ?? {}
}

function baseOf(address: string | URL): URL {
  const base = new URL(address)
  if (base.protocol !== 'http:' && base.protocol !== 'https:')
    throw new TypeError(`the address must begin with http: or https:, got ${base.protocol}`)
  if (base.username !== '' || base.password !== '')
    throw new TypeError('the address must have no name and no password, got one; use the token')
  return base
}
