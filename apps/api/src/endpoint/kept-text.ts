import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

/** A text as it is sent: as it is, and compressed for those who take that. */
export interface KeptText {
  readonly plain: Uint8Array<ArrayBuffer>
  readonly gzipped: Uint8Array<ArrayBuffer>
}

const compressed = promisify(gzip)

/** Compresses a text once, for all who will ask for it. */
export async function keptText(text: string): Promise<KeptText> {
  const plain = Buffer.from(text, 'utf8')
  return { plain, gzipped: await compressed(plain) }
}

/** The bytes that a text takes in memory. */
export function sizeOf({ plain, gzipped }: KeptText): number {
  return plain.byteLength + gzipped.byteLength
}

/** True if the header `Accept-Encoding` takes gzip. */
export function takesGzip(header: string | null): boolean {
  const weights = new Map(
    (header ?? '').split(',').map((each) => {
      const [name, ...parameters] = each.split(';').map((part) => part.trim().toLowerCase())
      const weight = parameters.find((part) => part.startsWith('q='))
      return [name, weight === undefined ? 1 : Number(weight.slice(2))]
    }),
  )
  return (weights.get('gzip') ?? weights.get('*') ?? 0) > 0
}
