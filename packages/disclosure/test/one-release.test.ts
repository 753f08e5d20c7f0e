import { describe, expect, it } from 'vitest'
import { defaultDisclosureRule } from '@minzheng/core/privacy'
import { asPublished } from '../src/index.js'
import { grantsOf, inventedCity, release } from './invented-city.js'

const city = inventedCity(4, 0)
const [whole, first, second, third, fourth] = ['990100', '990101', '990102', '990103', '990104'] as const
const month = '2024-01'
const counties = [first, second, third, fourth]

describe('A small count', () => {
  it('is hidden, and so is what would tell it: at least two other counties, of which none tells it either', async () => {
    const paid = [3, 20, 30, 40].map((number, county) => grantsOf(counties[county]!, month, number))
    const { mark, audit } = await release({ city, paid, periods: [month], only: ['aid.grants'] })
    expect(mark('aid.grants', first, month)).toBe('small')
    // One other would be known to its own office, which then subtracts it.
    expect(counties.slice(1).filter((county) => mark('aid.grants', county, month) === 'complement')).toHaveLength(2)
    expect(mark('aid.grants', whole, month)).toBe('shown')
    expect(audit).toMatchObject({ narrowed: 0, toldBefore: 0, differencesTold: 0 })
    expect(audit.proved).toBe(audit.small)
  })

  it('of zero is shown, and hides nothing', async () => {
    const paid = [0, 20, 30, 40].map((number, county) => grantsOf(counties[county]!, month, number))
    const { figures, mark } = await release({ city, paid, periods: [month], only: ['aid.grants'] })
    expect(mark('aid.grants', first, month)).toBe('shown')
    expect(new Set(figures.map(({ disclosure }) => disclosure))).toEqual(new Set(['shown']))
  })

  it('at the threshold is shown, and one below it is not', async () => {
    const of = (number: number) =>
      release({
        city,
        paid: [number, 20, 30, 40].map((each, county) => grantsOf(counties[county]!, month, each)),
        periods: [month],
        only: ['aid.grants'],
      })
    expect((await of(5)).mark('aid.grants', first, month)).toBe('shown')
    expect((await of(4)).mark('aid.grants', first, month)).toBe('small')
    const rule = { ...defaultDisclosureRule, indicators: { 'aid.grants': 10 } }
    const paid = [9, 20, 30, 40].map((each, county) => grantsOf(counties[county]!, month, each))
    const stricter = await release({ city, paid, periods: [month], only: ['aid.grants'], rule })
    expect(stricter.mark('aid.grants', first, month)).toBe('small')
  })

  it('of a category is hidden with another category or the whole, and not by hiding everything', async () => {
    const paid = counties.flatMap((county) => [
      grantsOf(county, month, 40),
      grantsOf(county, month, county === first ? 2 : 30, { sex: 'male' }),
    ])
    const { mark } = await release({ city, paid, periods: [month], only: ['aid.grants'] })
    expect(mark('aid.grants', first, month, 'sex=male')).toBe('small')
    const others = [mark('aid.grants', first, month, 'sex=female'), mark('aid.grants', first, month)]
    expect(others).toContain('complement')
    expect(mark('aid.grants', whole, month)).toBe('shown')
  })
})

describe('What rests on counts', () => {
  const paid = [40, 30, 50, 60].map((number, county) => grantsOf(counties[county]!, month, number))
  const urgent = [2, 20, 25, 30].map((number, county) => grantsOf(counties[county]!, month, number, { kind: 'urgent' }))

  it('a ratio is hidden if its numerator is small', async () => {
    const { mark } = await release({
      city,
      paid: [...paid, ...urgent],
      periods: [month],
      only: ['aid.urgent', 'aid.urgent-share'],
    })
    expect(mark('aid.urgent', first, month)).toBe('small')
    expect(mark('aid.urgent-share', first, month)).toBe('small')
  })

  it('a ratio is hidden if its denominator is small, also if its numerator is zero', async () => {
    const few = [3, 30, 50, 60].map((number, county) => grantsOf(counties[county]!, month, number))
    const { mark } = await release({
      city,
      paid: [...few, ...urgent.slice(1)],
      periods: [month],
      only: ['aid.urgent-share'],
    })
    expect(mark('aid.urgent-share', first, month)).toBe('small')
    expect(mark('aid.urgent-share', whole, month)).toBe('shown')
  })

  it('a sum of counts is hidden, if it and the other count would tell a small one', async () => {
    const { mark } = await release({
      city,
      paid: [...paid, ...urgent],
      periods: [month],
      only: ['aid.grants', 'aid.urgent', 'aid.twice'],
    })
    expect(mark('aid.urgent', first, month)).toBe('small')
    expect([mark('aid.twice', first, month), mark('aid.grants', first, month)]).toContain('complement')
  })

  it('a change of a hidden count is derived, one of shown counts is shown', async () => {
    const months = [month, '2024-02']
    const numbers = [
      [3, 20, 30, 40],
      [25, 21, 31, 44],
    ] as const
    const course = months.flatMap((each, index) =>
      numbers[index]!.map((number, county) => grantsOf(counties[county]!, each, number)),
    )
    const { mark } = await release({ city, paid: course, periods: months, only: ['aid.grants', 'aid.rise'] })
    expect(mark('aid.grants', first, month)).toBe('small')
    expect(mark('aid.rise', first, '2024-02')).toBe('derived')
    for (const county of counties) {
      const isHidden = months.some((each) => mark('aid.grants', county, each) !== 'shown')
      expect(mark('aid.rise', county, '2024-02')).toBe(isHidden ? 'derived' : 'shown')
    }
    expect(mark('aid.rise', whole, '2024-02')).toBe('shown')
  })

  it('money is shown where the count of its grants is, and nowhere else', async () => {
    const few = [3, 20, 30, 40].map((number, county) => grantsOf(counties[county]!, month, number))
    const { mark } = await release({ city, paid: few, periods: [month], only: ['aid.grants', 'aid.money'] })
    expect(mark('aid.money', first, month)).toBe('derived')
    for (const county of [whole, ...counties])
      expect(mark('aid.money', county, month) === 'shown').toBe(mark('aid.grants', county, month) === 'shown')
  })

  it('money is not shown if no figure counts its grants', async () => {
    const { mark } = await release({ city, paid, periods: [month], only: ['aid.money'] })
    for (const county of [whole, ...counties]) expect(mark('aid.money', county, month)).toBe('derived')
  })
})

describe('Planned figures', () => {
  it('are hidden last', async () => {
    const paid = [3, 20, 30, 40].map((number, county) => grantsOf(counties[county]!, month, number))
    const asked = { city, paid, periods: [month], only: ['aid.grants'] }
    const free = await release(asked)
    const hidden = counties.slice(1).filter((county) => free.mark('aid.grants', county, month) === 'complement')
    // What was hidden before is planned now: there are others, which take its place.
    const { mark, audit } = await release({ ...asked, isPlanned: ({ district }) => district === hidden[0] })
    expect(mark('aid.grants', hidden[0]!, month)).toBe('shown')
    expect(mark('aid.grants', first, month)).toBe('small')
    expect(audit.plannedHidden).toEqual([])
    expect(audit.proved).toBe(audit.small)
  })

  it('that are small themselves are hidden, and the report names them', async () => {
    const paid = [3, 20, 30, 40].map((number, county) => grantsOf(counties[county]!, month, number))
    const { mark, audit } = await release({
      city,
      paid,
      periods: [month],
      only: ['aid.grants'],
      isPlanned: ({ district, part }) => district === first && part === null,
    })
    expect(mark('aid.grants', first, month)).toBe('small')
    expect(audit.plannedHidden).toEqual([{ indicator: 'aid.grants', district: first, period: month }])
  })
})

describe('The rule', () => {
  const asked = { city, paid: [grantsOf(first, month, 20)], periods: [month] }

  it('with a threshold of 1 is refused, and the error names it', async () => {
    const rule = { ...defaultDisclosureRule, threshold: 1 }
    await expect(release({ ...asked, rule })).rejects.toMatchObject({
      code: 'invalid-definition',
      message: expect.stringMatching(/^the disclosure rule must be thresholds from 2 [\s\S]*→ at threshold/),
    })
  })

  it('without units of respondents, or with one that is no text, is refused', async () => {
    for (const respondents of [[], ['']])
      await expect(release({ ...asked, rule: { ...defaultDisclosureRule, respondents } })).rejects.toMatchObject({
        code: 'invalid-definition',
        message: expect.stringContaining('respondents'),
      })
  })

  it('says what a respondent is: where households are none, nothing is hidden', async () => {
    const paid = [3, 20, 30, 40].map((number, county) => grantsOf(counties[county]!, month, number))
    const rule = { ...defaultDisclosureRule, respondents: ['person'] }
    const { figures, audit } = await release({ ...asked, paid, rule })
    expect(new Set(figures.map(({ disclosure }) => disclosure))).toEqual(new Set(['shown']))
    expect(audit.small).toBe(0)
  })
})

describe('A hidden figure', () => {
  it('has no number where it is published, whatever it was hidden for', async () => {
    const paid = [1, 20, 30, 40].flatMap((number, county) => [
      grantsOf(counties[county]!, month, number),
      grantsOf(counties[county]!, month, number + 1, { sex: 'male', kind: 'urgent' }),
    ])
    const { figures } = await release({ city, paid, periods: [month] })
    const hidden = figures.filter(({ disclosure }) => disclosure !== 'shown')
    expect(new Set(hidden.map(({ disclosure }) => disclosure))).toEqual(new Set(['small', 'complement', 'derived']))
    for (const figure of hidden) {
      const { numerator, denominator, value, status, reason, revision } = asPublished(figure)
      expect({ numerator, denominator, value, status, reason, revision }).toEqual({
        numerator: null,
        denominator: null,
        value: null,
        status: 'Q',
        reason: 'suppressed',
        revision: null,
      })
    }
  })
})
