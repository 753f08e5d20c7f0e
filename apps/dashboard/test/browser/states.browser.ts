import { expect, it } from 'vitest'
import { settled, visits } from './visitor.js'

visits('What a page says when it cannot show its figures', (visit) => {
  it('a stranger is asked to sign in, and may read what is published', async () => {
    const { page, open, findings, picture } = await visit(null)
    await open('/')
    await page.getByRole('heading', { name: '请登录' }).waitFor()
    await picture('sign-in')
    expect(await findings()).toEqual([])
    await page.getByRole('link', { name: '不登录，看已公开发布的数' }).click()
    await page.waitForURL(/audience=public/)
    await page.locator('.matrix').waitFor()
    expect(await findings()).toEqual([])
  })

  it('an account without grants reads what is published, and who can grant more', async () => {
    const { page, open, findings, picture } = await visit('nobody-1')
    await open('/')
    await page.getByText('账户nobody-1还没有授权').waitFor()
    await page.locator('.matrix').waitFor()
    expect(await page.getByRole('combobox', { name: '对象', exact: true }).locator('option').allTextContents()).toEqual(
      ['公开'],
    )
    await picture('no-grants')
    expect(await findings()).toEqual([])
    await open('/?audience=internal')
    await page.getByRole('heading', { name: '无权查看' }).waitFor()
  })

  it('a hidden figure has no number, no colour, no rank, no gap and no point', async () => {
    const { page, open, picture } = await visit(null)
    await open('/indicators/elderly-care.new-meal-sites?audience=public')
    await settled(page)
    const row = page.locator('.below tbody tr', { hasText: '吴兴区' })
    await row.waitFor()
    await picture('hidden')
    const cells = await row.locator('th, td').allTextContents()
    expect(cells.map((text) => text.trim())).toEqual(['–', '吴兴区', '不予公布', ...cells.slice(3).map(() => '')])
    // Those without a rank come last, in the order of their codes.
    const names = await page.locator('.below tbody th').allTextContents()
    expect(names.slice(-2)).toEqual(['吴兴区', '南浔区'])
    await open('/?audience=public')
    const cell = page.locator('.matrix tbody tr', { hasText: '新建城乡社区助餐服务点数' }).locator('td').nth(2)
    await cell.waitFor()
    expect(await cell.textContent()).toContain('不予公布')
    expect(await cell.getAttribute('class')).toBe('is-hidden')
    expect(await cell.locator('.pace-bar').count()).toBe(0)
    expect((await cell.locator('.cell-pace').textContent())!.trim()).toBe('')
    await open('/indicators/elderly-care.new-meal-sites?audience=public&district=330502')
    await settled(page)
    expect(await page.locator('.course-chart .point').count()).toBe(0)
    expect(await page.locator('.against .pace-bar').count()).toBe(0)
  })

  it('a session that ends in the middle says so, and the same address comes back after signing in', async () => {
    const { page, open, context, findings, picture } = await visit('leader-1')
    await open('/items/13?month=2024-06')
    await context.clearCookies()
    await page.getByRole('link', { name: '总览' }).click()
    await page.getByRole('heading', { name: '登录已到期' }).waitFor()
    await picture('session-over')
    expect(new URL(page.url()).searchParams.get('month')).toBe('2024-06')
    expect(await findings()).toEqual([])
    expect(await page.locator('.matrix').count()).toBe(0)
  })

  it('a county officer sees the own county, and not another', async () => {
    const { page, open, findings, picture } = await visit('wuxing-1')
    await open('/districts/330502?month=2024-06')
    await page.getByRole('heading', { name: '本地承诺' }).waitFor()
    await open('/districts/330503?month=2024-06')
    await page.getByRole('heading', { name: '无权查看' }).waitFor()
    await picture('forbidden')
    expect(await findings()).toEqual([])
    await page.getByRole('link', { name: '回到首页' }).click()
    await page.locator('.matrix').waitFor()
  })

  it('while the service does not answer, the page says so, and reads again when asked', async () => {
    const { page, open, context, picture } = await visit('leader-1')
    await open('/?month=2024-06')
    await page.locator('.matrix').waitFor()
    await settled(page)
    await context.route('**/v1/boards/**', (route) => route.abort())
    await page.getByLabel('截至').selectOption({ label: '4月' })
    await page.getByRole('heading', { name: '服务没有应答' }).waitFor()
    await picture('offline')
    await context.unroute('**/v1/boards/**')
    await page.getByRole('button', { name: '再试一次' }).first().click()
    await page.getByText('截至2024年4月30日').first().waitFor()
  })

  it('a link that was used says so in words for people, and to a program as a problem document', async () => {
    const { page, open, findings, picture } = await visit(null)
    await open('/')
    const link = new URL(`/sign-in/${'A'.repeat(43)}`, page.url()).href
    const answer = await page.goto(link)
    expect(answer!.status()).toBe(404)
    await page.getByRole('heading', { name: '这个登录链接不能用了' }).waitFor()
    await picture('used-link')
    expect(await findings()).toEqual([])
    const program = await fetch(link)
    expect([program.status, program.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
  })

  it('an address that is nowhere says so', async () => {
    const { page, open, findings } = await visit('leader-1')
    await open('/nowhere/at/all')
    await page.getByRole('heading', { name: '没有找到' }).waitFor()
    await open('/indicators/elderly-care.nothing')
    await page.getByRole('heading', { name: '没有找到' }).waitFor()
    expect(await findings()).toEqual([])
  })
})
