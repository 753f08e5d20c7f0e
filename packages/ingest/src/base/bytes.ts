import type { FileHandle } from 'node:fs/promises'

const chunkSize = 1 << 17

/** Reads a range of an open file. Several ranges may be read at once, and stopping early leaves nothing behind. */
export async function* readBytes(handle: FileHandle, start: number, length: number): AsyncGenerator<Buffer> {
  const end = start + length
  for (let at = start; at < end;) {
    const buffer = Buffer.allocUnsafe(Math.min(chunkSize, end - at))
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, at)
    if (bytesRead === 0) return
    at += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}
