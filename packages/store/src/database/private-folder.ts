import { chmod, lstat, mkdir, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { MinzhengError } from '@minzheng/core'

/** A folder with personal data is accessible to other users, and this process cannot change that. */
export class FolderOpenToOthersError extends MinzhengError<'folder-open-to-others'> {
  override readonly name = 'FolderOpenToOthersError'

  constructor(message: string) {
    super('folder-open-to-others', message)
  }
}

const others = 0o077
/** Windows has no file modes; access follows from the parent folder's access list. */
const hasModes = process.platform !== 'win32'

/**
 * Creates a folder that only its owner can enter. If the folder exists and others can read or write it, closes it to
 * them if this user owns it, and throws `FolderOpenToOthersError` otherwise.
 */
export async function privateFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (!hasModes) return
  const { mode, uid } = await stat(folder)
  if ((mode & others) === 0) return
  if (uid !== process.getuid?.())
    throw refusal(
      folder,
      `it belongs to another user (${uid})`,
      `目录属于其他用户（${uid}），且他人可以访问`,
      `have its owner run chmod 700 ${folder}`,
    )
  await close(folder, mode)
  if (((await stat(folder)).mode & others) !== 0)
    throw refusal(
      folder,
      'its file system does not support permissions',
      '所在文件系统不支持权限',
      'choose a folder on a local disk',
    )
}

/**
 * Removes other users' access to everything in a folder, at any depth. Does not follow links. Leaves a key of
 * pseudonyms as it is: others may already know a key that they could read, so the code that loads the key refuses it.
 */
export async function closeToOthers(folder: string): Promise<void> {
  if (!hasModes) return
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isSymbolicLink() || entry.name.startsWith('pseudonym.key')) continue
    // Removed in the meantime: nothing to do.
    const found = await lstat(path).catch(() => undefined)
    if (found === undefined) continue
    if ((found.mode & others) !== 0) await close(path, found.mode)
    if (entry.isDirectory()) await closeToOthers(path)
  }
}

async function close(path: string, mode: number): Promise<void> {
  try {
    await chmod(path, mode & 0o7777 & ~others)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return
    throw refusal(
      path,
      `its permissions cannot be changed (${code ?? String(error)})`,
      `无法修改权限（${code ?? ''}）`,
      `have its owner run chmod -R go= ${path}`,
    )
  }
}

function refusal(path: string, why: string, zh: string, how: string): FolderOpenToOthersError {
  return new FolderOpenToOthersError(
    `${path} contains personal data and must be closed to other users, but ${why}: ${how}, or set MINZHENG_FOLDER to a folder that you own, such as one inside it (${zh}，请改用本用户自己的目录)`,
  )
}
