import { expect, it } from 'vitest'
import { settled, visits } from './visitor.js'

const pages = [
  ['overview', '/?month=2024-06'],
  ['indicator', '/indicators/elderly-care.new-meal-sites?month=2024-06'],
  ['item', '/items/13?month=2024-06'],
  ['items', '/items?month=2024-06'],
  ['indicators', '/indicators'],
  ['district', '/districts/330502?month=2024-06'],
] as const

visits('A leader', (visit) => {
  it('lands on the overview by a one-time link, and sees in which county most is behind', async () => {
    const { page, findings, faults, picture } = await visit('leader-1')
    await page.getByRole('heading', { name: '先打电话给谁' }).waitFor()
    await page.getByLabel('截至').selectOption({ label: '6月' })
    await page.waitForURL(/month=2024-06/)
    await settled(page)
    const behind = await page.locator('.tile .state-off-track').allTextContents()
    const counts = behind.map((text) => Number(/\d+/.exec(text)![0]))
    expect(counts.length).toBeGreaterThan(1)
    expect(counts).toEqual(counts.toSorted((left, right) => right - left))
    await picture('overview')
    expect(await findings()).toEqual([])
    expect(faults).toEqual([])
  })

  it('filters the table by a count, and the address says so', async () => {
    const { page, open } = await visit('leader-1')
    await open('/?month=2024-06')
    const count = page.locator('.count-off-track')
    await count.waitFor()
    const behind = Number(await count.locator('strong').textContent())
    await count.click()
    await page.waitForURL(/state=off-track/)
    await expect.poll(() => page.locator('.matrix tbody tr').count()).toBe(behind)
    await page.reload()
    await expect.poll(() => page.locator('.matrix tbody tr').count()).toBe(behind)
  })

  it('goes from a figure of the table down to a village, and back up by the breadcrumb', async () => {
    const { page, open, findings, picture, faults } = await visit('leader-1')
    await open('/?month=2024-06')
    await page.getByRole('link', { name: '新建城乡社区助餐服务点数' }).first().click()
    await page.getByRole('heading', { level: 1, name: '新建城乡社区助餐服务点数' }).waitFor()
    await page.getByText('新建城乡社区助餐服务点180个').waitFor()
    await settled(page)
    await picture('indicator')
    expect(await findings()).toEqual([])
    for (const level of [1, 2, 3]) {
      await page.locator('.below tbody a').first().click()
      await expect.poll(() => page.locator('.breadcrumb li').count()).toBe(level + 1)
      await settled(page)
    }
    await page.getByText('不再细分').waitFor()
    await page.locator('.breadcrumb a').first().click()
    await expect.poll(() => page.locator('.breadcrumb li').count()).toBe(1)
    expect(new URL(page.url()).searchParams.get('month')).toBe('2024-06')
    expect(faults).toEqual([])
  })

  it('reads a promise in its place in the plan, with its figure', async () => {
    const { page, open, findings, picture } = await visit('leader-1')
    await open('/items/13?month=2024-06')
    const mark = page.locator('mark', { hasText: '新建城乡社区助餐服务点180个' })
    await mark.waitFor()
    await mark.getByRole('link', { name: /承诺/ }).click()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('新建城乡社区助餐服务点数')
    await picture('item')
    expect(await findings()).toEqual([])
  })

  it.each([
    [360, 'light'],
    [360, 'dark'],
    [1366, 'light'],
    [1920, 'dark'],
  ] as const)('never scrolls sideways at %i pixels, %s, and axe finds nothing', async (width, colorScheme) => {
    const { page, open, picture, findings } = await visit('leader-1', { width, colorScheme })
    for (const [name, path] of pages) {
      await open(path)
      await picture(name)
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      // Below zero: the room of a scroll bar.
      expect([name, Math.max(0, over)]).toEqual([name, 0])
      expect([name, await findings()]).toEqual([name, []])
    }
  })
})
