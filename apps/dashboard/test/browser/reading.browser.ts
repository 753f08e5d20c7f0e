import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exceljs from 'exceljs'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { settled, visits } from './visitor.js'

const meals = '/indicators/elderly-care.new-meal-sites'

/** The cells of the first sheet of a workbook that a button of the page has saved. */
async function savedBy(page: Page, button: string) {
  const folder = await mkdtemp(join(tmpdir(), 'minzheng-excel-'))
  try {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button }).click(),
    ])
    const file = join(folder, 'table.xlsx')
    await download.saveAs(file)
    const workbook = new exceljs.Workbook()
    await workbook.xlsx.load((await readFile(file)).buffer)
    const rows: unknown[][] = []
    workbook.worksheets[0]!.eachRow((row) => rows.push((row.values as unknown[]).slice(1)))
    return { name: download.suggestedFilename(), rows }
  } finally {
    await rm(folder, { recursive: true })
  }
}

visits('A figure in its context', (visit) => {
  it('is compared with the month before, and says why nobody can compare it with last year', async () => {
    const { page, open, findings, picture, faults } = await visit('leader-1')
    await open(`${meals}?month=2024-06`)
    await settled(page)
    const rows = await page.locator('.earlier tbody tr').allTextContents()
    expect(rows).toHaveLength(2)
    expect(rows[0]).toContain('暂无：未报送')
    const [base, difference] = (await page.locator('.earlier tbody tr').nth(1).locator('td').allTextContents()).map(
      (text) => Number(text.replace('−', '-')),
    )
    const months = await page.locator('.course-table tbody td').allTextContents()
    expect([base, base! + difference!]).toEqual(months.slice(-2).map(Number))
    await picture('compared')
    expect(await findings()).toEqual([])
    expect(faults).toEqual([])
  })

  it('is projected to the end of the year as a dashed line with its assumption; at the end it is not', async () => {
    const { page, open } = await visit('leader-1')
    await open(`${meals}?month=2024-06`)
    await settled(page)
    // A mean of six months goes on for six more.
    const months = (await page.locator('.course-table tbody td').allTextContents()).map(Number)
    await page.getByText(`2024年末约${months.at(-1)! * 2}个`).waitFor()
    expect(await page.locator('.line-outlook').count()).toBe(1)
    await open(`${meals}?month=2024-12`)
    await page.getByText('全年的数已到，无须推算').waitFor()
    expect(await page.locator('.line-outlook').count()).toBe(0)
  })

  it('that is hidden has no comparison and no projection', async () => {
    const { page, open, findings } = await visit(null)
    await open(`${meals}?audience=public&district=330502`)
    await settled(page)
    expect(await page.locator('.earlier').count()).toBe(0)
    expect(await page.locator('.outlook, .line-outlook').count()).toBe(0)
    expect(await findings()).toEqual([])
  })

  it('of a breakdown is the sum of its categories', async () => {
    const { page, open, findings, picture } = await visit('leader-1')
    await open('/indicators/assistance.low-income-monitored-persons?month=2024-06')
    await settled(page)
    const table = page.locator('.parts').first()
    await table.waitFor()
    const number = (text: string): number => Number(text.replaceAll(',', ''))
    const parts = await table.locator('tbody tr td:nth-child(2)').allTextContents()
    const whole = /^[\d,]+/.exec((await page.locator('.now-value').textContent())!)![0]
    expect(parts.map(number).reduce((sum, each) => sum + each, 0)).toBe(number(whole))
    await picture('parts')
    expect(await findings()).toEqual([])
  })
})

visits('A table as a workbook', (visit) => {
  it('of the board has the figures of the page as numbers, and says what it is of', async () => {
    const { page, open } = await visit('leader-1')
    await open('/?month=2024-06&basis=all')
    await settled(page)
    const shown = await page
      .locator('.matrix tbody tr')
      .first()
      .locator('td')
      .nth(1)
      .locator('.cell-value')
      .textContent()
    const { name, rows } = await savedBy(page, '导出Excel：目标与进度')
    expect(name).toMatch(/^目标与进度_huzhou-2024_2024-06_internal_\d{8}-\d{4}\.xlsx$/)
    expect(rows.flat().join(' ')).toContain('截至：2024-06-30')
    const head = rows.findIndex(([first]) => first === '事项')
    expect(rows).toHaveLength(head + 2 + (await page.locator('.matrix tbody tr').count()))
    const value = rows[head + 2]![5]
    expect(typeof value).toBe('number')
    expect(value).toBe(Number(/[\d,.]+/.exec(shown!)![0].replaceAll(',', '')))
  })

  it('for the public has no number of a hidden figure', async () => {
    const { page, open } = await visit(null)
    await open(`${meals}?audience=public`)
    await settled(page)
    const { name, rows } = await savedBy(page, '导出Excel：下辖地区')
    expect(name).toMatch(/^下辖地区_huzhou-2024_2024_public_1_/)
    const [head] = rows
    const [code, value, status] = ['地区代码', '数值', '状态'].map((word) =>
      head!.findIndex((each) => String(each).startsWith(word)),
    )
    const hidden = rows.find((row) => row[code!] === '330502')!
    expect([hidden[value!], hidden[status!]]).toEqual([undefined, 'Q'])
  })
})

visits('Records behind a figure', (visit) => {
  it('are shown for a purpose in known words, and the use is in the chain', async () => {
    const { page, open, findings, picture } = await visit('records-1')
    await open(`${meals}?month=2024-06&district=330502`)
    await page.getByLabel('用途').fill('看看张三')
    await page.getByRole('button', { name: '查阅', exact: true }).click()
    await page.locator('.records [role=alert]').waitFor()
    expect(await page.locator('.records table').count()).toBe(0)
    await page.getByLabel('用途').fill('核查')
    await page.getByRole('button', { name: '查阅', exact: true }).click()
    await page.getByText(/本次查阅已记入链条第\d+条/).waitFor()
    expect(await page.locator('.records tbody tr').count()).toBeGreaterThan(0)
    await picture('records')
    expect(await findings()).toEqual([])
    await page.getByRole('link', { name: '个案', exact: true }).click()
    await page.getByRole('cell', { name: '核查' }).first().waitFor()
    expect(page.url()).not.toContain('核查')
  })

  it('are not offered to whoever may not read them', async () => {
    const { page, open } = await visit('leader-1')
    await open(`${meals}?month=2024-06&district=330502`)
    await settled(page)
    expect(await page.locator('.records').count()).toBe(0)
    expect(await page.getByRole('link', { name: '个案', exact: true }).count()).toBe(0)
  })

  it('of minors are approved by another account, who sees what is in force', async () => {
    const { page, open, findings, picture } = await visit('approver-1')
    await open('/records')
    const form = page.locator('.panel', { hasText: '批准查阅未成年人个案' })
    await form.getByLabel('给谁').fill('records-1')
    await form.getByLabel('地区').selectOption({ label: '吴兴区' })
    await form.getByLabel('指标').selectOption({ index: 1 })
    await form.getByLabel('用途').fill('核查')
    await form.getByRole('button', { name: '批准' }).click()
    await page.getByText(/已批准records-1/).waitFor()
    await page.getByText(/approver-1 → records-1/).waitFor()
    await picture('approver')
    expect(await findings()).toEqual([])
  })
})

visits('A township clerk', (visit) => {
  it('sees the figures of the township and what there is to do', async () => {
    const { page, open, findings, picture, faults } = await visit('clerk-1')
    await open('/?month=2024-06')
    await page.getByRole('heading', { name: '你能做什么' }).waitFor()
    await settled(page)
    expect(await page.locator('.lists table tbody tr').count()).toBeGreaterThan(3)
    await picture('township')
    expect(await findings()).toEqual([])
    expect(faults).toEqual([])
  })
})

visits('A page that stays open', (visit) => {
  it('keeps its figures, and says of when they are, while the service does not answer', async () => {
    const { page, context, open, findings } = await visit('leader-1')
    await page.clock.install()
    await open('/?month=2024-06')
    await page.locator('.matrix').waitFor()
    await settled(page)
    const before = await page.locator('.matrix tbody').textContent()
    await context.route('**/v1/**', (route) => route.abort())
    // Whoever comes back to the page after a minute reads again.
    await page.clock.fastForward(60_000)
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
    await page.clock.runFor(5_000)
    await page
      .getByText(/服务没有应答，显示的是/)
      .first()
      .waitFor()
    expect(await page.locator('.matrix tbody').textContent()).toBe(before)
    await page.clock.resume()
    expect(await findings()).toEqual([])
  })

  it('on a telephone shows whom to telephone, and folds the table', async () => {
    const { page, open, picture } = await visit('leader-1', { width: 360, height: 740 })
    await open('/?month=2024-06')
    await settled(page)
    await picture('telephone')
    expect(await page.locator('.matrix').isVisible()).toBe(false)
    await page.getByText('看全部目标与进度').click()
    expect(await page.locator('.matrix').isVisible()).toBe(true)
  })
})
