import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysFrom, daysLater, isDay, monthsLater } from '../src/doors/periods.js'

const anyDay = fc
  .tuple(fc.integer({ min: 1900, max: 2200 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'))
  .filter(isDay)

describe('a day of the calendar', () => {
  it('a number of days later is that many days away', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -100_000, max: 100_000 }), (day, count) => {
        expect(daysFrom(day, daysLater(day, count))).toBe(count)
        expect(isDay(daysLater(day, count))).toBe(true)
      }),
    )
  })

  it('a number of months later has the same date, or is the last day of its month', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -2000, max: 2000 }), (day, count) => {
        const later = monthsLater(day, count)
        const months = (each: string): number => Number(each.slice(0, 4)) * 12 + Number(each.slice(5, 7))
        expect(months(later) - months(day)).toBe(count)
        if (later.slice(8) !== day.slice(8))
          expect([later < `${later.slice(0, 8)}${day.slice(8)}`, daysLater(later, 1).slice(8)]).toEqual([true, '01'])
      }),
    )
  })

  it.each([
    '2011-13-01',
    '2011-00-10',
    '2011-12-00',
    '2011-11-31',
    '2100-02-29',
    '11-12-30',
    '2011/12/30',
    '2011-1-2',
    '20111230',
    '2011-12-30 ',
    '',
  ])('"%s" is not one', (text) => {
    expect(isDay(text)).toBe(false)
  })

  it('has years of four digits: a result outside them is refused', () => {
    expect(() => daysLater('9999-12-31', 1)).toThrow('between 1000-01-01 and 9999-12-31')
    expect(() => monthsLater('1000-01-31', -1)).toThrow('between 1000-01-01 and 9999-12-31')
    expect(() => daysLater('2024/1/1', 1)).toThrow('between 1000-01-01 and 9999-12-31')
  })
})
