import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { serveStore } from '@minzheng/api'
import { huzhou } from '@minzheng/huzhou'
import { chromium, type Browser } from 'playwright-core'
import type { Figure } from '../measuring/measurement.js'
import { median } from '../measuring/median.js'
import type { Opened } from '../measuring/opened.js'
import { openYear } from '../year/year.js'

/** Where Chromium is: what CHROMIUM names, or where Debian puts it. */
const executable = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  (path) => path !== undefined && path !== '' && existsSync(path),
)
export const hasChromium = executable !== undefined
const loads = 5
/** 10 Mbit/s in bytes, and the way to a town hall and back. */
const network = { offline: false, downloadThroughput: 1_250_000, uploadThroughput: 1_250_000, latency: 20 }

/**
 * The first view of the overview in a Chromium that has nothing kept, with a processor that is slowed four times and a
 * network of 10 Mbit/s: until the first figures are there, and how much script came before them.
 */
export async function firstView(url: string | undefined): Promise<Opened> {
  const year = await openYear(url)
  const service = await serveStore(year.store, huzhou, {
    port: 0,
    accounts: Array.from({ length: 200 }, () => 'local'),
    dashboard: fileURLToPath(new URL('dist', import.meta.resolve('@minzheng/dashboard/package.json'))),
    log: () => undefined,
  })
  const links = [...service.links]
  const browser = await chromium.launch({ executablePath: executable!, args: ['--no-sandbox'] })
  const run = async (): Promise<readonly Figure[]> => {
    const seen: Awaited<ReturnType<typeof load>>[] = []
    for (let at = 0; at < loads; at += 1) seen.push(await load(browser, links.pop()!.url, service.url))
    return [
      {
        name: 'until the table is there too',
        value: median(seen.map(({ table }) => table)),
        unit: 'ms',
      },
      {
        name: `until the first figures, median of ${loads} cold loads, processor slowed four times, 10 Mbit/s`,
        value: median(seen.map(({ milliseconds }) => milliseconds)),
        unit: 'ms',
        goal: { atMost: 1500 },
      },
      {
        name: 'script until then, compressed',
        value: median(seen.map(({ script }) => script)) / 1000,
        unit: 'kB',
        goal: { atMost: 250 },
      },
    ]
  }
  return {
    measurement: { name: 'The first view of the dashboard', run, rounds: 1 },
    close: async () => {
      await browser.close()
      await service.close()
      await year.drop()
    },
  }
}

/** The counts, the first figures of the page, and the cells of its table. */
const figuresAt = { figures: '.count strong', table: '.matrix .cell-value' }

/** Runs in the page: notes when each has been painted for the first time, in milliseconds since the navigation began. */
const noteFirst = `
  globalThis.firstSeen = (async () => {
    const painted = (selector) => new Promise((resolve) => {
      const look = () => document.querySelector(selector) === null
        ? requestAnimationFrame(look)
        : requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
      look()
    })
    const [figures, table] = await Promise.all([painted('${figuresAt.figures}'), painted('${figuresAt.table}')])
    return { figures, table }
  })()`

/** One load by somebody who has signed in, with an empty cache. */
async function load(
  browser: Browser,
  link: string,
  url: string,
): Promise<{ readonly milliseconds: number; readonly table: number; readonly script: number }> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 }, locale: 'zh-CN' })
  try {
    const page = await context.newPage()
    // Only the cookie: the page itself is loaded below.
    await context.request.get(link, { maxRedirects: 0 })
    const tools = await context.newCDPSession(page)
    await tools.send('Network.enable')
    await tools.send('Network.setCacheDisabled', { cacheDisabled: true })
    await tools.send('Network.emulateNetworkConditions', network)
    await tools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    const scripts = new Set<string>()
    let script = 0
    tools.on('Network.responseReceived', ({ requestId, type }) => void (type === 'Script' && scripts.add(requestId)))
    tools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) script += encodedDataLength
    })
    // By the clock of the page, from the moment at which somebody goes there: the tools' own look comes later.
    await page.addInitScript(noteFirst)
    await page.goto(`${url}/?month=2024-06`, { waitUntil: 'commit' })
    const { figures, table } = await page.evaluate(
      () => (globalThis as unknown as { firstSeen: Promise<{ figures: number; table: number }> }).firstSeen,
    )
    return { milliseconds: figures, table, script }
  } finally {
    await context.close()
  }
}
