import { expect, it } from 'vitest'
import { city, nanxun, openOffice, wuxing, type OwnService } from './office-service.js'
import { settled, shotPath, visits, type Visitor } from './visitor.js'

let office: OwnService
const own = {
  open: async () => (office = await openOffice()),
  close: () => office.close(),
}

/** The offices whose months are locked before a release, in addition to 吴兴区. */
const others = [city, nanxun, '330521', '330522', '330523'] as const

const submitters: Readonly<Record<string, string>> = { [wuxing]: 'wuxing-1', [nanxun]: 'nanxun-1', [city]: 'city-1' }

/** Brings a month of a district to a state by the store itself. */
async function bring(month: string, district: string, to: 'submitted' | 'reviewed' | 'locked'): Promise<void> {
  const { access, months } = office.store
  const by = submitters[district] ?? `officer-${district}`
  if (submitters[district] === undefined && !(await access.grants()).some(({ actor }) => actor === by))
    await access.grant({
      actor: by,
      role: 'county-officer',
      district,
      until: new Date(Date.now() + 3_600_000),
      by: 'security-1',
    })
  await months.submit({ month, district, by })
  if (to !== 'submitted') await months.review({ month, district, by: 'reviewer-1' })
  if (to === 'locked') await months.lock({ month, district, by: 'city-1' })
}

/** Shows a month of a district, and waits until all of it is there. */
async function openMonth({ page, open }: Visitor, month: string, district: string): Promise<void> {
  await open(`/months?month=${month}&district=${district}`)
  await page.locator('.month-detail .month-state').first().waitFor()
  await settled(page)
}

const stateShown = ({ page }: Visitor) => page.locator('.month-detail .month-state').first().textContent()

visits(
  'Officers of a county and of the city',
  (visit) => {
    it.each([
      ['city-1', '/work', 'work'],
      ['wuxing-1', '/work', 'work-county'],
      ['city-1', `/months?month=2024-06&district=${wuxing}`, 'months'],
      ['wuxing-1', `/months/sheet?month=2024-06&district=${wuxing}`, 'sheet'],
      ['city-1', '/releases', 'releases'],
      ['city-1', '/alerts', 'alerts'],
      ['wuxing-1', '/disputes', 'disputes'],
    ] as const)('%s finds %s whole: light, dark, on a telephone and on a large screen', async (account, path, name) => {
      for (const screen of [{}, { width: 360 }, { width: 1920, height: 1080, colorScheme: 'dark' }] as const) {
        const visitor = await visit(account, screen)
        await visitor.open(path)
        await settled(visitor.page)
        await visitor.picture(name)
        expect([screen, await visitor.findings()]).toEqual([screen, []])
        expect(visitor.faults).toEqual([])
        const isWide = await visitor.page.evaluate(
          () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
        )
        expect([screen, isWide]).toEqual([screen, false])
        await visitor.leave()
      }
    })

    // Before data change: an alert may end with its figure.
    it('acknowledge an alert, which the others then see', async () => {
      const visitor = await visit('city-1')
      await visitor.open('/alerts?rule=behind-pace')
      const row = visitor.page.locator('.alert-list tbody tr', { hasText: /未确认.*湖州市/ }).first()
      await row.waitFor()
      const what = (await row.locator('th').textContent())!
      expect(what).not.toMatch(/^[a-z-]+\./)
      await row.getByRole('button').click()
      await visitor.page.getByText(`已办理：确认 ${what}`).waitFor()
      const other = await visit('reader-1')
      await other.open('/alerts?rule=behind-pace')
      await other.page.locator('.alert-list tr', { hasText: 'city-1' }).first().waitFor()
      expect(await other.page.getByRole('button', { name: /^确认/ }).count()).toBe(0)
    })

    it('submit, review, lock and release a month, which a stranger then reads', async () => {
      for (const district of others) await bring('2024-01', district, 'locked')
      const before = await visit(null)
      await before.open('/?audience=public')
      await before.page.getByRole('heading', { name: '尚无发布' }).waitFor()
      expect(await before.page.locator('main h1').count()).toBe(1)
      expect(await before.findings()).toEqual([])
      const county = await visit('wuxing-1')
      await county.open('/work')
      await county.page.getByRole('link', { name: '2024年1月待上报' }).click()
      await county.page.getByRole('heading', { name: '吴兴区 2024年1月' }).waitFor()
      await settled(county.page)
      // What is submitted is in sight: returns, findings, figures.
      await county.page.getByText(/应报\d+项，已报\d+项/).waitFor()
      expect(await county.page.locator('.month-figures tbody tr').count()).toBeGreaterThan(5)
      await county.page.getByRole('button', { name: '上报' }).click()
      await county.page.getByText('已办理：上报').waitFor()
      await expect.poll(() => stateShown(county)).toBe('已上报')

      const reviewer = await visit('reviewer-1')
      await reviewer.open('/work')
      await reviewer.page.getByRole('link', { name: '吴兴区2024年1月待审核' }).click()
      await reviewer.page.getByRole('button', { name: '审核通过' }).click()
      await expect.poll(() => stateShown(reviewer)).toBe('已审核')

      const officer = await visit('city-1')
      await officer.open('/work')
      await officer.page.getByRole('link', { name: '吴兴区2024年1月待锁定' }).click()
      await officer.page.getByRole('button', { name: '锁定' }).click()
      await expect.poll(() => stateShown(officer)).toBe('已锁定')
      await officer.page.getByRole('link', { name: '去发布' }).click()
      await officer.page.getByText('本年至该月各地均已锁定，可以发布。').waitFor()
      await officer.page.getByRole('button', { name: '开始发布' }).click()
      const done = officer.page.getByText(/已发布为第\d+号，共[\d,]+个数/)
      await done.waitFor({ timeout: 170_000 })
      await officer.page.getByText(/个数不予公布：|没有不予公布的数/).waitFor()
      await officer.picture('released')
      expect(await officer.findings()).toEqual([])
      const number = /第(\d+)号/.exec((await done.textContent())!)![1]!
      await openMonth(officer, '2024-01', wuxing)
      expect(await stateShown(officer)).toBe('已发布')

      const stranger = await visit(null)
      await stranger.open('/releases?audience=public')
      const row = stranger.page.locator('.release-list tbody tr', { hasText: `第${number}号` })
      await row.getByText('2024年1月').waitFor()
      // Who released it, and how much is hidden, is for the bureau.
      expect(await row.textContent()).not.toContain('city-1')
      await row.getByRole('link').click()
      await stranger.page.waitForURL(new RegExp(`release=${number}`))
      await stranger.page.locator('.matrix').waitFor()
      await stranger.page.getByText('截至2024年1月31日').first().waitFor()
    })

    it('have released January, and every page of a stranger is of January: the board, its figures, what can be chosen', async () => {
      const { page, open, findings } = await visit(null)
      await open('/?audience=public')
      await page.locator('.matrix').waitFor()
      const month = page.getByLabel('截至')
      expect(await month.locator('option').allTextContents()).toEqual(['1月'])
      await page.getByRole('heading', { name: '各区县' }).waitFor()
      // Each figure of the board is the one of its own page.
      const cells = page.locator('.matrix tbody tr')
      const compared: string[] = []
      for (let at = 0; at < 6; at += 1) {
        const row = cells.nth(at)
        const shown = await row.locator('td').nth(1).locator('.cell-value').textContent()
        await row.locator('th a:not(.matrix-item)').click()
        await page.waitForURL(/\/indicators\//)
        await settled(page)
        const there = await page.locator('.now-value').textContent()
        expect(there!.replace(/\s/g, '')).toContain(shown!.replace(/\s/g, ''))
        compared.push(there!)
        expect(await page.getByText('没有这一级的数').count()).toBe(0)
        expect(await page.locator('main .problem').count()).toBe(0)
        await page.goBack()
        await page.locator('.matrix').waitFor()
        await settled(page)
      }
      expect(compared.some((each) => /\d/.test(each))).toBe(true)
      await open('/?audience=public&month=2024-06')
      await page.getByRole('heading', { name: '这次发布没有找到' }).waitFor()
      expect(await findings()).toEqual([])
      await page.getByRole('link', { name: '2024年1月' }).click()
      await page.locator('.matrix').waitFor()
      await open('/?audience=public&release=99')
      await page.getByRole('heading', { name: '这次发布没有找到' }).waitFor()
    })

    it('who are sent an address that nobody understands read that it is not what was meant', async () => {
      const { page, open, findings } = await visit('city-1')
      for (const part of ['month=2024-13', 'month=2030-01', 'plan=zzz', 'audience=zzz', 'state=zzz']) {
        await open(`/?${part}`)
        await page.locator('.matrix').waitFor()
        await page.getByText(`地址中的${part}没有对应的内容`).waitFor()
      }
      expect(await findings()).toEqual([])
      await open('/?audience=internal&release=1')
      await page.getByText('地址中的release=1没有对应的内容').waitFor()
      // A release that is named is shown as it was released.
      await open('/?release=1')
      await page.locator('.matrix').waitFor()
      expect(await page.getByRole('combobox', { name: '对象', exact: true }).inputValue()).toBe('shared')
      expect(await page.getByText('没有对应的内容').count()).toBe(0)
    })

    it('learn that who submits a month must not review it', async () => {
      const visitor = await visit('both-1')
      await openMonth(visitor, '2024-02', nanxun)
      await visitor.page.getByRole('button', { name: '上报' }).click()
      await expect.poll(() => stateShown(visitor)).toBe('已上报')
      await visitor.page.getByRole('button', { name: '审核通过' }).click()
      await visitor.page.getByText('上报人不能审核自己上报的月份，请由另一账号审核。').waitFor()
      expect(await stateShown(visitor)).toBe('已上报')
      expect(await visitor.findings()).toEqual([])
    })

    it('see what another has made of the month meanwhile, and lose nothing that they have written', async () => {
      await bring('2024-03', wuxing, 'submitted')
      const [first, second] = [await visit('reviewer-1'), await visit('reviewer-2')]
      await openMonth(second, '2024-03', wuxing)
      await second.page.getByLabel(/^原因/).fill('漏报')
      await openMonth(first, '2024-03', wuxing)
      await first.page.getByRole('button', { name: '审核通过' }).click()
      await expect.poll(() => stateShown(first)).toBe('已审核')
      await second.page.getByRole('button', { name: '退回' }).click()
      await second.page.getByText(/reviewer-1已变动该月，现为“已审核”/).waitFor()
      await second.picture('moved')
      expect(await second.findings()).toEqual([])
      expect(await second.page.getByLabel(/^原因/).inputValue()).toBe('漏报')
      await second.page.getByRole('button', { name: '退回' }).click()
      await expect.poll(() => stateShown(second)).toBe('填报中')
      await second.page.getByText('退回 reviewer-2').waitFor()
    })

    it('learn which words a reason may have, and reopen a locked month until a day', async () => {
      await bring('2024-04', wuxing, 'locked')
      const visitor = await visit('city-1')
      await openMonth(visitor, '2024-04', wuxing)
      await visitor.page.getByLabel(/^原因/).fill('王小明应计入')
      await visitor.page.getByRole('button', { name: '重新打开' }).click()
      await visitor.page.getByText(/原因只用通用词语/).waitFor()
      await visitor.page.getByLabel(/^原因/).fill('漏报')
      await visitor.page.getByRole('button', { name: '重新打开' }).click()
      await visitor.page
        .getByText(/重新打开至/)
        .first()
        .waitFor()
      expect(await stateShown(visitor)).toBe('填报中')
    })

    it('work by keyboard alone: from the list of what waits to a month that is submitted', async () => {
      const { page, open } = await visit('wuxing-1')
      await open('/work?month=2024-05')
      await page.getByRole('link', { name: '2024年5月待上报' }).waitFor()
      const reach = async (name: string) => {
        for (let steps = 0; steps < 80; steps += 1) {
          await page.keyboard.press('Tab')
          if ((await page.evaluate(() => document.activeElement?.textContent)) === name) return
        }
        throw new Error(`the keyboard must reach ${name}, got to the end without it`)
      }
      await reach('2024年5月待上报')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: '吴兴区 2024年5月' }).waitFor()
      await settled(page)
      await reach('上报')
      await page.keyboard.press('Enter')
      await page.getByText('已办理：上报').waitFor()
    })

    it('remind a county of overdue returns, which sees who reminded it, once a day', async () => {
      const [source] = (await office.store.sources()).filter(
        ({ offices, dataset, withdrawn }) => dataset === 'meal-sites' && !withdrawn && offices.includes(nanxun),
      )
      await office.store.withdraw({
        source: source!.id,
        reason: '重复报送',
        askedBy: '测试单位',
        revision: { reason: '重复报送', by: 'city-1' },
      })
      const officer = await visit('city-1')
      await officer.open('/work?month=2024-12')
      await officer.page.getByRole('button', { name: '催报南浔区' }).click()
      await officer.page.getByText('已办理：催报南浔区').waitFor()
      await officer.page.locator('.remind tr', { hasText: '南浔区' }).getByText('city-1').waitFor()
      await officer.picture('reminded')
      await officer.page.getByRole('button', { name: '催报南浔区' }).click()
      await officer.page.getByText(/今天已催报过/).waitFor()
      expect(await officer.findings()).toEqual([])
      const county = await visit('nanxun-1')
      await county.open('/work?month=2024-12')
      await county.page.getByText('city-1催报：2024年12月的报送已逾期').waitFor()
      await county.picture('reminded-county')
    })

    it('print a submission sheet on A4, without the head of the page, with the entry of the chain', async () => {
      await bring('2024-07', wuxing, 'submitted')
      const visitor = await visit('wuxing-1')
      await visitor.open(`/months/sheet?month=2024-07&district=${wuxing}`)
      await visitor.page.getByText(/^防篡改链第\d+条/).waitFor()
      await settled(visitor.page)
      const [entry] = await office.store.months.entries('2024-07')
      expect(await visitor.page.locator('.sheet-hash').textContent()).toBe(entry!.hash)
      for (const word of ['填报人', '审核人', '负责人', '（公章）'])
        await visitor.page.getByText(word).first().waitFor()
      await visitor.page.emulateMedia({ media: 'print' })
      expect(await visitor.page.locator('.head').isVisible()).toBe(false)
      expect(await visitor.page.locator('.choosers').isVisible()).toBe(false)
      const paper = await visitor.page.pdf({ path: shotPath('sheet.pdf'), preferCSSPageSize: true })
      // A4 in points, as the file states it.
      expect(paper.toString('latin1')).toMatch(/\/MediaBox ?\[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/)
    })

    it('learn that nothing waits for them if they only read, and find what they may read', async () => {
      const { page, open } = await visit('reader-1')
      await open('/work')
      await page.getByText('没有待办事项。').waitFor()
      expect(await page.getByRole('navigation', { name: '主导航' }).getByText('工作').count()).toBe(1)
      const ways = page.getByRole('navigation', { name: '工作' }).getByRole('link')
      expect(await ways.allTextContents()).toEqual(['待办', '异议', '预警'])
      // Of files there is nothing for them: no list, and no filter of one.
      await open('/files')
      await page.getByText('你的账号不能查看报送文件').waitFor()
      expect(await page.locator('main select').count()).toBe(0)
      expect(await page.getByText(/上传/).count()).toBe(0)
    })
  },
  own,
)
