import { expect, it } from 'vitest'
import { chosen, mealSites, openClerkOffice, sites, wuxing, type ClerkOffice } from './clerk-office.js'
import { settled, signIn, visits } from './visitor.js'

let office: ClerkOffice

/** The files that an account has landed. */
const landedBy = async (account: string) =>
  (await office.store.sources())
    .filter(({ by }) => by === account)
    .map(({ name, accepted }) => [name, accepted] as const)

visits(
  'A clerk',
  (visit) => {
    const board = `/districts/${wuxing}?month=2024-06`
    const june = chosen('吴兴助餐点六月.csv', mealSites('2024-06', sites('june', '2024-06', 4, 2)))

    it('tries a file, sees what would land and which figures would move, lands it, and the county page moves', async () => {
      const { page, open, findings, faults, picture } = await visit('wuxing-1')
      await open('/files')
      await page.getByRole('link', { name: '工作', exact: true }).waitFor()
      await picture('files-empty')
      expect(await findings()).toEqual([])
      await page.getByLabel('选择文件').setInputFiles(june)
      await page.getByText('待确认').waitFor()
      // Nothing has landed yet.
      expect(await landedBy('wuxing-1')).toEqual([])
      const card = page.locator('.upload')
      const facts = (await card.locator('.facts').innerText()).replaceAll(/\s+/g, ' ')
      expect(facts).toContain('填报地区 吴兴区')
      expect(facts).toContain('报告期 2024年6月')
      expect(facts).toContain('读取行数 6')
      expect(facts).toContain('将入库 4')
      await card.getByText('退回2行').waitFor()
      expect(await card.locator('.refusals').innerText()).toContain('启用日期')
      expect(await card.innerText()).not.toContain('2024-06-32')
      const move = card.locator('.moves tbody tr', { hasText: '新建城乡社区助餐服务点数' }).first()
      await move.waitFor()
      expect((await move.locator('td').allInnerTexts()).slice(0, 4)).toEqual(['吴兴区', '2024年1—6月', '–', '4'])
      await settled(page)
      await picture('files-preview')
      expect(await findings()).toEqual([])
      await card.getByRole('button', { name: '确认入库' }).click()
      await page.getByText('✔ 已入库').waitFor()
      expect(await landedBy('wuxing-1')).toEqual([[june.name, 4]])
      const row = page.locator('.landed tbody tr', { hasText: june.name })
      await row.waitFor()
      expect(await row.innerText()).toContain('wuxing-1')
      await picture('files-landed')
      expect(await findings()).toEqual([])
      await open(board)
      const own = page.locator('.own-board tbody tr', { hasText: '新建城乡社区助餐服务点数' }).first()
      await own.waitFor()
      expect(await own.locator('td.number').first().innerText()).toContain('4')
      expect(faults).toEqual([])
    })

    it('mends refused rows: sees their cells, types what is right, tries, lands, and the figure moves', async () => {
      const { page, open, findings, faults, picture } = await visit('wuxing-1')
      await open(board)
      await page.getByRole('link', { name: /待改正的退回行：2行/ }).click()
      await page.getByRole('heading', { name: '退回行' }).waitFor()
      await page.locator('.virtual-tall li').first().waitFor()
      await picture('refused-list')
      expect(await findings()).toEqual([])
      await page.getByRole('link', { name: '改正' }).first().click()
      await page.getByRole('heading', { name: `改正：${june.name}` }).waitFor()
      // Another file is not the one that has landed.
      await page.getByLabel('选择原文件').setInputFiles(chosen('别的.csv', `${june.buffer.toString()}\n`))
      await page.getByText(/没有入库，或入库后改动过/).waitFor()
      await page.getByLabel('换一个文件').setInputFiles(june)
      const rows = page.locator('.mend-row')
      await expect.poll(() => rows.count()).toBe(2)
      expect(await rows.first().locator('input').inputValue()).toBe('2024-06-32')
      await rows.first().locator('input').fill('2024-06-30')
      await rows.nth(1).locator('input').fill('2024-06-99')
      await picture('mend-typed')
      expect(await findings()).toEqual([])
      await page.getByRole('button', { name: '试改2行' }).click()
      await page.getByText('将入库1行，仍有错1行。').waitFor()
      expect((await landedBy('wuxing-1')).length).toBe(1)
      await picture('mend-tried')
      expect(await findings()).toEqual([])
      await page.getByRole('button', { name: '确认入库1行' }).click()
      await page.getByText('入库1行，仍有错1行。', { exact: true }).waitFor()
      await expect.poll(() => rows.count()).toBe(1)
      // What is still wrong stays as it was typed.
      expect(await rows.locator('input').inputValue()).toBe('2024-06-99')
      await rows.locator('input').fill('2024-06-29')
      await page.getByRole('button', { name: '试改1行' }).click()
      await page.getByRole('button', { name: '确认入库1行' }).click()
      await page.getByText('这个文件没有待改正的行了。').waitFor()
      await open(board)
      const own = page.locator('.own-board tbody tr', { hasText: '新建城乡社区助餐服务点数' }).first()
      // Other months have no return yet, and the figure says so.
      await expect.poll(async () => (await own.locator('td.number').first().innerText()).trim()).toMatch(/^6†/)
      expect(office.logged.join('\n')).not.toMatch(/2024-06-(29|30|99)/)
      expect(faults).toEqual([])
    })

    it('mends in Excel: gets the workbook, and sends it back', async () => {
      const { page, open, faults } = await visit('wuxing-1')
      const may = chosen('吴兴助餐点五月.csv', mealSites('2024-05', sites('may', '2024-05', 3, 1)))
      await open('/files')
      await page.getByLabel('选择文件').setInputFiles(may)
      await page.getByRole('button', { name: '确认入库' }).click()
      await page.getByText('✔ 已入库').waitFor()
      await page.getByRole('link', { name: '去改正退回的行' }).click()
      await page.locator('.waiting-files tr', { hasText: may.name }).getByRole('link').click()
      await page.getByLabel('选择原文件').setInputFiles(may)
      await page.locator('.mend-row').first().waitFor()
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: '下载改正表（Excel）' }).click(),
      ])
      expect(download.suggestedFilename()).toBe('改正表_吴兴助餐点五月.xlsx')
      const { default: ExcelJS } = await import('exceljs')
      const book = new ExcelJS.Workbook()
      await book.xlsx.readFile(await download.path())
      book.worksheets[0]!.eachRow((row) =>
        row.eachCell((cell) => {
          if (cell.text === '2024-05-32') cell.value = '2024-05-31'
        }),
      )
      const buffer = Buffer.from(await book.xlsx.writeBuffer())
      await page
        .getByLabel('交回改正表')
        .setInputFiles({ name: '改正表.xlsx', mimeType: 'application/octet-stream', buffer })
      await page.getByText('将入库1行，仍有错0行。').waitFor()
      await page.getByRole('button', { name: '确认入库1行' }).click()
      await page.getByText('入库1行，仍有错0行。', { exact: true }).waitFor()
      expect((await office.store.quarantined()).length).toBe(0)
      expect(faults).toEqual([])
    })

    it('sends several files: one that fails does not stop the others, and those without doubts land together', async () => {
      const { page, open, findings, picture } = await visit('wuxing-1')
      const month = (number: number) => `2024-0${number}`
      const right = (number: number) =>
        chosen(`助餐点${number}月.csv`, mealSites(month(number), sites(`m${number}`, month(number), 2)))
      await open('/files')
      await page
        .getByLabel('选择文件')
        .setInputFiles([
          right(1),
          chosen('不是名册.csv', '甲,乙\n1,2\n'),
          right(2),
          chosen('南浔.csv', mealSites('2024-01', sites('nanxun', '2024-01', 1), { county: '330503' })),
          chosen('没有标题.csv', mealSites('2024-03', sites('m3', '2024-03', 2), { title: false })),
        ])
      const card = (name: string) => page.locator('.upload', { hasText: name })
      await card('没有标题.csv').getByText('待确认').waitFor()
      await card('不是名册.csv').getByText('整个文件不能入库').waitFor()
      await card('不是名册.csv')
        .getByText(/表头与任何一种报送数据都对不上/)
        .waitFor()
      await card('南浔.csv')
        .getByText(/授权以外的地区/)
        .waitFor()
      await settled(page)
      await picture('files-several')
      expect(await findings()).toEqual([])
      const before = (await office.store.sources()).length
      await page.getByRole('button', { name: '无疑问的2个全部入库' }).click()
      await card('助餐点2月.csv').getByText('✔ 已入库').waitFor()
      expect((await office.store.sources()).length).toBe(before + 2)
      // The page asks for what the file does not say.
      const form = card('没有标题.csv').locator('.reading')
      await form.getByLabel('填报地区').selectOption({ label: '吴兴区' })
      await form.getByLabel('报告期').fill('2024-03')
      await form.getByRole('button', { name: '重新试导入' }).click()
      await card('没有标题.csv').getByText('2024年3月').first().waitFor()
      await card('没有标题.csv').getByRole('button', { name: '确认入库' }).click()
      await card('没有标题.csv').getByText('✔ 已入库').waitFor()
      expect((await office.store.sources()).at(-1)).toMatchObject({ asOf: '2024-03', offices: [wuxing] })
      // The same file again lands nothing.
      await page.getByLabel('选择文件').setInputFiles([right(1)])
      await page.getByText('此前已入库', { exact: true }).waitFor()
    })

    it('takes a file back with a reason, and only as it was looked at', async () => {
      const { page, open, findings, picture } = await visit('wuxing-1')
      await open('/files')
      const row = page.locator('.landed tbody tr', { hasText: '助餐点2月.csv' }).first()
      await row.getByRole('button', { name: '撤回' }).click()
      const form = page.getByRole('form', { name: /撤回助餐点2月/ })
      await form.getByLabel('撤回原因').fill('张三说的')
      await form.getByRole('button', { name: '确认撤回' }).click()
      await form.getByRole('alert').waitFor()
      await form.getByLabel('撤回原因').fill('重复报送')
      await picture('files-withdraw')
      expect(await findings()).toEqual([])
      await form.getByRole('button', { name: '确认撤回' }).click()
      await row.getByText('已撤回').waitFor()
      expect((await office.store.sources({ name: '助餐点2月.csv' }))[0]).toMatchObject({ withdrawn: true })
      // It is not gone: whoever took it back may restore it, with a reason.
      await row.getByRole('button', { name: '恢复' }).click()
      const back = page.getByRole('form', { name: /恢复助餐点2月/ })
      await back.getByText('由wuxing-1撤回，原因：重复报送。').waitFor()
      await picture('files-restore')
      expect(await findings()).toEqual([])
      await back.getByLabel('恢复原因').fill('报错文件')
      await back.getByRole('button', { name: '确认恢复' }).click()
      await row.getByRole('button', { name: '撤回' }).waitFor()
      expect((await office.store.sources({ name: '助餐点2月.csv' }))[0]).toMatchObject({ withdrawn: false })
    })

    it('uploads by keyboard alone', async () => {
      const { page, open } = await visit('wuxing-1')
      await open('/files')
      const focused = () => page.evaluate(() => document.activeElement?.getAttribute('type'))
      for (let steps = 0; steps < 40 && (await focused()) !== 'file'; steps += 1) await page.keyboard.press('Tab')
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')])
      await chooser.setFiles(chosen('键盘.csv', mealSites('2023-12', sites('keys', '2023-12', 1))))
      await page.getByText('待确认').waitFor()
      const name = () => page.evaluate(() => document.activeElement?.textContent ?? '')
      for (let steps = 0; steps < 40 && !(await name()).startsWith('确认入库'); steps += 1)
        await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.getByText('✔ 已入库').waitFor()
    })

    it('of a township sends what is of the township, and reads why the county’s file is refused', async () => {
      const { page, open, findings, picture } = await visit('clerk-1')
      await open('/files')
      await page.getByLabel('选择文件').setInputFiles([june])
      await page.getByText(/授权以外的地区/).waitFor()
      const own = sites('town', '2024-06', 1).map((site) => ({ ...site, district: '330502001' }))
      await page.getByLabel('选择文件').setInputFiles([chosen('镇.csv', mealSites('2024-06', own, { title: false }))])
      const card = page.locator('.upload', { hasText: '镇.csv' })
      await card.getByText('待确认').waitFor()
      await card.getByLabel('类型').selectOption({ label: '补充' })
      await card.getByRole('button', { name: '重新试导入' }).click()
      await card.getByRole('button', { name: '确认入库' }).click()
      await card.getByText('✔ 已入库').waitFor()
      await picture('files-township')
      expect(await findings()).toEqual([])
      // What counts for the county is the county's to take back.
      expect(await page.getByRole('button', { name: '撤回' }).count()).toBe(0)
    })

    it('who reads finds alerts and disputes at 工作, and at the address of files whom they are for', async () => {
      const { page, open, findings } = await visit('reader-1')
      await open(board)
      await page.getByRole('link', { name: '工作', exact: true }).click()
      await page.getByRole('link', { name: '预警', exact: true }).waitFor()
      expect(await page.getByRole('link', { name: '文件', exact: true }).count()).toBe(0)
      await open('/files')
      await page.getByText('你的账号不能查看报送文件').waitFor()
      expect(await page.getByLabel('选择文件').count()).toBe(0)
      expect(await findings()).toEqual([])
    })

    it.each([
      [360, 'light'],
      [360, 'dark'],
      [1366, 'dark'],
      [1920, 'light'],
    ] as const)('has pages of %i pixels, %s, that never scroll sideways', async (width, colorScheme) => {
      const { page, open, findings, picture } = await visit('wuxing-1', { width, colorScheme })
      await open('/files')
      await page
        .getByLabel('选择文件')
        .setInputFiles([
          chosen(
            `宽${width}${colorScheme}.csv`,
            mealSites('2024-08', sites(`w${width}${colorScheme}`, '2024-08', 3, 3)),
          ),
          chosen('不是名册.csv', '甲,乙\n1,2\n'),
        ])
      await page.getByText('整个文件不能入库').waitFor()
      await settled(page)
      const sideways = () =>
        page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth))
      await picture('files')
      expect([await sideways(), await findings()]).toEqual([0, []])
      await page.getByRole('button', { name: '确认入库' }).click()
      await page.getByText('✔ 已入库').waitFor()
      await page.getByRole('link', { name: '去改正退回的行' }).click()
      await page.locator('.virtual-tall li').first().waitFor()
      await picture('refused')
      expect([await sideways(), await findings()]).toEqual([0, []])
    })

    it('English has the same pages', async () => {
      const { page, open, findings, picture } = await visit('wuxing-1')
      await open('/files')
      await page.getByRole('button', { name: 'English' }).click()
      await page.getByRole('heading', { name: 'Files', exact: true }).waitFor()
      await page.getByLabel('Choose files').setInputFiles([june])
      await page.getByText('landed before', { exact: true }).waitFor()
      await picture('files-english')
      expect(await findings()).toEqual([])
    })

    it('keeps nothing of files in the browser’s storage or in addresses', async () => {
      const { page, open, context } = await visit('wuxing-1')
      await open('/files')
      await page.getByLabel('选择文件').setInputFiles([june])
      await page.locator('.upload-tried').waitFor()
      // The router keeps how far each page was scrolled, and nothing of what is on it.
      const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))
      expect(kept).not.toMatch(/助餐点|june|2024-06/)
      expect(new URL(page.url()).search).toBe('')
      // Signing out forgets what was chosen.
      await page.locator('summary.head-button').click()
      await page.getByRole('button', { name: '退出' }).click()
      await page.getByRole('heading', { name: '已退出' }).waitFor()
      await context.clearCookies()
      await signIn(page, office, 'wuxing-1')
      await open('/files')
      expect(await page.locator('.upload').count()).toBe(0)
    })
  },
  { open: async () => (office = await openClerkOffice()), close: () => office.close() },
)
