import { close, constants, fstat, ftruncate, open, write, type Stats } from 'node:fs'
import { open as openHandle, readFile, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { privateFolder } from './private-folder.js'

/** A folder is in use by another process; PGlite would let both write and ruin it. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError'
}

const lockName = 'lock'
/**
 * The lock of releases before 2026-11-26: a file that holds the process's number and nothing else. Written still, so
 * that they keep out.
 */
const oldName = 'in-use-by-process'

// Numbers of files, not handles: a handle that nobody holds any more is closed, and the lock would go with it.
const files = {
  open: promisify(open),
  close: promisify(close),
  stat: (fd: number): Promise<Stats> => promisify(fstat)(fd),
  truncate: promisify(ftruncate),
  write: (fd: number, text: string): Promise<unknown> => promisify(write)(fd, Buffer.from(text)),
}

/**
 * Takes a folder for this process alone, by a lock of the operating system on a file in it. The system gives it back
 * whenever the process ends, however it ends; a process that is frozen, or whose event loop is busy, keeps it. See
 * docs/decisions/2026-11-26-folder-lock.md.
 * @returns a function that gives the folder back
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await privateFolder(folder)
  const path = join(folder, lockName)
  const fd = await lockedFile(folder, path)
  try {
    await refuseOldRelease(folder)
    await files.truncate(fd, 0)
    await files.write(fd, `process ${process.pid} on ${hostname()}\n`)
    return async () => {
      await rm(join(folder, oldName), { force: true })
      // The file stays: who waits for it, and who makes it anew, would hold two locks.
      await files.truncate(fd, 0)
      await files.close(fd)
    }
  } catch (error) {
    await files.close(fd)
    throw error
  }
}

/** The lock file, open and locked. */
async function lockedFile(folder: string, path: string): Promise<number> {
  const tryLock = await lockOfSystem()
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const fd = await files.open(path, constants.O_CREAT | constants.O_RDWR, 0o600)
    try {
      if (!isLocked(tryLock, fd, folder)) throw await inUse(folder, path)
      // A file that was removed by hand meanwhile locks nothing.
      const here = await stat(path).catch(() => undefined)
      if (here !== undefined && here.ino === (await files.stat(fd)).ino) return fd
    } catch (error) {
      await files.close(fd)
      throw error
    }
    await files.close(fd)
  }
  throw new FolderInUseError(`${path} is removed by somebody over and over; leave it where it is (锁文件不得删除)`)
}

function isLocked(tryLock: (fd: number) => boolean, fd: number, folder: string): boolean {
  try {
    return tryLock(fd)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EAGAIN' || code === 'EACCES' || code === 'EBUSY') return false
    throw new Error(
      `the file system of ${folder} gives no locks (${code ?? String(error)}), without which two processes could ruin the database: choose a folder on a disk of this machine, or set DATABASE_URL (该目录所在文件系统不支持文件锁)`,
      { cause: error },
    )
  }
}

async function lockOfSystem(): Promise<(fd: number) => boolean> {
  try {
    return (await import('fs-native-extensions')).tryLock
  } catch (error) {
    throw new Error(
      `there is no file lock for ${process.platform} on ${process.arch} here, without which two processes could ruin the embedded database: set DATABASE_URL to use a PostgreSQL (本平台不支持文件锁)`,
      { cause: error },
    )
  }
}

/**
 * Who has the folder, in words; where the system lets nobody read a locked file, and in the moment before it is
 * written, by the old file.
 */
async function inUse(folder: string, path: string): Promise<FolderInUseError> {
  const told = /^process \d+ on \S+$/m.exec(await readFile(path, 'utf8').catch(() => ''))?.[0]
  const pid = told === undefined ? await oldHolder(folder) : undefined
  return refusal(folder, told ?? (pid === undefined ? 'another process' : `process ${pid}`))
}

function refusal(folder: string, holder: string, more = ''): FolderInUseError {
  return new FolderInUseError(
    `${folder} is in use by ${holder}. One process at a time may open it: stop that one, choose another folder, or set DATABASE_URL to share a PostgreSQL.${more} (目录正被 ${holder.replace(/^process/, '进程')} 使用)`,
  )
}

async function oldHolder(folder: string): Promise<number | undefined> {
  const pid = Number(await readFile(join(folder, oldName), 'utf8').catch(() => ''))
  return Number.isInteger(pid) && pid > 0 ? pid : undefined
}

/**
 * Keeps a process of an old release out, and keeps out of the way of one that lives. Whoever wrote the file with a line
 * break has given back the system's lock, which we hold, so it is dead; and nobody else has our own number.
 */
async function refuseOldRelease(folder: string): Promise<void> {
  const file = join(folder, oldName)
  const text = await readFile(file, 'utf8').catch(() => '')
  const pid = await oldHolder(folder)
  if (pid !== undefined && !text.endsWith('\n') && pid !== process.pid && isAlive(pid))
    throw refusal(folder, `process ${pid}`, ` Where process ${pid} has nothing to do with it, remove ${file}.`)
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
