import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

/** What is sent often: as it is, and compressed for those who take that. */
export interface KeptText {
  readonly plain: Uint8Array<ArrayBuffer>
  readonly gzipped: Uint8Array<ArrayBuffer>
}

const compressed = promisify(gzip)

/** Compresses a text or a file once, for all who will ask for it. */
export async function keptText(content: string | Uint8Array<ArrayBuffer>): Promise<KeptText> {
  const plain = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
  return { plain, gzipped: await compressed(plain) }
}

/** The body of an answer to a request, with the headers that say how it is written. */
export function asTaken(
  { plain, gzipped }: KeptText,
  { headers }: Pick<Request, 'headers'>,
): { readonly body: Uint8Array<ArrayBuffer>; readonly headers: Readonly<Record<string, string>> } {
  return takesGzip(headers.get('accept-encoding'))
    ? { body: gzipped, headers: { 'content-encoding': 'gzip' } }
    : { body: plain, headers: {} }
}

/** The bytes that a text takes in memory. */
export function sizeOf({ plain, gzipped }: KeptText): number {
  return plain.byteLength + gzipped.byteLength
}

/** True if the header `Accept-Encoding` takes gzip. */
function takesGzip(header: string | null): boolean {
  const weights = new Map(
    (header ?? '').split(',').map((each) => {
      const [name, ...parameters] = each.split(';').map((part) => part.trim().toLowerCase())
      const weight = parameters.find((part) => part.startsWith('q='))
      return [name, weight === undefined ? 1 : Number(weight.slice(2))]
    }),
  )
  return (weights.get('gzip') ?? weights.get('*') ?? 0) > 0
}
