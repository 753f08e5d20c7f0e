import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** A folder that only this process has, for files that people have sent. */
export interface PrivateFiles {
  /** A place for a file; whoever writes it makes it readable by its owner only. */
  readonly place: () => string
  /** Removes the folder with all that is in it. */
  readonly close: () => Promise<void>
}

/** The folders that this process has open. */
const mine = new Set<string>()

/**
 * Opens a folder of this process below another one, readable by its owner only, and removes what processes that are gone
 * have left.
 */
export async function openPrivateFiles(folder: string): Promise<PrivateFiles> {
  const all = join(folder, 'uploads')
  await mkdir(all, { recursive: true, mode: 0o700 })
  for (const name of await readdir(all)) if (!isAlive(name)) await rm(join(all, name), { recursive: true, force: true })
  const name = `${process.pid}-${randomBytes(6).toString('hex')}`
  const own = join(all, name)
  mine.add(name)
  await mkdir(own, { mode: 0o700 })
  return {
    place: () => join(own, randomBytes(12).toString('hex')),
    close: async () => {
      await rm(own, { recursive: true, force: true })
      mine.delete(name)
    },
  }
}

/** True for the folder of a process that runs. */
function isAlive(name: string): boolean {
  const pid = Number(/^(\d+)-[0-9a-f]{12}$/.exec(name)?.[1])
  if (!Number.isInteger(pid)) return false
  // In a container the process that is gone often had the same number.
  if (pid === process.pid) return mine.has(name)
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
