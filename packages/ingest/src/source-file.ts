import { createHash } from 'node:crypto'
import { open, stat, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { readBytes } from './bytes.js'
import { ImportError } from './import-error.js'

/** Encodings that text files come in. */
type Encoding = 'utf-8' | 'gb18030'

/** An open file, read through once: what it is, before anything is made of it. */
export interface SourceFile {
  readonly handle: FileHandle
  readonly path: string
  readonly name: string
  readonly size: number
  readonly sha256: string
  readonly holdsNul: boolean
  /** Null where the bytes are neither. */
  readonly encoding: Encoding | null
  /** Throws `file-changed` where somebody has written to it since. */
  refuseChanged(): Promise<void>
}

/** Opens a file and reads it through: size, SHA-256, encoding. Throws an ImportError for what cannot be read. */
export async function openSource(path: string): Promise<SourceFile> {
  const name = basename(path)
  const handle = await openFile(path, name)
  try {
    const before = await handle.stat()
    if (before.size === 0) throw new ImportError('file-empty', `${name} is empty`)
    const hash = createHash('sha256')
    const encodings = (['utf-8', 'gb18030'] as const).map(encodingTest)
    let holdsNul = false
    for await (const chunk of readBytes(handle, 0, before.size)) {
      hash.update(chunk)
      holdsNul ||= chunk.includes(0)
      if (!holdsNul) for (const encoding of encodings) encoding.take(chunk)
    }
    const encoding = encodings.find(({ ends }) => ends())?.name ?? null
    return {
      handle,
      path,
      name,
      size: before.size,
      sha256: hash.digest('hex'),
      holdsNul,
      encoding: holdsNul ? null : encoding,
      refuseChanged: async () => {
        const now = await handle.stat()
        if (now.size !== before.size || now.mtimeMs !== before.mtimeMs)
          throw new ImportError('file-changed', `${name} was written to while it was read; import it again`)
      },
    }
  } catch (error) {
    await handle.close()
    throw error
  }
}

/** Follows bytes for as long as they may be text of an encoding. */
function encodingTest(name: Encoding): { readonly name: Encoding; readonly take: (chunk: Buffer) => void; readonly ends: () => boolean } {
  const decoder = new TextDecoder(name, { fatal: true })
  let fits = true
  const decode = (chunk?: Buffer): void => {
    if (!fits) return
    try {
      decoder.decode(chunk, { stream: chunk !== undefined })
    } catch {
      fits = false
    }
  }
  return {
    name,
    take: decode,
    ends: () => {
      decode()
      return fits
    },
  }
}

async function openFile(path: string, name: string): Promise<FileHandle> {
  try {
    // Before opening, as opening a pipe waits for a writer.
    const found = await stat(path)
    if (!found.isFile()) throw new ImportError('not-a-file', `${name} is not a file${found.isDirectory() ? ' but a folder' : ''}; name one file`)
    return await open(path, 'r')
  } catch (error) {
    if (error instanceof ImportError) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new ImportError('file-not-found', `there is no file ${path}`)
    throw new ImportError('file-unreadable', `${name} cannot be opened (${code})`)
  }
}
