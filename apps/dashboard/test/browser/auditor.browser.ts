import { expect, it } from 'vitest'
import { settled, visits } from './visitor.js'

visits('An auditor', (visit) => {
  it('asks where a figure comes from: clause, formula, inputs, files', async () => {
    const { page, open, findings, faults } = await visit('auditor-1')
    await open('/indicators/elderly-care.new-meal-sites?month=2024-06&district=330502')
    await page.getByText('老年助餐点条数[启用日期在期内]').first().waitFor()
    await settled(page)
    await page.getByRole('button', { name: '查看变动及原因' }).click()
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

  it('asks what the figure is made of: files with digests and rows that count, returns, acts, and the chain', async () => {
    const { page, open, findings, picture, faults } = await visit('auditor-1')
    await open('/indicators/elderly-care.new-meal-sites?month=2024-06&district=330502')
    await page.getByRole('link', { name: '来源：文件、报送、操作' }).click()
    await page.getByRole('heading', { level: 1, name: '新建城乡社区助餐服务点数的来源' }).waitFor()
    await settled(page)
    expect(new URL(page.url()).searchParams.get('district')).toBe('330502')
    const row = page.locator('.origin-files tbody tr', { hasText: '老年助餐点_330502_吴兴区_2024.xlsx' })
    // As many rows count as the figure counts sites.
    const counted = await row.locator('td.number').last().textContent()
    await row.getByText('内容摘要（SHA-256）').click()
    expect(await row.locator('.digest').textContent()).toMatch(/^[0-9a-f]{64}$/)
    await page.locator('.origin-returns tbody tr', { hasText: '6/6' }).waitFor()
    await picture('origins')
    expect(await findings()).toEqual([])
    // The entry of the chain, and back.
    const entry = await row.getByRole('link', { name: /链条第/ }).textContent()
    await row.getByRole('link', { name: /链条第/ }).click()
    await page.getByRole('heading', { level: 1, name: entry! }).waitFor()
    await page.getByRole('heading', { name: '文件入库' }).waitFor()
    await picture('chain-entry')
    expect(await findings()).toEqual([])
    await page.goBack()
    await row.getByRole('link', { name: '老年助餐点_330502' }).click()
    await expect.poll(() => page.locator('.landed tbody tr').count()).toBe(1)
    expect(await page.locator('.landed tbody th').textContent()).toContain('老年助餐点_330502_吴兴区_2024.xlsx')
    await open('/indicators/elderly-care.new-meal-sites?month=2024-06&district=330502')
    await settled(page)
    expect(await page.locator('.now-value').textContent()).toMatch(new RegExp(`^${counted}`))
    expect(faults).toEqual([])
  })

  it('sees of a released figure that it has no live origins; who only reads hears who may', async () => {
    const { page, open, findings } = await visit('auditor-1')
    await open('/indicators/elderly-care.new-meal-sites/sources?audience=shared')
    await page.getByText('发布的数已经冻结').waitFor()
    expect(await findings()).toEqual([])
    const leader = await visit('leader-1')
    await leader.open('/indicators/elderly-care.new-meal-sites/sources?month=2024-06')
    await leader.page.getByText('来源只给报送文件的账号和查看日志的账号').waitFor()
    expect(await leader.findings()).toEqual([])
    // A county officer sees what the own county sent, and no link into the log.
    const officer = await visit('wuxing-1')
    await officer.open('/indicators/elderly-care.new-meal-sites/sources?month=2024-06&district=330502')
    await officer.page.locator('.origin-files tbody tr').first().waitFor()
    expect(
      await officer.page
        .locator('.origin-files')
        .getByRole('link', { name: /链条第/ })
        .count(),
    ).toBe(0)
    await officer.open('/chain/1')
    await officer.page.getByRole('heading', { name: '无权查看' }).waitFor()
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
