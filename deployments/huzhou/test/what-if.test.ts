import { personsOf } from '@minzheng/core'
import { describe, expect, it } from 'vitest'
import { huzhou2024 } from '../src/index.js'
import { changedPlan, makeBoard, whatIf } from '@minzheng/plan'
import { anji, carers, city, figure, inputOf, meals, planOf, promised, wuxing } from './figures.js'

describe('what if a target required more', () => {
  const input = inputOf(huzhou2024)
  const answer = whatIf(input, [{ indicator: meals, value: 30, operator: '<=' }])

  it('its row differs, and no other', () => {
    expect(answer.differing.map(({ before, after }) => [before?.indicator, after?.indicator])).toEqual([[meals, meals]])
    const [{ before, after } = {}] = answer.differing
    expect([before?.target.shown.zh, after?.target.shown.zh]).toEqual(['≥ 180', '≤ 30'])
    expect([before?.cells[0]?.assessment?.status, after?.cells[0]?.assessment?.status]).toEqual([
      'off-track',
      'at-risk',
    ])
  })

  it('its basis is no longer the plan’s word', () => {
    expect(answer.differing[0]?.after?.target.basis).toBe('assumed')
    expect(answer.differing[0]?.after?.quote).toBe(answer.differing[0]?.before?.quote)
  })

  it('the figures are the same, and the current board stays unchanged', () => {
    const observed = (rows: typeof answer.before.rows) => rows.map((row) => row.cells.map((cell) => cell.observation))
    expect(observed(answer.after.rows)).toEqual(observed(answer.before.rows))
    expect(answer.before).toEqual(makeBoard(input))
    expect(answer.after.rows).toHaveLength(answer.before.rows.length)
  })

  it('the counties’ parts follow the city’s', () => {
    const more = whatIf(input, [{ indicator: meals, value: 360 }]).differing[0]?.after
    expect(more?.cells.map((cell) => cell.target?.value)).toEqual([360, 72, 72, 72, 72, 72])
    expect(more?.cells.at(-1)?.target?.basis).toBe('derived')
  })
})

it('the plan and the figures stay unchanged', () => {
  const plan = planOf(promised(meals), promised(carers))
  const figures = new Map<string, ReturnType<typeof figure>>()
  const input = inputOf(plan, {
    observation: (indicator, district, variant, period) => {
      const key = [indicator, district, variant, period].join(' ')
      if (!figures.has(key)) figures.set(key, figure(20, indicator, district, variant, period))
      return figures.get(key)
    },
  })
  const was = JSON.stringify([plan.targets, makeBoard(input)])
  const changed = changedPlan(plan, [{ indicator: meals, value: 90 }])
  whatIf(input, [
    { indicator: meals, value: 90 },
    { indicator: carers, operator: '=', variant: 'resident' },
  ])
  expect(JSON.stringify([plan.targets, makeBoard(input)])).toBe(was)
  for (const each of [...figures.values(), changed, changed.targets, ...changed.targets])
    expect(Object.isFrozen(each)).toBe(true)
  expect(changed.targets[1]).toBe(plan.targets[1])
})

describe('what if an indicator were read in another variant', () => {
  it('its figures are requested for that variant, and the promise stays the plan’s', () => {
    const input = inputOf(planOf(promised(carers)), {
      observation: (indicator, district, variant, period) =>
        figure(variant === 'resident' ? 25 : 20, indicator, district, variant, period),
    })
    const [{ before, after } = {}] = whatIf(input, [{ indicator: carers, variant: 'resident' }]).differing
    expect([before?.cells[0]?.observation.value, after?.cells[0]?.observation.value]).toEqual([20, 25])
    expect([before?.cells[0]?.assessment?.status, after?.cells[0]?.assessment?.status]).toEqual([
      'on-track',
      'achieved',
    ])
    expect(after?.target.basis).toBe('explicit')
  })

  it('in a variant that it does not have, is refused', () => {
    expect(() => whatIf(inputOf(huzhou2024), [{ indicator: carers, variant: 'floating' }])).toThrow(
      'has no variant "floating"',
    )
  })
})

it('split by another measure, the city has the same target and the counties other parts', () => {
  const byAll = personsOf('registered')
  const input = inputOf(planOf(promised(meals)), {
    weightOf: (measure, county) => (measure.key === byAll.key && county === wuxing ? 2 : 1),
  })
  const [{ before, after } = {}] = whatIf(input, [{ indicator: meals, below: byAll }]).differing
  expect(before?.cells.map((cell) => cell.target?.value)).toEqual([180, 36, 36, 36, 36, 36])
  expect(after?.cells.map((cell) => cell.target?.value)).toEqual([180, 60, 30, 30, 30, 30])
})

it('a change of nothing gives no difference', () => {
  expect(whatIf(inputOf(huzhou2024), [{ indicator: meals, value: 180 }]).differing).toEqual([])
  expect(whatIf(inputOf(huzhou2024), []).differing).toEqual([])
})

it('only the target that is named by period or district is changed', () => {
  const plan = planOf(promised(meals), promised(meals, { districts: [anji], value: 60, period: '2024-S1' }))
  const values = (changes: Parameters<typeof changedPlan>[1]) =>
    changedPlan(plan, changes).targets.map(({ value }) => value)
  expect(values([{ indicator: meals, value: 99 }])).toEqual([99, 99])
  expect(values([{ indicator: meals, period: '2024-S1', value: 99 }])).toEqual([180, 99])
  expect(values([{ indicator: meals, district: city, value: 99 }])).toEqual([99, 60])
})

it('a change that matches no target, changes nothing or has a value that is not a number is refused', () => {
  expect(() => whatIf(inputOf(huzhou2024), [{ indicator: 'elderly-care.meals', value: 3 }])).toThrow(
    'the plan has no target for elderly-care.meals; it has',
  )
  expect(() => whatIf(inputOf(huzhou2024), [{ indicator: meals, period: '2025', value: 3 }])).toThrow(
    `no target for ${meals}, 2025`,
  )
  expect(() => whatIf(inputOf(huzhou2024), [{ indicator: meals }])).toThrow('must have an operator')
  expect(() => whatIf(inputOf(huzhou2024), [{ indicator: meals, value: Number.NaN }])).toThrow('must be a number')
})
