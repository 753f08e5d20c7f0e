import type { FileBody } from './operations.js'

/** The parts of a request, whatever its operation. */
export interface RequestParts {
  readonly path?: Readonly<Record<string, string | number>> | undefined
  readonly query?: Readonly<Record<string, unknown>> | undefined
  /** Sent as JSON. */
  readonly body?: unknown
  readonly file?: FileBody | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly signal?: AbortSignal | undefined
}

/** The address of a path below a base: parameters in their places, and the query, where a list repeats its name. */
export function addressOf(base: URL, path: string, { path: places = {}, query = {} }: RequestParts): URL {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = places[name]
    if (value === undefined || value === '') throw new TypeError(`the path parameter ${name} must be given, got none`)
    // As segments of their own, they would lead elsewhere.
    if (value === '.' || value === '..') throw new TypeError(`the path parameter ${name} must be a name, got dots`)
    return encodeURIComponent(value)
  })
  const address = new URL(`${base.pathname.replace(/\/$/, '')}${filled}`, base)
  for (const [name, value] of Object.entries(query))
    for (const each of Array.isArray(value) ? (value as readonly unknown[]) : [value])
      if (each !== undefined) address.searchParams.append(name, String(each))
  return address
}

/** The body with its type: JSON, or a file as it is. */
export function bodyOf({ body, file }: RequestParts): {
  readonly headers: Readonly<Record<string, string>>
  readonly init: RequestInit
} {
  if (file !== undefined) {
    const isStream = file.content instanceof ReadableStream
    // `duplex` is required for streams, and not yet in the types.
    const init = { body: file.content, ...(isStream ? { duplex: 'half' } : {}) } as RequestInit
    return { headers: { 'content-type': file.type }, init }
  }
  if (body === undefined) return { headers: {}, init: {} }
  return { headers: { 'content-type': 'application/json' }, init: { body: JSON.stringify(body) } }
}
