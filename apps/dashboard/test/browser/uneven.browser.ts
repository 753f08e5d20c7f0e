// Offices owe returns, one county is far behind all others, and a target follows a seasonal path.
import { expect, it } from 'vitest'
import { huzhou } from '@minzheng/huzhou'
import type { OwnService } from './office-service.js'
import { changxing, nanxun, openUnevenCity } from './uneven-city.js'
import { settled, visits } from './visitor.js'

const meals = 'elderly-care.new-meal-sites'
const path = [0, 0, 0.05, 0.1, 0.1, 0.15, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]
const deployment = {
  ...huzhou,
  plans: huzhou.plans.map((plan) => ({
    ...plan,
    targets: plan.targets.map((target) => (target.indicator === meals ? { ...target, path } : target)),
  })),
}
let city: OwnService | undefined

visits(
  'Where returns are missing and a county is far behind',
  (visit) => {
    it('a month that lacks returns is a hollow point, and the table and the words say so', async () => {
      const { page, open, findings, picture, faults } = await visit('reader-1')
      await open(`/indicators/${meals}?month=2024-06&district=${nanxun}`)
      await settled(page)
      expect(await page.locator('.course-chart > svg .point').count()).toBe(6)
      expect(await page.locator('.course-chart > svg .point-hollow').count()).toBe(4)
      expect(await page.locator('.course-table .missing-mark').count()).toBe(4)
      // January and February are complete.
      expect(await page.locator('.course-table tbody tr').nth(1).locator('.missing-mark').count()).toBe(0)
      await page.locator('.course-legend', { hasText: '尚缺报送（空心，表中†）' }).waitFor()
      await page.locator('.now', { hasText: '† 尚缺报送2份' }).waitFor()
      // Nobody guesses how the year ends, and it is said why.
      await page.getByText('不作推算：年初以来的数不全').waitFor()
      await picture('hollow')
      expect(await findings()).toEqual([])
      expect(faults).toEqual([])
    })

    it('a month that is not known is a gap, and no point', async () => {
      const { page, open } = await visit('reader-1')
      await open(`/indicators/charity.charitable-organisations?month=2024-08&district=${nanxun}`)
      await settled(page)
      const cells = await page.locator('.course-table tbody td').allTextContents()
      expect(cells.map((text) => text.startsWith('—'))).toEqual([...Array<boolean>(5).fill(false), true, true, true])
      expect(await page.locator('.course-chart > svg .point').count()).toBe(5)
    })

    it('what is due follows the seasonal path of the plan, and so does the outlook', async () => {
      const { page, open, picture } = await visit('reader-1')
      await open(`/indicators/${meals}?month=2024-06&district=330502`)
      await settled(page)
      await page.getByText('照计划的序时路径，2024年末约').waitFor()
      const line = (await page.locator('.course-chart > svg .line-due').getAttribute('points'))!.split(' ')
      expect(line).toHaveLength(13)
      // Nothing is due in the first two months.
      const heights = line.map((point) => Number(point.split(',')[1]))
      expect(heights[2]).toBe(heights[0])
      expect(heights[3]).toBeLessThan(heights[2]!)
      await picture('path')
    })

    it('every figure that lacks returns has its mark, and each page says what it means', async () => {
      const { page, open, findings, picture } = await visit('reader-1')
      for (const [name, address] of [
        ['uneven-overview', '/?month=2024-06'],
        ['uneven-county', `/districts/${nanxun}?month=2024-06`],
        ['uneven-item', '/items/13?month=2024-06'],
      ] as const) {
        await open(address)
        await settled(page)
        expect([name, (await page.locator('.missing-mark').count()) > 3]).toEqual([name, true])
        expect([name, await page.locator('.note', { hasText: /^† 尚缺报送$/ }).count()]).not.toEqual([name, 0])
        await picture(name)
        expect([name, await findings()]).toEqual([name, []])
      }
    })

    it('the county that is far behind comes first, and its zeros are no gaps', async () => {
      const { page, open } = await visit('reader-1')
      await open('/?month=2024-06')
      await settled(page)
      expect(await page.locator('.tile h3').first().textContent()).toBe('长兴县')
      await open(`/indicators/${meals}?month=2024-06&district=${changxing}`)
      await settled(page)
      expect(await page.locator('.course-chart > svg .point').count()).toBe(6)
      expect(await page.locator('.missing-mark').count()).toBe(0)
      await open(`/indicators/${meals}?month=2024-06`)
      await settled(page)
      const last = await page.locator('.below tbody tr').last().locator('th, td').allTextContents()
      expect(last.slice(0, 4)).toEqual(['5', '长兴县', '0', '滞后'])
    })

    it.each([360, 1366, 1920])('nothing scrolls sideways at %i pixels', async (width) => {
      const { page, open } = await visit('city-1', { width })
      for (const address of [
        '/?month=2024-12',
        `/indicators/${meals}?month=2024-12`,
        `/districts/${nanxun}?month=2024-06`,
        '/items/13?month=2024-06',
        `/months?month=2024-06&district=${nanxun}`,
        '/work?month=2024-06',
      ]) {
        await open(address)
        await settled(page)
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect([address, Math.max(0, over)]).toEqual([address, 0])
      }
    })

    it('a return that was withdrawn and is overdue says both', async () => {
      const { page, open } = await visit('reader-1')
      await open(`/districts/${nanxun}?month=2024-06`)
      await page.getByText('欠报（已撤回）').first().waitFor()
    })
  },
  {
    open: async () => (city = await openUnevenCity(deployment)),
    close: async () => city?.close(),
  },
)
