import { close, constants, fstat, ftruncate, open, write, type Stats } from 'node:fs'
import { open as openHandle, readFile, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { MinzhengError } from '@minzheng/core'
import { privateFolder } from './private-folder.js'

/** Another process has opened the folder. PGlite itself would let both write, which destroys the database. */
export class FolderInUseError extends MinzhengError<'folder-in-use'> {
  override readonly name = 'FolderInUseError'

  constructor(message: string) {
    super('folder-in-use', message)
  }
}

const lockName = 'lock'
/**
 * The lock file of releases before 2026-11-26, which contains only the process id. It is still written, so that those
 * releases refuse the folder.
 */
const oldName = 'in-use-by-process'

// File descriptors, not handles: Node closes a handle when it is garbage-collected, which would release the lock.
const files = {
  open: promisify(open),
  close: promisify(close),
  stat: (fd: number): Promise<Stats> => promisify(fstat)(fd),
  truncate: promisify(ftruncate),
  write: (fd: number, text: string): Promise<unknown> => promisify(write)(fd, Buffer.from(text)),
}

/**
 * Locks a folder for this process with an operating-system lock on a file in it. The system releases the lock when the
 * process ends, however it ends. A process that is frozen, or whose event loop is busy, keeps it. See
 * docs/decisions/2026-11-26-folder-lock.md.
 * @returns a function that releases the folder
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await privateFolder(folder)
  const path = join(folder, lockName)
  const fd = await lockedFile(folder, path)
  try {
    await assertNoOldRelease(folder)
    await files.truncate(fd, 0)
    await files.write(fd, `process ${process.pid} on ${hostname()}\n`)
    return async () => {
      await rm(join(folder, oldName), { force: true })
      // The file is not removed: otherwise one process could lock the removed file and another a new file, and both
      // would own the folder.
      await files.truncate(fd, 0)
      await files.close(fd)
    }
  } catch (error) {
    await files.close(fd)
    throw error
  }
}

/** Opens and locks the lock file; returns its descriptor. */
async function lockedFile(folder: string, path: string): Promise<number> {
  const tryLock = await lockOfSystem()
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const fd = await files.open(path, constants.O_CREAT | constants.O_RDWR, 0o600)
    try {
      if (!isLocked(tryLock, fd, folder)) throw await inUse(folder, path)
      // If somebody removed the file in the meantime, the lock protects nothing: try again.
      const here = await stat(path).catch(() => undefined)
      if (here !== undefined && here.ino === (await files.stat(fd)).ino) return fd
    } catch (error) {
      await files.close(fd)
      throw error
    }
    await files.close(fd)
  }
  throw new FolderInUseError(
    `the lock file ${path} must not be removed, but it disappeared 5 times in a row (锁文件不得删除)`,
  )
}

function isLocked(tryLock: (fd: number) => boolean, fd: number, folder: string): boolean {
  try {
    return tryLock(fd)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EAGAIN' || code === 'EACCES' || code === 'EBUSY') return false
    throw new Error(
      `the file system of ${folder} does not support locks (${code ?? String(error)}); without a lock two processes could destroy the database. Choose a folder on a local disk, or set DATABASE_URL (该目录所在文件系统不支持文件锁)`,
      { cause: error },
    )
  }
}

async function lockOfSystem(): Promise<(fd: number) => boolean> {
  try {
    return (await import('fs-native-extensions')).tryLock
  } catch (error) {
    throw new Error(
      `no file lock is available for ${process.platform} on ${process.arch}; without a lock two processes could destroy the embedded database. Set DATABASE_URL to use PostgreSQL (本平台不支持文件锁)`,
      { cause: error },
    )
  }
}

/**
 * Describes the process that has locked the folder. Uses the older lock file if the new one is not written yet, or if
 * the system does not allow a locked file to be read.
 */
async function inUse(folder: string, path: string): Promise<FolderInUseError> {
  const holder = /^process \d+ on \S+$/m.exec(await readFile(path, 'utf8').catch(() => ''))?.[0]
  const pid = holder === undefined ? await oldHolder(folder) : undefined
  return refusal(folder, holder ?? (pid === undefined ? 'another process' : `process ${pid}`))
}

function refusal(folder: string, holder: string, more = ''): FolderInUseError {
  return new FolderInUseError(
    `${folder} is in use by ${holder}. Only one process at a time can open it: stop that process, choose another folder, or set DATABASE_URL to share a PostgreSQL.${more} (目录正被 ${holder.replace(/^process/, '进程')} 使用)`,
  )
}

async function oldHolder(folder: string): Promise<number | undefined> {
  const pid = Number(await readFile(join(folder, oldName), 'utf8').catch(() => ''))
  return Number.isInteger(pid) && pid > 0 ? pid : undefined
}

/**
 * Writes the lock file of older releases, and refuses the folder while a process of an older release uses it. A file
 * that ends with a line break was written by a process that held the system lock; this process holds that lock now, so
 * that process has ended. A file with this process's own id is a leftover too.
 */
async function assertNoOldRelease(folder: string): Promise<void> {
  const file = join(folder, oldName)
  const text = await readFile(file, 'utf8').catch(() => '')
  const pid = await oldHolder(folder)
  if (pid !== undefined && !text.endsWith('\n') && pid !== process.pid && isAlive(pid))
    throw refusal(folder, `process ${pid}`, ` If process ${pid} does not use this folder, remove ${file}.`)
  await rm(file, { force: true })
  const handle = await openHandle(file, 'wx', 0o600).catch((error: unknown) => {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST'
      ? refusal(folder, 'a process that has just started')
      : error
  })
  await handle.writeFile(`${process.pid}\n`)
  await handle.close()
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
