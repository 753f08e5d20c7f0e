import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  byValue,
  choice,
  count,
  dataset,
  day,
  districtCode,
  domain,
  evaluate,
  indicator,
  is,
  latest,
  level,
  money,
  optional,
  text,
  total,
} from '@minzheng/core'
import { reportPage, reportWorkbook } from '@minzheng/export'
import {
  coverageOf,
  defineDeployment,
  makeBoard,
  whatIf,
  type Board,
  type Deployment,
  type NamedDistrictSet,
} from '@minzheng/plan'
import { readPlan } from '@minzheng/plan/config'
import type { Store } from '@minzheng/store'
import { readBoard, readBoardInput, reportHandler } from '@minzheng/worker'
import { liveReport } from '../src/figures/report-source.js'
import { boardTable } from '../src/terminal/board-table.js'
import { figureText } from '../src/terminal/explanation-text.js'
import { coveragePage } from '../src/terminal/coverage-page.js'

// A city that does not exist, with a domain of its own.
const [city, yunxi, wangshan, sanhe] = ['990100', '990102', '990103', '990121'] as const
const area = choice('城乡', 'Area', { urban: { zh: '城市', en: 'urban' }, rural: { zh: '农村', en: 'rural' } })
const sites = dataset({
  name: 'far-sites',
  title: { zh: '助餐点', en: 'Sites' },
  counts: 'site',
  fields: {
    site: text('编号', 'Site'),
    district: districtCode(),
    area,
    openedOn: day('启用日期', 'Opened on'),
    closedOn: optional(day('停用日期', 'Closed on')),
  },
  key: ['site'],
  time: { kind: 'stock', from: 'openedOn', to: 'closedOn' },
})
const standards = dataset({
  name: 'far-standards',
  title: { zh: '低保标准', en: 'Standards' },
  counts: 'case',
  fields: {
    district: districtCode(),
    area,
    effectiveOn: day('执行日期', 'Effective on'),
    amount: money('月标准', 'Amount'),
  },
  key: ['district', 'area', 'effectiveOn'],
  time: { kind: 'policy', from: 'effectiveOn', series: ['area'] },
})
const standardOf = (kind: 'urban' | 'rural') =>
  level(latest(standards, standards.col.amount, { where: is(standards.col.area, kind) }), { times: 12 })
const far = domain({
  name: 'far',
  title: { zh: '远山', en: 'Far' },
  datasets: [sites, standards],
  indicators: [
    indicator({
      id: 'far.new-sites',
      name: { zh: '新建助餐点', en: 'New sites' },
      formula: total(count(sites, { on: sites.col.openedOn })),
    }),
    indicator({
      id: 'far.open-sites',
      name: { zh: '助餐点总数', en: 'Open sites' },
      formula: total(count(sites)),
      by: { area: byValue(sites, sites.col.area) },
    }),
    indicator({
      id: 'far.standard',
      name: { zh: '低保年标准', en: 'Standard' },
      unit: 'yuan/year',
      variants: { urban: standardOf('urban'), rural: standardOf('rural') },
      variantNames: { urban: { zh: '城镇', en: 'urban' }, rural: { zh: '农村', en: 'rural' } },
    }),
  ],
})

const planText = `一、养老
1.助餐。新建助餐点20个,上半年完成50%。主城区助餐点达到12个,其中各区不少于4个。农村助餐点4至5家。
二、救助
2.标准。城市低保年标准达到1.2万元、农村低保年标准达到9600元。
`
const notice = '远山市民政局关于调整部分目标的通知\n经研究,新建助餐点目标调整为24个。\n'
const plan = {
  id: 'far-2025',
  title: { zh: '远山市2025年民政工作要点', en: 'Plan for 2025' },
  year: 2025,
  text: 'plan.txt',
  documents: [{ id: 'far-notice', title: { zh: '调整通知', en: 'Notice of July' }, text: 'notice.txt' }],
  districts: [city],
  targets: [
    {
      indicator: 'far.new-sites',
      operator: '>=',
      value: 20,
      item: 1,
      quote: '新建助餐点20个,上半年完成50%',
      interim: [
        { by: '2025-S1', percent: 50 },
        { by: '2025-Q3', value: 15 },
      ],
      adjusted: [{ from: '2025-07-01', document: 'far-notice', quote: '新建助餐点目标调整为24个', value: 24 }],
    },
    {
      indicator: 'far.open-sites',
      operator: '>=',
      value: 12,
      item: 1,
      quote: '主城区助餐点达到12个',
      set: { id: 'main', as: 'whole' },
    },
    {
      indicator: 'far.open-sites',
      operator: '>=',
      value: 4,
      item: 1,
      quote: '其中各区不少于4个',
      set: { id: 'main', as: 'each' },
    },
    {
      indicator: 'far.open-sites',
      operator: '=',
      value: 4,
      high: 5,
      item: 1,
      quote: '农村助餐点4至5家',
      part: 'area=rural',
    },
    {
      indicator: 'far.standard',
      operator: '>=',
      value: 12_000,
      item: 2,
      quote: '城市低保年标准达到1.2万元',
      variant: 'urban',
      below: 'same',
    },
    {
      indicator: 'far.standard',
      operator: '>=',
      value: 9600,
      item: 2,
      quote: '农村低保年标准达到9600元',
      variant: 'rural',
      below: 'same',
    },
  ],
}

// 10 sites by June, 13 by August; of those of 云溪区 two are in the country, and four of 三河县.
const opened: readonly (readonly [string, string, string, number])[] = [
  [yunxi, 'urban', '2025-02-01', 3],
  [yunxi, 'rural', '2025-05-10', 2],
  [wangshan, 'urban', '2025-03-01', 3],
  [sanhe, 'rural', '2025-06-30', 2],
  [sanhe, 'rural', '2025-08-01', 2],
  [wangshan, 'urban', '2025-08-15', 1],
]
const records = {
  'far-sites': opened.flatMap(([district, kind, openedOn, many], turn) =>
    Array.from({ length: many }, (_, index) => ({
      site: `${turn}-${index}`,
      district,
      area: kind,
      openedOn,
      closedOn: null,
    })),
  ),
  'far-standards': [yunxi, wangshan, sanhe].flatMap((district) => [
    { district, area: 'urban', effectiveOn: '2025-01-01', amount: 100_000 },
    { district, area: 'rural', effectiveOn: '2025-01-01', amount: district === sanhe ? 75_000 : 80_000 },
  ]),
}
const months = ['2025-01', '2025-02', '2025-03', '2025-04', '2025-05', '2025-06', '2025-07', '2025-08']

let folder: string
let deployment: Deployment
let store: Pick<Store, 'returnedMonths' | 'figures' | 'staleness' | 'releases'>
const sets: readonly NamedDistrictSet[] = [
  { id: 'main', name: { zh: '主城区', en: 'Main urban districts' }, districts: [yunxi, wangshan] },
]

async function deploymentOf(written: object, districtSets = sets): Promise<Deployment> {
  await writeFile(join(folder, 'plan.json'), JSON.stringify(written))
  return defineDeployment({
    id: 'far',
    name: { zh: '远山市', en: 'Far' },
    districts: [
      { code: city, name: '远山市', level: 'city', parent: null, kind: '地级市' },
      { code: yunxi, name: '云溪区', level: 'county', parent: city, kind: '市辖区' },
      { code: wangshan, name: '望山区', level: 'county', parent: city, kind: '市辖区' },
      { code: sanhe, name: '三河县', level: 'county', parent: city, kind: '县' },
    ],
    domains: [far],
    districtSets,
    plans: [readPlan(join(folder, 'plan.json'))],
  })
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minzheng-forms-'))
  await writeFile(join(folder, 'plan.txt'), planText)
  await writeFile(join(folder, 'notice.txt'), notice)
  deployment = await deploymentOf(plan)
  const returns = months.flatMap((month) =>
    ['far-sites', 'far-standards'].flatMap((name) =>
      [yunxi, wangshan, sanhe].map((district) => ({ dataset: name, district: district, month })),
    ),
  )
  const { source } = evaluate(deployment.catalogue, records, returns)
  const refuse = (): never => {
    throw new Error('the board must read a source only')
  }
  store = {
    returnedMonths: async () => source.returns.months,
    figures: { read: refuse, stream: refuse, source: async () => source },
    releases: { save: refuse, check: refuse, list: refuse, get: refuse, figures: refuse },
    staleness: async () => ({ cells: 0, oldest: null }) as unknown as Awaited<ReturnType<Store['staleness']>>,
  }
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

const stateOf = (board: Board, row: number, district: string) => {
  const cell = board.rows[row]!.cells.find((each) => each.district === district)!
  return [cell.observation.value, cell.target?.shown.zh, cell.assessment?.status]
}

describe('the board of an invented plan', () => {
  it('before the day of the notice has the old target, and the half-year is due next', async () => {
    const board = await readBoard(store, deployment, { upTo: '2025-05' })
    expect(stateOf(board, 0, city)).toEqual([8, '≥ 20', 'at-risk'])
    expect(board.rows[0]).not.toHaveProperty('adjusted')
    expect(board.rows[0]!.cells[0]!.interim?.map(({ shown }) => shown.zh)).toEqual([
      '上半年 ≥ 10 → 下一节点',
      '三季度 ≥ 15 · 待后续',
    ])
    // 10 by June: by the end of May 151 of 181 days have passed.
    expect(board.rows[0]!.cells[0]!.assessment?.expected).toBeCloseTo((10 * 151) / 181, 9)
  })

  it('from the day on has the new one, keeps the old one in words, and says that the half-year was kept', async () => {
    const board = await readBoard(store, deployment, { upTo: '2025-08' })
    expect(stateOf(board, 0, city)).toEqual([13, '≥ 24', 'at-risk'])
    expect(board.rows[0]!.target.value).toBe(24)
    expect(board.rows[0]!.adjusted?.map(({ shown }) => shown.zh)).toEqual([
      '原目标 ≥ 20（远山市2025年民政工作要点「新建助餐点20个,上半年完成50%」），2025年7月1日起调整为 ≥ 24（调整通知「新建助餐点目标调整为24个」）',
    ])
    expect(board.rows[0]!.cells[0]!.interim?.map(({ state }) => state)).toEqual(['kept', 'next'])
  })

  it('of the whole year takes the day that its figures cover', async () => {
    expect((await readBoard(store, deployment)).rows[0]!.target.value).toBe(24)
    const early = { ...store, returnedMonths: async () => months.slice(0, 6) }
    expect((await readBoard(early, deployment)).rows[0]!.target.value).toBe(20)
  })

  it('has the figure of a set as a whole, and each district of a set beside it', async () => {
    const board = await readBoard(store, deployment, { upTo: '2025-08' })
    expect(board.districts.at(-1)).toEqual({ code: 'main', name: '主城区', of: [yunxi, wangshan] })
    // Five sites of 云溪区 and four of 望山区 are nine of twelve.
    expect(stateOf(board, 1, 'main')[0]).toBe(9)
    expect(board.rows[1]!.cells.map(({ district, target }) => [district, target?.value])).toEqual([
      ['main', 12],
      [yunxi, undefined],
      [wangshan, undefined],
    ])
    expect(stateOf(board, 2, yunxi)).toEqual([5, '≥ 4', 'achieved'])
    expect(stateOf(board, 2, wangshan)).toEqual([4, '≥ 4', 'achieved'])
    expect(stateOf(board, 2, sanhe)).toEqual([4, undefined, undefined])
    expect(board.rows.map(({ scope }) => scope?.zh)).toEqual([
      undefined,
      '主城区整体',
      '主城区各地',
      '农村',
      '口径 urban',
      '口径 rural',
    ])
  })

  it('counts a category for itself, and misses a range that is passed', async () => {
    const [may, august] = await Promise.all(
      ['2025-06', '2025-08'].map((upTo) => readBoard(store, deployment, { upTo })),
    )
    expect(stateOf(may!, 3, city)).toEqual([4, '限4至5', 'achieved'])
    expect(stateOf(august!, 3, city)).toEqual([6, '限4至5', 'off-track'])
    expect(august!.rows[3]!.cells[0]!.observation.part).toBe('area=rural')
  })

  it('has an urban and a rural standard, as variants', async () => {
    const board = await readBoard(store, deployment, { upTo: '2025-08' })
    expect([stateOf(board, 4, yunxi), stateOf(board, 5, yunxi), stateOf(board, 5, sanhe)]).toEqual([
      [12_000, '≥ 12,000', 'achieved'],
      [9600, '≥ 9,600', 'achieved'],
      [9000, '≥ 9,600', 'off-track'],
    ])
  })

  it('is printed, and written as workbook, page and report of the worker, with all of this', async () => {
    const board = await readBoard(store, deployment, { upTo: '2025-08' })
    const table = boardTable(board, { audience: 'internal', release: null })
    for (const words of [
      '主城区',
      '≥ 24',
      '限4至5',
      '原目标 ≥ 20',
      '调整通知',
      '1. 助餐点总数（农村）',
      'formerly ≥ 20',
    ])
      expect(table).toContain(words)
    expect(table.replaceAll(/\s+/g, '')).toMatch(/上半年≥10\S*✔已完成/)

    const report = await liveReport(store, deployment).report({ upTo: '2025-08' })
    const options = { filledOn: '2025-09-05' }
    const page = reportPage(report, options)
    for (const words of [
      '新建助餐点（个）',
      '助餐点总数（主城区整体）（个）',
      '<p class="quote">原目标 ≥ 20（',
      '上半年 ≥ 10 ✔ 已完成<br>三季度 ≥ 15 → 下一节点',
      '限4至5',
      '<th scope="row">主城区</th>',
    ])
      expect(page).toContain(words)

    const workbook = new exceljs.Workbook()
    const bytes = await reportWorkbook(report, options)
    await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer)
    const texts: string[] = []
    workbook.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell(({ value }) => texts.push(String(value)))))
    for (const words of [
      '助餐点总数（主城区整体）\nOpen sites (Main urban districts as a whole)',
      '限4至5',
      '主城区',
      '阶段目标',
    ])
      expect(texts).toContain(words)
    expect(texts.some((each) => each.startsWith('原目标 ≥ 20（'))).toBe(true)
    expect(texts.some((each) => each.startsWith('上半年 ≥ 10 ✔ 已完成\n三季度'))).toBe(true)

    const job = reportHandler(store, deployment, folder, { lastMonth: () => '2025-08' })
    expect(await job({}, { log: () => {}, progress: () => {} })).toMatchObject({
      file: 'far-2025-2025-08.json',
      rows: 6,
    })
    const written = JSON.parse(await readFile(join(folder, 'far-2025-2025-08.json'), 'utf8')) as Board
    expect(written.rows[0]!.adjusted?.[0]?.after.document).toBe('far-notice')
    expect(written.rows[3]!.target.high).toBe(5)
  })

  it('is explained by the words of the plan and of the notice', () => {
    const { catalogue, plans } = deployment
    const { explain } = evaluate(catalogue, records, [])
    const found = figureText(
      explain('far.new-sites', city, '2025'),
      catalogue.indicator('far.new-sites'),
      catalogue,
      plans[0],
    )
    expect(found).toContain('条文 clause: 第1项「新建助餐点20个,上半年完成50%」(far-2025)')
    expect(found).toContain('条文 clause: 调整通知 第1项「新建助餐点目标调整为24个」(far-notice)')
  })

  it('is covered clause by clause, the notice after the plan', () => {
    const coverage = coverageOf(deployment.plans[0]!, deployment.catalogue)
    expect(coverage.misquoted).toEqual([])
    expect(coverage.rows.map(({ document, item, quote }) => [document, item, quote]).at(-1)).toEqual([
      'far-notice',
      1,
      '新建助餐点目标调整为24个',
    ])
    const page = coveragePage(coverage, deployment.plans[0]!.title)
    expect(page).toContain('≥ 20 个（2025-S1 10，2025-Q3 15，2025-07-01 起调整 adjusted）')
    expect(page).toContain('限4至5 个（area=rural）')
    expect(page).toContain('≥ 12 个（main 整体 as a whole）')
  })

  it('with another value has one number, interim targets of the same shares, and no adjustment', async () => {
    const input = await readBoardInput(store, deployment, { upTo: '2025-08' })
    const { after } = whatIf(input, [{ indicator: 'far.new-sites', value: 40 }])
    const row = after.rows.find(({ indicator: id }) => id === 'far.new-sites')!
    expect([row.target.basis, row.target.value, row.adjusted]).toEqual(['assumed', 40, undefined])
    expect(row.cells[0]!.interim?.map(({ value, state }) => [value, state])).toEqual([
      [20, 'missed'],
      [30, 'next'],
    ])
    const ranged = whatIf(input, [{ indicator: 'far.new-sites', value: 10, high: 13 }]).after
    expect(ranged.rows.find(({ indicator: id }) => id === 'far.new-sites')!.target.shown.zh).toBe('10至13')
    expect(whatIf(input, [{ indicator: 'far.new-sites', value: 20 }]).after.rows[0]!.adjusted).toHaveLength(1)
    expect(makeBoard(input)).toEqual(await readBoard(store, deployment, { upTo: '2025-08' }))
  })
})

it('a plan that asks for what cannot be is refused with all its faults at once', async () => {
  const [first, , , ranged, urban] = plan.targets
  const faulty = deploymentOf(
    {
      ...plan,
      documents: [...plan.documents, ...plan.documents],
      targets: [
        { ...first, adjusted: [{ from: '2026-01-01', document: 'none', quote: 'x', value: 9 }] },
        { ...first, adjusted: [{ from: '2025-07-01', document: 'far-notice', quote: '调整为25个', value: 25 }] },
        { ...first, document: 'far-letter', interim: [{ by: '2025-S1', value: 30 }] },
        { ...ranged, high: 3, part: 'area=coast' },
        { ...urban, part: 'area=urban' },
        { ...urban, set: { id: 'main', as: 'whole' } },
        { ...urban, set: { id: 'hills', as: 'each' } },
        { ...urban, set: { id: 'main', as: 'each' }, districts: [sanhe] },
      ],
    },
    [...sets, { id: '990102', name: { zh: '', en: '' }, districts: [city, yunxi, '1'] }],
  )
  await expect(faulty).rejects.toThrow(`deployment far has 18 fault(s):
  districtSets.990102: id must be small letters, digits and hyphens, a letter first, got "990102"
  districtSets.990102: name must be stated, got none
  districtSets.990102: districts must be districts of the catalogue, got 1
  districtSets.990102: districts must be named once, and none within another, got 990102
  plans.far-2025.documents: id must be unique, got "far-notice" twice
  plans.far-2025.targets.0 (far.new-sites): adjusted.0: from must be a day after 2025-01-01 and up to 2025-12-31, got "2026-01-01"
  plans.far-2025.targets.0 (far.new-sites): adjusted.0: clause must be of the plan or one of its documents, got "none"
  plans.far-2025.targets.0 (far.new-sites): adjusted.0: its interim values must rise up to the target, got 10, 15, 9
  plans.far-2025.targets.1 (far.new-sites): adjusted.0: quote must be in item 1 of far-notice, got "调整为25个"
  plans.far-2025.targets.2 (far.new-sites): clause must be of the plan or one of its documents, got "far-letter"
  plans.far-2025.targets.2 (far.new-sites): its interim values must rise up to the target, got 30, 20
  plans.far-2025.targets.2 (far.new-sites): adjusted.0: its interim values must rise up to the target, got 30, 24
  plans.far-2025.targets.3 (far.open-sites): part must be one of area=urban, area=rural, got "area=coast"
  plans.far-2025.targets.3 (far.open-sites): its high must be a number of at least its value 4, got 3
  plans.far-2025.targets.4 (far.standard): part must be one of none, got "area=urban"
  plans.far-2025.targets.5 (far.standard): set as a whole must have a figure that adds up over districts; take "each", got a value in force, which each district has for itself
  plans.far-2025.targets.6 (far.standard): set must be one of main, 990102, got "hills"
  plans.far-2025.targets.7 (far.standard): districts must be left out beside the set main, got 990121`)
})
