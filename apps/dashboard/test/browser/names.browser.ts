// What things are called comes after what is said of them: nobody reads an id or a code meanwhile, at no moment.
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { huzhou } from '@minzheng/huzhou'
import { chosen, mealSites, sites } from './clerk-office.js'
import { openOffice, wuxing, type OwnService } from './office-service.js'
import { settled, visits } from './visitor.js'

const meals = 'elderly-care.new-meal-sites'
const ids = [...huzhou.catalogue.indicators.keys()]
const codes = huzhou.catalogue.districts.within('330500').map(({ code }) => code)
let office: OwnService | undefined

/** Notes every text that the page shows from now on, whenever it changes, in which an indicator or a district has no name. */
async function watch(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.addInitScript(
    ([allIds, allCodes]) => {
      const seen = new Set<string>()
      ;(globalThis as { nameless?: Set<string> }).nameless = seen
      const [known, places] = [new Set(allIds), new Set(allCodes)]
      const look = (): void => {
        const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT)
        while (walker.nextNode()) {
          const { parentElement, textContent } = walker.currentNode
          if (parentElement === null || ['SCRIPT', 'STYLE'].includes(parentElement.tagName)) continue
          // The name of a file may have a code in it; no word of a page is one.
          for (const word of (textContent ?? '').split(/[\s、，；：·（）]+/))
            if (known.has(word) || places.has(word)) seen.add(`${location.pathname}: ${word}`)
        }
      }
      new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true })
    },
    [ids, codes] as const,
  )
  return () => page.evaluate(() => [...(globalThis as unknown as { nameless: Set<string> }).nameless])
}

/** Makes the answers with names slow: everything else of a page is there long before. */
async function slow(page: Page): Promise<void> {
  for (const path of ['**/v1/indicators', '**/v1/districts?*'])
    await page.route(path, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 2500))
      await route.continue()
    })
}

visits(
  'While names are on their way',
  (visit) => {
    it('a county disputes a figure, and reads names alone', async () => {
      const { page, open, faults } = await visit('wuxing-1')
      const nameless = await watch(page)
      await slow(page)
      await open(`/disputes/new?indicator=${meals}&variant=standard&district=${wuxing}&period=2024-01/2024-06`)
      await page.getByLabel('理由').fill('漏报')
      await page.getByRole('button', { name: '提出异议' }).click()
      await page.waitForURL(/dispute=\d+/)
      await settled(page)
      await page.locator('.menu summary').click()
      await page.locator('.menu', { hasText: '县级业务员 吴兴区' }).waitFor()
      expect(await nameless()).toEqual([])
      expect(faults).toEqual([])
    })

    it.each([
      ['city-1', '/?month=2024-12', '.changes li'],
      ['city-1', `/districts/${wuxing}?month=2024-06`, '.finding li'],
      ['city-1', '/alerts', '.alert-list, .virtual'],
      ['city-1', '/disputes', '.dispute-list tbody tr'],
      ['city-1', '/work', '.todo-list li'],
      ['city-1', `/months?month=2024-06&district=${wuxing}`, '.finding-counts li'],
      ['city-1', '/files', '.landed tbody tr'],
      ['auditor-1', `/indicators/${meals}/sources?month=2024-06`, '.origin-files tbody tr'],
      ['auditor-1', '/records', 'main .panel'],
    ])('%s opens %s and reads names alone', async (account, address, what) => {
      const { page, open, faults } = await visit(account)
      const nameless = await watch(page)
      await slow(page)
      await open(address)
      await page.locator(what).first().waitFor()
      await settled(page)
      expect(await nameless()).toEqual([])
      expect(faults).toEqual([])
    })

    it('a clerk tries a file, and the figures that would move have names', async () => {
      const { page, open } = await visit('wuxing-1')
      const nameless = await watch(page)
      await slow(page)
      await open('/files')
      await page
        .getByLabel('选择文件')
        .setInputFiles(chosen('助餐点补充.csv', mealSites('2024-06', sites('N', '2024-06', 3))))
      await page.locator('.moves tbody tr').first().waitFor()
      await settled(page)
      expect(await nameless()).toEqual([])
    })

    it('if names do not come, the part says so, and the rest of the page stays', async () => {
      const { page, open, findings } = await visit('city-1')
      await page.route('**/v1/indicators', (route) => route.abort())
      await open(`/districts/${wuxing}?month=2024-06`)
      await page.getByRole('heading', { name: '服务没有应答' }).first().waitFor()
      await page.locator('.own-board tbody tr').first().waitFor()
      await page.unroute('**/v1/indicators')
      await page.getByRole('button', { name: '再试一次' }).first().click()
      await page.locator('.finding li').first().waitFor()
      expect(await findings()).toEqual([])
    })
  },
  { open: async () => (office = await openOffice()), close: async () => office?.close() },
)
