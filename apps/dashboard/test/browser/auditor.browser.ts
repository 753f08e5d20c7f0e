import { expect, it } from 'vitest'
import { settled, visits } from './visitor.js'

visits('An auditor', (visit) => {
  it('asks where a figure comes from: clause, formula, inputs, files', async () => {
    const { page, open, findings, faults } = await visit('auditor-1')
    await open('/indicators/elderly-care.new-meal-sites?month=2024-06&district=330502')
    await page.getByText('老年助餐点条数[启用日期在期内]').first().waitFor()
    await settled(page)
    await page
      .getByText(/报送入库：老年助餐点_330502/)
      .first()
      .waitFor()
    // The drawing and the table beside it say the same.
    const points = await page.locator('.course-chart .point').count()
    expect(points).toBe(await page.locator('.course-table tbody td').count())
    expect(await findings()).toEqual([])
    expect(faults).toEqual([])
  })

  it('reads what the system has found about a county, and what it has sent', async () => {
    const { page, open, findings, picture } = await visit('auditor-1')
    await open('/districts/330502?month=2024-06')
    await page.getByRole('heading', { name: '系统发现' }).waitFor()
    await page.getByText('2024年6月的报送').waitFor()
    await picture('county')
    expect(await findings()).toEqual([])
  })

  it('works by keyboard alone: skips the head, reaches a figure, opens it', async () => {
    const { page, open } = await visit('auditor-1')
    await open('/?month=2024-06')
    await page.locator('.matrix').waitFor()
    await settled(page)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    const focused = () => page.evaluate(() => document.activeElement?.closest('.matrix') !== null)
    for (let steps = 0; steps < 60 && !(await focused()); steps += 1) await page.keyboard.press('Tab')
    expect(await focused()).toBe(true)
    // The item, then the indicator.
    await page.keyboard.press('Tab')
    const name = await page.evaluate(() => document.activeElement?.textContent)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: name!, exact: false }).waitFor()
  })

  it('reads English and the dark theme, also after the page is loaded again', async () => {
    const { page, open, findings, picture } = await visit('auditor-1')
    await open('/?month=2024-06')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Whom to telephone first' }).waitFor()
    await page.locator('summary').click()
    await page.getByRole('radio', { name: 'Dark' }).check()
    await page.locator('summary').click()
    await page.reload()
    await page.getByRole('heading', { name: 'Whom to telephone first' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
    await picture('english')
    expect(await findings()).toEqual([])
    // How one likes to read, and nothing of what was read.
    expect(await page.evaluate(() => Object.keys(localStorage).toSorted())).toEqual([
      'minzheng.language',
      'minzheng.theme',
    ])
  })

  it('sees the theme of the computer change with it, and paper is always light', async () => {
    const { page, open } = await visit('auditor-1')
    const ground = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    await open('/items')
    const light = await ground()
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect.poll(ground).not.toBe(light)
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' })
    await expect.poll(ground).toBe('rgb(255, 255, 255)')
    await page.emulateMedia({ colorScheme: 'light', media: null })
    await expect.poll(ground).toBe(light)
  })

  it('signs out, and the page forgets what it has read', async () => {
    const { page, open, findings } = await visit('auditor-1')
    await open('/?month=2024-06')
    await page.locator('summary').click()
    await page.getByRole('button', { name: '退出' }).click()
    await page.getByRole('heading', { name: '已退出' }).waitFor()
    expect(await findings()).toEqual([])
    await page.goBack()
    await page.getByRole('heading', { name: '请登录' }).waitFor()
    expect(await page.locator('.matrix').count()).toBe(0)
  })
})
