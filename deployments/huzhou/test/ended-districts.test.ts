import { expect, it } from 'vitest'
import { catalogue } from '@minzheng/core'
import { catalogueOn, districtHistory, latestTree } from '@minzheng/core/districts'
import { huzhouCatalogue } from '../src/index.js'
import { domains, makeBoard, type BoardInput } from '@minzheng/plan'
import { anji, inputOf, meals, planOf, promised } from './figures.js'

const day = '2024-07-01'
const [wuxing, nanxun] = ['330502', '330503']

/** Huzhou with one county merged into another in mid-year. */
const history = districtHistory({
  districts: huzhouCatalogue.districts.all.flatMap((each) => {
    if (each.code === nanxun) return [{ ...each, validTo: day }]
    if (each.parent !== nanxun) return [each]
    return [
      { ...each, validTo: day },
      { ...each, parent: wuxing, validFrom: day },
    ]
  }),
  events: [{ kind: 'merge', day, source: '试验〔2024〕1号', from: [wuxing, nanxun], into: wuxing }],
})
const city = catalogue(domains, latestTree(history), { history })

it('a target of a county that ended within its period says so, with what the county became; its heir does not inherit it', () => {
  const plan = planOf(promised(meals, { districts: [nanxun, anji], value: 30 }))
  const [row] = makeBoard(inputOf(plan, { catalogue: city })).rows
  expect(row!.ended).toEqual([
    {
      district: nanxun,
      name: '南浔区',
      endedOn: day,
      became: [wuxing],
      shown: { zh: '已撤并(2024-07-01),现为吴兴区', en: 'ended on 2024-07-01, now 吴兴区' },
    },
  ])
  const targets = Object.fromEntries(row!.cells.map(({ district, target }) => [district, target?.value]))
  expect(targets).toMatchObject({ [anji]: 30, [wuxing]: undefined })
  expect(Object.keys(targets)).not.toContain(nanxun)
})

it('a target of which every county ended still has its row', () => {
  const plan = planOf(promised(meals, { districts: [nanxun], value: 30 }))
  const [row] = makeBoard(inputOf(plan, { catalogue: city })).rows
  expect(row!.ended!.map(({ district }) => district)).toEqual([nanxun])
  expect(row!.cells.every(({ target }) => target === null)).toBe(true)
})

it('a set of which a county ended has no figure as a whole, and says so', () => {
  const sets = [{ id: 'east', name: { zh: '东部', en: 'East' }, districts: [nanxun, anji] }]
  const whole = promised(meals, { districts: [nanxun, anji], set: { id: 'east', as: 'whole' } })
  const rowOf = (period: string, input: Partial<BoardInput>) =>
    makeBoard(inputOf(planOf({ ...whole, period }), { districtSets: sets, ...input })).rows[0]!
  const after = rowOf('2024', { catalogue: city })
  expect(after.ended?.map(({ district }) => district)).toEqual([nanxun])
  expect(after.cells.map(({ district, target }) => [district, target])).toEqual([[anji, null]])
  const before = rowOf('2024-S1', { catalogue: catalogueOn(city, '2024-06-30'), period: '2024-01/2024-06' })
  expect(before.cells.map(({ district, target }) => [district, target?.value])).toEqual([
    ['east', 180],
    [nanxun, 90],
    [anji, 90],
  ])
})

it('before the end, the board has the county and its target as ever', () => {
  const plan = planOf(promised(meals, { districts: [nanxun], value: 30, period: '2024-S1' }))
  const then = catalogueOn(city, '2024-06-30')
  const [row] = makeBoard(inputOf(plan, { catalogue: then, period: '2024-01/2024-06' })).rows
  expect(row!.ended).toBeUndefined()
  expect(row!.cells.find(({ district }) => district === nanxun)!.target!.value).toBe(30)
})
