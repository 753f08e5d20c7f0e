import { describe, expect, it } from 'vitest'
import {
  decisionDeadline,
  isWorkingDay,
  procedureDeadlines,
  reviewDueOn,
  reviewOverdue,
  stateCouncilCalendar,
  workingDaysAfter,
  workingDaysBetween,
} from '../../src/index.js'

describe('the working calendar', () => {
  it('knows rest days within the week and Saturdays and Sundays that are worked', () => {
    expect(
      ['2024-10-01', '2024-10-07', '2024-10-08', '2024-10-12', '2024-10-13'].map((day) => isWorkingDay(day)),
    ).toEqual([false, false, true, true, false])
    expect(['2025-01-26', '2025-02-04', '2023-10-06', '2023-10-07'].map((day) => isWorkingDay(day))).toEqual([
      true,
      false,
      false,
      true,
    ])
  })

  it('has rest days from Monday to Friday and working days at weekends, in their own year', () => {
    const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay()
    for (const { year, restOn, workOn } of stateCouncilCalendar) {
      expect([...restOn, ...workOn].every((day) => day.startsWith(`${year}-`))).toBe(true)
      expect(restOn.filter((day) => [0, 6].includes(weekday(day)))).toEqual([])
      expect(workOn.filter((day) => ![0, 6].includes(weekday(day)))).toEqual([])
    }
  })

  it('has as many working days a year as its notices leave', () => {
    const workingDays = (year: number): number =>
      workingDaysBetween(`${year}-01-01`, `${year}-12-31`) + (isWorkingDay(`${year}-01-01`) ? 1 : 0)
    // 260 weekdays less 18 and 7 at weekends; 262 less 19 and 8; 261 less 18 and 5.
    expect([2023, 2024, 2025].map(workingDays)).toEqual([249, 251, 248])
  })

  it('refuses a year that it does not contain instead of guessing', () => {
    expect(() => isWorkingDay('2026-01-05')).toThrow(
      'the working days of 2026 are not known; the calendar holds 2023, 2024, 2025',
    )
    expect(() => workingDaysAfter('2025-12-30', 5)).toThrow('2026')
    expect(() => isWorkingDay('2024-02-30')).toThrow('must be a day of the calendar')
  })

  it('does not count the day a term begins on', () => {
    expect(workingDaysAfter('2024-05-06', 0)).toBe('2024-05-06')
    expect(workingDaysAfter('2024-05-06', 5)).toBe('2024-05-11')
    expect(workingDaysBetween('2024-05-06', '2024-05-11')).toBe(5)
    expect(workingDaysBetween('2024-05-06', '2024-05-06')).toBe(0)
  })
})

describe('an application', () => {
  it('accepted on 2 September 2024 is checked, shown and decided within terms that skip two feasts and count two worked Saturdays', () => {
    // Checked: 3–6, 9–13, Saturday 14, 18–20, 23, 24 September. Shown until 1 October. Decided: 8–11, Saturday 12
    // October.
    expect(procedureDeadlines('2024-09-02')).toEqual({
      checkBy: '2024-09-24',
      noticeEndsOn: '2024-10-01',
      decideBy: '2024-10-12',
    })
  })

  it('checked early is decided early', () => {
    expect(decisionDeadline('2024-09-03')).toBe('2024-09-18')
  })

  it('runs by the terms of its district', () => {
    expect(procedureDeadlines('2024-05-06', { checkWorkingDays: 5, noticeDays: 3, decisionWorkingDays: 1 })).toEqual({
      checkBy: '2024-05-11',
      noticeEndsOn: '2024-05-14',
      decideBy: '2024-05-15',
    })
  })

  it('whose clock runs into a year that is not announced is refused', () => {
    expect(() => procedureDeadlines('2025-12-20')).toThrow('2026')
  })
})

describe('the review of a household', () => {
  it('is due after a year if means are stable, after half a year if they change', () => {
    expect(reviewDueOn('2024-03-15', 'stable')).toBe('2025-03-15')
    expect(reviewDueOn('2024-03-15', 'changing')).toBe('2024-09-15')
    expect(reviewDueOn('2024-03-15', 'changing', { stableMonths: 12, changingMonths: 3 })).toBe('2024-06-15')
  })

  it("is due on the month's last day if the month lacks the day", () => {
    expect(reviewDueOn('2024-08-31', 'changing')).toBe('2025-02-28')
  })

  it('is overdue the day after it is due', () => {
    expect(reviewOverdue('2024-03-15', 'changing', '2024-09-15')).toBe(false)
    expect(reviewOverdue('2024-03-15', 'changing', '2024-09-16')).toBe(true)
  })
})
