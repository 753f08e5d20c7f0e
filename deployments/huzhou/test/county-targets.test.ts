import type { Measure, Target } from '@minzheng/core'
import { describe, expect, it } from 'vitest'
import { huzhou2024, huzhouCatalogue } from '../src/index.js'
import { targetsBelow } from '@minzheng/plan'

const counties = ['330502', '330503', '330521', '330522', '330523']
const persons: Readonly<Record<string, number>> = {
  '330502': 640_123,
  '330503': 487_654,
  '330521': 441_111,
  '330522': 630_007,
  '330523': 468_901,
}
const known = (_: Measure, county: string): number | undefined => persons[county]
const promised = (id: string): Target => huzhou2024.targets.find((target) => target.indicator === id)!

describe('the targets of the counties', () => {
  it('a standard applies to each county as to the city, on the plan’s own basis', () => {
    const owed = targetsBelow(promised('assistance.dibao-annual-standard'), huzhouCatalogue, known)
    expect([...owed.keys()]).toEqual(counties)
    for (const [county, target] of owed)
      expect(target).toMatchObject({ value: 14_000, basis: 'explicit', districts: [county] })
  })

  it.each(huzhou2024.targets.filter((target) => typeof target.below === 'object'))(
    'the parts of $indicator add up to the whole',
    (target) => {
      const owed = targetsBelow(target, huzhouCatalogue, known)
      expect([...owed.keys()]).toEqual(counties)
      expect([...owed.values()].reduce((added, { value }) => added + value, 0)).toBe(target.value)
      for (const part of owed.values())
        expect(part).toMatchObject({ basis: 'derived', below: 'none', operator: '>=', clause: target.clause })
    },
  )

  it('180 meal sites are split by older people, the largest remainders first', () => {
    const owed = targetsBelow(
      promised('elderly-care.new-meal-sites'),
      huzhouCatalogue,
      (_, county) => ({ '330502': 3, '330503': 1, '330521': 1, '330522': 1, '330523': 1 })[county],
    )
    expect([...owed.values()].map(({ value }) => value)).toEqual([77, 26, 26, 26, 25])
  })

  it('older people are the weights for elderly care, all persons for the rest', () => {
    const asked = new Set<string>()
    const ask = (id: string) =>
      targetsBelow(
        promised(id),
        huzhouCatalogue,
        (measure) => (asked.add(`${id} ${JSON.stringify(measure.where).includes('ageFrom')}`), 1),
      )
    ask('elderly-care.meal-service-persontimes')
    ask('assistance.shanju-home-improved-households')
    expect([...asked]).toEqual([
      'elderly-care.meal-service-persontimes true',
      'assistance.shanju-home-improved-households false',
    ])
  })

  it('nothing is split while the weight of one county is not known', () => {
    const owed = targetsBelow(promised('elderly-care.new-meal-sites'), huzhouCatalogue, (measure, county) =>
      county === '330523' ? undefined : known(measure, county),
    )
    expect(owed.size).toBe(0)
  })

  it('nothing is split if no county has a weight', () => {
    expect(targetsBelow(promised('elderly-care.new-meal-sites'), huzhouCatalogue, () => 0).size).toBe(0)
  })

  it('a county with weight zero gets nothing of the whole', () => {
    const owed = targetsBelow(promised('elderly-care.new-meal-sites'), huzhouCatalogue, (_, county) =>
      county === '330523' ? 0 : 1,
    )
    expect(owed.get('330523')?.value).toBe(0)
  })

  it('a task of the city is none of the counties’', () => {
    expect(targetsBelow(promised('registry.boundary-inspection-hanghu'), huzhouCatalogue, known).size).toBe(0)
    expect(targetsBelow(promised('assistance.mental-welfare-facility-completed'), huzhouCatalogue, known).size).toBe(0)
  })

  it('the task about the boundary of two counties applies to those two, unchanged', () => {
    const whole = promised('registry.boundary-inspection-changan')
    expect([...targetsBelow(whole, huzhouCatalogue, known)]).toEqual([
      ['330522', whole],
      ['330523', whole],
    ])
  })

  it('the reform applies to every county', () => {
    expect([
      ...targetsBelow(promised('elderly-care.ageing-institution-reform-done'), huzhouCatalogue, known).keys(),
    ]).toEqual(counties)
  })
})
