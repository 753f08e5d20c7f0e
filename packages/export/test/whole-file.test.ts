import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeWholeFile } from '../src/index.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minzheng-whole-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

describe('a file is written whole or not at all', () => {
  it('an interrupted write leaves the old file unchanged, and no other file', async () => {
    const path = join(folder, 'a.csv')
    await writeFile(path, 'old')
    const breaking = (function* () {
      yield 'half'
      throw new Error('the store is gone')
    })()
    await expect(writeWholeFile(path, breaking)).rejects.toThrow('the store is gone')
    expect(await readFile(path, 'utf8')).toBe('old')
    expect(await readdir(folder)).toEqual(['a.csv'])
  })

  it('the new content replaces the old', async () => {
    const path = join(folder, 'a.csv')
    await writeFile(path, 'older and longer')
    await writeWholeFile(path, ['民', new TextEncoder().encode('政')])
    expect(await readFile(path, 'utf8')).toBe('民政')
    expect(await readdir(folder)).toEqual(['a.csv'])
  })

  it('a folder of that name, or a missing folder, gives a clear error', async () => {
    await expect(writeWholeFile(folder, ['x'])).rejects.toThrow('must be a file')
    await expect(writeWholeFile(join(folder, 'none', 'a.csv'), ['x'])).rejects.toThrow('must be an existing folder')
  })
})
