// Takes the pictures of the documents from a service that is running, and writes them to docs/pictures.
//   npx -y pnpm@12 serve --as leader-1 --as clerk-1 --as auditor-1
//   node apps/dashboard/scripts/pictures.mjs leader=LINK clerk=LINK auditor=LINK
// A reader without a link, and a page that is not there, are left out, and it says so.
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const folder = fileURLToPath(new URL('../../../docs/pictures/', import.meta.url))
const meals = '/indicators/elderly-care.new-meal-sites?month=2024-06'
const desk = { width: 1366, height: 860 }
const telephone = { width: 360, height: 720 }

/** A file of new meal sites, of which one row has a day that is none; it is tried and not landed. */
const sites = ['新增一', '新增二', '新增三'].map(
  (name, at) => `${name},330502001,老年食堂,2024-06-${at === 2 ? 31 : 10 + at}`,
)
const file = {
  name: '吴兴区助餐点六月补充.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    ['吴兴区(330502) 助餐点 补充 · 报告期:2024-06', '助餐点编号,行政区划代码,类型,启用日期', ...sites, ''].join('\n'),
  ),
}
/** @param {import('playwright-core').Page} page */
const tryFile = async (page) => {
  await page.getByLabel('选择文件').setInputFiles(file)
  await page.getByText('待确认').waitFor()
}

/** @type {readonly (readonly [reader: string, name: string, path: string, viewport: typeof desk, prepare?: typeof tryFile])[]} */
const pictures = [
  ['leader', 'overview', '/?month=2024-06', desk],
  ['leader', 'overview-telephone', '/?month=2024-06', telephone],
  ['leader', 'indicator', meals, desk],
  ['clerk', 'county', '/districts/330502?month=2024-06', desk],
  ['clerk', 'files', '/files', desk, tryFile],
  ['clerk', 'refused', '/files/refused', desk],
  ['clerk', 'months', '/months?month=2024-06', desk],
  ['clerk', 'work', '/work', desk],
  ['auditor', 'figure', `${meals}&district=330502`, desk],
]

const links = new Map(process.argv.slice(2).map((given) => /** @type {[string, string]} */ (given.split(/=(.*)/s))))
const executablePath = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  (path) => path !== undefined && path !== '' && existsSync(path),
)
if (links.size === 0 || executablePath === undefined) {
  process.stderr.write(
    'pictures must have Chromium and links such as leader=http://127.0.0.1:8080/sign-in/…, got none\n',
  )
  process.exit(1)
}
await mkdir(folder, { recursive: true })
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
for (const reader of new Set(pictures.map(([each]) => each))) {
  const link = links.get(reader)
  if (link === undefined) {
    process.stdout.write(`${reader}: no link\n`)
    continue
  }
  const context = await browser.newContext({ locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(link)
  for (const [of, name, path, viewport, prepare] of pictures) {
    if (of !== reader) continue
    await page.setViewportSize(viewport)
    await page.goto(new URL(path, link).href)
    await page.locator('main h1, main h2').first().waitFor()
    await page.waitForFunction(() => document.querySelector('.skeleton, [aria-busy="true"]') === null)
    if ((await page.getByRole('heading', { name: '没有找到' }).count()) > 0)
      process.stdout.write(`${name}: no such page\n`)
    else {
      await prepare?.(page)
      await page.screenshot({ path: `${folder}${name}.png` })
    }
  }
  await context.close()
}
await browser.close()
