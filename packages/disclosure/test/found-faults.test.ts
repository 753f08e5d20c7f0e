import { catalogue, count, domain, indicator, is, total } from '@minzheng/core'
import { describe, expect, it } from 'vitest'
import { defaultDisclosureRule } from '@minzheng/core/privacy'
import { controlRelease } from '../src/index.js'
import { figuresOf, grants, grantsOf, inventedCity, release } from './invented-city.js'

const city = inventedCity(4, 0)
const counties = ['990101', '990102', '990103', '990104'] as const
const [first] = counties
const month = '2024-01'

describe('A planned figure', () => {
  it('that would tell a hidden count is not shown, or the report says that it tells it', async () => {
    const numbers = { [month]: [3, 20, 30, 40], '2024-02': [43, 20, 30, 40] }
    const { mark, audit } = await release({
      city,
      paid: Object.entries(numbers).flatMap(([each, all]) => all.map((number, county) => grantsOf(counties[county]!, each, number))),
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
