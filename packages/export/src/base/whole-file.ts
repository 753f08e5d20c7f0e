import { randomBytes } from 'node:crypto'
import { open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/**
 * Writes a file whole or not at all: first under another name in the same folder, then renamed. A reader sees the old
 * file or the new one, and a failure leaves nothing behind. Throws the system's error, or one that names the obstacle.
 */
export async function writeWholeFile(
  path: string,
  chunks: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
): Promise<void> {
  const found = await stat(path).catch(() => undefined)
  if (found !== undefined && !found.isFile()) throw new Error(`${path} must be a file (不是普通文件)`)
  if ((await stat(dirname(path)).catch(() => undefined))?.isDirectory() !== true)
    throw new Error(`${dirname(path)} must be an existing folder (目录不存在)`)
  const draft = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.part`)
  const file = await open(draft, 'wx')
  try {
    for await (const chunk of chunks) await file.appendFile(chunk)
    await file.sync()
    await file.close()
    await rename(draft, path)
  } catch (error) {
    await file.close().catch(() => {})
    await rm(draft, { force: true })
    throw error
  }
}
