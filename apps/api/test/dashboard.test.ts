import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDashboardFiles } from '../src/dashboard/dashboard-files.js'
import { writeBuiltPage } from './built-page.js'
import { databases } from './databases.js'
import { openOffice, rawGet, type Office } from './office.js'

describe('The dashboard beside the API', { timeout: 60_000 }, () => {
  let office: Office
  let folder: string
  const page = (path: string) => office.get(path, { accept: 'text/html,application/xhtml+xml' })

  beforeAll(async () => {
    folder = await writeBuiltPage(await mkdtemp(join(tmpdir(), 'minzheng-dashboard-')))
    office = await openOffice(databases[0]!, { dashboard: folder })
  }, 120_000)
  afterAll(async () => {
    await office.close()
    await rm(folder, { recursive: true })
  })

  it('is the page of every address that the API has not', async () => {
    for (const path of ['/', '/items/13', '/indicators/elderly-care.new-meal-sites?month=2024-06', '/a/b/c/d']) {
      const response = await page(path)
      expect([path, response.status, response.headers.get('content-type')]).toEqual([
        path,
        200,
        'text/html; charset=utf-8',
      ])
      expect(response.headers.get('cache-control')).toBe('no-cache')
    }
  })

  it('leaves what is wrong with an address of the API to the API', async () => {
    for (const [path, status] of [
      ['/v1/nothing', 404],
      ['/v1', 404],
      ['/sdmx/nothing', 404],
      ['/metrics/nothing', 404],
      ['/assets/nothing.js', 404],
      ['/assets/a/b.js', 404],
      // Only to be posted to.
      ['/v1/records/emergencies', 405],
    ] as const) {
      const response = await page(path)
      expect([path, response.status]).toEqual([path, status])
      expect(response.headers.get('content-type')).toBe('application/problem+json')
    }
  })

  it('tells a program that there is nothing', async () => {
    expect((await office.get('/itmes')).status).toBe(404)
    expect((await office.get('/')).status).toBe(200)
  })

  it('allows its own scripts alone, and styles with the nonce of the very answer', async () => {
    const [one, other] = [await page('/'), await page('/items')]
    const policy = one.headers.get('content-security-policy')!
    const nonce = /'nonce-([^']+)'/.exec(policy)![1]!
    expect(await one.text()).toContain(`nonce="${nonce}"`)
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      "style-src-attr 'unsafe-inline'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "base-uri 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ])
    expect(other.headers.get('content-security-policy')).not.toContain(nonce)
    expect(one.headers.get('x-content-type-options')).toBe('nosniff')
    expect(one.headers.get('x-frame-options')).toBe('DENY')
  })

  it('is kept for ever where its name has the hash of its content, and is compressed', async () => {
    const { port } = office.serving
    const response = await office.get('/assets/index-1a2b.js', { 'accept-encoding': 'identity' })
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    const plain = await response.text()
    const packed = await fetch(`http://127.0.0.1:${port}/assets/index-1a2b.js`, {
      headers: { 'accept-encoding': 'gzip' },
    })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(await packed.text()).toBe(plain)
    const files = await readDashboardFiles(folder)
    const { gzipped, plain: bytes } = files.assets.get('index-1a2b.js')!.content
    expect(gunzipSync(gzipped).equals(bytes)).toBe(true)
    expect(gzipped.length).toBeLessThan(bytes.length)
  })

  it('serves no file outside its folder', async () => {
    for (const path of ['/assets/..%2findex.html', '/assets/%2e%2e/index.html', '/assets/../../package.json'])
      expect([path, (await rawGet(office.serving.port, path, {})).status]).toEqual([path, 404])
  })

  it('opens with a session that is over, so that whoever had it signs in again', async () => {
    const response = await office.get('/', { accept: 'text/html', cookie: 'minzheng=over' })
    expect(response.status).toBe(200)
  })

  it('refuses a folder without a build, and one whose page has no place for a nonce', async () => {
    await expect(readDashboardFiles(join(folder, 'nothing'))).rejects.toThrow('must have a build')
    const other = await writeBuiltPage(await mkdtemp(join(tmpdir(), 'minzheng-dashboard-')))
    await writeFile(join(other, 'index.html'), '<html></html>')
    await expect(readDashboardFiles(other)).rejects.toThrow('must have NONCE-OF-THIS-ANSWER')
    await rm(other, { recursive: true })
  })
})
