import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { personalKind, personalWords, shownName } from '@minzheng/core/privacy'
import { readBytes } from '../base/bytes.js'
import { ImportError } from '../base/import-error.js'
import { openInside } from './open-inside.js'

/** An open file that was read through once for its size and hash. */
export interface SourceFile {
  readonly handle: FileHandle
  readonly path: string
  readonly name: string
  readonly size: number
  readonly sha256: string
  /** The first bytes, to recognise the format. */
  readonly head: Buffer
  /** Throws `file-changed` if the file has been written to since. */
  readonly refuseChanged: () => Promise<void>
}

const headBytes = 1 << 16

/**
 * Opens a file, inside a folder if one is given, and reads it through: size, SHA-256, first bytes. Throws an
 * ImportError if it cannot be read.
 * @param given the file's name, if the path has another
 */
export async function openSource(path: string, within?: string, given?: string): Promise<SourceFile> {
  const name = nameOf(given ?? path)
  const handle = await openInside(path, name, within)
  try {
    const before = await handle.stat()
    if (before.size === 0) throw new ImportError('file-empty', `${name} is empty`)
    const hash = createHash('sha256')
    for await (const chunk of readBytes(handle, 0, before.size)) hash.update(chunk)
    const head = Buffer.alloc(Math.min(headBytes, before.size))
    await handle.read(head, 0, head.length, 0)
    return {
      handle,
      path,
      name,
      size: before.size,
      sha256: hash.digest('hex'),
      head,
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

/**
 * The file's name as it may be stored, logged and printed; throws `personal-name` for a name that contains personal
 * data.
 */
function nameOf(path: string): string {
  const kind = personalKind(basename(path))
  const name = shownName(basename(path))
  if (kind === null) return name
  const { zh, en } = personalWords[kind]
  throw new ImportError(
    'personal-name',
    `文件名似含${zh},请改名后再导入: the name of the file (${name}) seems to hold ${en}; rename it`,
  )
}
