import { describe, expect, it } from 'vitest'
import { huzhouCatalogue } from '@minzheng/huzhou'
import { anji, anyValue, carers, changxing, city, deqing, meals, nanxun, reportFrom, wuxing } from './two-years.js'

const rowOf = (report: ReturnType<typeof reportFrom>, indicator: string) =>
  report.rows.find((row) => row.indicator.id === indicator)!
const cellOf = (report: ReturnType<typeof reportFrom>, indicator: string, district: string) =>
  rowOf(report, indicator).cells.find((cell) => cell.district === district)!

describe('the report', () => {
  it('contains every indicator of the catalogue once: explicit and implied targets first, then those without', () => {
    const { rows } = reportFrom(anyValue(1))
    expect(new Set(rows.map(({ indicator }) => indicator.id)).size).toBe(huzhouCatalogue.indicators.size)
    expect([...new Set(rows.map(({ section }) => section))]).toEqual(['explicit', 'implied', 'bare'])
    for (const { section, target } of rows) expect(target === null).toBe(section === 'bare')
  })

  it('a flow is compared by its cumulative figures, with last year’s and with those to the month before; the month is the difference', () => {
    const told: Record<string, number> = { '2024-01/2024-06': 120, '2024-01/2024-05': 90, '2023-01/2023-06': 100 }
    const cell = cellOf(
      reportFrom((_, __, period) => told[period] ?? null),
      meals,
      city,
    )
    expect(cell.yearOnYear?.shown.zh).toBe('+20.00 %')
    expect(cell.monthOnMonth?.shown.zh).toBe('+33.33 %')
    expect(cell.ofTheMonth).toBe(30)
  })

  it('a rate is compared by its difference with the same month of last year and the month before', () => {
    const told: Record<string, number> = { '2024-06': 24, '2024-05': 23.5, '2023-06': 20 }
    const cell = cellOf(
      reportFrom((_, __, period) => told[period] ?? null),
      carers,
      anji,
    )
    expect([cell.yearOnYear?.shown.zh, cell.monthOnMonth?.shown.zh, cell.ofTheMonth]).toEqual([
      '+4.00 人/万人',
      '+0.50 人/万人',
      null,
    ])
  })

  it('if last year was not returned, there is no comparison, rather than one with zero', () => {
    const cell = cellOf(
      reportFrom((_, __, period) => (period.startsWith('2024') ? 5 : null)),
      meals,
      city,
    )
    expect(cell.yearOnYear).toMatchObject({ change: null, shown: { zh: '—' } })
  })

  it('January starts from zero: its month is its cumulative figure, and there is no month before', () => {
    const cell = cellOf(
      reportFrom((_, __, period) => (period === '2024-01/2024-01' ? 7 : null), { month: '2024-01' }),
      meals,
      city,
    )
    expect([cell.ofTheMonth, cell.monthOnMonth?.change]).toEqual([7, null])
  })
})

describe('ranks', () => {
  const by: Record<string, number | null> = {
    [city]: 99,
    [wuxing]: 10,
    [nanxun]: 30,
    [deqing]: 20,
    [changxing]: 20,
    [anji]: null,
  }
  const report = reportFrom((_, district) => by[district] ?? null)
  const ranksOf = (indicator: string) => rowOf(report, indicator).cells.map(({ rank }) => rank)

  it('count from the best county; equal ones share a rank, the city and counties without a figure have none', () => {
    expect(ranksOf(carers)).toEqual([null, 4, 1, 2, 2, null])
  })

  it('are reversed if less is better, and left out for counts without a target and for stages', () => {
    const of = (fits: (row: (typeof report.rows)[number]) => boolean) => report.rows.find(fits)!.indicator.id
    const lower = of(
      ({ section, indicator, cells }) =>
        section === 'bare' && indicator.better === 'lower' && indicator.unit === 'percent' && cells.length === 6,
    )
    expect(ranksOf(lower)).toEqual([null, 1, 4, 2, 2, null])
    const count = of(
      ({ section, indicator, cells }) =>
        section === 'bare' && indicator.variants[indicator.defaultVariant]!.kind === 'total' && cells.length === 6,
    )
    expect(ranksOf(count)).toEqual([null, null, null, null, null, null])
    expect(ranksOf(of(({ indicator, cells }) => indicator.unit === 'stage' && cells.length === 6))).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
    ])
  })
})
