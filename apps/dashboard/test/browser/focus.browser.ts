import { expect, it } from 'vitest'
import { settled, visits, type Visitor } from './visitor.js'

/** What has the focus: its kind and its text. */
const focused = ({ page }: Visitor) =>
  page.evaluate(() => [document.activeElement?.tagName, document.activeElement?.textContent])
const menu = ({ page }: Visitor) => page.locator('details.menu')
const isOpen = (visitor: Visitor) => menu(visitor).evaluate((each) => (each as HTMLDetailsElement).open)

visits('The focus', (visit) => {
  it('is on the heading of a page that was opened by a link, and stays where it is when a month is chosen', async () => {
    const visitor = await visit('leader-1')
    await visitor.open('/?month=2024-06')
    const { page } = visitor
    await page.locator('.matrix').waitFor()
    await page.getByRole('link', { name: '指标', exact: true }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => focused(visitor)).toEqual(['H1', '指标'])
    const link = page.locator('main table a, main li a').first()
    const name = await link.textContent()
    await link.focus()
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await focused(visitor))[0]).toBe('H1')
    await settled(page)
    expect(name).toContain((await focused(visitor))[1])
    await page.getByLabel('截至').focus()
    await page.getByLabel('截至').selectOption('2024-07')
    await page.waitForURL(/month=2024-07/)
    await settled(page)
    expect((await focused(visitor))[0]).toBe('SELECT')
    expect(await visitor.findings()).toEqual([])
  })

  it('is on the heading again when another district of the indicator is opened', async () => {
    const visitor = await visit('leader-1')
    await visitor.open('/indicators/elderly-care.new-meal-sites?month=2024-06')
    await settled(visitor.page)
    await visitor.page.locator('.below a').first().focus()
    await visitor.page.keyboard.press('Enter')
    await visitor.page.waitForURL(/district=3305/)
    await expect.poll(async () => (await focused(visitor))[0]).toBe('H1')
  })

  it('comes back to the name of the account when Escape closes its menu', async () => {
    const visitor = await visit('leader-1')
    await visitor.open('/')
    await menu(visitor).locator('summary').click()
    expect(await isOpen(visitor)).toBe(true)
    await visitor.page.keyboard.press('Tab')
    await visitor.page.keyboard.press('Escape')
    expect(await isOpen(visitor)).toBe(false)
    expect(await focused(visitor)).toEqual(['SUMMARY', 'leader-1'])
  })

  it('that leaves the menu of the account closes it, and so does a click outside', async () => {
    const visitor = await visit('leader-1')
    await visitor.open('/')
    const { page } = visitor
    await menu(visitor).locator('summary').click()
    for (let steps = 0; steps < 20 && (await isOpen(visitor)); steps += 1) await page.keyboard.press('Tab')
    expect(await isOpen(visitor)).toBe(false)
    expect((await focused(visitor))[0]).not.toBe('BODY')
    await menu(visitor).locator('summary').click()
    expect(await isOpen(visitor)).toBe(true)
    await page.mouse.click(400, 700)
    expect(await isOpen(visitor)).toBe(false)
  })
})
