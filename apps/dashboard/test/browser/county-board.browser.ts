import { expect, it } from 'vitest'
import { settled, visits } from './visitor.js'

const mark = '按人口分解的参考目标，非计划原文'

visits('A county that looks at itself', (visit) => {
  it('reads whose promises are counted, and its own targets beside its own figures', async () => {
    const { page, open, findings } = await visit('wuxing-1')
    await open('/?month=2024-06')
    await page.locator('.matrix').waitFor()
    await settled(page)
    await page.getByText(/^吴兴区的明确目标 · 共\d+项$/).waitFor()
    expect(await page.getByText('全市明确目标').count()).toBe(0)
    const target = page.locator('.matrix tbody tr', { hasText: '新建城乡社区助餐服务点数' }).locator('.matrix-target')
    const own = await target.first().textContent()
    await page.locator('.matrix-panel').getByText(mark).waitFor()
    expect(await findings()).toEqual([])
    // The same target is on the sheet that is signed, with the same mark and what it means.
    await open('/months/sheet?month=2024-06&district=330502')
    await settled(page)
    const row = page.locator('.month-figures tbody tr', { hasText: '新建城乡社区助餐服务点数' }).first()
    expect(await row.locator('td').last().textContent()).toBe(own)
    if (own!.endsWith('*')) await page.locator('.sheet').getByText(`* ${mark}`).waitFor()
    expect(await page.locator('.sheet .reference-mark').count()).toBeGreaterThan(0)
    await open('/indicators/elderly-care.new-meal-sites?month=2024-06&district=330502')
    await settled(page)
    expect(await page.locator('.now .reference-mark').count()).toBe(
      await page.locator('.now').getByText(`* ${mark}`).count(),
    )
  })

  it('sees no target of the city on the page of a township', async () => {
    const { page, open } = await visit('leader-1')
    // The board of the city is read first, and is still there.
    await open('/indicators/elderly-care.new-meal-sites?month=2024-06&district=330502')
    await settled(page)
    await page.locator('.below a').first().click()
    await page.waitForURL(/district=330502\d+/)
    await settled(page)
    await page.getByText('本级没有目标，只看数值。').waitFor()
    expect(await page.locator('.now .against').count()).toBe(0)
  })

  it('of which the English sheet is not cut on a small screen', async () => {
    const { page, open } = await visit('wuxing-1', { width: 1366 })
    await open('/months/sheet?month=2024-06&district=330502')
    await page.getByRole('button', { name: 'English' }).click()
    await page.locator('html[lang=en]').waitFor()
    await settled(page)
    const cut = await page
      .locator('.sheet, .sheet .scroll')
      .evaluateAll((parts) => parts.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length)
    expect(cut).toBe(0)
  })
})
