// Somebody with a browser: signs in by a link, and is found out if their page asks another host for anything.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import axe from 'axe-core'
import { chromium as launcher, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject } from 'vitest'
import { chromium } from './chromium.js'

const shots = fileURLToPath(new URL('../../.shots', import.meta.url))

/** Where a picture is kept, which nobody compares. */
export const shotPath = (name: string): string => join(shots, name)

/** The kind of screen. */
export interface Screen {
  readonly width?: number
  readonly height?: number
  readonly colorScheme?: 'light' | 'dark'
}

/** A visitor of the dashboard. */
export interface Visitor {
  readonly page: Page
  readonly context: BrowserContext
  /** Opens an address of the service, and waits until its page says so. */
  readonly open: (path: string) => Promise<void>
  /** What axe finds on the page as it is, in words. */
  readonly findings: () => Promise<readonly string[]>
  /** Keeps a picture of the page, which nobody compares. */
  readonly picture: (name: string) => Promise<void>
  /** Requests to other hosts, and errors of the page. */
  readonly strays: readonly string[]
  readonly faults: readonly string[]
  readonly leave: () => Promise<void>
}

/** A service to visit: where it is, and links with their accounts. */
export interface Visited {
  readonly url: string
  readonly links: readonly (readonly [string, string])[]
}

/**
 * Visits of the sample city's service, or of one that is opened for these tests alone; the suite is skipped, and says so, if
 * there is no Chromium.
 */
export function visits(
  title: string,
  tests: (visit: (account: string | null, screen?: Screen) => Promise<Visitor>) => void,
  own?: { readonly open: () => Promise<Visited>; readonly close: () => Promise<void> },
): void {
  const sample = inject('service')
  const why = sample === null ? ' (skipped: no Chromium; apt-get install chromium, or set CHROMIUM)' : ''
  describe.skipIf(sample === null)(`${title}${why}`, () => {
    let browser: Browser
    let service: Visited
    const all: Visitor[] = []
    beforeAll(async () => {
      await mkdir(shots, { recursive: true })
      service = own === undefined ? sample! : await own.open()
      // The sandbox asks for rights that root in a container has not.
      browser = await launcher.launch({ executablePath: chromium!, args: ['--no-sandbox'] })
    })
    afterAll(async () => {
      await browser.close()
      await own?.close()
      expect(all.flatMap(({ strays }) => strays)).toEqual([])
    })
    tests(async (account, screen = {}) => {
      const visitor = await visitorOf(browser, service.url, screen)
      all.push(visitor)
      if (account !== null) await signIn(visitor.page, service, account)
      return visitor
    })
  })
}

const used = new Set<string>()

/** Signs in by a link of an account that nobody has used. */
export async function signIn(page: Page, { links }: Pick<Visited, 'links'>, account: string): Promise<void> {
  for (const [of, url] of links) {
    if (of !== account || used.has(url)) continue
    used.add(url)
    // Another file of tests may have used it.
    const response = await page.goto(url)
    if (response?.ok() === true) return
  }
  throw new Error(`a link of ${account} must be left, got none`)
}

async function visitorOf(
  browser: Browser,
  url: string,
  { width = 1366, height = 900, colorScheme = 'light' }: Screen,
): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, locale: 'zh-CN' })
  const page = await context.newPage()
  const strays: string[] = []
  const faults: string[] = []
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (origin !== url && protocol !== 'data:') strays.push(request.url())
  })
  page.on('pageerror', ({ message }) => void faults.push(message))
  // What the policy refuses is an error of the console.
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) faults.push(message.text())
  })
  return {
    page,
    context,
    strays,
    faults,
    open: async (path) => {
      await page.goto(`${url}${path}`)
      await page.locator('main h1, main h2').first().waitFor()
    },
    findings: async () => {
      await settled(page)
      // By the protocol of the browser's tools: the policy of the page forbids foreign scripts, and stays in force.
      await page.evaluate(axe.source)
      const { violations } = await page.evaluate(() =>
        (globalThis as unknown as { axe: { run: () => Promise<{ violations: readonly Violation[] }> } }).axe.run(),
      )
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))
    },
    picture: async (name) => {
      await settled(page)
      await page.screenshot({ path: join(shots, `${name}-${width}-${colorScheme}.png`), fullPage: true })
    },
    leave: () => context.close(),
  }
}

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string }[]
}

/** Waits until nothing on the page is still to come. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.skeleton, [aria-busy="true"]') === null, undefined, {
    timeout: 60_000,
  })
}
