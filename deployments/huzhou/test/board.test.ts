import { describe, expect, it } from 'vitest'
import { huzhou2024, huzhouCatalogue } from '../src/index.js'
import { makeBoard, targetsBelow, type Board, type BoardCell } from '@minzheng/plan'
import { anji, carers, changxing, city, figure, inputOf, meals, planOf, promised } from './figures.js'

const boundary = 'registry.boundary-inspection-changan'
const cellOf = (board: Board, row: number, district: string): BoardCell =>
  board.rows[row]!.cells.find((cell) => cell.district === district)!
const owedOf = (board: Board, row = 0) =>
  Object.fromEntries(board.rows[row]!.cells.map((cell) => [cell.district, cell.target?.value]))

describe('a county’s own target', () => {
  const own = promised(meals, { districts: [anji], value: 60 })

  it('precedes a share of the city’s in its row, and the others share what it leaves', () => {
    const board = makeBoard(inputOf(planOf(promised(meals), own)))
    expect(board.rows).toHaveLength(1)
    expect(owedOf(board)).toEqual({
      '330500': 180,
      '330502': 30,
      '330503': 30,
      '330521': 30,
      '330522': 30,
      '330523': 60,
    })
    expect([cellOf(board, 0, anji).target?.basis, cellOf(board, 0, changxing).target?.basis]).toEqual([
      'explicit',
      'derived',
    ])
  })

  it('that is more than the whole leaves nothing to the others', () => {
    const owed = targetsBelow(promised(meals), huzhouCatalogue, () => 1, [
      promised(meals, { districts: [anji], value: 200 }),
    ])
    expect([...owed.values()].map(({ value }) => value)).toEqual([0, 0, 0, 0, 200])
  })

  it('applies also if the weight of the others is not known', () => {
    const owed = targetsBelow(promised(meals), huzhouCatalogue, () => undefined, [own])
    expect([...owed]).toEqual([[anji, own]])
  })

  it('precedes the city’s share that every county has', () => {
    const board = makeBoard(inputOf(planOf(promised(carers), promised(carers, { districts: [anji], value: 30 }))))
    expect(owedOf(board)).toMatchObject({ '330500': 24.5, '330502': 24.5, '330523': 30 })
  })

  it('for another period has a row of its own', () => {
    const board = makeBoard(inputOf(planOf(promised(meals), { ...own, period: '2024-S1' })))
    expect(board.rows.map((row) => row.target.period)).toEqual(['2024', '2024-S1'])
    expect(owedOf(board)).toMatchObject({ '330523': 36 })
    expect(owedOf(board, 1)).toMatchObject({ '330500': undefined, '330502': undefined, '330523': 60 })
  })

  it('of a count is not the city’s; a stage that two counties must reach is', () => {
    expect(owedOf(makeBoard(inputOf(planOf(own))))['330500']).toBeUndefined()
    expect(owedOf(makeBoard(inputOf(planOf(promised(boundary)))))).toMatchObject({
      '330500': 3,
      '330522': 3,
      '330523': 3,
      '330502': undefined,
    })
  })
})

describe('a target that is due before the year ends', () => {
  it('is compared with the figure of its own period', () => {
    const asked: string[] = []
    const board = makeBoard(
      inputOf(planOf(promised(meals, { period: '2024-Q1', value: 20 }), promised(meals)), {
        observation: (indicator, district, variant, period) => (
          asked.push(period),
          figure(period === '2024' ? 90 : 20, indicator, district, variant, period)
        ),
      }),
    )
    expect(new Set(asked)).toEqual(new Set(['2024-Q1', '2024']))
    expect(cellOf(board, 0, city).assessment).toMatchObject({ status: 'achieved', elapsed: 1 })
    expect(cellOf(board, 1, city).assessment).toMatchObject({ status: 'on-track', elapsed: 0.5, expected: 90 })
    expect(board.asOf).toBe('2024-06-30')
  })

  it('and has not ended is compared with the year to date, if it began with the year', () => {
    const asked: string[] = []
    makeBoard(
      inputOf(planOf(promised(meals, { period: '2024-S2' }), promised(meals, { period: '2024-S1' })), {
        period: '2024-01/2024-05',
        observation: (...given) => (asked.push(given[3]), undefined),
      }),
    )
    expect(new Set(asked)).toEqual(new Set(['2024-01/2024-05']))
  })
})

describe('a target’s variant and baseline', () => {
  it('a figure is requested for the variant that the plan means', () => {
    const { variants, defaultVariant } = huzhouCatalogue.indicator(carers)
    const other = Object.keys(variants).find((name) => name !== defaultVariant)!
    const board = makeBoard(inputOf(planOf(promised(carers, { variant: other }))))
    expect(board.rows[0]!.variant).toBe(other)
    expect(board.rows[0]!.cells.map((cell) => cell.observation.variant)).toEqual(board.rows[0]!.cells.map(() => other))
    expect(() => makeBoard(inputOf(planOf(promised(carers, { variant: 'floating' }))))).toThrow(
      'has no variant "floating"',
    )
  })

  it('the city’s baseline is not the counties’; the caller’s fills the gap', () => {
    const plan = planOf(promised(carers, { baseline: 18 }))
    const bare = makeBoard(inputOf(plan))
    expect([cellOf(bare, 0, city).assessment?.baseline, cellOf(bare, 0, anji).assessment?.baseline]).toEqual([18, null])
    const given = makeBoard(inputOf(plan, { baseline: (_, district) => (district === anji ? 15 : 10) }))
    expect([cellOf(given, 0, city).assessment?.baseline, cellOf(given, 0, anji).assessment?.baseline]).toEqual([18, 15])
  })
})

it('the board of the plan as it is has a row for each target, explicit ones first', () => {
  const board = makeBoard(inputOf(huzhou2024))
  expect(board.rows).toHaveLength(huzhou2024.targets.length)
  expect(board.rows.map((row) => row.target.basis)).toEqual(huzhou2024.targets.map(({ basis }) => basis).toSorted())
})
