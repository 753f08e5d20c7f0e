import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { byValue, count, evaluate, indicator, total, type AnyRecord } from '@minzheng/core'
import { mealSites } from '@minzheng/elderly-care'
import { readPlan } from '../src/config/index.js'
import {
  addIndicators,
  defineDeployment,
  domains,
  makeBoard,
  type BoardRow,
  type Deployment,
  type Plan,
} from '../src/index.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minzheng-targets-'))
  await writeFile(join(folder, 'plan.txt'), '一、养老\n1.助餐。新建助餐点12个，其中老年食堂4～5家。\n')
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

const meals = 'elderly-care.new-meal-sites'
const opened = indicator({
  id: 'elderly-care.sites-opened',
  name: { zh: '新建助餐点', en: 'Sites opened' },
  formula: total(count(mealSites, { on: mealSites.col.openedOn })),
  by: { kind: byValue(mealSites, mealSites.col.kind) },
})
const city = '990100'
const counties = ['990102', '990103', '990104']
const districts = [
  { code: city, name: '云溪市', level: 'city', parent: null, kind: '地级市' },
  ...counties.map(
    (code, index) => ({ code, name: `${'东南西'[index]}区`, level: 'county', parent: city, kind: '市辖区' }) as const,
  ),
] as const

let files = 0
async function planWith(target: object, more: object = {}): Promise<Plan> {
  files += 1
  const file = join(folder, `plan-${files}.json`)
  const promise = { indicator: meals, operator: '>=', value: 12, item: 1, quote: '新建助餐点12个', ...target }
  const data = { id: 'yunxi-2025', title: { zh: '要点', en: 'Plan' }, year: 2025, text: 'plan.txt', districts: [city] }
  await writeFile(file, JSON.stringify({ ...data, targets: [promise], ...more }))
  return readPlan(file)
}
const deploymentOf = (plan: Plan): Deployment =>
  defineDeployment({
    id: 'yunxi',
    name: { zh: '云溪市', en: 'Yunxi' },
    districts,
    domains: addIndicators(domains, [opened]),
    plans: [plan],
  })

const site = (index: number, openedOn: string, district = counties[0]!, kind = 'point'): AnyRecord => ({
  ...Object.fromEntries(Object.keys(mealSites.facts).map((name) => [name, null])),
  site: String(index),
  district,
  kind,
  openedOn,
})

/** The rows of a board, from records of meal sites and the months that the city returned. */
function rowsOf(plan: Plan, sites: readonly AnyRecord[], upTo = '2025-12'): readonly BoardRow[] {
  const { catalogue } = deploymentOf(plan)
  const months = Array.from({ length: 12 }, (_, index) => `2025-${String(index + 1).padStart(2, '0')}`)
  const returns = months
    .filter((month) => month <= upTo)
    .map((month) => ({ dataset: 'meal-sites', district: city, month }))
  const figures = evaluate(catalogue, { 'meal-sites': sites }, returns)
  return makeBoard({
    plan,
    catalogue,
    period: upTo === '2025-12' ? '2025' : `2025-01/${upTo}`,
    observation: (id, district, variant, period, part) =>
      figures.observe(id, district, period, { variant, ...(part === undefined ? {} : { part }) }),
    weightOf: () => 1,
  }).rows
}
const statusOf = (row: BoardRow | undefined, district = city) =>
  row?.cells.find((cell) => cell.district === district)?.assessment?.status

describe('a range (4～5家)', () => {
  it('is met from its lower end on, beyond its upper end too, and shown as a range', async () => {
    const plan = await planWith({ value: 4, upTo: 5, quote: '老年食堂4～5家' })
    for (const [sites, status] of [
      [3, 'off-track'],
      [4, 'achieved'],
      [5, 'achieved'],
      [7, 'achieved'],
    ] as const) {
      const [row] = rowsOf(
        plan,
        Array.from({ length: sites }, (_, index) => site(index, '2025-03-01')),
      )
      expect([row!.target.shown.zh, sites, statusOf(row)]).toEqual(['4～5', sites, status])
    }
  })

  it('gives counties parts of its lower end, which are no ranges', async () => {
    const [row] = rowsOf(await planWith({ value: 4, upTo: 5, below: 'persons' }), [])
    const shown = row!.cells.filter(({ district }) => district !== city).map(({ target }) => target?.shown.zh)
    expect(shown).toEqual(['≥ 2', '≥ 1', '≥ 1'])
  })

  it('must rise, and be a minimum', async () => {
    const falling = await planWith({ value: 5, upTo: 4 })
    expect(() => rowsOf(falling, [])).toThrow('the upper end of its range must be above 5, got 4')
    const most = await planWith({ value: 4, upTo: 5, operator: '<=' })
    expect(() => rowsOf(most, [])).toThrow('its operator must be >= for a range, got <=')
  })
})

describe('stages within the year (上半年完成一半)', () => {
  it('are rows of their own, each due at its month, and the pace of the year follows them', async () => {
    const plan = await planWith({
      stages: [
        { by: '2025-03', value: 1 },
        { by: '2025-06', value: 6 },
        { by: '2025-09', value: 9 },
      ],
    })
    expect(plan.targets.map(({ period, value }) => [period, value])).toEqual([
      ['2025-Q1', 1],
      ['2025-S1', 6],
      ['2025-01/2025-09', 9],
      ['2025', 12],
    ])
    const five = Array.from({ length: 5 }, (_, index) => site(index, '2025-02-01'))
    const rows = rowsOf(plan, five, '2025-06')
    expect(rows.map(({ target, cells }) => [target.period, statusOf({ cells } as BoardRow)])).toEqual([
      ['2025-Q1', 'achieved'],
      ['2025-S1', 'off-track'],
      ['2025-01/2025-09', 'off-track'],
      ['2025', 'off-track'],
    ])
    const whole = rows.at(-1)!.cells[0]!.assessment!
    // Half is due by June, though five twelfths of the plan would be on the way at an even pace.
    expect(whole.due).toBeCloseTo(0.5, 9)
  })

  it('with one even stage give the pace of the plain target at the end of each month', async () => {
    const [even, plain] = [await planWith({ stages: [{ by: '2025-06', value: 6 }] }), await planWith({})]
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 11 }), fc.nat(12), (month, sites) => {
        const upTo = `2025-${String(month).padStart(2, '0')}`
        const rows = Array.from({ length: sites }, (_, index) => site(index, '2025-01-02'))
        const [staged, simple] = [rowsOf(even, rows, upTo).at(-1)!, rowsOf(plain, rows, upTo)[0]!]
        expect(staged.cells[0]!.assessment!.due).toBeCloseTo(month / 12, 9)
        expect(staged.cells[0]!.assessment!.gap).toBe(simple.cells[0]!.assessment!.gap)
      }),
      { numRuns: 30 },
    )
  })

  it('must be months of the year before December, in order', async () => {
    for (const stages of [
      [{ by: '2025-12', value: 6 }],
      [{ by: '2024-06', value: 6 }],
      [
        { by: '2025-06', value: 6 },
        { by: '2025-03', value: 8 },
      ],
    ])
      await expect(planWith({ stages })).rejects.toThrow(
        'must be due by a month of 2025 before December, in their order',
      )
  })
})

describe('a number for one category (城乡分别定标准)', () => {
  it('is compared with the figure of the category, and named after it', async () => {
    const plan = await planWith({ indicator: opened.id, value: 2, part: 'kind=canteen' })
    const sites = [site(1, '2025-02-01', counties[0], 'canteen'), site(2, '2025-02-01'), site(3, '2025-02-01')]
    const [row] = rowsOf(plan, sites)
    expect(row).toMatchObject({ name: { zh: '新建助餐点（老年食堂）' }, part: 'kind=canteen' })
    expect(row!.cells.map(({ observation }) => observation.value)).toEqual([1, 1, 0, 0])
    expect(statusOf(row)).toBe('off-track')
  })

  it('does not answer for the whole, nor the whole for it', async () => {
    const both = await planWith({ indicator: opened.id, value: 3 }, {})
    const part = await planWith({ indicator: opened.id, value: 1, part: 'kind=canteen', districts: [counties[0]] })
    const plan = { ...both, targets: [...both.targets, ...part.targets] }
    expect(rowsOf(plan, []).map(({ part: each }) => each)).toEqual([undefined, 'kind=canteen'])
  })

  it('must be a category that the indicator has', async () => {
    const plan = await planWith({ part: 'kind=palace' })
    expect(() => deploymentOf(plan)).toThrow('part must be one of none, got "kind=palace"')
  })
})

describe('a number that was adjusted during the year', () => {
  const documents = { documents: [{ id: 'yunxi-notice-2025-7', title: { zh: '调整通知', en: 'Notice' } }] }
  const adjusted = [{ from: '2025-07-01', value: 15, document: 'yunxi-notice-2025-7', item: 2, quote: '调整为15个' }]

  it('is the old one on a board before the day, and the new one from it on, with the old one beside it', async () => {
    const plan = await planWith({ adjusted }, documents)
    const [before] = rowsOf(plan, [], '2025-06')
    expect(before).toMatchObject({ target: { value: 12 }, quote: '新建助餐点12个' })
    expect(before!.formerly).toBeUndefined()
    const rows = rowsOf(plan, [])
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      target: { value: 15, shown: { zh: '≥ 15' } },
      quote: '调整为15个',
      formerly: [
        { until: '2025-07-01', shown: { zh: '≥ 12' }, clause: { document: 'yunxi-2025', quote: '新建助餐点12个' } },
      ],
    })
  })

  it('to the same number changes no figure and no status', async () => {
    const [plain, same] = [
      await planWith({}),
      await planWith({ adjusted: [{ ...adjusted[0]!, value: 12 }] }, documents),
    ]
    fc.assert(
      fc.property(fc.nat(14), fc.constantFrom('2025-03', '2025-09', '2025-12'), (sites, upTo) => {
        const rows = Array.from({ length: sites }, (_, index) => site(index, '2025-01-02'))
        expect(rowsOf(same, rows, upTo)[0]!.cells).toEqual(rowsOf(plain, rows, upTo)[0]!.cells)
      }),
      { numRuns: 20 },
    )
  })

  it('must quote a document that the plan lists, on days of the year in their order', async () => {
    const strange = await planWith({ adjusted })
    expect(() => deploymentOf(strange)).toThrow('document must be one of yunxi-2025, got "yunxi-notice-2025-7"')
    const late = await planWith({ adjusted: [{ ...adjusted[0]!, from: '2026-02-01' }] }, documents)
    expect(() => deploymentOf(late)).toThrow('from must be a day of 2025, got "2026-02-01"')
    await expect(
      planWith({ adjusted: [adjusted[0]!, { ...adjusted[0]!, from: '2025-05-01' }] }, documents),
    ).rejects.toThrow('must be in the order of their days, got 2025-05-01 after 2025-07-01')
  })
})

describe('a set of districts that is no district (主城区)', () => {
  const sets = { sets: { main: { zh: '主城区', en: 'main city', districts: counties.slice(0, 2) } } }

  it('promises the number for each of its districts, and for no other', async () => {
    const plan = await planWith({ set: 'main', value: 3 }, sets)
    const [row] = rowsOf(plan, [site(1, '2025-02-01')])
    expect(row!.cells.map(({ target }) => target?.value ?? null)).toEqual([null, 3, 3, null])
  })

  it('must be one of the plan’s', async () => {
    await expect(planWith({ set: 'old-town' }, sets)).rejects.toThrow('must be one of main, got "old-town"')
    await expect(planWith({ set: 'main', districts: [city] }, sets)).rejects.toThrow(
      'must name districts or a set, got both',
    )
  })
})
