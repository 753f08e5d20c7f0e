// Pictures of parts of pages, compared with those that are kept beside the tests.
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, Locator } from 'playwright-core'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'
import { shotPath } from './visitor.js'

/** Where a picture is kept that others are compared with. */
const kept = (name: string): string => fileURLToPath(new URL(`pictures/${name}.png`, import.meta.url))
/** MINZHENG_TAKE_PICTURES=1 keeps what is seen now as what it must look like. */
const isTaking = process.env['MINZHENG_TAKE_PICTURES'] === '1'
/** A square of the picture, and how many of its pixels may differ: a changed digit has some 40, a changed colour all. */
const square = { size: 32, most: 12 }

/** Letters, digits and lines of no page of ours: how this Chromium draws with the fonts of this machine. */
const probe = `<!doctype html><meta charset="utf-8"><body style="margin:8px;font:16px/1.5 system-ui,sans-serif">
<p>民政 湖州市吴兴区 老年人口 24.5 人/万人 ✔●▲✘– − 1,234,567.89</p><p style="font-size:11px">certified caregivers per 10,000</p>
<svg width="200" height="60"><path d="M5 55 60 20 120 40 195 5" fill="none" stroke="#1f5fae" stroke-width="2"/><circle cx="60" cy="20" r="4"/></svg>`

/**
 * Why pictures cannot be compared on this machine: its browser or fonts draw other pixels than those of the machine that
 * took them. Undefined if they can.
 */
export async function whyNotComparable(browser: Browser): Promise<string | undefined> {
  const page = await browser.newPage({ viewport: { width: 600, height: 160 }, colorScheme: 'light', locale: 'zh-CN' })
  try {
    await page.setContent(probe)
    const seen = await page.screenshot()
    if (isTaking) await writeFile(kept('probe'), seen)
    if (differing(await readFile(kept('probe')), seen) === 0) return undefined
    return `Chromium ${browser.version()} with the fonts of this machine draws letters in another way than when the pictures were taken`
  } finally {
    await page.close()
  }
}

/** What differs between a part of a page and its kept picture, in words; undefined if it looks the same. */
export async function differenceFrom(
  name: string,
  part: Locator,
  masked: readonly Locator[],
): Promise<string | undefined> {
  const seen = await part.screenshot({ animations: 'disabled', caret: 'hide', mask: [...masked] })
  await writeFile(shotPath(`${name}.png`), seen)
  if (isTaking) {
    await writeFile(kept(name), seen)
    return undefined
  }
  if (!existsSync(kept(name)))
    return `${name}: a kept picture must be there, got none (MINZHENG_TAKE_PICTURES=1 takes it)`
  const [was, now] = [PNG.sync.read(await readFile(kept(name))), PNG.sync.read(seen)]
  if (was.width !== now.width || was.height !== now.height)
    return `${name}: the size must be ${was.width} × ${was.height}, got ${now.width} × ${now.height}`
  const marked = new PNG({ width: was.width, height: was.height })
  const pixels = pixelmatch(was.data, now.data, marked.data, was.width, was.height, { windowSize: square.size })
  if (pixels <= square.most) return undefined
  await writeFile(shotPath(`${name}-differs.png`), PNG.sync.write(marked))
  return `${name}: at most ${square.most} pixels of a square of ${square.size} × ${square.size} may differ, got ${pixels}; see ${shotPath(`${name}-differs.png`)}`
}

/** How many pixels differ; all, if the sizes do. */
export function differing(one: Buffer, other: Buffer): number {
  const [first, second] = [PNG.sync.read(one), PNG.sync.read(other)]
  if (first.width !== second.width || first.height !== second.height) return first.width * first.height
  return pixelmatch(first.data, second.data, undefined, first.width, first.height, { includeAA: true, threshold: 0 })
}
