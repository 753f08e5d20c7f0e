// Each page with React's development build, which says what the built one does silently: two siblings with one key, of which
// the earlier stays on the page for ever, tables that are not tables, values that no attribute takes.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { build } from 'vite'
import { huzhou } from '@minzheng/huzhou'
import { openOffice, wuxing, type OwnService } from './office-service.js'
import { settled, visits, type Visitor } from './visitor.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const meals = 'elderly-care.new-meal-sites'
const month = 'month=2024-06'

/** Each page of the router: who opens it, and an address of it. */
const pages: Readonly<Record<string, readonly (readonly [account: string | null, address: string])[]>> = {
  '/': [
    ['city-1', `/?${month}`],
    [null, '/'],
  ],
  '/items': [['city-1', `/items?${month}`]],
  '/items/$item': [['city-1', `/items/13?${month}`]],
  '/indicators': [['city-1', `/indicators?${month}`]],
  '/indicators/$indicator': [
    ['city-1', `/indicators/${meals}?${month}`],
    ['city-1', `/indicators/${meals}?${month}&places=tiles`],
    ['wuxing-1', `/indicators/${meals}?${month}&district=${wuxing}`],
    [null, `/indicators/${meals}`],
  ],
  '/indicators/$indicator/sources': [['auditor-1', `/indicators/${meals}/sources?${month}&district=${wuxing}`]],
  '/chain/$entry': [['auditor-1', '/chain/1']],
  '/districts': [['city-1', `/districts?${month}`]],
  '/districts/$district': [
    ['city-1', `/districts/${wuxing}?${month}`],
    ['wuxing-1', `/districts/${wuxing}?${month}`],
  ],
  '/work': [
    ['city-1', '/work'],
    ['wuxing-1', '/work'],
  ],
  '/months': [
    ['reviewer-1', `/months?${month}&district=${wuxing}`],
    ['wuxing-1', `/months?${month}&district=${wuxing}`],
  ],
  '/months/sheet': [['wuxing-1', `/months/sheet?${month}&district=${wuxing}`]],
  '/releases': [['city-1', '/releases']],
  '/disputes': [['city-1', '/disputes']],
  '/disputes/new': [
    ['wuxing-1', `/disputes/new?indicator=${meals}&variant=standard&district=${wuxing}&period=2024-06&${month}`],
  ],
  '/alerts': [['city-1', '/alerts']],
  '/files': [['wuxing-1', '/files']],
  '/files/refused': [['wuxing-1', '/files/refused']],
  '/records': [['security-1', '/records']],
  '/signed-out': [[null, '/signed-out']],
}

let office: OwnService
let folder: string

async function openDevelopment(): Promise<OwnService> {
  folder = await mkdtemp(join(tmpdir(), 'minzheng-development-'))
  await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    mode: 'development',
    define: { 'process.env.NODE_ENV': '"development"' },
    build: { outDir: folder, emptyOutDir: true, minify: false },
    logLevel: 'error',
  })
  return openOffice(huzhou, folder)
}

visits(
  'With the development build',
  (visit) => {
    const known = new Map<string | null, Visitor>()
    const visitorOf = async (account: string | null): Promise<Visitor> => {
      const before = known.get(account)
      if (before !== undefined) return before
      const visitor = await visit(account)
      known.set(account, visitor)
      return visitor
    }
    /** Also what stands under a summary. */
    const unfold = (page: Page): Promise<void> =>
      page.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)))

    it('each page of the router is visited', async () => {
      const router = await readFile(join(root, 'src/router.tsx'), 'utf8')
      const paths = [...router.matchAll(/path: '([^']+)'/g)].map(([, path]) => path)
      expect(Object.keys(pages)).toEqual(paths)
    })

    for (const [path, visited] of Object.entries(pages))
      for (const [account, address] of visited)
        it(`${path} gives no warning (${account ?? 'nobody'}: ${address})`, async () => {
          const { page, open, faults } = await visitorOf(account)
          const before = faults.length
          await open(address)
          await settled(page)
          await unfold(page)
          await settled(page)
          // A page that is not there, or not for this account, would say nothing of the one that is meant.
          expect(await page.locator('main .problem').count()).toBe(0)
          expect(faults.slice(before)).toEqual([])
        })

    it('another district, month, audience and language in place leave nothing of the former on the page', async () => {
      const { page, open, faults } = await visitorOf('city-1')
      const already = faults.length
      const titles = async () => {
        await settled(page)
        return page.locator('main h2').allTextContents()
      }
      await open(`/indicators/${meals}?${month}`)
      const before = await titles()
      await page.locator('.below tbody a').first().click()
      await page.waitForURL(/district=/)
      const within = await titles()
      expect(within).toEqual([...new Set(within)])
      await page.goBack()
      await page.waitForURL((url) => !url.searchParams.has('district'))
      expect(await titles()).toEqual(before)
      await page.getByLabel('截至').selectOption('2024-05')
      await page.waitForURL(/month=2024-05/)
      expect(await titles()).toEqual(before)
      await page.getByRole('button', { name: 'English' }).click()
      await page.getByRole('button', { name: '中文' }).waitFor()
      expect((await titles()).length).toBe(before.length)
      expect(faults.slice(already)).toEqual([])
    })
  },
  {
    open: async () => (office = await openDevelopment()),
    close: async () => {
      await office?.close()
      await rm(folder, { recursive: true, force: true })
    },
  },
)
