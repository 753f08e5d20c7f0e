import { describe, expect, it } from 'vitest'
import { paceOf, stateOf, targetOf } from '../src/board/cell-state.js'
import { dueWay } from '../src/board/due-way.js'
import { missingReturns } from '../src/board/missing-returns.js'
import { monthsOf, yearTo } from '../src/board/period-of.js'
import { cutAtQuotes } from '../src/board/quotes.js'
import { ranked } from '../src/board/ranking.js'
import { withUnit } from '../src/board/shown-figure.js'
import { byNeed, byUrgency, standingOf } from '../src/board/standing.js'
import type { BoardCell, BoardRow } from '../src/data/figures.js'
import { returnState } from '../src/board/return-state.js'
import { niceSteps } from '../src/parts/nice-steps.js'

type Status = NonNullable<BoardCell['assessment']>['status']

/** A cell, as far as the functions here read it. */
const cell = (district: string, status: Status | null, pace: number | null = null, reason: string | null = null) =>
  ({ district, observation: { reason }, assessment: status === null ? null : { status, pace } }) as unknown as BoardCell
const row = (indicator: string, cells: readonly BoardCell[], basis = 'explicit') =>
  ({ indicator, target: { basis }, cells }) as unknown as BoardRow

describe('A unit', () => {
  it('follows a number, and no word', () => {
    expect(['24.5', '≥ 24.5', '已完成', '≥ 已完成', '不予公布', '—'].map((shown) => withUnit(shown, '个'))).toEqual([
      '24.5 个',
      '≥ 24.5 个',
      '已完成',
      '≥ 已完成',
      '不予公布',
      '—',
    ])
  })
})

describe('A hidden figure', () => {
  const hidden = cell('1', 'off-track', -40, 'suppressed')

  it('has no state and no pace, even if an assessment came with it', () => {
    expect([stateOf(hidden), paceOf(hidden)]).toEqual(['hidden', null])
  })

  it('is counted nowhere, and is no urgent matter', () => {
    const { counts, urgent } = standingOf([row('a', [hidden])], '1')
    expect(Object.values(counts)).toEqual([0, 0, 0, 0, 0])
    expect(urgent).toEqual([])
  })

  it('comes last in an order, where it was before', () => {
    const rows = [
      row('a', [hidden]),
      row('b', [cell('1', 'achieved', 5)]),
      row('c', [hidden]),
      row('d', [cell('1', 'off-track', -1)]),
    ]
    expect(rows.toSorted(byUrgency('1')).map(({ indicator }) => indicator)).toEqual(['d', 'b', 'a', 'c'])
  })

  it('has no place in a ranking, and no other place tells of it', () => {
    const found = ranked(
      [
        ['x', null],
        ['y', 3],
        ['z', 9],
      ] as const,
      ([, value]) => value,
      'higher',
    )
    expect(found.map(({ of: [name], place }) => [name, place])).toEqual([
      ['z', 1],
      ['y', 2],
      ['x', null],
    ])
  })
})

describe('Who is to be telephoned first', () => {
  it('is the county with the most behind; of equal ones, the one with more at risk', () => {
    const rows = [
      row('a', [cell('1', 'off-track'), cell('2', 'off-track'), cell('3', 'on-track')]),
      row('b', [cell('1', 'on-track'), cell('2', 'at-risk'), cell('3', 'at-risk')]),
    ]
    const order = ['1', '2', '3'].map((each) => standingOf(rows, each)).toSorted(byNeed)
    expect(order.map(({ district }) => district)).toEqual(['2', '1', '3'])
  })

  it('does not depend on what the plan only implies', () => {
    expect(standingOf([row('a', [cell('1', 'off-track')], 'implied')], '1').urgent).toEqual([])
  })

  it('is asked first about what is furthest behind its pace', () => {
    const rows = [
      row('none', [cell('1', 'off-track')]),
      row('near', [cell('1', 'off-track', -3)]),
      row('far', [cell('1', 'off-track', -30)]),
    ]
    expect(standingOf(rows, '1').urgent.map(({ indicator }) => indicator)).toEqual(['far', 'near', 'none'])
  })
})

describe('A ranking', () => {
  it('gives equal values the same place, and knows when less is better', () => {
    const found = ranked([3, 1, 3, 2], (each) => each, 'lower')
    expect(found.map(({ of, place }) => [of, place])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [3, 3],
    ])
  })
})

describe('The text of an item', () => {
  it('is cut at its promises, and stays letter for letter what it was', () => {
    const text = '新建助餐点180个,全年服务600万人次以上。'
    const pieces = cutAtQuotes(text, ['全年服务600万人次以上', '新建助餐点180个', '新建助餐点180个'])
    expect(pieces.map((piece) => piece.text).join('')).toBe(text)
    expect(pieces.filter(({ promises }) => promises.length > 0).map(({ promises }) => promises)).toEqual([[1, 2], [0]])
  })

  it('marks one of two promises that overlap, and none that the text does not have', () => {
    expect(cutAtQuotes('甲乙丙', ['甲乙', '乙丙', '丁', ''])).toEqual([
      { text: '甲乙', promises: [0] },
      { text: '丙', promises: [] },
    ])
  })
})

describe('A period', () => {
  it('up to a month is that of the service, and back', () => {
    for (const month of [1, 6, 11, 12]) expect(monthsOf(yearTo(2024, month), 2024)).toBe(month)
    expect(yearTo(2024, 12)).toBe('2024')
  })
})

describe('A return', () => {
  it('is overdue from the day after its day on, also if it was withdrawn', () => {
    expect(returnState({ state: 'due', dueOn: '2024-07-10' }, '2024-07-10')).toBe('due')
    expect(returnState({ state: 'due', dueOn: '2024-07-10' }, '2024-07-11')).toBe('overdue')
    expect(returnState({ state: 'withdrawn', dueOn: '2024-07-10' }, '2024-07-11')).toBe('overdue')
    expect(returnState({ state: 'late', dueOn: '2024-07-10' }, '2025-01-01')).toBe('late')
  })
})

describe('The lines of a drawing', () => {
  it('enclose every value, and begin at zero if it is near', () => {
    for (const values of [[14, 135, 180], [96, 100], [-3, 4], [0], [7], [13_440, 14_000], [0.2, 0.4]]) {
      const steps = niceSteps(values)
      expect(steps[0]!).toBeLessThanOrEqual(Math.min(...values))
      expect(steps.at(-1)!).toBeGreaterThanOrEqual(Math.max(...values))
      expect(steps.length).toBeLessThanOrEqual(8)
      expect(new Set(steps).size).toBe(steps.length)
    }
    expect(niceSteps([14, 135, 180])[0]).toBe(0)
  })
})

describe('The way to a target', () => {
  const way = { from: 0, to: 180, month: 6, due: 72 }
  const path = [0, 0, 0.05, 0.1, 0.1, 0.15, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]

  it('follows the seasonal path of the plan month by month', () => {
    const points = dueWay(way, { value: 180, path, interim: [] })
    expect(points.map(([month]) => month)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    expect([2, 3, 6, 12].map((month) => Math.round(points[month]![1]))).toEqual([0, 9, 72, 180])
  })

  it('follows what must be reached before the end, also for a county that owes a share', () => {
    const interim = [
      { by: '2024-S1', value: 72 },
      { by: '2024-Q3', value: 144 },
    ]
    expect(dueWay({ from: 0, to: 90, month: 6, due: 36 }, { value: 180, path: null, interim })).toEqual([
      [0, 0],
      [6, 36],
      [9, 72],
      [12, 90],
    ])
  })

  it('is straight on either side of now if the plan says nothing, or something else than the service', () => {
    const straight = [
      [0, 0],
      [6, 90],
      [12, 180],
    ]
    expect(dueWay({ ...way, due: 90 }, undefined)).toEqual(straight)
    expect(dueWay({ ...way, due: 90 }, { value: 180, path, interim: [] })).toEqual(straight)
  })
})

describe('A figure that lacks returns', () => {
  it('is known by what is expected; of a hidden one nothing is said', () => {
    const figure = { received: 4, expected: 6, reason: null }
    expect(missingReturns(figure)).toBe(2)
    expect(missingReturns({ ...figure, received: 6 })).toBe(0)
    expect(missingReturns({ ...figure, reason: 'suppressed' })).toBe(0)
  })
})

describe('The target beside a figure', () => {
  const own = { basis: 'derived', value: 52 }
  const promise = {
    target: { basis: 'explicit', value: 300 },
    cells: [
      { district: '1', target: { basis: 'explicit', value: 300 } },
      { district: '101', target: own },
      { district: '102', target: null },
    ],
  } as unknown as BoardRow

  it('is the promise for the city, its own part for a county, and none for a county without one', () => {
    expect(targetOf(promise, '1', '1')).toBe(promise.target)
    expect(targetOf(promise, '101', '1')).toBe(own)
    expect(targetOf(promise, '102', '1')).toBeNull()
    expect(targetOf(promise, '103', '1')).toBeNull()
  })
})
