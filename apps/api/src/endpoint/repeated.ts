import { createHash } from 'node:crypto'
import { errorText } from '@minzheng/core/privacy'
import { knownError } from '../base/known-errors.js'
import { problemResponse, RequestError } from '../base/problem.js'
import type { ApiTools } from './api-tools.js'

/** How long a process may be silent before a request that it had begun may begin again, in milliseconds. */
const usualLeaseMs = 60_000
/** The headers that are given again with a kept answer. */
const keptHeaders = ['content-type', 'cache-control', 'location', 'etag']
/** Refusals that may pass, after which nothing was done: the same request is tried again, also with a newer `If-Match`. */
const passing = new Set([401, 403, 408, 412, 428, 503])

/** The key of a request that its sender may repeat; undefined if it has none. Throws `RequestError`. */
export function repeatKey(request: Request): string | undefined {
  const key = request.headers.get('idempotency-key')
  if (key === null) return undefined
  if (!/^[\x21-\x7e]{8,128}$/.test(key))
    throw new RequestError('invalid-request', undefined, {
      faults: [{ in: 'header', name: 'idempotency-key', must: 'must have 8 to 128 letters of ASCII without spaces' }],
    })
  return key
}

/**
 * Handles a request once: if the same actor sends it again with the same key within a day, it gets the first answer. The same
 * key with another request is refused. If the process that handles it dies, the request is handled again once a lease has passed.
 * @param parts what was asked: method, address, and a digest of the body
 */
export async function handledOnce(
  { store: { repeats }, leaseMs = usualLeaseMs, log }: Pick<ApiTools, 'store' | 'leaseMs' | 'log'>,
  { actor, key, parts }: { readonly actor: string; readonly key: string; readonly parts: readonly string[] },
  handle: () => Promise<Response>,
): Promise<Response> {
  const fingerprint = createHash('sha256').update(JSON.stringify(parts)).digest('hex')
  const known = await repeats.begin({ actor, key, fingerprint }, leaseMs)
  if (known === 'other') throw new RequestError('repeated-otherwise')
  if (known === 'running')
    throw new RequestError('conflict', {
      zh: '同一请求正在处理，请稍后再试',
      en: 'the same request is under way; try again later',
    })
  if ('status' in known)
    return new Response(known.body === '' ? null : known.body, {
      status: known.status,
      headers: { ...known.headers, 'idempotency-replayed': 'true' },
    })
  const renew = (): void =>
    void repeats
      .renew(known, leaseMs)
      .catch((error: unknown) => log('warn', 'a lease could not be renewed', { error: errorText(error) }))
  const timer = setInterval(renew, leaseMs / 3)
  let response: Response
  try {
    response = await handle()
  } catch (error) {
    const refusal = knownError(error)
    if (refusal === undefined || refusal.kind === 'failed') {
      await repeats.forget(known)
      throw error
    }
    response = problemResponse(refusal)
  } finally {
    clearInterval(timer)
  }
  if (passing.has(response.status)) await repeats.forget(known)
  else {
    const headers = Object.fromEntries(keptHeaders.flatMap((name) => pair(name, response.headers.get(name))))
    await repeats.finish(known, { status: response.status, headers, body: await response.clone().text() })
  }
  return response
}

const pair = (name: string, value: string | null): readonly (readonly [string, string])[] =>
  value === null ? [] : [[name, value]]
