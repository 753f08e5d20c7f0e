// What is under way can be cancelled, and what was typed is not lost without a question.
import type { CDPSession, Dialog, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { chosen, mealSites, openClerkOffice, sites, wuxing, type ClerkOffice } from './clerk-office.js'
import { visits } from './visitor.js'

let office: ClerkOffice

const sessions = new WeakMap<Page, CDPSession>()

/** Chromium's network: so slow that an upload takes half a minute, or as usual. */
async function network(page: Page, how: 'slow' | 'usual'): Promise<void> {
  const tools = sessions.get(page) ?? (await page.context().newCDPSession(page))
  sessions.set(page, tools)
  const speed = how === 'slow' ? 20_000 : -1
  await tools.send('Network.enable')
  await tools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: speed,
  })
}

const share = async (page: Page) => Number(await page.locator('progress').getAttribute('value'))
const landed = async () => (await office.store.sources()).map(({ name, mends }) => [name, mends !== null])
/** Cancels, and waits until Chromium has stopped to send: a network that is fast again would take the rest at once. */
async function cancelled(page: Page, name: string): Promise<void> {
  await Promise.all([
    page.waitForEvent('requestfailed'),
    page.getByRole('button', { name, exact: name === '取消' }).click(),
  ])
}

/** What Chromium asks when a page is left, and whether it was asked. */
async function leaving(page: Page): Promise<boolean> {
  const asked: Dialog[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog)
    // Stays.
    void dialog.dismiss()
  })
  await page.close({ runBeforeUnload: true })
  await expect.poll(() => asked.length > 0 || page.isClosed()).toBe(true)
  page.removeAllListeners('dialog')
  expect(asked.every((dialog) => dialog.type() === 'beforeunload')).toBe(true)
  return asked.length > 0
}

visits(
  'What is not finished',
  (visit) => {
    const large = chosen('六月.csv', mealSites('2024-06', sites('large', '2024-06', 6000, 2)))

    it('of files: the browser asks while a file waits to be confirmed, and chosen files still arrive', async () => {
      const { page, open } = await visit('wuxing-1')
      await open('/files')
      await page.getByRole('heading', { name: '报送文件' }).click()
      await page
        .getByLabel('选择文件')
        .setInputFiles([chosen('七月.csv', mealSites('2023-07', sites('july', '2023-07', 2)))])
      await page.getByText('待确认').waitFor()
      await page
        .getByLabel('选择文件')
        .setInputFiles([chosen('八月.csv', mealSites('2023-08', sites('aug', '2023-08', 2)))])
      await expect.poll(() => page.locator('.upload').count()).toBe(2)
      // Other pages of the program ask nothing: the files stay.
      await page.getByRole('link', { name: '待办' }).click()
      await page.getByRole('heading', { name: '待办' }).waitFor()
      await page.getByRole('link', { name: '文件', exact: true }).click()
      await expect.poll(() => page.locator('.upload-tried').count()).toBe(2)
      expect(await leaving(page)).toBe(true)
      await page.getByRole('button', { name: '无疑问的2个全部入库' }).click()
      await expect.poll(() => page.locator('.upload-landed').count()).toBe(2)
      expect(await leaving(page)).toBe(false)
    })

    it('is cancelled while a file is sent: nothing lands, and the file can be sent again', async () => {
      const { page, open, faults, picture } = await visit('wuxing-1')
      const before = await landed()
      await open('/files')
      await page.getByLabel('选择文件').setInputFiles([large])
      await page.getByText('待确认').waitFor({ timeout: 60_000 })
      await network(page, 'slow')
      await page.getByRole('button', { name: '确认入库' }).click()
      await expect.poll(() => share(page)).toBeGreaterThan(5)
      await picture('upload-cancel')
      expect(await share(page)).toBeLessThan(90)
      await cancelled(page, '取消上传')
      await expect.poll(() => page.locator('.upload').count()).toBe(0)
      await network(page, 'usual')
      await page.waitForTimeout(2000)
      expect(await landed()).toEqual(before)
      await page.getByLabel('选择文件').setInputFiles([large])
      await page.getByText('待确认').waitFor({ timeout: 60_000 })
      await page.getByRole('button', { name: '确认入库' }).click()
      await page.getByText('✔ 已入库').waitFor({ timeout: 60_000 })
      expect((await landed()).length).toBe(before.length + 1)
      expect(faults).toEqual([])
    })

    it('is cancelled while rows are mended: says how far it is, lands nothing, and keeps what was typed', async () => {
      const { page, open, findings, faults, picture } = await visit('wuxing-1')
      await open('/files/refused')
      await page.getByRole('link', { name: '改正' }).first().click()
      await network(page, 'slow')
      await page.getByLabel('选择原文件').setInputFiles(large)
      await page.getByText('正在上传原文件').waitFor()
      await expect.poll(() => share(page)).toBeGreaterThan(5)
      await picture('mend-cancel')
      expect(await findings()).toEqual([])
      await cancelled(page, '取消')
      await page.getByText('已取消，没有保存任何内容。').waitFor()
      await network(page, 'usual')
      await page.getByLabel('换一个文件').setInputFiles(large)
      const cell = page.locator('.mend-row input').first()
      await cell.waitFor({ timeout: 60_000 })
      await cell.fill('2024-06-30')
      await page.getByRole('button', { name: '试改1行' }).click()
      await page.getByText('将入库1行，仍有错0行。').waitFor({ timeout: 60_000 })
      const before = await landed()
      await network(page, 'slow')
      await page.getByRole('button', { name: '确认入库1行' }).click()
      await page.getByText('正在上传，入库').waitFor()
      await expect.poll(() => share(page)).toBeGreaterThan(5)
      expect(await share(page)).toBeLessThan(90)
      await cancelled(page, '取消')
      await page.getByText('已取消上传。').waitFor()
      await picture('mend-cancelled')
      await network(page, 'usual')
      await page.waitForTimeout(2000)
      expect(await landed()).toEqual(before)
      expect(await cell.inputValue()).toBe('2024-06-30')
      await page.getByRole('button', { name: '确认入库1行' }).click()
      await page.getByText('入库1行，仍有错0行。', { exact: true }).waitFor({ timeout: 60_000 })
      expect((await landed()).filter(([, isMend]) => isMend).length).toBe(1)
      expect(faults).toEqual([])
    })

    it('asks before another page is opened, by a dialog that the keyboard closes, and leaves only if one says so', async () => {
      const { page, open, findings, picture, faults } = await visit('wuxing-1')
      await open(`/indicators/elderly-care.new-meal-sites?month=2024-06&district=${wuxing}`)
      await page.getByRole('link', { name: '提出异议' }).click()
      await page.getByLabel('理由').waitFor()
      const words = page.getByLabel('理由')
      const link = page.getByRole('link', { name: '指标', exact: true })
      await words.fill('漏报')
      await link.click()
      const dialog = page.getByRole('dialog', { name: '离开这一页？' })
      await dialog.waitFor()
      expect(await dialog.getAttribute('aria-describedby')).not.toBe(null)
      await picture('unsaved')
      expect(await findings()).toEqual([])
      // The focus is within, and goes nowhere else.
      const inside = () => page.evaluate(() => document.activeElement?.closest('dialog') !== null)
      expect(await inside()).toBe(true)
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('离开，不保留')
      await page.keyboard.press('Escape')
      await expect.poll(() => dialog.count()).toBe(0)
      expect(await words.inputValue()).toBe('漏报')
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('指标')
      expect(new URL(page.url()).pathname).toBe('/disputes/new')
      // The way back asks, too.
      await page.goBack()
      await dialog.waitFor()
      await dialog.getByRole('button', { name: '留下，继续填写' }).click()
      expect(await words.inputValue()).toBe('漏报')
      expect(await leaving(page)).toBe(true)
      await link.click()
      await dialog.getByRole('button', { name: '离开，不保留' }).click()
      await page.getByRole('heading', { name: '指标', level: 1 }).waitFor()
      expect(faults).toEqual([])
      expect(await leaving(page)).toBe(false)
    })

    it('is asked about in the reason of a month, and no more once it is sent', async () => {
      const address = `/months?month=2024-05&district=${wuxing}`
      const county = await visit('wuxing-1')
      await county.open(address)
      await county.page.getByRole('button', { name: '上报' }).click()
      await county.page.locator('.outcome-done').waitFor()
      await county.leave()
      const { page, open } = await visit('reviewer-1')
      await open(address)
      await page.locator('.month-actions input').first().fill('漏报')
      const dialog = page.getByRole('dialog', { name: '离开这一页？' })
      // Another month is another form.
      await page.locator('.month-table a').first().click()
      await dialog.getByRole('button', { name: '留下，继续填写' }).click()
      expect(await page.locator('.month-actions input').first().inputValue()).toBe('漏报')
      await page.getByRole('button', { name: '退回' }).click()
      await page.locator('.outcome-done').waitFor()
      await page.locator('.month-table a').first().click()
      await page.waitForURL(/month=2024-01/)
      expect(await dialog.count()).toBe(0)
    })
  },
  { open: async () => (office = await openClerkOffice()), close: () => office.close() },
)
