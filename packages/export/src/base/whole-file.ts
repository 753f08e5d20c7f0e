import { randomBytes } from 'node:crypto'
import { open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/**
 * Writes a file whole or not at all: beside its place under another name first, then renamed, so that a reader sees the
 * old one or the new one and a failure leaves nothing behind. Throws the system's error, or one that says what stands
 * in the way.
 */
export async function writeWholeFile(
  path: string,
  chunks: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
): Promise<void> {
  const found = await stat(path).catch(() => undefined)
  if (found !== undefined && !found.isFile())
    throw new Error(`${path} is not a file that could be replaced (不是普通文件): name a file`)
  if ((await stat(dirname(path)).catch(() => undefined))?.isDirectory() !== true)
    throw new Error(`${dirname(path)} is not a folder (目录不存在): make it first`)
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
