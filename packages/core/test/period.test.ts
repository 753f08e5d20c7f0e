import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isDay,
  lastDay,
  monthsOf,
  MinzhengError,
  parsePeriod,
  periodsAround,
  previousPeriod,
  samePeriodLastYear,
  yearToDate,
  yearsLater,
} from '../src/index.js'

const anyMonth = fc
  .tuple(fc.integer({ min: 1950, max: 2090 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`)

describe('a period', () => {
  it.each(['2024', '2024-S1', '2024-Q4', '2024-05', '2024-01/2024-05'])('%s is read and written alike', (text) => {
    expect(parsePeriod(text).id).toBe(text)
  })

  it.each(['', '24', '2024-13', '2024-Q5', '2024-S3', '2024-5', '2024-02/2024-05', '2024-01/2023-05', '2024Q1 '])(
    '"%s" is none, and the message says which forms are',
    (text) => {
      expect(() => parsePeriod(text)).toThrow(MinzhengError)
      expect(() => parsePeriod(text)).toThrow('2024-Q1')
    },
  )

  it('of a month lies in that month’s quarter, half-year and year', () => {
    fc.assert(
      fc.property(anyMonth, (month) => {
        for (const period of periodsAround(month)) {
          expect(monthsOf(period)).toContain(month)
          expect(parsePeriod(period.id)).toEqual(period)
        }
      }),
    )
  })

  it('before another ends where that begins', () => {
    fc.assert(
      fc.property(anyMonth, (month) => {
        for (const period of periodsAround(month)) {
          expect(previousPeriod(period).until).toBe(period.from)
          expect(monthsOf(samePeriodLastYear(period))).toHaveLength(monthsOf(period).length)
        }
      }),
    )
  })

  it('to date begins with the year', () => {
    expect(yearToDate('2024-05')).toMatchObject({ from: '2024-01-01', until: '2024-06-01' })
    expect(samePeriodLastYear(yearToDate('2024-05')).id).toBe('2023-01/2023-05')
  })
})

describe('a day', () => {
  it('30 February is none, 29 February is one in a leap year', () => {
    expect(['2024-02-29', '2023-02-29', '2024-02-30', '2024-2-3', '2024-13-01'].map(isDay)).toEqual([true, false, false, false, false])
  })

  it('five years after 29 February is 28 February', () => {
    expect(yearsLater('2024-02-29', 5)).toBe('2029-02-28')
  })

  it('is the last of its month', () => {
    expect(['2024-02', '2023-02', '2024-12'].map((month) => lastDay(parsePeriod(month)))).toEqual(['2024-02-29', '2023-02-28', '2024-12-31'])
  })
})
