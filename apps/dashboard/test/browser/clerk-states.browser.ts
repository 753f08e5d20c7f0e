import { expect, it } from 'vitest'
import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import { chosen, mealSites, openClerkOffice, sites, wuxing, type ClerkOffice } from './clerk-office.js'
import { settled, signIn, visits } from './visitor.js'

let office: ClerkOffice

const sessions = new WeakMap<Page, CDPSession>()

/** Chromium's network, as slow as a village's, or away. */
async function network(page: Page, how: 'slow' | 'away' | 'usual'): Promise<void> {
  // What is emulated ends with the session of the tools.
  const tools = sessions.get(page) ?? (await page.context().newCDPSession(page))
  sessions.set(page, tools)
  const speed = how === 'slow' ? 200_000 : -1
  await tools.send('Network.enable')
  await tools.send('Network.emulateNetworkConditions', {
    offline: how === 'away',
    latency: how === 'slow' ? 200 : 0,
    downloadThroughput: speed,
    uploadThroughput: speed,
  })
}

/** Ends every session in the database, as time does. */
const endSessions = async (): Promise<void> => {
  await office.database.kysely.withSchema(office.database.schema).deleteFrom('session').execute()
}

/** Signs in again in another tab of the same browser. */
async function signInElsewhere(context: BrowserContext, account: string): Promise<void> {
  const tab = await context.newPage()
  await signIn(tab, office, account)
  await tab.close()
}

const landed = async (name: string) => (await office.store.sources({ name })).length

visits(
  'Work that is interrupted',
  (visit) => {
    it('goes on after signing in again: what was chosen, tried and typed is still there', async () => {
      const { page, open, context, findings, faults, picture } = await visit('wuxing-1')
      const file = chosen('三月.csv', mealSites('2024-03', sites('s3', '2024-03', 3, 1)))
      await open('/files')
      await page.getByLabel('选择文件').setInputFiles([file])
      await page.getByText('待确认').waitFor()
      await endSessions()
      await page.getByRole('button', { name: '确认入库' }).click()
      await page.getByRole('heading', { name: '登录已到期' }).waitFor()
      await page.getByText(/已选的文件和填写的内容仍在/).waitFor()
      await picture('work-session-over')
      expect(await findings()).toEqual([])
      expect(await landed(file.name)).toBe(0)
      await signInElsewhere(context, 'wuxing-1')
      await page.getByRole('button', { name: '再试一次' }).click()
      await page.getByText('▲ 中断').waitFor()
      await picture('work-interrupted')
      expect(await findings()).toEqual([])
      await page.getByRole('button', { name: '继续' }).click()
      await page.getByText('✔ 已入库').waitFor()
      expect(await landed(file.name)).toBe(1)

      await page.getByRole('link', { name: '去改正退回的行' }).click()
      await page.locator('.waiting-files tr', { hasText: file.name }).getByRole('link').click()
      await page.getByLabel('选择原文件').setInputFiles(file)
      const cell = page.locator('.mend-row input').first()
      await cell.fill('2024-03-31')
      await endSessions()
      await page.getByRole('button', { name: '试改1行' }).click()
      await page.getByRole('heading', { name: '登录已到期' }).waitFor()
      await signInElsewhere(context, 'wuxing-1')
      // Coming back to the page is enough.
      await page.evaluate(() => globalThis.dispatchEvent(new Event('focus')))
      await page.getByRole('heading', { name: `改正：${file.name}` }).waitFor()
      expect(await cell.inputValue()).toBe('2024-03-31')
      await page.getByRole('button', { name: '试改1行' }).click()
      await page.getByRole('button', { name: '确认入库1行' }).click()
      await page.getByText('入库1行，仍有错0行。', { exact: true }).waitFor()
      expect(faults).toEqual([])
    })

    it('is not shown to another account that signs in in its place', async () => {
      const { page, open, context } = await visit('wuxing-1')
      await open('/files')
      await page
        .getByLabel('选择文件')
        .setInputFiles([chosen('四月.csv', mealSites('2024-04', sites('s4', '2024-04', 2)))])
      await page.getByText('待确认').waitFor()
      await endSessions()
      await page.getByRole('button', { name: '确认入库' }).click()
      await page.getByRole('heading', { name: '登录已到期' }).waitFor()
      await signInElsewhere(context, 'wuxing-2')
      await page.getByRole('button', { name: '再试一次' }).click()
      await page.getByRole('heading', { name: '报送文件' }).waitFor()
      expect(await page.locator('.upload').count()).toBe(0)
    })

    it('waits while the network is away, shows how far it is, and lands once', async () => {
      const { page, open, findings, picture } = await visit('wuxing-1')
      const large = chosen('二月.csv', mealSites('2024-02', sites('s2', '2024-02', 4000)))
      await open('/files')
      await network(page, 'slow')
      await page.getByLabel('选择文件').setInputFiles([large])
      const bar = page.locator('.upload progress')
      await bar.waitFor()
      await expect.poll(async () => Number(await bar.getAttribute('value'))).toBeGreaterThan(0)
      await picture('work-slow')
      await network(page, 'usual')
      await page.getByText('待确认').waitFor()
      // The answer of the landing is lost, so the page cannot know that the job has begun.
      let lost = 0
      await page.route('**/v1/files?*', async (route) => {
        if (route.request().url().includes('dry-run') || lost > 0) return route.continue()
        lost += 1
        await route.fetch()
        return route.abort('connectionreset')
      })
      await page.getByRole('button', { name: '确认入库' }).click()
      await page.getByText('网络中断，恢复后自动继续').waitFor()
      await picture('work-away')
      expect(await findings()).toEqual([])
      await page.getByText('✔ 已入库').waitFor()
      expect([lost, await landed(large.name)]).toEqual([1, 1])
      expect((await office.store.sources({ name: large.name }))[0]).toMatchObject({ accepted: 4000 })
    })

    it('goes on by itself when the browser is on line again in the middle of an upload', async () => {
      const { page, open } = await visit('wuxing-1')
      await open('/files')
      await network(page, 'slow')
      const file = chosen('一月.csv', mealSites('2024-01', sites('s1', '2024-01', 6000)))
      await page.getByLabel('选择文件').setInputFiles([file])
      const bar = page.locator('.upload progress')
      await expect.poll(async () => Number(await bar.getAttribute('value'))).toBeGreaterThan(0)
      await network(page, 'away')
      await page.getByText('网络中断，恢复后自动继续').waitFor()
      await network(page, 'usual')
      await page.getByText('待确认').waitFor()
      expect(await landed(file.name)).toBe(0)
    })

    it('of two officers at one row: the second reads who has mended it, and what was typed stays', async () => {
      const file = chosen('七月.csv', mealSites('2024-07', sites('s7', '2024-07', 3, 2)))
      const [one, other] = [await visit('wuxing-1'), await visit('wuxing-2')]
      await one.open('/files')
      await one.page.getByLabel('选择文件').setInputFiles([file])
      await one.page.getByRole('button', { name: '确认入库' }).click()
      await one.page.getByText('✔ 已入库').waitFor()
      const [source] = await office.store.sources({ name: file.name })
      for (const { page, open } of [one, other]) {
        await open(`/files/refused?source=${source!.id}`)
        await page.getByLabel('选择原文件').setInputFiles(file)
        await page.locator('.mend-row').first().waitFor()
      }
      const cells = (page: Page) => page.locator('.mend-row input')
      await cells(one.page).first().fill('2024-07-30')
      await cells(other.page).first().fill('2024-07-31')
      await cells(other.page).nth(1).fill('2024-07-29')
      await other.page.getByRole('button', { name: '试改2行' }).click()
      await other.page.getByText('将入库2行，仍有错0行。').waitFor()
      // Meanwhile the first lands.
      await one.page.getByRole('button', { name: '试改1行' }).click()
      await one.page.getByRole('button', { name: '确认入库1行' }).click()
      await one.page.getByText('入库1行，仍有错0行。', { exact: true }).waitFor()
      await other.page.getByRole('button', { name: '确认入库2行' }).click()
      await other.page.getByText('1行此前已改正，本次不再入库；你填写的内容仍在。').waitFor()
      await other.page
        .getByText(/wuxing-1.*（县级业务员）已于/)
        .first()
        .waitFor()
      expect(await cells(other.page).first().inputValue()).toBe('2024-07-31')
      await settled(other.page)
      await other.picture('mend-gone')
      expect(await other.findings()).toEqual([])
      const rows = await office.store.quarantined({ sha256: source!.sha256 })
      expect(rows).toEqual([])
      expect((await office.store.record('meal-sites', { site: 's7-4' }))?.['openedOn']).toBe('2024-07-30')
      expect((await office.store.record('meal-sites', { site: 's7-5' }))?.['openedOn']).toBe('2024-07-29')
    })

    it('a locked month says why and who may change it; the city lands it as a revision', async () => {
      const month = '2023-11'
      const move = (actor: string, kind: 'submit' | 'review' | 'lock') =>
        office.store.months[kind]({ month, district: wuxing, by: actor })
      const first = chosen('十一月.csv', mealSites(month, sites('s11', month, 2)))
      const later = chosen('十一月补.csv', mealSites(month, sites('s11', month, 3)))
      const county = await visit('wuxing-1')
      await county.open('/files')
      await county.page.getByLabel('选择文件').setInputFiles([first])
      await county.page.getByRole('button', { name: '确认入库' }).click()
      await county.page.getByText('✔ 已入库').waitFor()
      await move('wuxing-1', 'submit')
      await move('reviewer-1', 'review')
      await move('city-1', 'lock')
      await county.page.getByLabel('选择文件').setInputFiles([later])
      await county.page.getByText(/涉及已锁定的月份：吴兴区2023年11月/).waitFor()
      await county.page.getByText(/请市级业务员以修订方式入库/).waitFor()
      expect(await county.page.getByRole('button', { name: '确认入库' }).count()).toBe(0)
      await county.picture('files-locked')
      expect(await county.findings()).toEqual([])

      const { page, open, findings, picture } = await visit('city-1')
      await open('/files')
      await page.getByLabel('选择文件').setInputFiles([later])
      await page.getByLabel('修订原因').fill('漏报')
      await page.getByRole('button', { name: '按修订重新试导入' }).click()
      await page.getByRole('button', { name: '确认修订入库' }).waitFor()
      await picture('files-revision')
      expect(await findings()).toEqual([])
      await page.getByRole('button', { name: '确认修订入库' }).click()
      await page.getByText('✔ 已入库').waitFor()
      expect(await landed(later.name)).toBe(1)
    })

    it('a register that shrinks much asks before it is tried as such', async () => {
      const { page, open, findings, picture } = await visit('wuxing-1')
      await open('/files')
      const full = chosen('九月.csv', mealSites('2024-09', sites('s9', '2024-09', 60)))
      const less = chosen('十月.csv', mealSites('2024-10', sites('s10', '2024-10', 1)))
      await page.getByLabel('选择文件').setInputFiles([full])
      await page.getByRole('button', { name: '确认入库' }).click()
      await page.getByText('✔ 已入库').waitFor()
      await page.getByLabel('选择文件').setInputFiles([less])
      await page.getByText(/名册大幅减少/).waitFor()
      await picture('files-shrinks')
      expect(await findings()).toEqual([])
      expect(await page.getByRole('button', { name: '确认入库' }).count()).toBe(0)
      await page.getByRole('button', { name: /核对过：名册确属大幅减少/ }).click()
      await page.getByRole('button', { name: '确认入库' }).click()
      await expect.poll(() => landed(less.name)).toBe(1)
    })
  },
  { open: async () => (office = await openClerkOffice()), close: () => office.close() },
)
