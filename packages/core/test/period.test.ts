import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MinzhengError } from '../src/index.js'
import {
  daysLater,
  isDay,
  lastDay,
  monthsLater,
  monthsOf,
  parsePeriod,
  printPeriod,
  periodsAround,
  previousPeriod,
  samePeriodLastYear,
  yearToDate,
  yearsLater,
} from '../src/doors/periods.js'

const anyMonth = fc
  .tuple(fc.integer({ min: 1950, max: 2090 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`)

describe('a period', () => {
  it.each(['2024', '2024-S1', '2024-Q4', '2024-05', '2024-05-17', '2024-01/2024-05', '2024-01-01/2024-05-17'])(
    '%s is parsed and printed alike',
    (text) => {
      expect(parsePeriod(text).id).toBe(text)
    },
  )

  it.each([
    '',
    '24',
    '2024-13',
    '2024-Q5',
    '2024-S3',
    '2024-5',
    '2024-02/2024-05',
    '2024-01/2023-05',
    '2024Q1 ',
    '2024S3',
    '202413',
    '20240230',
    '2024-01-01/2024-02-30',
    '2024-01-01/P13M',
    '2024-01-02/2024-03-01',
    '2024-01-01/P367D',
    '2024-01-01/P2Y',
    '2024-01-01/P1W',
    '2024-01-01/P0M',
    '2024-01-01/P1M2D',
    '2024-01/P1M',
    '2024-02-01/P3M',
    '2024-04-01/P6M',
    '2024-04-01/P12M',
    '2024-04-01/P2M',
    '2024-01-15/P1M',
    '2024-02-30/P1D',
    '2024-02-01/P7D',
    '9999',
    '9999-12-31',
  ])('"%s" is not one, and the message names the forms', (text) => {
    expect(() => parsePeriod(text)).toThrow(MinzhengError)
    expect(() => parsePeriod(text)).toThrow('2024-Q1')
  })

  it('of a month is within that month’s quarter, half-year and year', () => {
    fc.assert(
      fc.property(anyMonth, (month) => {
        for (const period of periodsAround(month)) {
          expect(monthsOf(period)).toContain(month)
          expect(parsePeriod(period.id)).toEqual(period)
        }
      }),
    )
  })

  it.each([
    ['2024', '2024-A1', '2024'],
    ['2024-S2', '2024-S2', '2024S2'],
    ['2024-Q3', '2024-Q3', '2024Q3'],
    ['2024-05', '2024-M05', '202405'],
    ['2024-05-17', '2024-05-17', '20240517'],
  ])('%s is %s in SDMX and %s in DHIS2', (id, sdmx, dhis2) => {
    expect([printPeriod(parsePeriod(id), 'sdmx'), printPeriod(parsePeriod(id), 'dhis2')]).toEqual([sdmx, dhis2])
  })

  it('to date is a start and a duration in SDMX, and has no form in DHIS2', () => {
    expect(printPeriod(parsePeriod('2024-01/2024-05'), 'sdmx')).toBe('2024-01-01/P5M')
    expect(printPeriod(parsePeriod('2024-01-01/2024-02-10'), 'sdmx')).toBe('2024-01-01/P41D')
    expect(() => printPeriod(parsePeriod('2024-01/2024-05'), 'dhis2')).toThrow('DHIS2 has no form for 2024-01/2024-05')
  })

  it.each([
    ['2024-01-01/P1M', '2024-01'],
    ['2024-11-01/P1M', '2024-11'],
    ['2024-01-01/P3M', '2024-Q1'],
    ['2024-10-01/P3M', '2024-Q4'],
    ['2024-01-01/P6M', '2024-S1'],
    ['2024-07-01/P6M', '2024-S2'],
    ['2024-01-01/P1Y', '2024'],
    ['2024-01-01/P12M', '2024'],
    ['2024-01-01/P1D', '2024-01-01'],
    ['2024-02-29/P1D', '2024-02-29'],
    ['2024-01-01/P2M', '2024-01/2024-02'],
    ['2024-01-01/P31D', '2024-01/2024-01'],
    ['2024-01-01/P2D', '2024-01-01/2024-01-02'],
  ])('%s is %s: a month, quarter, half-year, year or day if the duration is one', (text, id) => {
    expect(parsePeriod(text)).toEqual(parsePeriod(id))
  })

  it('to the end of January, March, June or December is written in days in SDMX, because in months it would be another period', () => {
    expect(['01', '03', '06', '12'].map((month) => printPeriod(yearToDate(`2024-${month}`), 'sdmx'))).toEqual([
      '2024-01-01/P31D',
      '2024-01-01/P91D',
      '2024-01-01/P182D',
      '2024-01-01/P366D',
    ])
    expect(() => printPeriod(yearToDate('2024-01-01'), 'sdmx')).toThrow('SDMX has no form for 2024-01-01/2024-01-01')
  })

  it('in every form that it has is parsed back as itself', () => {
    fc.assert(
      fc.property(anyMonth, fc.integer({ min: 1, max: 31 }), (month, date) => {
        const day = `${month}-${String(date).padStart(2, '0')}`
        fc.pre(isDay(day))
        for (const period of [...periodsAround(month), parsePeriod(day), yearToDate(month), yearToDate(day)])
          for (const form of ['iso', 'sdmx', 'dhis2'] as const)
            if (period.kind !== 'year-to-date' || form === 'iso' || (form === 'sdmx' && !day.endsWith('-01-01')))
              expect(parsePeriod(printPeriod(period, form))).toEqual(period)
      }),
    )
  })

  it('written as start and duration is the same range of days, or is refused', () => {
    fc.assert(
      fc.property(
        anyMonth,
        fc.constantFrom('01', '02', '31'),
        fc.integer({ min: 1, max: 400 }),
        fc.constantFrom('D', 'M', 'Y'),
        (month, date, count, unit) => {
          const from = `${month}-${date}`
          fc.pre(isDay(from))
          let read
          try {
            read = parsePeriod(`${from}/P${count}${unit}`)
          } catch (error) {
            expect(error).toMatchObject({ code: 'invalid-period' })
            return
          }
          expect([read.from, read.until]).toEqual([
            from,
            unit === 'D' ? daysLater(from, count) : monthsLater(from, unit === 'M' ? count : count * 12),
          ])
        },
      ),
    )
  })

  it('before another ends where that begins', () => {
    fc.assert(
      fc.property(anyMonth, (month) => {
        for (const period of [...periodsAround(month), parsePeriod(`${month}-01`)]) {
          expect(previousPeriod(period)?.until).toBe(period.from)
          if (period.kind !== 'day') expect(monthsOf(samePeriodLastYear(period))).toHaveLength(monthsOf(period).length)
        }
      }),
    )
  })

  it('to date is preceded by the cumulative a month, or a day, shorter; the first of a year by none', () => {
    const before = (id: string): string | undefined => previousPeriod(parsePeriod(id))?.id
    expect([
      before('2024-01/2024-05'),
      before('2024-01/2024-01'),
      before('2024-01-01/2024-03-01'),
      before('2024-01-01/2024-01-01'),
    ]).toEqual(['2024-01/2024-04', undefined, '2024-01/2024-02', undefined])
  })

  it('of a day is not of whole months, and throws for its months', () => {
    expect(() => monthsOf(parsePeriod('2024-05-17'))).toThrow('2024-05-17 must be of whole months')
    expect(samePeriodLastYear(parsePeriod('2024-02-29')).id).toBe('2023-02-28')
    expect(samePeriodLastYear(yearToDate('2024-02')).id).toBe('2023-01/2023-02')
    expect(yearToDate('2024-02-29')).toEqual(yearToDate('2024-02'))
  })

  it('to date begins with the year', () => {
    expect(yearToDate('2024-05')).toMatchObject({ from: '2024-01-01', until: '2024-06-01' })
    expect(samePeriodLastYear(yearToDate('2024-05')).id).toBe('2023-01/2023-05')
  })
})

describe('a day', () => {
  it('30 February is not one, 29 February is one in a leap year', () => {
    expect(['2024-02-29', '2023-02-29', '2024-02-30', '2024-2-3', '2024-13-01'].map(isDay)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ])
  })

  it('five years after 29 February is 28 February', () => {
    expect(yearsLater('2024-02-29', 5)).toBe('2029-02-28')
  })

  it('is the last of its month', () => {
    expect(['2024-02', '2023-02', '2024-12'].map((month) => lastDay(parsePeriod(month)))).toEqual([
      '2024-02-29',
      '2023-02-28',
      '2024-12-31',
    ])
  })
})
