// The districts below one as tiles and on a map, of a deployment that brings one.
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { defaultDisclosureRule } from '@minzheng/core/privacy'
// @boundaries-ignore the release that the doors of the command line are tested with
import { plantedRelease } from '../../../cli/test/planted-release.js'
import { mapped } from './invented-map.js'
import { openOffice, wuxing, type OwnService } from './office-service.js'
import { settled, visits } from './visitor.js'

const meals = '/indicators/elderly-care.new-meal-sites'
const tile = (page: Page, name: string) => page.locator('.place-tile', { hasText: name })
const outline = (page: Page, name: string) => page.locator(`.place-outline[aria-label^="${name}"]`)
/** The colour that an element shows. */
const colourOf = (page: Page, of: string, property: 'fill' | 'backgroundColor', name: string): Promise<string> =>
  page
    .locator(of, { hasText: name })
    .first()
    .evaluate((element, each) => getComputedStyle(element)[each], property)
const figures = (page: Page): Promise<readonly string[]> =>
  page.locator('.below tbody tr').evaluateAll((rows) =>
    rows.map((row) => {
      const [, name, value] = [...row.children].map((cell) => cell.textContent.trim())
      return `${name} ${value}`
    }),
  )

let office: OwnService

visits(
  'The districts below',
  (visit) => {
    it('are tiles where the deployment puts them, each a step further down', async () => {
      const { page, open, findings, faults, picture } = await visit('reader-1')
      await open(`${meals}?month=2024-06`)
      await settled(page)
      const listed = await figures(page)
      await page.getByRole('link', { name: '方格' }).click()
      await page.waitForURL(/places=tiles/)
      expect(await page.locator('.tabs a[aria-current]').allTextContents()).toEqual(['方格'])
      const shown = await page
        .locator('.place-tile')
        .evaluateAll((tiles) =>
          tiles.map(
            (each) => `${each.querySelector('a')!.textContent} ${each.querySelector('.place-value')!.textContent}`,
          ),
        )
      expect(shown.toSorted()).toEqual(listed.toSorted())
      const at = async (name: string) => (await tile(page, name).boundingBox())!
      const [changxing, wuxingTile, anji] = [await at('长兴县'), await at('吴兴区'), await at('安吉县')]
      expect(changxing.x).toBeLessThan(wuxingTile.x)
      expect([changxing.y, anji.x]).toEqual([wuxingTile.y, changxing.x])
      expect(anji.y).toBeGreaterThan(changxing.y)
      await picture('places-tiles')
      expect(await findings()).toEqual([])
      // By the keyboard, and with the whole tile as the target of the mouse.
      await tile(page, '吴兴区').getByRole('link').focus()
      await page.keyboard.press('Enter')
      await page.waitForURL(/district=330502/)
      await tile(page, '月河街道').waitFor()
      await settled(page)
      expect(new URL(page.url()).searchParams.get('places')).toBe('tiles')
      // Townships have no targets: four groups by value, as the legend has them.
      const groups = await page.locator('.legend li').count()
      expect(groups).toBeGreaterThan(1)
      expect(groups).toBeLessThanOrEqual(4)
      await picture('places-townships')
      expect(await findings()).toEqual([])
      const box = (await page.locator('.place-tile').first().boundingBox())!
      await page.mouse.click(box.x + box.width - 6, box.y + box.height - 6)
      await page.waitForURL(/district=330502\d{3}/)
      expect(faults).toEqual([])
    })

    it('are on the map with its approval; what is not on it is named, and the list has every figure', async () => {
      const { page, open, findings, faults, picture } = await visit('reader-1')
      await open(`${meals}?month=2024-06`)
      await settled(page)
      const listed = await figures(page)
      await page.getByRole('link', { name: '地图' }).click()
      await page.waitForURL(/places=map/)
      await outline(page, '吴兴区').waitFor()
      expect(await figures(page)).toEqual(listed)
      const caption = page.locator('.place-map figcaption')
      expect(await caption.textContent()).toContain('审图号：测试S(2024)1号')
      expect(await caption.textContent()).toContain('地图上没有安吉县')
      const names = await page
        .locator('.place-outline')
        .evaluateAll((links) => links.map((each) => each.getAttribute('aria-label')))
      // Each says what the list says, and its state.
      for (const name of names) {
        expect(listed.some((each) => name!.startsWith(`${each} · `))).toBe(true)
        expect(name).toMatch(/滞后|有风险|达序时|已达标/)
      }
      expect(names).toHaveLength(4)
      expect(await page.locator('.place-outline .mark').count()).toBe(4)
      await picture('places-map')
      expect(await findings()).toEqual([])
      expect(faults).toEqual([])
    })

    it('go down by the map: by the mouse, and by the keyboard with a ring; a level without outlines says so', async () => {
      const { page, open, findings, faults, picture } = await visit('reader-1')
      await open(`${meals}?month=2024-06&places=map`)
      await outline(page, '长兴县').waitFor()
      expect(await page.locator('.place-ring').count()).toBe(0)
      await page.getByRole('button', { name: '导出Excel：下辖地区' }).focus()
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toContain('吴兴区')
      expect(await page.locator('.place-ring').getAttribute('d')).toBe(
        await outline(page, '吴兴区').locator('path').first().getAttribute('d'),
      )
      await picture('places-ring')
      await page.keyboard.press('Enter')
      await page.waitForURL(/district=330502/)
      const township = page.locator('.place-outline')
      await expect.poll(() => township.count()).toBe(19)
      await settled(page)
      await picture('places-map-townships')
      expect(await findings()).toEqual([])
      await page.goBack()
      await outline(page, '德清县').waitFor()
      await outline(page, '德清县')
        .locator('path')
        .first()
        .click({ position: { x: 40, y: 120 } })
      await page.waitForURL(/district=330521/)
      await page.getByText('地图没有德清县下辖地区的界线').waitFor()
      expect(await page.locator('.place-map').count()).toBe(0)
      expect(await page.locator('.below tbody tr').count()).toBeGreaterThan(5)
      expect(faults).toEqual([])
    })

    it('have no colour where the figure is hidden, on tiles and on the map', async () => {
      const { page, open, picture, findings } = await visit(null)
      await open(`${meals}?audience=public&places=tiles`)
      await settled(page)
      await tile(page, '吴兴区').waitFor()
      expect(await tile(page, '吴兴区').textContent()).toBe('吴兴区不予公布')
      const nothing = 'rgba(0, 0, 0, 0)'
      for (const name of ['吴兴区', '南浔区'])
        expect(await colourOf(page, '.place-tile', 'backgroundColor', name)).toBe(nothing)
      expect(await colourOf(page, '.place-tile', 'backgroundColor', '长兴县')).not.toBe(nothing)
      await picture('places-hidden-tiles')
      expect(await findings()).toEqual([])
      await open(`${meals}?audience=public&places=map`)
      await outline(page, '吴兴区').waitFor()
      expect(await outline(page, '吴兴区').getAttribute('aria-label')).toBe('吴兴区 不予公布')
      const fill = (name: string) =>
        outline(page, name)
          .locator('path')
          .first()
          .evaluate((element) => getComputedStyle(element).fill)
      for (const name of ['吴兴区', '南浔区']) expect(await fill(name)).toBe('none')
      expect(await fill('长兴县')).not.toBe('none')
      expect(await outline(page, '吴兴区').locator('.mark').count()).toBe(0)
      await picture('places-hidden-map')
      expect(await findings()).toEqual([])
    })

    it.each([
      [360, 'light'],
      [360, 'dark'],
      [1920, 'dark'],
    ] as const)('never scroll sideways at %i pixels, %s, and axe finds nothing', async (width, colorScheme) => {
      const { page, open, findings, picture, faults } = await visit('reader-1', { width, colorScheme })
      for (const [name, path] of [
        ['places-tiles', `${meals}?month=2024-06&places=tiles`],
        ['places-townships', `${meals}?month=2024-06&places=tiles&district=${wuxing}`],
        ['places-map', `${meals}?month=2024-06&places=map&district=${wuxing}`],
      ] as const) {
        await open(path)
        await page.locator('.place-tile, .place-outline').first().waitFor()
        await picture(name)
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect([name, Math.max(0, over)]).toEqual([name, 0])
        expect([name, await findings()]).toEqual([name, []])
      }
      expect(faults).toEqual([])
    })

    it('are whole on paper, with the approval of the map and in the colours of paper', async () => {
      const { page, open } = await visit('reader-1', { colorScheme: 'dark' })
      await open(`${meals}?month=2024-06&places=map`)
      await outline(page, '吴兴区').waitFor()
      await settled(page)
      await page.emulateMedia({ media: 'print' })
      const [map, panel] = [
        await page.locator('.place-map svg').boundingBox(),
        await page.locator('main').boundingBox(),
      ]
      expect(map!.x + map!.width).toBeLessThanOrEqual(panel!.x + panel!.width)
      expect(await page.locator('.place-map').evaluate((figure) => getComputedStyle(figure).breakInside)).toBe('avoid')
      expect(await page.getByText('审图号').isVisible()).toBe(true)
      expect(await page.getByRole('link', { name: '方格' }).isVisible()).toBe(false)
      // A light colour, though the screen is dark.
      expect(
        await outline(page, '吴兴区')
          .locator('path')
          .first()
          .evaluate((element) => getComputedStyle(element).fill),
      ).toBe('rgb(228, 243, 234)')
    })
  },
  {
    open: async () => {
      office = await openOffice(mapped)
      await office.store.releases.save({
        plan: 'huzhou-2024',
        period: '2024',
        by: 'city-1',
        notes: '',
        rule: { ...defaultDisclosureRule },
        publicationPlan: {},
        figures: [plantedRelease(1, 3)],
      })
      return office
    },
    close: () => office.close(),
  },
)

visits('A deployment without a map', (visit) => {
  it('offers none, and shows a list to who comes by the address of one', async () => {
    const { page, open } = await visit('leader-1')
    await open(`${meals}?month=2024-06&places=map`)
    await settled(page)
    expect(await page.locator('.below tbody tr').count()).toBe(5)
    expect(await page.getByRole('link', { name: '方格' }).count()).toBe(1)
    expect(await page.getByRole('link', { name: '地图' }).count()).toBe(0)
  })
})
