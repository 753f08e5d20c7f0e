import { describe, expect, it } from 'vitest'
import { catalogue, districtTree, MinzhengError } from '@minzheng/core'
import { huzhou, huzhou2024 } from '../src/index.js'
import { coverageOf, defineDeployment, domains, planBegun, planOf } from '@minzheng/plan'
import { meals, promised } from './figures.js'

const plan2025 = {
  ...huzhou2024,
  id: 'huzhou-2025',
  year: 2025,
  watched: [],
  milestones: [],
  targets: [
    promised(meals, { period: '2025', clause: { document: 'huzhou-2025', item: 13, quote: '新建城乡社区助餐服务点' } }),
  ],
}
const two = defineDeployment({ ...huzhou, plans: [plan2025, huzhou2024] })

describe('a deployment', () => {
  it('of Huzhou is what the packages have always had', () => {
    expect(huzhou.plans).toEqual([huzhou2024])
    expect(huzhou.timeZone).toBe('Asia/Shanghai')
    expect(huzhou.name.zh).toBe(huzhou.catalogue.districts.root.name)
  })

  it('lists all its faults at once, each with its place', () => {
    const target = promised(meals)
    const faulty = () =>
      defineDeployment({
        id: 'Two Cities',
        name: { zh: '某市', en: 'Some' },
        timeZone: 'Mars',
        catalogue: catalogue(
          domains,
          districtTree([{ code: '990100', name: '某市', level: 'city', parent: null, kind: '地级市' }]),
        ),
        plans: [
          {
            ...huzhou2024,
            watched: [],
            milestones: [],
            id: 'a',
            targets: [{ ...target, indicator: 'elderly-care.nothing', clause: { ...target.clause, document: 'a' } }],
          },
          {
            ...huzhou2024,
            watched: [],
            milestones: [],
            id: '../b',
            items: [],
            targets: [
              {
                ...target,
                districts: ['990100'],
                variant: 'dreamt',
                period: '2025',
                clause: { ...target.clause, document: '../b' },
              },
            ],
          },
        ],
      })
    expect(faulty).toThrow(MinzhengError)
    expect(faulty).toThrow(`deployment Two Cities has 10 fault(s):
  id: must be small letters, digits and hyphens, got "Two Cities"
  timeZone: must be a time zone, such as Asia/Shanghai, got "Mars"
  plans.a.targets.0 (elderly-care.nothing): indicator must be one of the catalogue, got "elderly-care.nothing"
  plans.a.targets.0 (elderly-care.nothing): districts must be districts of the catalogue, got 330500
  plans.../b: id must be small letters, digits and hyphens, got "../b"
  plans.../b: must be the only plan of its year, got 2024, which a has
  plans.../b: must have at least one item, got none
  plans.../b.targets.0 (elderly-care.new-meal-sites): variant must be one of standard, got "dreamt"
  plans.../b.targets.0 (elderly-care.new-meal-sites): period must be 2024 or a part of it, got "2025"
  plans.../b.targets.0 (elderly-care.new-meal-sites): clause must be of an item of the plan, got item 13`)
  })

  it('may have plans of several years, in any order', () => {
    expect(two.plans.map(({ year }) => year)).toEqual([2024, 2025])
    expect(planOf(two).id).toBe('huzhou-2025')
    expect(planOf(two, 2024)).toBe(huzhou2024)
    expect(() => planOf(two, 2026)).toThrow('the year must be one with a plan of huzhou (2024, 2025), got 2026')
    expect(() => planOf({ ...two, plans: [] })).toThrow('the deployment huzhou must have a plan, got none')
  })

  it('works with the latest plan whose year has begun in the data', () => {
    expect(planBegun(two, ['2024-01', '2024-12']).year).toBe(2024)
    expect(planBegun(two, ['2025-01', '2024-12']).year).toBe(2025)
    expect(planBegun(two, ['2027-01']).year).toBe(2025)
    expect(planBegun(two, []).year).toBe(2024)
    expect(planBegun(two, ['2023-12']).year).toBe(2024)
  })

  it('covers the plan that is asked for, by its own words', () => {
    const { rows, merged, misquoted } = coverageOf(plan2025, two.catalogue)
    expect(rows).toMatchObject([{ item: 13, indicators: [{ id: meals, target: { value: 180 } }] }])
    expect(merged).toEqual(huzhou2024.merged)
    expect(misquoted).toEqual([])
  })
})
