// Lists of thousands: a bounded number of rows is on the page, and all of them can be reached, found and printed.
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { huzhou } from '@minzheng/huzhou'
import { alertWatch, calendarIn } from '@minzheng/worker'
import { openClerkOffice, wuxing, type ClerkOffice } from './clerk-office.js'
import { settled, visits } from './visitor.js'

const [alerts, files] = [5000, 20_000]
const number = (count: number): string => new Intl.NumberFormat('zh-CN').format(count)

let office: ClerkOffice

/** Opens the office, whose system has found very much, and in which very many files have landed. */
async function openFullOffice(): Promise<ClerkOffice> {
  office = await openClerkOffice()
  const { store, database } = office
  for (const { district, year } of await store.dirtyDistricts()) await store.recompute(district, year)
  // Once this has looked, the service itself does not look again before something changes.
  const calendar = calendarIn(huzhou.timeZone)
  await alertWatch({ store, deployment: huzhou, calendar, log: () => undefined, intervalMs: 3_600_000 }).look()
  const { turn, seen } = await store.alerts.begin()
  const conditions = Array.from({ length: alerts }, (_, at) => ({
    rule: at % 2 === 0 ? 'returns-overdue' : 'register-jump',
    kind: 'returns-overdue',
    subject: {
      district: wuxing,
      dataset: 'meal-sites',
      month: `${1600 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
    },
    holds: 'yes' as const,
  }))
  await store.alerts.settle({ turn, seen, conditions })
  const source = sql.id(database.schema, 'source')
  await sql`
    insert into ${source} (name, sha256, dataset, accepted, changed, refused, reasons, offices, place, as_of, from_month, landed_at)
    select '助餐点第' || n || '批.csv', lpad(to_hex(n), 64, '0'), 'meal-sites', n, n, 0, '{}', array[${wuxing}], 1000 + n, '2024-06', '2024-06', now()
    from generate_series(1, ${files}::integer) n`.execute(database.kysely)
  return office
}

/** The requests of a page for what a list is made of. */
function asked(page: Page, path: string): readonly string[] {
  const all: string[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === path) all.push(request.url())
  })
  return all
}

const rows = (page: Page) => page.locator('.long tbody:not(.gap) > tr')
const shown = async (page: Page): Promise<number> =>
  Number(/已显示([\d,]+)/.exec(await page.locator('.list-foot').innerText())?.[1]?.replaceAll(',', '') ?? Number.NaN)

visits(
  'A long list',
  (visit) => {
    it('of alerts has a bounded number of rows on the page, and loads more as one goes down', async () => {
      const { page, open, findings, picture, faults } = await visit('city-1')
      const requests = asked(page, '/v1/alerts')
      await open('/alerts')
      await rows(page).first().waitFor()
      await settled(page)
      const table = page.locator('.alert-list')
      expect(await table.getAttribute('aria-rowcount')).toBe(String(alerts + 1))
      await picture('long-alerts')
      expect(await findings()).toEqual([])
      for (const goal of [1000, 1500, 2000]) {
        while ((await shown(page)) < goal) {
          await page.locator('.long').evaluate((box) => box.scrollTo(0, box.scrollHeight))
          await settled(page)
        }
        expect(await page.locator('.long tr').count()).toBeLessThan(100)
      }
      // One request for each 500, and none twice.
      const pages = requests.filter((url) => url.includes('limit=500'))
      expect(pages.length).toBeLessThanOrEqual(6)
      expect(new Set(pages).size).toBe(pages.length)
      // The rows say which they are.
      const at = await rows(page).evaluateAll((all) => all.map((row) => Number(row.getAttribute('aria-rowindex'))))
      expect(at).toEqual(at.map((_, index) => at[0]! + index))
      expect(faults).toEqual([])
    })

    it('keeps the focus on its row, however far one scrolls', async () => {
      const { page, open } = await visit('city-1')
      await open('/alerts')
      const link = rows(page).nth(3).locator('th a')
      await link.focus()
      const words = await link.innerText()
      await page.locator('.long').evaluate((box) => box.scrollTo(0, 9000))
      await expect.poll(() => rows(page).nth(5).getAttribute('aria-rowindex')).not.toBe('7')
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(words)
      // From there the keyboard goes on to the next row, and the list comes back to it.
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.closest('tr')?.getAttribute('aria-rowindex'))).not.toBe(
        null,
      )
    })

    it('is filtered by rule and by district in the service, and by words among all of its rows', async () => {
      const { page, open, findings } = await visit('city-1')
      const requests = asked(page, '/v1/alerts')
      await open('/alerts?rule=returns-overdue')
      await page.getByText(`已显示500，共${number(alerts / 2)}`).waitFor()
      await page.getByRole('searchbox').fill('1600年1月')
      await page.getByText(`找到1行 · 共${number(alerts / 2)}行`, { exact: true }).waitFor()
      expect(await rows(page).count()).toBe(1)
      expect(await page.locator('.alert-list').getAttribute('aria-rowcount')).toBe('2')
      expect(requests.filter((url) => url.includes('limit=500')).length).toBe(alerts / 2 / 500)
      // What one looks for is in no address.
      expect(requests.some((url) => decodeURIComponent(url).includes('1600年'))).toBe(false)
      expect(decodeURIComponent(page.url())).not.toContain('1600年')
      expect(await findings()).toEqual([])
    })

    it('of landed files has all of them, and a file far down is found', async () => {
      const { page, open, findings, picture, faults } = await visit('wuxing-1')
      const requests = asked(page, '/v1/sources')
      await open('/files')
      await page.getByText(`已显示500，共${number(files)}`).waitFor()
      await picture('long-files')
      expect(await findings()).toEqual([])
      expect(requests.length).toBe(1)
      await page.getByRole('searchbox').fill('助餐点第7批')
      await page.getByText(`找到1行 · 共${number(files)}行`, { exact: true }).waitFor({ timeout: 120_000 })
      expect(await rows(page).first().innerText()).toContain('助餐点第7批.csv')
      expect(new Set(requests).size).toBe(requests.length)
      await page.getByRole('searchbox').fill('')
      await page.locator('.long').evaluate((box) => box.scrollTo(0, box.scrollHeight))
      await page.getByRole('rowheader', { name: '助餐点第1批.csv', exact: true }).waitFor()
      expect(await page.locator('.long tr').count()).toBeLessThan(100)
      // A form below a row moves the rows after it, and is not put away.
      await rows(page).last().getByRole('button', { name: '撤回' }).click()
      await page.getByRole('form', { name: /撤回助餐点第1批/ }).waitFor()
      expect(faults).toEqual([])
    })

    it('is printed with all the rows that were loaded, and says how many there are', async () => {
      const { page, open } = await visit('city-1')
      await open('/alerts?rule=register-jump')
      await page.getByText(`已显示500，共${number(alerts / 2)}`).waitFor()
      const printed = () =>
        page.evaluate(async () => {
          const printing = new Promise<number>((resolve) =>
            addEventListener(
              'beforeprint',
              () => queueMicrotask(() => resolve(document.querySelectorAll('.long tbody:not(.gap) > tr').length)),
              { once: true },
            ),
          )
          dispatchEvent(new Event('beforeprint'))
          const count = await printing
          dispatchEvent(new Event('afterprint'))
          return count
        })
      expect(await printed()).toBe(500)
      await page.getByRole('button', { name: '全部载入' }).click()
      await page.getByText(`共${number(alerts / 2)}行`, { exact: true }).waitFor()
      expect(await printed()).toBe(alerts / 2)
      // The printer of Chromium itself tells the page before it prints.
      const pdf = await page.pdf({ preferCSSPageSize: true })
      expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(40)
      await expect.poll(() => page.locator('.long tr').count()).toBeLessThan(100)
    })

    it.each([
      [360, 'light'],
      [360, 'dark'],
      [1366, 'dark'],
      [1920, 'light'],
    ] as const)('of %i pixels, %s, never scrolls the page sideways', async (width, colorScheme) => {
      for (const [account, path] of [
        ['city-1', '/alerts'],
        ['wuxing-1', '/files'],
      ] as const) {
        const { page, open, findings, picture, leave } = await visit(account, { width, colorScheme })
        await open(path)
        await rows(page).first().waitFor()
        await settled(page)
        await picture(`long${path.replaceAll('/', '-')}`)
        const sideways = await page.evaluate(() =>
          Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
        )
        expect([path, sideways, await findings()]).toEqual([path, 0, []])
        await leave()
      }
    })
  },
  { open: openFullOffice, close: () => office.close() },
)
