import { describe, expect, it } from 'vitest'
import { countedWage, dibaoAmount, firstDibaoMonth } from '../../src/index.js'

describe('the dibao of a household', () => {
  it('is the shortfall of its income below the standard of its members', () => {
    expect(dibaoAmount({ members: 2, annualIncome: 12_000_00 }, 1_170_00)).toBe(1_340_00)
  })

  it('of three with 1,894 yuan a month at a standard of 632 is 2 yuan; dividing first would make it 3', () => {
    const [income, standard] = [1_894_00, 632_00]
    expect(dibaoAmount({ members: 3, annualIncome: income * 12 }, standard)).toBe(2_00)
    const dividedFirst = Math.ceil(((standard - Math.floor(income / 3)) * 3) / 100) * 100
    expect(dividedFirst).toBe(3_00)
  })

  it('takes a twelfth of the year’s income without rounding it, and rounds up once to the yuan', () => {
    // 10,000 / 12 = 833.33…; 1,170 − 833.33… = 336.66… → 337.
    expect(dibaoAmount({ members: 1, annualIncome: 10_000_00 }, 1_170_00)).toBe(337_00)
    // One fen a year below a whole yuan a month gives one yuan more.
    expect(dibaoAmount({ members: 1, annualIncome: 12_000_00 }, 1_170_00)).toBe(170_00)
    expect(dibaoAmount({ members: 1, annualIncome: 11_999_99 }, 1_170_00)).toBe(171_00)
  })

  it('is nothing at the standard and above, and the whole standard without income', () => {
    expect(dibaoAmount({ members: 3, annualIncome: 1_896_00 * 12 }, 632_00)).toBe(0)
    expect(dibaoAmount({ members: 3, annualIncome: 90_000_00 }, 632_00)).toBe(0)
    expect(dibaoAmount({ members: 3, annualIncome: 0 }, 632_00)).toBe(1_896_00)
  })

  it('is refused for no members, half a member or half a fen', () => {
    expect(() => dibaoAmount({ members: 0, annualIncome: 0 }, 632_00)).toThrow(RangeError)
    expect(() => dibaoAmount({ members: 1.5, annualIncome: 0 }, 632_00)).toThrow('members')
    expect(() => dibaoAmount({ members: 1, annualIncome: 0.5 }, 632_00)).toThrow('annualIncome')
  })

  it('is paid from the month after approval, also over the turn of the year', () => {
    expect(firstDibaoMonth('2024-05-01')).toBe('2024-06')
    expect(firstDibaoMonth('2024-12-31')).toBe('2025-01')
  })
})

describe('newly earned wages', () => {
  const wages = { startedOn: '2024-03-20', monthlyWage: 4_000_00 }
  const six = { months: 6, timesStandard: 3 }

  it('are disregarded for the first six months, and counted from the seventh', () => {
    expect(countedWage(wages, '2024-03', 1_170_00, { months: 6, timesStandard: 3 })).toEqual({
      disregarded: 3_510_00,
      counted: 490_00,
    })
    expect(countedWage(wages, '2024-08', 1_170_00, six).disregarded).toBe(3_510_00)
    expect(countedWage(wages, '2024-09', 1_170_00, six)).toEqual({ disregarded: 0, counted: 4_000_00 })
    expect(countedWage(wages, '2025-02', 1_170_00, { months: 12, timesStandard: 3 }).disregarded).toBe(3_510_00)
  })

  it('up to three times the standard are disregarded completely', () => {
    expect(countedWage({ ...wages, monthlyWage: 3_510_00 }, '2024-04', 1_170_00, six)).toEqual({
      disregarded: 3_510_00,
      counted: 0,
    })
  })

  it('are nothing before the work began', () => {
    expect(countedWage(wages, '2024-02', 1_170_00, six)).toEqual({ disregarded: 0, counted: 0 })
  })

  it('cannot be disregarded for longer, shorter or more than the law allows', () => {
    expect(() => countedWage(wages, '2024-04', 1_170_00, { months: 5, timesStandard: 3 })).toThrow('6 to 12')
    expect(() => countedWage(wages, '2024-04', 1_170_00, { months: 13, timesStandard: 3 })).toThrow('6 to 12')
    expect(() => countedWage(wages, '2024-04', 1_170_00, { months: 6, timesStandard: 3.5 })).toThrow(
      'must be from 0 to 3, got 3.5',
    )
  })
})
