import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** A folder is in use by another process; PGlite would let both write and ruin it. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError'
}

/**
 * Takes a folder for this process alone, by a file that names the process. A file left behind by a process that has died
 * is taken over. Not a lock that refreshes itself: PGlite can keep the event loop busy for longer than any such lock allows.
 * @returns a function that gives the folder back
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'in-use-by-process')
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      const handle = await open(file, 'wx', 0o600)
      await handle.writeFile(String(process.pid))
      await handle.close()
      return () => rm(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = Number(await readFile(file, 'utf8').catch(() => ''))
    if (Number.isInteger(holder) && holder > 0 && isAlive(holder))
      throw new FolderInUseError(
        `${folder} is in use by process ${holder}. One process at a time may open it: stop that one, choose another folder, or set DATABASE_URL to share a PostgreSQL. Where process ${holder} has nothing to do with it, remove ${file}. (目录正被进程 ${holder} 使用)`,
      )
    await rm(file, { force: true })
  }
  throw new FolderInUseError(`${folder} is being opened by another process at this moment; try again`)
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
