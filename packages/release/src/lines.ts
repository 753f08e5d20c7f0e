/** Bytes of a file, in pieces of any size. */
export type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** A line of a file: its bytes without the line end, and whether it has one. */
export interface Line {
  readonly bytes: Uint8Array
  readonly isEnded: boolean
}

/** Cuts bytes into lines at each line feed; what follows the last one is a line without an end. */
export async function* linesOf(bytes: Bytes): AsyncGenerator<Line> {
  let open: Uint8Array[] = []
  for await (const piece of bytes) {
    let from = 0
    for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10, from)) {
      yield { bytes: Buffer.concat([...open, piece.subarray(from, end)]), isEnded: true }
      open = []
      from = end + 1
    }
    if (from < piece.length) open.push(piece.subarray(from))
  }
  if (open.length > 0) yield { bytes: Buffer.concat(open), isEnded: false }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Bytes as text; undefined if they are not UTF-8. A byte order mark stays. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}
