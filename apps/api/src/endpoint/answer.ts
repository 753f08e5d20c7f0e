import { createHash } from 'node:crypto'
import { errorText } from '@minzheng/core/privacy'
import type { AnswerState } from './answer-state.js'
import type { Asking } from './endpoint.js'
import { asFile, workbookType } from './workbook-file.js'
import { asTaken, keptText } from './kept-text.js'

/** Only what a stranger has asked for may be kept by others; everything else by nobody. */
function cacheHeaders({ audience, who }: Pick<Asking, 'audience' | 'who'>): Readonly<Record<string, string>> {
  return {
    'cache-control': audience === 'public' && who.kind === 'stranger' ? 'public, max-age=60' : 'private, no-store',
    vary: 'Accept, Accept-Encoding, Authorization, Cookie',
  }
}

const tagOf = (...of: readonly unknown[]): string =>
  `W/"${createHash('sha256').update(JSON.stringify(of)).digest('base64url').slice(0, 32)}"`

/** True if the sender has what the tag stands for. */
function isKnown({ headers }: Request, tag: string): boolean {
  const given = headers.get('if-none-match')
  return given !== null && given.split(',').some((each) => each.trim() === '*' || each.trim() === tag)
}

/** An answer as JSON, with the tag of its content. */
export function json(
  asking: Asking,
  data: unknown,
  headers: Readonly<Record<string, string>> = {},
  status = 200,
): Response {
  return text(asking, 'application/json', JSON.stringify(data), headers, status)
}

/** An answer as text of a type, with the tag of its content. */
export function text(
  asking: Asking,
  type: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
  status = 200,
): Response {
  const etag = tagOf(body)
  const own = { ...cacheHeaders(asking), etag, ...headers }
  if (asking.request.method === 'GET' && isKnown(asking.request, etag))
    return new Response(null, { status: 304, headers: own })
  return new Response(body, { status, headers: { 'content-type': type, ...own } })
}

/**
 * Answers 304 without any work if the sender has the answer of the same state. `state` says what the answer depends on,
 * such as the number of a release or `store.stamp()`; the address, the formats and the audience are part of the tag.
 */
export async function unlessKnown(asking: Asking, state: string, make: () => Promise<Response>): Promise<Response> {
  const { request, audience, who } = asking
  const { pathname, search } = new URL(request.url)
  const actor = audience === 'public' ? null : who.actor
  const etag = tagOf(state, audience, actor, pathname, search, request.headers.get('accept'))
  if (isKnown(request, etag)) return new Response(null, { status: 304, headers: { ...cacheHeaders(asking), etag } })
  const response = await make()
  if (response.ok) response.headers.set('etag', etag)
  return response
}

/**
 * Answers with JSON, like `unlessKnown`, and keeps the text for whoever asks for the same of the same state. What is kept
 * has nobody's name in its key, so `make` must use nothing of the request but its address, its audience and the formats
 * that it takes; the decision who may read it is made before, for each request. An answer that a commit came between is not kept.
 * @param make writes the text of the JSON
 * @param when `later` for what programs read: it is made after what people look at
 */
export async function keptJson(
  asking: Asking,
  { text: state, holds }: AnswerState,
  make: () => Promise<string>,
  when: 'soon' | 'later' = 'soon',
): Promise<Response> {
  const { request, audience, tools } = asking
  const { pathname, search } = new URL(request.url)
  const key = tagOf(state, audience, pathname, search, request.headers.get('accept'))
  return unlessKnown(asking, state, async () => {
    const { value, from } = await tools.answers.of(
      key,
      async () => ({ value: await keptText(await make()), holds: await holds() }),
      when,
    )
    tools.metrics.answerCame(from)
    const { body, headers } = asTaken(value, request)
    return new Response(body, {
      headers: { 'content-type': 'application/json', ...cacheHeaders(asking), ...headers },
    })
  })
}

/** A workbook as a file; `names` are the parts of its name. */
export function workbook(asking: Asking, bytes: Uint8Array, names: readonly (string | number | null)[]): Response {
  const headers = { 'content-type': workbookType, ...cacheHeaders(asking) }
  return asFile(new Response(Uint8Array.from(bytes), { headers }), names)
}

/** A long answer, piece by piece. An error before the first piece is a problem document; a later one cuts the answer off. */
export async function streamed(
  asking: Asking,
  type: string,
  pieces: AsyncIterable<string | Uint8Array>,
): Promise<Response> {
  const iterator = pieces[Symbol.asyncIterator]()
  let next = await iterator.next()
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      try {
        if (next.done === true) return controller.close()
        controller.enqueue(typeof next.value === 'string' ? encoder.encode(next.value) : next.value)
        next = await iterator.next()
      } catch (error) {
        asking.tools.log('error', 'an answer was cut off', { error: errorText(error) })
        controller.error(new Error('the answer was cut off'))
      }
    },
    cancel: async () => void (await iterator.return?.()),
  })
  return new Response(body, { headers: { 'content-type': type, ...cacheHeaders(asking) } })
}
