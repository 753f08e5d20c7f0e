import { chmod, lstat, mkdir, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** A folder that holds personal data is open to others, and cannot be closed by us. */
export class FolderOpenToOthersError extends Error {
  override readonly name = 'FolderOpenToOthersError'
}

const others = 0o077
/** Windows keeps rights elsewhere: in the lists of the folder above. */
const hasModes = process.platform !== 'win32'

/**
 * Makes a folder that only its owner can enter; one that others can read or write is closed to them where it is ours,
 * and refused where it is not.
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
      'its file system keeps no rights',
      '所在文件系统不支持权限',
      'choose a folder on a disk of this machine',
    )
}

/**
 * Closes whatever lies in a folder to others, however deep; links are left as they are. So is a key of pseudonyms: one
 * that others could read is refused by whoever loads it, since it may be known by now.
 */
export async function closeToOthers(folder: string): Promise<void> {
  if (!hasModes) return
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isSymbolicLink() || entry.name.startsWith('pseudonym.key')) continue
    // What is gone by now needs nothing.
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
      `its rights cannot be changed (${code ?? String(error)})`,
      `无法修改权限（${code ?? ''}）`,
      `have its owner run chmod -R go= ${path}`,
    )
  }
}

function refusal(path: string, why: string, zh: string, how: string): FolderOpenToOthersError {
  return new FolderOpenToOthersError(
    `${path} holds personal data and is open to others, and ${why}: ${how}, or set MINZHENG_FOLDER to a folder of your own, such as one inside it (${zh}，请改用本用户自己的目录)`,
  )
}
