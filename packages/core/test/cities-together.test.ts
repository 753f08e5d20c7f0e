import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  catalogue,
  districtTree,
  evaluate,
  type Catalogue,
  type District,
  type Records,
  type Return,
} from '../src/index.js'
import { citiesTogether, observeSet, provinceFault } from '../src/doors/evaluation.js'
import { parsePeriod } from '../src/doors/periods.js'
import { anyRecords, smallCity } from '../src/testing/index.js'

const province = '330000'
const roots = ['330100', '330400'] as const
const counties = ['330502', '330523'] as const
const districtsOf = (index: number): readonly District[] => {
  const root: District = {
    code: roots[index]!,
    name: `${'甲乙'[index]}市`,
    level: 'city',
    parent: null,
    kind: '地级市',
  }
  const own = smallCity.districts.within(counties[index]!)
  return [root, ...own.map((each) => (each.code === counties[index] ? { ...each, parent: root.code } : each))]
}
const cities: readonly Catalogue[] = [0, 1].map((index) =>
  catalogue(smallCity.domains, districtTree(districtsOf(index))),
)
const codes = smallCity.districts.all.filter(({ level }) => level !== 'city').map(({ code }) => code)
const months = ['2023-12', '2024-01', '2024-02']
const anyData: fc.Arbitrary<Records> = fc.record(
  Object.fromEntries(
    [...smallCity.datasets.values()].map((dataset) => [
      dataset.name,
      anyRecords(
        dataset,
        { districts: codes, days: ['2023-06-01', '2023-12-02', '2024-01-15'], words: ['a', 'b'] },
        20,
      ),
    ]),
  ),
)
const anyReturns = fc.array(
  fc.record({
    dataset: fc.constantFrom(...smallCity.datasets.keys()),
    district: fc.constantFrom(...counties),
    month: fc.constantFrom(...months),
    estimated: fc.boolean(),
  }),
  { maxLength: 20 },
)

const everyMonth = counties.flatMap((district) =>
  months.map((month) => ({ dataset: 'milestone-progress', district, month })),
)

/** The parts of records and returns that are of one city. */
const partOf = (city: Catalogue, records: Records, returns: readonly Return[]) =>
  evaluate(
    city,
    Object.fromEntries(
      Object.entries(records).map(([name, rows]) => [
        name,
        rows.filter((row) => city.districts.has(String(row['district']))),
      ]),
    ),
    returns.filter(({ district }) => city.districts.has(district)),
    { validate: false },
  )

describe('the province above several cities', () => {
  it('has the figures of one large city that has all of their records and returns', () => {
    fc.assert(
      fc.property(anyData, anyReturns, (records, some) => {
        // Each city has returned something for each month; see the next test.
        const returns = [...some, ...everyMonth]
        const whole = evaluate(smallCity, records, returns, { validate: false })
        const together = citiesTogether(
          province,
          cities.map((city) => ({ catalogue: city, source: partOf(city, records, returns).source })),
        )
        for (const indicator of smallCity.indicators.values())
          for (const variant of Object.keys(indicator.variants)) {
            if (provinceFault(indicator, variant) !== undefined || indicator.lowestLevel === 'city') continue
            for (const period of ['2024', '2024-01', '2023-12']) {
              const { source, set } = together
              const added = observeSet(together.catalogue, indicator, {
                set,
                source,
                period: parsePeriod(period),
                variant,
              })
              const { district: _place, ...figure } = added
              const { district: _root, ...expected } = whole.observe(indicator.id, '330500', period, { variant })
              expect(figure, `${indicator.id} ${period}`).toEqual(expected)
            }
          }
      }),
      { numRuns: 40 },
    )
  })

  it('counts nothing of a city that has returned nothing for the period, and says that its returns are due', () => {
    const grade = { organisation: 'a', district: '330502', grade: 1, grantedOn: '2023-06-01', expiresOn: null }
    const returns = [{ dataset: 'grades', district: '330523', month: '2023-12' }]
    const together = citiesTogether(
      province,
      cities.map((city) => ({ catalogue: city, source: partOf(city, { grades: [grade] }, returns).source })),
    )
    const { source, set } = together
    const indicator = smallCity.indicator('test.grades-in-force')
    const added = observeSet(together.catalogue, indicator, { set, source, period: parsePeriod('2023-12') })
    expect(added).toMatchObject({ value: 0, reason: 'returns-due' })
  })

  it('has no figure where adding up would be wrong, and says why', () => {
    const faults = [...smallCity.indicators.values()].flatMap(({ id, defaultVariant, ...each }) => {
      const fault = provinceFault({ id, defaultVariant, ...each }, defaultVariant)
      return fault === undefined ? [] : [[id, fault]]
    })
    expect(Object.fromEntries(faults)).toMatchObject({
      'test.persons-helped': 'a distinct count, whose values districts may share',
      'test.grades-in-force': 'a series that may continue in another city',
      'test.standard': 'a value in force, which each district has for itself',
    })
  })

  it('is refused for cities that share a district or define an indicator differently, and for none', () => {
    const source = partOf(cities[0]!, {}, []).source
    const [one, two] = cities.map((each) => ({ catalogue: each, source }))
    expect(() => citiesTogether(province, [one!, one!])).toThrow('each district must be of one city, got 330100 twice')
    expect(() => citiesTogether(province, [])).toThrow('must have at least one city')
    const changed = { ...two!.catalogue.indicator('test.homes'), version: 'other' }
    const indicators = new Map([...two!.catalogue.indicators, [changed.id, changed]])
    expect(() => citiesTogether(province, [one!, { source, catalogue: { ...two!.catalogue, indicators } }])).toThrow(
      'test.homes: must be defined as in 甲市, got another definition in 乙市',
    )
  })
})
