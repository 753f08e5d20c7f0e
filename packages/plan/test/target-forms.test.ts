import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { count, evaluate, type Target } from '@minzheng/core'
import { observe, observeSet } from '@minzheng/core/evaluation'
import { parsePeriod } from '@minzheng/core/periods'
import { grants, smallCity as catalogue } from '@minzheng/core/testing'
import { defineDeployment, itemsOf, makeBoard, targetsBelow, whatIf, type BoardInput, type Plan } from '../src/index.js'

const [city, wuxing, anji] = ['330500', '330502', '330523'] as const
const text = '一、试验\n1.试验。完成100件。'
const promised = (more: Partial<Target> = {}): Target => ({
  indicator: 'test.grants',
  operator: '>=',
  value: 100,
  basis: 'explicit',
  clause: { document: 'small-2024', item: 1, quote: '完成100件' },
  period: '2024',
  districts: [city],
  below: 'none',
  ...more,
})
const planOf = (...targets: readonly Target[]): Plan => ({
  id: 'small-2024',
  title: { zh: '试验', en: 'Test' },
  year: 2024,
  text,
  items: itemsOf(text),
  targets,
})

const grant = (id: number, district: string, paidOn: string) => ({
  grant: String(id),
  person: null,
  district,
  bornOn: null,
  sex: 'male',
  appliedOn: null,
  paidOn,
  amount: 100,
  urgent: false,
})
const anyGrants = fc
  .array(
    fc.tuple(fc.constantFrom(wuxing, anji), fc.constantFrom('2024-01-15', '2024-02-20', '2024-05-05', '2024-06-30')),
    {
      maxLength: 150,
    },
  )
  .map((rows) => rows.map(([district, paidOn], index) => grant(index, district, paidOn)))
const returns = ['2024-01', '2024-02', '2024-03', '2024-04', '2024-05', '2024-06'].flatMap((month) =>
  [wuxing, anji].map((district) => ({ dataset: 'grants', district, month })),
)

const sets = [
  { id: 'hills', name: { zh: '山区', en: 'Hills' }, districts: [anji] },
  { id: 'both', name: { zh: '两地', en: 'Both' }, districts: [wuxing, anji] },
]

function inputOf(plan: Plan, records: readonly object[], period = '2024-01/2024-06'): BoardInput {
  const { source } = evaluate(catalogue, { grants: records as never }, returns)
  const deployment = defineDeployment({ id: 'small', name: plan.title, catalogue, plans: [plan], districtSets: sets })
  return {
    plan: deployment.plans[0]!,
    catalogue,
    period,
    districtSets: sets,
    weightOf: (_, county) => (county === wuxing ? 3 : 1),
    observation: (id, code, variant, asked, part) => {
      const set = sets.find((each) => each.id === code)
      const options = { period: parsePeriod(asked), source, variant, part }
      return set === undefined
        ? observe(catalogue, catalogue.indicator(id), { ...options, district: code })
        : observeSet(catalogue, catalogue.indicator(id), { ...options, set })
    },
  }
}

describe('on a board', () => {
  it('an adjustment by the same number changes no figure, target or status', () => {
    fc.assert(
      fc.property(
        anyGrants,
        fc.integer({ min: 1, max: 200 }),
        fc.constantFrom('2024-02-01', '2024-07-01'),
        (records, value, from) => {
          const target = promised({ value, below: count(grants) })
          const adjusted = [{ from, clause: target.clause, value }]
          const [one, two] = [target, { ...target, adjusted }].map((each) => makeBoard(inputOf(planOf(each), records)))
          expect(two!.rows.map(({ adjusted: _adjusted, ...row }) => row)).toEqual(one!.rows)
          expect(two!.rows[0]!.adjusted?.length ?? 0).toBe(from === '2024-02-01' ? 1 : 0)
        },
      ),
      { numRuns: 30 },
    )
  })

  it('a set of one district, as a whole and each, is that district', () => {
    fc.assert(
      fc.property(anyGrants, fc.integer({ min: 1, max: 200 }), (records, value) => {
        const cellOf = (more: Partial<Target>, code: string) => {
          const { cells } = makeBoard(inputOf(planOf(promised({ value, ...more })), records)).rows[0]!
          const { district: _district, observation, ...cell } = cells.find(({ district }) => district === code)!
          return { ...cell, observation: { ...observation, district: '' } }
        }
        const plain = cellOf({ districts: [anji] }, anji)
        expect(cellOf({ districts: [], set: { id: 'hills', as: 'whole' } }, 'hills')).toEqual(plain)
        expect(cellOf({ districts: [], set: { id: 'hills', as: 'each' } }, anji)).toEqual(plain)
      }),
      { numRuns: 30 },
    )
  })

  it('a set as a whole does not lend its figure to the city, and its districts share its target', () => {
    const target = promised({ value: 12, districts: [], set: { id: 'both', as: 'whole' }, below: count(grants) })
    const board = makeBoard(
      inputOf(planOf(target, promised()), [grant(1, wuxing, '2024-02-01'), grant(2, anji, '2024-02-01')]),
    )
    expect(board.rows.map(({ cells }) => cells.map((cell) => [cell.district, cell.target?.value]))).toEqual([
      [
        ['both', 12],
        [wuxing, 9],
        [anji, 3],
      ],
      [
        [city, 100],
        [wuxing, undefined],
        [anji, undefined],
      ],
    ])
    expect(board.districts.at(-1)).toEqual({ code: 'both', name: '两地', of: [wuxing, anji] })
  })
})

describe('the counties’ parts', () => {
  const parts = (target: Target, stated: readonly Target[] = []) =>
    [...targetsBelow(target, catalogue, (_, county) => (county === wuxing ? 3 : 1), stated).values()].map(
      ({ value, high, interim }) => [value, high, interim?.map((each) => each.value)],
    )

  it('of a range add up to both of its ends', () => {
    expect(parts(promised({ value: 4, high: 6, below: count(grants) }))).toEqual([
      [3, 5, undefined],
      [1, 1, undefined],
    ])
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(100), fc.nat(9), fc.integer({ min: 1, max: 9 }), (value, more, one, other) => {
        const made = [
          ...targetsBelow(promised({ value, high: value + more, below: count(grants) }), catalogue, (_, county) =>
            county === wuxing ? one : other,
          ).values(),
        ]
        expect(made.reduce((sum, each) => sum + each.value, 0)).toBe(value)
        expect(made.reduce((sum, each) => sum + each.high!, 0)).toBe(value + more)
        for (const each of made) expect(each.high).toBeGreaterThanOrEqual(each.value)
      }),
    )
  })

  it('of a range are what a county’s own target leaves', () => {
    const own = promised({ value: 2, districts: [anji] })
    expect(parts(promised({ value: 10, high: 14, below: count(grants) }), [own])).toEqual([
      [8, 12, undefined],
      [2, undefined, undefined],
    ])
  })

  it('keep the shares of interim targets', () => {
    expect(parts(promised({ value: 80, interim: [{ by: '2024-S1', value: 20 }], below: count(grants) }))).toEqual([
      [60, undefined, [15]],
      [20, undefined, [5]],
    ])
  })
})

it('interim targets that were due are judged by the figures of their own part of the year', () => {
  const target = promised({
    value: 10,
    interim: [
      { by: '2024-Q1', value: 2 },
      { by: '2024-05', value: 5 },
      { by: '2024-Q3', value: 8 },
    ],
  })
  const records = ['2024-01-15', '2024-02-20', ...Array.from({ length: 4 }, () => '2024-06-30')].map((paidOn, index) =>
    grant(index, anji, paidOn),
  )
  const [cell] = makeBoard(inputOf(planOf(target), records)).rows[0]!.cells
  expect(cell!.interim?.map(({ shown }) => shown.zh)).toEqual([
    '一季度 ≥ 2 ✔ 已完成',
    '5月底 ≥ 5 ✘ 未完成',
    '三季度 ≥ 8 → 下一节点',
  ])
  expect(cell!.interim?.map(({ shown }) => shown.en)).toEqual([
    'by 2024-Q1 ≥ 2 ✔ kept',
    'by 2024-05 ≥ 5 ✘ missed',
    'by 2024-Q3 ≥ 8 → due next',
  ])
})

it('interim targets of a part of the year without a return are due next, not missed', () => {
  const target = promised({ period: '2024-S2', interim: [{ by: '2024-Q3', value: 50 }] })
  const { cells } = makeBoard(inputOf(planOf(promised(), target), [grant(1, anji, '2024-02-01')], '2024')).rows[1]!
  expect(cells[0]!.observation.reason).toBe('not-returned')
  expect(cells[0]!.interim?.map(({ state }) => state)).toEqual(['next'])
  expect(makeBoard(inputOf(planOf(promised(), target), [], '2024')).asOf).toBe('2024-06-30')
})

it('what if another category or range were meant, other figures are read, and the range is assumed', () => {
  const input = inputOf(planOf(promised()), [grant(1, anji, '2024-02-01')])
  const { after } = whatIf(input, [{ indicator: 'test.grants', part: 'sex=female', value: 0, high: 3, operator: '=' }])
  expect(after.rows[0]).toMatchObject({
    part: 'sex=female',
    scope: { zh: '女' },
    target: { basis: 'assumed', high: 3, shown: { zh: '限0至3' } },
    cells: [{ observation: { value: 0 } }, {}, {}],
  })
})

it('a deployment that is defined again from itself stays as it is', () => {
  const plan = planOf(promised({ districts: [], set: { id: 'both', as: 'each' } }))
  const once = defineDeployment({ id: 'small', name: plan.title, catalogue, plans: [plan], districtSets: sets })
  expect(once.plans[0]!.targets[0]!.districts).toEqual([wuxing, anji])
  expect(defineDeployment(once).plans[0]).toBe(once.plans[0])
})
