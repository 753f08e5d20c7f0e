import { catalogue, domain, evaluate, indicator, latest, level, min } from '@minzheng/core'
import { defaultDisclosureRule } from '@minzheng/core/privacy'
import { standards } from '@minzheng/core/testing'
import { describe, expect, it } from 'vitest'
import { controlRelease } from '../src/index.js'
import { inventedCity } from './invented-city.js'

describe('A standard in force', () => {
  it('is shown, though its register counts cases: it is of nobody', async () => {
    const { districts } = inventedCity(2, 0)
    const of = <const Id extends `aid.${string}`>(id: Id, measure: Parameters<typeof level>[0]) =>
      indicator({ id, name: { zh: '标准', en: 'standard' }, unit: 'yuan/year', formula: level(measure, { times: 12 }) })
    const city = catalogue(
      [
        domain({
          name: 'aid',
          title: { zh: '救助', en: 'aid' },
          datasets: [standards],
          indicators: [
            of('aid.least', min(standards, standards.col.amount)),
            of('aid.common', latest(standards, standards.col.amount)),
          ],
          checks: [],
        }),
      ],
      districts,
    )
    const known = evaluate(
      city,
      {
        standards: ['990101', '990102'].map((district) => ({
          district,
          name: '低保',
          effectiveOn: '2023-07-01',
          amount: 100_000,
        })),
      },
      [{ dataset: 'standards', district: '990100', month: '2024-01' }],
    )
    const figures = ['aid.least', 'aid.common'].flatMap((id) =>
      districts.all.map(({ code }) => known.observe(id, code, '2024-01')),
    )
    expect(figures.every(({ value }) => value === 12_000)).toBe(true)
    const controlled = await controlRelease({ catalogue: city, figures, earlier: [], rule: defaultDisclosureRule })
    expect(new Set(controlled.figures.map(({ disclosure }) => disclosure))).toEqual(new Set(['shown']))
  })
})
