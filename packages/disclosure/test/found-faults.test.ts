import { catalogue, count, domain, indicator, is, total } from '@minzheng/core'
import { describe, expect, it } from 'vitest'
import { defaultDisclosureRule } from '@minzheng/core/privacy'
import { controlRelease } from '../src/index.js'
import { figuresOf, grants, grantsOf, inventedCity, release, type Paid } from './invented-city.js'
import { Worlds } from './worlds.js'

const city = inventedCity(4, 0)
const counties = ['990101', '990102', '990103', '990104'] as const
const [first] = counties
const month = '2024-01'

describe('A planned figure', () => {
  it('that would tell a hidden count is not shown, or the report says that it tells it', async () => {
    const numbers = { [month]: [3, 20, 30, 40], '2024-02': [43, 20, 30, 40] }
    const { mark, audit } = await release({
      city,
      paid: Object.entries(numbers).flatMap(([each, all]) =>
        all.map((number, county) => grantsOf(counties[county]!, each, number)),
      ),
      periods: Object.keys(numbers),
      only: ['aid.grants', 'aid.rise'],
      isPlanned: ({ indicator: id, district }) => id === 'aid.rise' && district === first,
    })
    expect(mark('aid.grants', first, month)).toBe('small')
    // 43 in February, a rise of 40: three in January.
    const isShown = mark('aid.rise', first, '2024-02') === 'shown' && mark('aid.grants', first, '2024-02') === 'shown'
    expect(isShown && audit.proved === audit.small).toBe(false)
  })
})

describe('The values of a choice', () => {
  it('add up to all, though no breakdown says so: the others do not tell a small one', async () => {
    const kinds = catalogue(
      [
        domain({
          name: 'aid',
          title: { zh: '救助', en: 'aid' },
          datasets: [grants],
          checks: [],
          indicators: [
            indicator({ id: 'aid.grants', name: { zh: '救助', en: 'grants' }, formula: total(count(grants)) }),
            ...(['urgent', 'common'] as const).map((kind) =>
              indicator({
                id: `aid.${kind}`,
                name: { zh: '类型', en: kind },
                formula: total(count(grants, { where: is(grants.col.kind, kind) })),
              }),
            ),
          ],
        }),
      ],
      city.districts,
    )
    const { mark } = await release({
      city: kinds,
      paid: counties.flatMap((county, index) => [
        grantsOf(county, month, 40 + index),
        grantsOf(county, month, index === 0 ? 3 : 30, { kind: 'urgent' }),
      ]),
      periods: [month],
    })
    expect(mark('aid.urgent', first, month)).toBe('small')
    expect([mark('aid.grants', first, month), mark('aid.common', first, month)]).toContain('complement')
  })
})

describe('A zero that no release has shown yet', () => {
  it('stays hidden if it would tell a small count that was hidden before', async () => {
    const paid = [3, 0, 0, 40].map((number, county) => grantsOf(counties[county]!, month, number))
    const asked = { city, paid, periods: [month], only: ['aid.grants'] }
    const { figures } = await release(asked)
    const others = [counties[1], counties[2]]
    const earlier = figures.map(({ observation }) => {
      const isHidden = [first, ...others].some((county) => county === observation.district)
      return { observation, disclosure: isHidden ? ('withheld' as const) : ('shown' as const) }
    })
    const { mark, audit } = await release({ ...asked, again: true, earlier: [earlier] })
    expect(mark('aid.grants', first, month)).toBe('small')
    // Each of the two offices knows its own zero: only the other's leaves the three open.
    expect(others.map((county) => mark('aid.grants', county, month))).toEqual(['complement', 'complement'])
    expect(audit).toMatchObject({ toldBefore: 0, narrowed: 0 })
  })

  it('is shown if nothing follows from it', async () => {
    const paid = [3, 0, 30, 40].map((number, county) => grantsOf(counties[county]!, month, number))
    const { mark } = await release({ city, paid, periods: [month], only: ['aid.grants'] })
    expect(mark('aid.grants', counties[1], month)).toBe('shown')
  })
})

describe('Figures that the catalogue does not know', () => {
  const [figure] = figuresOf(city, [grantsOf(first, month, 3)], [month])
  const control = (change: object, isEarlier = false) => {
    const changed = { ...figure!, ...change }
    return controlRelease({
      catalogue: city,
      figures: isEarlier ? [figure!] : [changed],
      earlier: isEarlier ? [[{ observation: changed, disclosure: 'shown' }]] : [],
      rule: defaultDisclosureRule,
    })
  }

  it('are refused with a clear error', async () => {
    await expect(control({ indicator: 'aid.unknown' })).rejects.toMatchObject({ code: 'unknown-indicator' })
    await expect(control({ district: '990199' })).rejects.toMatchObject({ code: 'unknown-district' })
    await expect(control({ variant: 'unknown' })).rejects.toMatchObject({ name: 'MinzhengError' })
    await expect(control({ part: 'sex=unknown' })).rejects.toMatchObject({ name: 'MinzhengError' })
  })

  it('of an earlier release, whose variant or category is gone, are no fault', async () => {
    await expect(control({ variant: 'gone' }, true)).resolves.toBeDefined()
    await expect(control({ part: 'sex=gone' }, true)).resolves.toBeDefined()
  })
})

describe('Own records (市本级)', () => {
  it('that are urgent are among all of its own: this does not tell an office the count of another', async () => {
    const small = inventedCity(2, 0)
    const inMonth = (each: string, numbers: Readonly<Record<string, readonly number[]>>): readonly Paid[] =>
      Object.entries(numbers).flatMap(([district, [maleUrgent, male, femaleUrgent, female]]) => [
        grantsOf(district, each, maleUrgent!, { sex: 'male', kind: 'urgent' }),
        grantsOf(district, each, male!, { sex: 'male' }),
        grantsOf(district, each, femaleUrgent!, { kind: 'urgent' }),
        grantsOf(district, each, female!),
      ])
    const january = inMonth('2024-01', { '990100': [1, 0, 2, 0], '990101': [1, 1, 1, 5], '990102': [1, 0, 5, 5] })
    const february = inMonth('2024-02', { '990100': [1, 5, 1, 0], '990101': [1, 0, 0, 5], '990102': [1, 5, 0, 1] })
    const before = await release({ city: small, paid: january, periods: ['2024-01'] })
    const paid = [...january, ...february]
    const periods = ['2024-01', '2024-02', '2024-01/2024-02']
    const { figures, audit } = await release({
      city: small,
      paid,
      periods,
      earlier: [before.figures],
      plan: before.plan,
    })
    const worlds = await Worlds.of(
      small,
      [
        { paid: january, figures: before.figures },
        { paid, figures },
      ],
      ['2024-01', '2024-02'],
    )
    const urgent = { release: 1, what: 'urgent', district: '990102', period: '2024-02', isOwn: false } as const
    expect(audit.toldBefore).toBe(0)
    expect(worlds.truth(urgent)).toBe(1)
    expect(worlds.told([urgent], first)).toEqual([])
  })
})
