import { expect, it } from 'vitest'
import { openOffice, wuxing, type OwnService } from './office-service.js'
import { settled, visits, type Visitor } from './visitor.js'

let office: OwnService
const own = {
  open: async () => (office = await openOffice()),
  close: () => office.close(),
}
const meals = 'elderly-care.new-meal-sites'

/** The addresses of all that the page sends from now on. */
function sentBy({ page }: Visitor): readonly string[] {
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(new URL(request.url()).pathname)
  })
  return sent
}

visits(
  'What an officer does',
  (visit) => {
    it('is sent once if the button is clicked twice: a month that is submitted', async () => {
      const visitor = await visit('wuxing-1')
      await visitor.open(`/months?month=2024-01&district=${wuxing}`)
      await settled(visitor.page)
      const sent = sentBy(visitor)
      await visitor.page.getByRole('button', { name: '上报' }).dblclick()
      await visitor.page.getByText('已办理：上报').waitFor()
      expect(sent).toEqual(['/v1/months/2024-01/submit'])
    })

    it('is sent once if the button is clicked twice: a dispute that is opened', async () => {
      const visitor = await visit('wuxing-1')
      await visitor.open(
        `/disputes/new?indicator=${meals}&variant=standard&district=${wuxing}&period=2024&month=2024-12`,
      )
      await visitor.page.getByLabel('理由').fill('漏报')
      const sent = sentBy(visitor)
      await visitor.page.getByRole('button', { name: '提出异议' }).dblclick()
      await visitor.page.waitForURL(/dispute=\d/)
      expect(sent).toEqual(['/v1/disputes'])
    })

    it('is sent once if the button is clicked twice: an alert that is acknowledged, and the focus goes to what was done', async () => {
      // The page does not ask again by itself: the service must have looked once.
      await expect
        .poll(async () => (await office.store.alerts.list({ limit: 1 })).length, { timeout: 120_000 })
        .toBeGreaterThan(0)
      const visitor = await visit('city-1')
      await visitor.open('/alerts?rule=behind-pace')
      const row = visitor.page.locator('.alert-list tbody tr', { hasText: /未确认/ }).first()
      await row.waitFor()
      const sent = sentBy(visitor)
      await row.getByRole('button').dblclick()
      await visitor.page.getByText(/^✔ 已办理：确认 /).waitFor()
      expect(sent).toHaveLength(1)
      await settled(visitor.page)
      await expect.poll(() => visitor.page.evaluate(() => document.activeElement?.textContent)).toMatch(/已办理：确认/)
      expect(await visitor.findings()).toEqual([])
    })

    it('is not sent while a field lacks something, which is said beside it in the words of the page', async () => {
      const visitor = await visit('wuxing-1')
      const { page, open } = visitor
      await open(`/disputes/new?indicator=${meals}&variant=standard&district=${wuxing}&period=2024&month=2024-12`)
      await page.getByLabel(/^认为应为/).fill('九十九')
      const sent = sentBy(visitor)
      await page.getByRole('button', { name: '提出异议' }).click()
      await page.getByText('请填写').waitFor()
      await page.getByText('请填数，例如12或3.5').waitFor()
      expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true')
      expect(await visitor.findings()).toEqual([])
      await page.getByLabel('理由').fill('漏报')
      await expect.poll(() => page.getByText('请填写').count()).toBe(0)
      expect(await page.getByText('请填数，例如12或3.5').count()).toBe(1)
      expect(sent).toEqual([])
    })

    it('that the same account has done in another tab is not called the doing of others', async () => {
      await office.store.months.submit({ month: '2024-02', district: wuxing, by: 'wuxing-1' })
      const [first, second] = [await visit('reviewer-1'), await visit('reviewer-1')]
      for (const { open, page } of [first, second]) {
        await open(`/months?month=2024-02&district=${wuxing}`)
        await page.getByRole('button', { name: '审核通过' }).waitFor()
        await settled(page)
      }
      await first.page.getByRole('button', { name: '审核通过' }).click()
      await first.page.getByText('已办理：审核通过').waitFor()
      await second.page.getByRole('button', { name: '审核通过' }).click()
      await second.page.getByText(/^您的账号（reviewer-1）已变动该月，现为“已审核”/).waitFor()
    })

    it('and is refused is said to be not done, not to be not read', async () => {
      await office.store.months.submit({ month: '2024-03', district: wuxing, by: 'wuxing-1' })
      const { page, open } = await visit('reviewer-1')
      await open(`/months?month=2024-03&district=${wuxing}`)
      await page.getByLabel(/^原因/).fill('王小明应计入')
      await page.getByRole('button', { name: '退回' }).click()
      await page.getByText(/原因只用通用词语/).waitFor()
      await page.getByRole('heading', { name: '没有办成' }).waitFor()
      expect(await page.getByRole('heading', { name: '没有读到数据' }).count()).toBe(0)
    })
  },
  own,
)
