import type { z } from '@hono/zod-openapi'
import { RequestError, type RequestFault } from '../base/problem.js'
import { unreadableText } from '../base/readable-text.js'
import { within } from '../base/within.js'

/** Reads a part of a request by its schema. Throws `RequestError` with every fault; none repeats what was sent. */
export function readPart<Schema extends z.ZodType>(
  schema: Schema,
  part: 'path' | 'query' | 'body',
  value: unknown,
): z.output<Schema> {
  const unreadable = unreadableText(value)
  if (unreadable !== undefined)
    throw new RequestError('invalid-request', undefined, { faults: [{ in: part, name: '', must: unreadable }] })
  const { success, data, error } = schema.safeParse(value)
  if (success) return data
  const faults = error.issues.map(({ path, message, code }): RequestFault => ({
    in: part,
    name: path.map(String).join('.'),
    // A name that nobody knows is what somebody has typed.
    must: code === 'unrecognized_keys' ? 'must have no other names' : message,
  }))
  throw new RequestError('invalid-request', undefined, { faults })
}

/** The parameters of an address: those that are repeated as a list. */
export function queryOf(url: URL): Readonly<Record<string, string | readonly string[]>> {
  const names = [...new Set(url.searchParams.keys())]
  // Own properties, whatever the name: `__proto__` is a name like any other, and refused like any other.
  return Object.fromEntries(
    names.map((name) => {
      const values = url.searchParams.getAll(name)
      return [name, values.length === 1 ? values[0]! : values]
    }),
  )
}

/** Reads a body as JSON, up to a number of bytes and within a time. */
export async function readJson(request: Request, most: number, mostMs: number): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json')
    throw new RequestError('unsupported-media-type', {
      zh: '内容须为 application/json',
      en: 'the body must be application/json, got another type',
    })
  const bytes = await readBytes(request, most, mostMs)
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
  } catch {
    throw new RequestError('invalid-request', {
      zh: '内容不是 JSON',
      en: 'the body must be JSON in UTF-8, got another text',
    })
  }
}

/** Reads a body, up to a number of bytes and within a time. */
export async function readBytes(request: Request, most: number, mostMs: number): Promise<Uint8Array> {
  const tooLarge = new RequestError('too-large', {
    zh: `内容最多${most}字节`,
    en: `the body must have ${most} bytes at most, got more`,
  })
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge
  if (request.body === null) return new Uint8Array()
  const reader = request.body.getReader()
  const chunks: Uint8Array[] = []
  const began = performance.now()
  try {
    for (let size = 0; ;) {
      const { done, value } = await within(reader.read(), mostMs - (performance.now() - began), tooSlow)
      if (done) return Buffer.concat(chunks)
      size += value.byteLength
      if (size > most) throw tooLarge
      chunks.push(value)
    }
  } catch (error) {
    // Nobody waits for a sender that does not stop.
    void reader.cancel().catch(() => undefined)
    throw error
  }
}

const tooSlow = (): RequestError =>
  new RequestError('too-slow', { zh: '内容发送过慢，已中断', en: 'the body must come faster; it was cut off' })
