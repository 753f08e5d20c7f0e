import { expect, it } from 'vitest'
import { city, openOffice, wuxing, type OwnService } from './office-service.js'
import { settled, visits } from './visitor.js'

let office: OwnService
const own = {
  open: async () => (office = await openOffice()),
  close: () => office.close(),
}
const meals = 'elderly-care.new-meal-sites'

visits(
  'A dispute of a figure',
  (visit) => {
    it('is opened by the county, answered by the city, asked again and upheld; the figure says so until then', async () => {
      const county = await visit('wuxing-1')
      await county.open(`/indicators/${meals}?month=2024-06&district=${wuxing}`)
      await county.page.getByRole('link', { name: '提出异议' }).click()
      await county.page.getByRole('heading', { name: '对以下的数提出异议' }).waitFor()
      await settled(county.page)
      expect(await county.findings()).toEqual([])
      await county.picture('disputing')
      await county.page.getByLabel('理由').fill('漏报')
      await county.page.getByLabel(/^认为应为/).fill('99')
      await county.page.getByRole('button', { name: '提出异议' }).click()
      await county.page.waitForURL(/dispute=1/)
      await county.page.getByText('漏报 · 认为应为99 个').waitFor()

      // It is on the figure, on the board, and on the county's page.
      await county.open(`/indicators/${meals}?month=2024-06&district=${wuxing}`)
      await county.page.locator('.now').getByText('有异议未办结 1').waitFor()
      const officer = await visit('city-1')
      await officer.open('/?month=2024-06')
      const row = officer.page.locator('.matrix tbody tr', { hasText: '新建城乡社区助餐服务点数' })
      await row.locator('.disputed').first().waitFor()
      expect(await row.locator('.disputed').count()).toBe(1)
      await officer.picture('disputed')
      await officer.open(`/districts/${wuxing}?month=2024-06`)
      await officer.page.locator('.own-board .disputed').first().waitFor()
      // Others do not learn of it.
      const reader = await visit('reader-1')
      await reader.open('/?month=2024-06&audience=public')
      expect(await reader.page.locator('.disputed').count()).toBe(0)

      await officer.open('/work')
      await officer.page.getByRole('link', { name: /^异议1待答复：吴兴区 新建城乡社区助餐服务点数/ }).click()
      await officer.page.getByLabel('理由').fill('按文件要求统计')
      await officer.page.getByRole('button', { name: '答复' }).click()
      await officer.page.getByText('已办理：答复').waitFor()
      await settled(officer.page)
      expect(await officer.findings()).toEqual([])
      // What is disputed is beside what it should be.
      await officer.page.locator('.fact-rows').getByText('提出以来没有变动').waitFor()
      expect(await officer.page.locator('.fact-rows dd').allTextContents()).toEqual([
        expect.stringMatching(/^\d+ 个 提出以来没有变动$/),
        '99 个',
      ])
      await officer.picture('dispute')

      await county.open('/work')
      await county.page.getByRole('link', { name: /^异议1已答复/ }).click()
      await county.page.getByLabel('理由').fill('口径不符')
      await county.page.getByRole('button', { name: '再提' }).click()
      await county.page.getByText('已办理：再提').waitFor()

      // The officer's page has the state before that: nothing is settled unseen.
      await officer.page.getByLabel('理由').fill('核实无误')
      await officer.page.getByRole('button', { name: '维持' }).click()
      await officer.page.getByRole('button', { name: '维持并办结' }).click()
      await officer.page.getByText(/^wuxing-1已先办理/).waitFor()
      expect(await officer.page.getByLabel('理由').inputValue()).toBe('核实无误')
      await officer.page.getByRole('button', { name: '维持' }).click()
      await officer.page.getByRole('button', { name: '维持并办结' }).click()
      await officer.page.getByText('已办理：维持').waitFor()
      await county.open(`/indicators/${meals}?month=2024-06&district=${wuxing}`)
      await settled(county.page)
      expect(await county.page.getByText('有异议未办结').count()).toBe(0)
    })

    it('of a figure that moves meanwhile shows the new one, keeps what was written, and asks again', async () => {
      const { page, open } = await visit('wuxing-1')
      await open(`/disputes/new?indicator=${meals}&variant=standard&district=${wuxing}&period=2024&month=2024-12`)
      await page.getByLabel('理由').fill('漏报')
      const [source] = (await office.store.sources()).filter(
        ({ offices, dataset, withdrawn }) => dataset === 'meal-sites' && !withdrawn && offices.includes(wuxing),
      )
      await office.store.withdraw({ source: source!.id, reason: '重复报送', askedBy: '测试单位' })
      for (const { district, year } of await office.store.dirtyDistricts()) await office.store.recompute(district, year)
      await page.getByRole('button', { name: '提出异议' }).click()
      await page.getByText(/这个数刚刚变动，现为/).waitFor()
      expect(await page.getByLabel('理由').inputValue()).toBe('漏报')
    })

    it('of the city itself is opened by one of its officers, who cannot answer it', async () => {
      const first = await visit('city-1')
      await first.open(`/indicators/${meals}?month=2024-06&district=${city}`)
      await first.page.getByRole('link', { name: '提出异议' }).click()
      await first.page.getByLabel('理由').fill('漏报')
      await first.page.getByRole('button', { name: '提出异议' }).click()
      await first.page.waitForURL(/dispute=\d/)
      await first.page.getByRole('button', { name: '撤回' }).waitFor()
      expect(await first.page.getByRole('button', { name: '答复' }).count()).toBe(0)
      const second = await visit('city-2')
      await second.open('/disputes?show=unsettled')
      await second.page.locator('.dispute-list a', { hasText: '新建城乡社区助餐服务点数' }).first().click()
      await second.page.getByRole('button', { name: '答复' }).waitFor()
      // A county's figure is for the county to dispute.
      await first.open(`/indicators/${meals}?month=2024-06&district=${wuxing}`)
      await settled(first.page)
      expect(await first.page.getByRole('link', { name: '提出异议' }).count()).toBe(0)
    })
  },
  own,
)
