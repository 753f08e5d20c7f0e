import { expect, it } from 'vitest'
import { sql } from 'kysely'
import { openClerkOffice, wuxing, type ClerkOffice } from './clerk-office.js'
import { settled, visits } from './visitor.js'

let office: ClerkOffice

/** A file keeps 10,000 refused rows one by one. */
const ofFile = 10_000

/** Writes files with very many refused rows into the store, as if each had landed; returns the number of rows. */
async function waitingRows({ database }: ClerkOffice): Promise<number> {
  const files = database.kind === 'postgres' ? 300 : 30
  const { kysely, schema } = database
  const [source, quarantine] = [sql.id(schema, 'source'), sql.id(schema, 'quarantine')]
  await sql`
    insert into ${source} (name, sha256, dataset, accepted, changed, refused, reasons, offices, place, as_of, from_month, landed_at)
    select '助餐点第' || n || '批.csv', lpad(to_hex(n), 64, '0'), 'meal-sites', 0, 0, ${ofFile}::integer, ${JSON.stringify({ choice: ofFile / 1000, day: ofFile - ofFile / 1000 })}, array[${wuxing}], n, '2024-06', '2024-06', now()
    from generate_series(1, ${files}::integer) n`.execute(kysely)
  await sql`
    insert into ${quarantine} (source, line, column_title, code, reason_zh, reason_en, value_class)
    select s.id, n + 2, '启用日期', case when n % 1000 = 0 then 'choice' else 'day' end, '不是日期', 'is no day', 'words-4'
    from ${source} s, generate_series(1, ${ofFile}::integer) n where s.dataset = 'meal-sites'`.execute(kysely)
  return files * ofFile
}

visits(
  'A list of very many refused rows',
  (visit) => {
    it('has only those in sight on the page, and more as one goes down', async () => {
      const all = await waitingRows(office)
      const { page, open, findings, picture, faults } = await visit('wuxing-1')
      await open('/files/refused')
      const list = page.locator('.virtual-tall')
      await list.locator('li').first().waitFor()
      const words = (count: number) => new Intl.NumberFormat('zh-CN').format(count)
      await page
        .getByText(`共${words(all)}行`, { exact: true })
        .first()
        .waitFor()
      await settled(page)
      await picture('refused-many')
      expect(await findings()).toEqual([])
      let shown = 500
      for (const goal of [1000, 2000, 5000, 12_000]) {
        while (shown < goal) {
          await list.evaluate((box) => box.scrollTo(0, box.scrollHeight))
          await expect
            .poll(async () =>
              Number(/已显示([\d,]+)/.exec(await page.locator('.work').innerText())![1]!.replaceAll(',', '')),
            )
            .toBeGreaterThan(shown)
          shown = Number(/已显示([\d,]+)/.exec(await page.locator('.work').innerText())![1]!.replaceAll(',', ''))
        }
        expect(await list.locator('li').count()).toBeLessThan(80)
      }
      // The order goes on over the end of a file.
      await list.evaluate((box) => box.scrollTo(0, 36 * 10_002))
      const places = async () => (await list.locator('li').allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '))
      await expect.poll(async () => (await places()).some((text) => text.startsWith('第3行 '))).toBe(true)
      expect((await places()).some((text) => text.startsWith('第10002行 '))).toBe(true)
      expect(faults).toEqual([])
    })

    it('is filtered by reason and by file, and the address says so', async () => {
      const { page, open } = await visit('wuxing-1')
      await open('/files/refused')
      await page.locator('.inline-field select').last().selectOption({ label: '不是可选项' })
      await page.waitForURL(/code=choice/)
      const files = office.database.kind === 'postgres' ? 300 : 30
      await page
        .getByText(`共${new Intl.NumberFormat('zh-CN').format(files * 10)}行`, { exact: true })
        .first()
        .waitFor()
      await page.locator('.virtual-tall li').first().waitFor()
      // A file is found by letters of its name.
      const file = page.getByLabel('文件', { exact: true })
      expect(await page.locator('datalist option').count()).toBe(files)
      const name = await page.locator('datalist option').nth(2).getAttribute('value')
      expect(name).toMatch(/^助餐点第\d+批\.csv（第\d+号）$/)
      await file.fill('助餐点')
      expect(new URL(page.url()).searchParams.has('source')).toBe(false)
      await file.fill(name!)
      await page.waitForURL(/source=\d+/)
      await page.getByText('共10行', { exact: true }).first().waitFor()
      await page.reload()
      await expect.poll(() => page.locator('.virtual-tall li').count()).toBe(10)
    })
  },
  { open: async () => (office = await openClerkOffice()), close: () => office.close() },
)
