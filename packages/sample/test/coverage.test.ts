import { evaluate, type AnyRecord, type Evaluation, type Return } from '@minzheng/core'
import { hasFigure } from '@minzheng/core/evaluation'
import { huzhouCatalogue } from '@minzheng/huzhou'
import { beforeAll, describe, expect, it } from 'vitest'
import { simulateCity } from '../src/any-city.js'

const months = Array.from({ length: 12 }, (_, index) => `2024-${String(index + 1).padStart(2, '0')}`)
let figures: Evaluation

beforeAll(() => {
  const records: Record<string, AnyRecord[]> = {}
  for (const { dataset, records: rows } of simulateCity(huzhouCatalogue, 2024, 2024).registers)
    (records[dataset] ??= []).push(...rows)
  const returns: Return[] = [...huzhouCatalogue.datasets.keys()].flatMap((dataset) =>
    months.map((month) => ({ dataset, district: huzhouCatalogue.districts.root.code, month })),
  )
  // The rows of the sample are as offices send them: with identity numbers, which the import replaces with pseudonyms.
  figures = evaluate(huzhouCatalogue, records, returns, { validate: false })
}, 60_000)

describe('in the simulated year', () => {
  it.each([...huzhouCatalogue.indicators.values()])(
    '$id is known for the city and every county, and computed for every district of its level',
    (indicator) => {
      const missing = huzhouCatalogue.districts.all.flatMap(({ code, name, level }) => {
        if (!hasFigure(indicator, level)) return []
        const { value, status } = figures.observe(indicator.id, code, '2024')
        // A township may have a denominator of zero; a milestone may be of one county alone.
        const mustBeKnown = (level === 'city' || level === 'county') && indicator.unit !== 'stage'
        return status === 'L' || (mustBeKnown && value === null) ? [`${name} ${status}`] : []
      })
      expect(missing).toEqual([])
    },
  )

  it('every indicator is above zero somewhere', () => {
    const empty = [...huzhouCatalogue.indicators.values()].filter(
      (indicator) =>
        !huzhouCatalogue.districts.all.some(
          ({ code, level }) =>
            hasFigure(indicator, level) && (figures.observe(indicator.id, code, '2024').value ?? 0) !== 0,
        ),
    )
    expect(empty.map(({ id }) => id)).toEqual([])
  })
})
