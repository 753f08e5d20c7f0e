import { describe, expect, it } from 'vitest'
import { grantsOf, inventedCity, release, type Paid } from './invented-city.js'

const city = inventedCity(4, 0)
const counties = ['990101', '990102', '990103', '990104'] as const
const [whole, first, second] = ['990100', ...counties] as const
const only = ['aid.grants']
const months = ['2024-01', '2024-02', '2024-03'] as const

/** Grants of the four counties in one month. */
const inMonth = (month: string, numbers: readonly [number, number, number, number]): readonly Paid[] =>
  numbers.map((number, county) => grantsOf(counties[county]!, month, number))

describe('Months, the quarter and the year to date', () => {
  const paid = [
    ...inMonth('2024-01', [12, 20, 30, 40]),
    ...inMonth('2024-02', [3, 25, 35, 45]),
    ...inMonth('2024-03', [14, 21, 31, 41]),
  ]
  const periods = [...months, '2024-Q1', '2024-01/2024-02', '2024-01/2024-03']

  it('each apart show what together tells the small month', async () => {
    const apart = await Promise.all(periods.map((period) => release({ city, paid, periods: [period], only })))
    const shown = (index: number): boolean => apart[index]!.mark('aid.grants', first, periods[index]!) === 'shown'
    // January and February together, less January: three.
    expect(periods.map((_, index) => shown(index))).toEqual([true, false, true, true, true, true])
  })

  it('together hide enough that they do not', async () => {
    const { mark, audit } = await release({ city, paid, periods, only })
    expect(mark('aid.grants', first, '2024-02')).toBe('small')
    const isShown = (period: string): boolean => mark('aid.grants', first, period) === 'shown'
    const january = isShown('2024-01')
    expect(january && isShown('2024-01/2024-02')).toBe(false)
    expect(january && isShown('2024-03') && (isShown('2024-Q1') || isShown('2024-01/2024-03'))).toBe(false)
    expect(isShown('2024-03') && isShown('2024-01/2024-02')).toBe(true)
    expect(audit).toMatchObject({ narrowed: 0, toldBefore: 0 })
    // The city, for which nothing is small, is shown in each.
    for (const period of periods) expect(mark('aid.grants', whole, period)).toBe('shown')
  })
})

describe('A second release', () => {
  const january = inMonth('2024-01', [3, 20, 30, 40])

  it('holds no figure that did not change, and keeps a hidden one hidden', async () => {
    const earlier = await release({ city, paid: january, periods: ['2024-01'], only })
    const paid = [...january, ...inMonth('2024-02', [15, 20, 30, 40])]
    const periods = ['2024-01', '2024-02', '2024-01/2024-02']
    const { figures, mark, audit } = await release({ city, paid, periods, only, earlier: [earlier.figures] })
    expect(figures.some(({ observation }) => observation.period === '2024-01')).toBe(false)
    // 18 in two months, of which 15 in February, would tell January's three.
    expect(['2024-02', '2024-01/2024-02'].map((period) => mark('aid.grants', first, period))).toContain('complement')
    expect(audit).toMatchObject({ toldBefore: 0, narrowed: 0 })
  })

  it('hides an unchanged small count also if it holds its figure again', async () => {
    const earlier = await release({ city, paid: january, periods: ['2024-01'], only })
    const after = await release({
      city,
      paid: january,
      periods: ['2024-01'],
      only,
      earlier: [earlier.figures],
      again: true,
    })
    const marks = (each: typeof earlier) => counties.map((county) => each.mark('aid.grants', county, '2024-01'))
    expect(after.figures).toHaveLength(earlier.figures.length)
    expect(marks(after)[0]).toBe('small')
    // What was shown before cannot tell it, so at least the same two others are hidden again.
    for (const [index, mark] of marks(earlier).entries())
      if (mark !== 'shown') expect(marks(after)[index]).not.toBe('shown')
    expect(after.audit).toMatchObject({ toldBefore: 0, narrowed: 0 })
  })

  it('with a revised count, of which the former number was shown, tells no other', async () => {
    const before = await release({ city, paid: inMonth('2024-01', [6, 20, 30, 40]), periods: ['2024-01'], only })
    expect(counties.map((county) => before.mark('aid.grants', county, '2024-01'))).toEqual(Array(4).fill('shown'))
    // The first county loses three: 6 was shown, 3 must not be; all others are shown for good.
    const { figures, mark, audit } = await release({
      city,
      paid: january,
      periods: ['2024-01'],
      only,
      earlier: [before.figures],
    })
    const changed = figures.filter(({ observation }) => observation.part === null)
    expect(changed.map(({ observation }) => observation.district).toSorted()).toEqual([whole, first])
    expect(mark('aid.grants', first, '2024-01')).toBe('small')
    // The city's new total less the three that are shown is the first county's.
    expect(mark('aid.grants', whole, '2024-01')).toBe('complement')
    expect(audit.toldBefore).toBe(0)
  })

  it('says how many small counts the releases before it tell, whatever it hides', async () => {
    const before = await release({ city, paid: inMonth('2024-01', [8, 20, 30, 40]), periods: ['2024-01'], only })
    // The second county gains what the first loses: the total stays, and with it the third and the fourth.
    const { mark, audit } = await release({
      city,
      paid: inMonth('2024-01', [3, 25, 30, 40]),
      periods: ['2024-01'],
      only,
      earlier: [before.figures],
    })
    expect([first, second].map((county) => mark('aid.grants', county, '2024-01'))).toEqual(['small', 'complement'])
    // The second county's office knows 25, and computes the rest.
    expect(audit.toldBefore).toBeGreaterThan(0)
  })
})

describe('The publication plan', () => {
  const towns = inventedCity(3, 4)
  const townships = towns.districts.all.filter(({ level }) => level === 'township').map(({ code }) => code)
  /** Few grants in a township's month, many in a county's. */
  const rare = (month: string): readonly Paid[] =>
    townships.map((code, index) => grantsOf(code, month, (index % 4) + 1 + (index % 2) * 8))
  const kind = { indicator: 'aid.grants', by: null, level: 'township', period: 'month' }

  it('withholds a kind of figures of which too many are small, and says so as data', async () => {
    const { plan, mark, audit } = await release({
      city: towns,
      paid: rare('2024-01'),
      periods: ['2024-01'],
      only,
      mostSmall: 0.1,
    })
    expect(plan.mostSmall).toBe(0.1)
    expect(plan.kinds).toContainEqual({ ...kind, isPublished: false, counts: 12, small: 6 })
    expect(plan.kinds).toContainEqual({ ...kind, level: 'county', isPublished: true, counts: 3, small: 0 })
    for (const township of townships) expect(mark('aid.grants', township, '2024-01')).toBe('withheld')
    for (const { code, level } of towns.districts.all)
      if (level !== 'township') expect(mark('aid.grants', code, '2024-01')).toBe('shown')
    expect(audit.proved).toBe(audit.small)
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan)
  })

  it('is kept by a later release, though its own figures would have it otherwise', async () => {
    const earlier = await release({ city: towns, paid: rare('2024-01'), periods: ['2024-01'], only, mostSmall: 0.1 })
    const many = townships.map((code) => grantsOf(code, '2024-02', 50))
    const asked = { city: towns, paid: [...rare('2024-01'), ...many], periods: ['2024-02'], only, mostSmall: 0.1 }
    const alone = await release({ ...asked, paid: many })
    expect(alone.mark('aid.grants', townships[0]!, '2024-02')).toBe('shown')
    const { plan, mark } = await release({ ...asked, earlier: [earlier.figures], plan: earlier.plan })
    expect(mark('aid.grants', townships[0]!, '2024-02')).toBe('withheld')
    expect(plan.kinds).toContainEqual({ ...kind, isPublished: false, counts: 12, small: 6 })
  })

  it('adds kinds that it does not list, and publishes those of the city always', async () => {
    const earlier = await release({ city: towns, paid: rare('2024-01'), periods: ['2024-01'], only, mostSmall: 0.1 })
    const { plan } = await release({
      city: towns,
      paid: [grantsOf(townships[0]!, '2024-02', 2)],
      periods: ['2024-02', '2024-Q1'],
      only,
      mostSmall: 0.1,
      earlier: [earlier.figures],
      plan: earlier.plan,
    })
    const ofQuarter = plan.kinds.filter(({ period, by }) => period === 'quarter' && by === null)
    expect(ofQuarter.map(({ level, isPublished }) => [level, isPublished])).toEqual([
      ['city', true],
      ['county', false],
      ['township', false],
    ])
  })
})
