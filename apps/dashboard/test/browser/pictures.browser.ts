import { expect, it } from 'vitest'
import { differenceFrom, differing, whyNotComparable } from './compared-picture.js'
import { settled, visits, type Screen } from './visitor.js'

const meals = '/indicators/elderly-care.new-meal-sites?month=2024-12'

const carers = '/indicators/elderly-care.certified-caregivers-per-10k-elderly?month=2024-12'
const tiles = '.panel:has(.place-tiles)'

const june = '/?month=2024-06'
const [counties, promises, course] = ['section.tiles', '.matrix-panel', 'section.course']

/** What looks the same whenever the sample city is made: each part of a page with its address and its screen. */
const parts: readonly {
  readonly name: string
  readonly path: string
  readonly part: string
  readonly screen?: Screen
}[] = [
  { name: 'counties-june', path: june, part: counties },
  { name: 'counties-december', path: '/?month=2024-12', part: counties },
  { name: 'counties-telephone', path: june, part: counties, screen: { width: 360, height: 720 } },
  { name: 'promises-june', path: june, part: promises },
  { name: 'promises-dark', path: june, part: promises, screen: { colorScheme: 'dark' } },
  { name: 'promises-wide', path: '/?month=2024-12', part: promises, screen: { width: 1920, height: 1080 } },
  { name: 'course', path: meals, part: course },
  { name: 'course-dark', path: meals, part: course, screen: { colorScheme: 'dark' } },
  { name: 'counties-of-figure', path: meals, part: '.panel:has(table.below)' },
  { name: 'tiles-of-figure', path: `${carers}&places=tiles`, part: tiles },
  {
    name: 'tiles-of-townships',
    path: `${meals}&places=tiles&district=330502`,
    part: tiles,
    screen: { width: 360, height: 720, colorScheme: 'dark' },
  },
  { name: 'item', path: '/items/13?month=2024-12', part: 'main' },
]

visits('What pages look like', (visit) => {
  it('a picture differs if a digit or a colour of it does', async () => {
    const { page } = await visit(null)
    const seen = async (text: string, colour: string): Promise<Buffer> => {
      await page.setContent(`<body style="margin:8px;font:14px sans-serif;color:${colour}">${text}</body>`)
      return page.screenshot({ clip: { x: 0, y: 0, width: 200, height: 40 } })
    }
    const was = await seen('24.5 人/万人', '#222')
    expect(differing(was, await seen('24.5 人/万人', '#222'))).toBe(0)
    expect(differing(was, await seen('24.6 人/万人', '#222'))).toBeGreaterThan(12)
    expect(differing(was, await seen('24.5 人/万人', '#b42318'))).toBeGreaterThan(12)
  })

  it.each(parts)('$name looks as it did', async ({ name, path, part, screen }) => {
    const { page, open } = await visit('leader-1', screen)
    const why = await whyNotComparable(page.context().browser()!)
    await open(path)
    await settled(page)
    const found = page.locator(part)
    await found.waitFor()
    const difference = await differenceFrom(`look-${name}`, found, [page.locator('time')])
    // The picture is kept as an artefact all the same.
    if (why === undefined) expect(difference).toBeUndefined()
    else console.warn(`${name} is not compared: ${why}`)
  })
})
