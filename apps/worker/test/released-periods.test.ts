import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePeriod, yearToDate } from '@minzheng/core/periods'
import { releasedName, releasedPeriods } from '../src/release/released-periods.js'

describe('A period of a release', () => {
  it('is found by each name of its days: the year to a month, a half-year, a quarter, the year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), (at) => {
        const month = `2024-${String(at).padStart(2, '0')}`
        const ids = releasedPeriods(month).map(({ id }) => id)
        for (const asked of [month, `2024-01/${month}`, yearToDate(month).id]) {
          const name = releasedName(asked)
          expect(ids).toContain(name)
          const [own, given] = [parsePeriod(name), parsePeriod(asked)]
          expect([own.from, own.until]).toEqual([given.from, given.until])
          // A name that the release has stays as it is.
          if (ids.includes(asked)) expect(name).toBe(asked)
        }
      }),
    )
    expect(['2024-01/2024-01', '2024-01/2024-06', '2024-01/2024-12', '2024-Q1'].map(releasedName)).toEqual([
      '2024-01',
      '2024-01/2024-06',
      '2024',
      '2024-Q1',
    ])
  })
})
