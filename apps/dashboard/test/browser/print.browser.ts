// What comes out of the printer, read by poppler; without it the texts of pages are not compared, and the test says so.
import { spawnSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { settled, visits } from './visitor.js'

const shots = fileURLToPath(new URL('../../.shots', import.meta.url))
const hasPoppler = spawnSync('pdftotext', ['-v']).status === 0
const why = hasPoppler ? '' : ' (skipped: no pdftotext; apt-get install poppler-utils)'

/** The text of each page, as it is laid out. */
async function printed(page: Page, name: string): Promise<readonly string[]> {
  await settled(page)
  await mkdir(shots, { recursive: true })
  const file = join(shots, `${name}.pdf`)
  await writeFile(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }))
  const { stdout } = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
  return stdout.split('\f').slice(0, -1)
}

visits(`On paper${why}`, (visit) => {
  it.skipIf(!hasPoppler).each(['light', 'dark'] as const)(
    'the overview has its head on each page and no row is cut, from a screen that is %s',
    async (colorScheme) => {
      const { page, open } = await visit('leader-1', { colorScheme })
      await open('/?month=2024-06&basis=all')
      const names = await page.locator('.matrix tbody th[scope=row] span a').allTextContents()
      const pages = await printed(page, `overview-${colorScheme}`)
      expect(pages.length).toBeGreaterThan(1)
      for (const [at, text] of pages.entries()) {
        expect(text).toContain('湖州市 民政指标')
        expect(text).toContain('截至：2024-06-30')
        expect(text).toContain('对象：内部 实时数')
        expect(text).toMatch(new RegExp(`第\\s*${at + 1}\\s*页\\s*共\\s*${pages.length}\\s*页`))
      }
      // No controls.
      expect(pages.join('')).not.toContain('导出Excel')
      const flat = pages.map((text) => text.replaceAll(/\s/g, ''))
      for (const name of names.slice(0, 40)) {
        const first = name.replaceAll(/\s/g, '').slice(0, 6)
        expect(
          flat.some((text) => text.includes(first)),
          name,
        ).toBe(true)
      }
      // A row that is cut would begin on one page and end on the next.
      await page.emulateMedia({ media: 'print' })
      expect(
        await page
          .locator('.matrix tbody tr')
          .evaluateAll((rows) => rows.filter((row) => getComputedStyle(row).breakInside !== 'avoid').length),
      ).toBe(0)
      expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)')
    },
  )

  it.skipIf(!hasPoppler).each([
    ['indicator', '/indicators/elderly-care.new-meal-sites?month=2024-06'],
    ['item', '/items/13?month=2024-06'],
    ['county', '/districts/330502?month=2024-06'],
    ['indicators', '/indicators'],
  ])('the page %s has its head and its number on each page of A4', async (name, path) => {
    const { page, open } = await visit('leader-1')
    await open(path)
    const pages = await printed(page, name)
    for (const [at, text] of pages.entries()) {
      expect(text).toContain('湖州市 民政指标')
      expect(text).toMatch(new RegExp(`第\\s*${at + 1}\\s*页`))
    }
  })

  it.skipIf(!hasPoppler)('the head of an English page does not print one text over another', async () => {
    const { page, open } = await visit('leader-1')
    await open('/indicators/elderly-care.new-meal-sites?month=2024-06')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Course of the year' }).waitFor()
    const [first = ''] = await printed(page, 'indicator-english')
    expect(first.replaceAll(/\s+/g, ' ')).toContain('Plan: ')
    expect(first).not.toMatch(/indicators ?Plan/)
  })
})
