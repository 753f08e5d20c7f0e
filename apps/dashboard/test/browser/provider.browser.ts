// Signing in and out at an identity provider of another make; it and the service are two sites to a browser.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serveStore } from '@minzheng/api'
import { huzhou } from '@minzheng/huzhou'
import { jsonLog, openStore } from '@minzheng/worker'
import { chromium as launcher } from 'playwright-core'
import { describe, expect, it } from 'vitest'
// @boundaries-ignore the identity provider that the service is tested with
import { freePort, startIdentityProvider, subjectOf } from '../../../api/test/identity-provider.js'
import { chromium } from './chromium.js'

const why = chromium === undefined ? ' (skipped: no Chromium; apt-get install chromium, or set CHROMIUM)' : ''

describe.skipIf(chromium === undefined)(`With an identity provider${why}`, () => {
  it('somebody signs in there, sees the overview, and signs out here and there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'minzheng-provider-'))
    const { store } = await openStore({}, huzhou.catalogue, folder)
    const until = new Date(Date.now() + 86_400_000)
    await store.access.grant({
      actor: 'security-1',
      role: 'security-administrator',
      district: '330500',
      until,
      by: null,
    })
    await store.access.grant({ actor: 'leader-1', role: 'reader', district: '330500', until, by: 'security-1' })
    const port = await freePort()
    const identity = await startIdentityProvider(port)
    const service = await serveStore(store, huzhou, {
      port,
      provider: identity.settings,
      dashboard: fileURLToPath(new URL('../../dist', import.meta.url)),
      log: jsonLog('error', () => undefined),
    })
    const browser = await launcher.launch({ executablePath: chromium!, args: ['--no-sandbox'] })
    try {
      const page = await browser.newPage()
      const refused: string[] = []
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy') && page.url().startsWith(service.url))
          refused.push(message.text())
      })
      await page.goto(service.url)
      await page.getByRole('link', { name: '用统一身份认证登录' }).click()
      await page.locator('input[name=login]').fill(subjectOf('leader-1'))
      await page.locator('input[name=password]').fill('any')
      await page.locator('button[type=submit]').click()
      await page.locator('button[type=submit]').click()
      await page.waitForURL(`${service.url}/`)
      // No file has landed here: the overview says so, to somebody who has signed in.
      await page.getByRole('heading', { name: '尚无数据' }).waitFor()
      await page.getByText('leader-1').first().click()
      await page.getByRole('button', { name: '退出' }).click()
      // The provider asks whether to sign out there too.
      await page.waitForURL((url) => url.origin === identity.issuer)
      await page.locator('button[name=logout], button[value=yes]').first().click()
      await page.waitForURL(`${service.url}/`)
      await page.getByRole('heading', { name: '请登录' }).waitFor()
      expect(refused).toEqual([])
      // Signed out there as well: whoever signs in again is asked who they are.
      await page.getByRole('link', { name: '用统一身份认证登录' }).click()
      await page.locator('input[name=login]').waitFor()
      // An attempt that was not begun here ends on a page for people.
      const answer = await page.goto(`${service.url}/sign-in/oidc/callback?code=1&state=2`)
      expect(answer!.status()).toBe(401)
      await page.getByRole('heading', { name: '登录未成功' }).waitFor()
    } finally {
      await browser.close()
      await service.close()
      await identity.close()
      await store.close()
      await rm(folder, { recursive: true })
    }
  })
})
