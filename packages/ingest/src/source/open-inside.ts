import { constants } from 'node:fs'
import { lstat, open, readlink, realpath, type FileHandle } from 'node:fs/promises'
import { sep } from 'node:path'
import { shownName } from '@minzheng/core/privacy'
import { ImportError } from '../base/import-error.js'

/**
 * Opens a file once, and checks the open file, not its name: that it is a file, and that it is inside the folder
 * `within`, if given. Between a check and the opening, a name may be changed to lead elsewhere.
 */
export async function openInside(path: string, name: string, within?: string): Promise<FileHandle> {
  const handle = await openFile(path, name)
  try {
    if (within !== undefined && !(await isInside(handle, path, within)))
      throw new ImportError('file-outside', `${name} is outside the folder that files are read from`)
    const found = await handle.stat()
    if (!found.isFile())
      throw new ImportError(
        'not-a-file',
        `${name} is not a file${found.isDirectory() ? ' but a folder' : ''}; name one file`,
      )
    return handle
  } catch (error) {
    await handle.close()
    throw error
  }
}

async function openFile(path: string, name: string): Promise<FileHandle> {
  try {
    // Does not wait: opening a pipe would wait for a writer, and opening a terminal would take it over.
    return await open(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new ImportError('file-not-found', `there is no file ${shownName(path)}`)
    if (code === 'EACCES' || code === 'EPERM')
      throw new ImportError('file-unreadable', `${name} cannot be read by this user (${code})`)
    // A socket, or a device that does not exist.
    if (code === 'ENXIO' || code === 'ENODEV')
      throw new ImportError('not-a-file', `${name} is not a file; name one file`)
    throw new ImportError('file-unreadable', `${name} cannot be opened (${code})`)
  }
}

async function isInside(handle: FileHandle, path: string, folder: string): Promise<boolean> {
  const root = await realpath(folder)
  const inside = (place: string): boolean => place.startsWith(root.endsWith(sep) ? root : root + sep)
  // Linux gives the path of an open file.
  const opened = await readlink(`/proc/self/fd/${handle.fd}`).catch(() => null)
  if (opened !== null) return inside(opened)
  // On other systems: the name leads to this same file, through no link, and is inside.
  const place = await realpath(path).catch(() => null)
  if (place === null || !inside(place)) return false
  const [named, stats] = [await lstat(place, { bigint: true }).catch(() => null), await handle.stat({ bigint: true })]
  return (
    named !== null &&
    named.isFile() &&
    named.dev === stats.dev &&
    named.ino === stats.ino &&
    (await realpath(place).catch(() => null)) === place
  )
}
