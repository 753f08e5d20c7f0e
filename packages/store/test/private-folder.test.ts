import { spawnSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../src/index.js'
import { closeToOthers, privateFolder } from '../src/database/private-folder.js'

let scratch: string
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'minzheng-private-'))
})
afterAll(() => rm(scratch, { recursive: true }))

const modeOf = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8)

/** The paths in a folder and below that users other than the owner can access. */
async function openToOthers(folder: string): Promise<readonly string[]> {
  const all = ['', ...(await readdir(folder, { recursive: true }))]
  const modes = await Promise.all(all.map(async (path) => ({ path, mode: (await stat(join(folder, path))).mode })))
  return modes.filter(({ mode }) => (mode & 0o077) !== 0).map(({ path }) => path)
}

async function withUmask<T>(mask: number, work: () => Promise<T>): Promise<T> {
  const before = process.umask(mask)
  try {
    return await work()
  } finally {
    process.umask(before)
  }
}

describe.skipIf(process.platform === 'win32')('only the owner can access the folder of personal data', () => {
  // Only the worst umask, because creating a database takes seconds.
  it('whatever the umask, including files that PGlite creates', { timeout: 120_000 }, async () => {
    const folder = join(scratch, 'umask')
    await withUmask(0, async () => {
      const database = await openDatabase({ folder })
      try {
        expect(await openToOthers(folder)).toEqual([])
        await database.pool.query('create table later (a integer)')
      } finally {
        await database.close()
      }
    })
    expect((await readdir(folder, { recursive: true })).length).toBeGreaterThan(900)
    expect(await openToOthers(folder)).toEqual([])
  })

  it('closes a folder that an older release left open, at any depth, and does not follow links', async () => {
    const folder = join(scratch, 'older')
    const outside = join(scratch, 'outside.csv')
    await writeFile(outside, '')
    await chmod(outside, 0o644)
    await mkdir(join(folder, 'database/base/5'), { recursive: true })
    await mkdir(join(folder, 'reports'))
    for (const file of ['database/base/5/1259', 'reports/board.html', 'sample.json']) {
      await writeFile(join(folder, file), '')
      await chmod(join(folder, file), 0o666)
    }
    await symlink(outside, join(folder, 'reports/link'))
    await chmod(folder, 0o777)
    await privateFolder(folder)
    await closeToOthers(folder)
    expect(await modeOf(folder)).toBe('700')
    expect(await modeOf(join(folder, 'database/base/5/1259'))).toBe('600')
    expect(await modeOf(join(folder, 'reports/board.html'))).toBe('600')
    expect(await modeOf(outside)).toBe('644')
  })

  it('leaves a key that others could read as it is, so that loading the key refuses it', async () => {
    const folder = join(scratch, 'key')
    await privateFolder(folder)
    await writeFile(join(folder, 'pseudonym.key'), '')
    await chmod(join(folder, 'pseudonym.key'), 0o644)
    await closeToOthers(folder)
    expect(await modeOf(join(folder, 'pseudonym.key'))).toBe('644')
  })

  it.skipIf(process.getuid?.() !== 0)(
    'refuses a folder of another user that is open to others, and does not change it',
    async () => {
      const folder = join(scratch, 'another')
      await mkdir(folder)
      await chmod(folder, 0o777)
      expect(spawnSync('chown', ['65534', folder]).status).toBe(0)
      await expect(openDatabase({ folder })).rejects.toThrow('belongs to another user (65534)')
      expect(await modeOf(folder)).toBe('777')
      expect(await readdir(folder)).toEqual([])
    },
  )
})
