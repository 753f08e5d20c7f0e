import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileNameOf } from '../src/uploads/file-name.js'
import { openUploads, usualUploadLimits } from '../src/uploads/uploads.js'
import { databases } from './databases.js'
import { openOffice, type Office } from './office.js'

const limits = { mostBytes: 10_000, mostMs: 2000, mostIdleMs: 300 }
const bodyOf = (...pieces: readonly string[]) => new Blob([...pieces]).stream()

describe('A file that is sent', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'minzheng-uploads-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('is in a private file until it is removed', async () => {
    const uploads = await openUploads(folder)
    const file = await uploads.take(bodyOf('a', 'b'), 2)
    expect((await stat(file.path)).mode & 0o777).toBe(0o600)
    expect([file.bytes, file.sha256.slice(0, 8)]).toEqual([2, 'fb8e20fc'])
    await file.remove()
    await expect(stat(file.path)).rejects.toThrow('ENOENT')
    await uploads.close()
    expect(await readdir(join(folder, 'uploads'))).toEqual([])
  })

  it('that a process has left is removed when the next one starts, and no file of a process that runs', async () => {
    const other = await openUploads(folder)
    const kept = await other.take(bodyOf('kept'), 4)
    // No process has so high a number.
    const left = join(folder, 'uploads', '4194305-0123456789ab')
    await mkdir(left)
    await writeFile(join(left, 'x'), 'left')
    const uploads = await openUploads(folder, usualUploadLimits)
    await expect(stat(left)).rejects.toThrow('ENOENT')
    expect((await stat(kept.path)).size).toBe(4)
    await uploads.close()
    await other.close()
  })

  it('has a name, which is no path', () => {
    expect(fileNameOf(`attachment; filename*=UTF-8''%E5%8F%B0%E8%B4%A6.csv`)).toBe('台账.csv')
    expect(fileNameOf('attachment; filename="a b.csv"')).toBe('a b.csv')
    expect(fileNameOf('attachment; filename=a.csv; size=3')).toBe('a.csv')
    for (const wrong of [
      null,
      '',
      'attachment',
      'filename="../a.csv"',
      'filename="a\\b"',
      `filename*=UTF-8''%2e%2e%2fa`,
    ])
      expect(() => fileNameOf(wrong)).toThrow('请求有误')
    expect(() => fileNameOf(`filename*=UTF-8''%ff`)).toThrow('请求有误')
  })
})

describe.each(databases.slice(0, 1))('A service that takes files, on $name', { timeout: 60_000 }, (database) => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice(database, { uploadLimits: limits })
  }, 120_000)
  afterAll(() => office.close())

  const left = async () => {
    const uploads = join(office.folder, 'uploads')
    const [own] = await readdir(uploads)
    return readdir(join(uploads, own!))
  }

  const answeredSlow = () =>
    office.logged.filter((line) => line.includes('"/v1/files"') && !/"status":4(13|03)/.test(line)).length

  it('refuses one that is too large, whether it says so or not, and keeps nothing of it', async () => {
    const content = 'x'.repeat(20_000)
    expect((await office.upload('wuxing-1', '', { name: 'a.csv', content })).status).toBe(413)
    const stream = new Blob(Array.from({ length: 20 }, () => 'x'.repeat(1000))).stream()
    const streamed = await fetch(`${office.serving.url}/v1/files`, {
      method: 'POST',
      body: stream,
      duplex: 'half',
      headers: {
        cookie: await office.signIn('wuxing-1'),
        origin: office.serving.url,
        'content-type': 'text/csv',
        'content-disposition': 'attachment; filename=a.csv',
      },
    })
    expect(streamed.status).toBe(413)
    expect(await left()).toEqual([])
  })

  it('refuses one that comes too slowly or is cut off, and keeps nothing of it', async () => {
    const headers = {
      cookie: await office.signIn('wuxing-1'),
      origin: office.serving.url,
      'content-type': 'text/csv',
      'content-disposition': 'attachment; filename=a.csv',
      'content-length': '100',
    }
    const begin = () =>
      httpRequest({ host: '127.0.0.1', port: office.serving.port, path: '/v1/files', method: 'POST', headers })
    const slow = await new Promise<number>((resolve, reject) => {
      const request = begin()
      request.on('response', (response) => resolve(response.statusCode!))
      request.on('error', reject)
      request.write('slow')
    })
    expect(slow).toBe(408)
    await new Promise<void>((resolve) => {
      const request = begin()
      request.on('error', () => resolve())
      request.write('cut', () => request.destroy(new Error('cut')))
    })
    // Both were answered, the second to nobody.
    for (let turn = 0; turn < 100 && answeredSlow() < 2; turn += 1)
      await new Promise((resolve) => setTimeout(resolve, 50))
    expect(answeredSlow()).toBe(2)
    expect(await left()).toEqual([])
    // The service goes on.
    expect((await office.get('/readyz')).status).toBe(200)
  })

  it('takes none from who may not send files, and reads nothing of theirs', async () => {
    const content = 'x'.repeat(20_000)
    expect((await office.upload('auditor-1', '', { name: 'a.csv', content })).status).toBe(403)
    expect(await left()).toEqual([])
  })
})
