import { isWorkday } from 'chinese-days'
import { describe, expect, it } from 'vitest'
import { isWorkingDay, stateCouncilCalendar } from '../packages/assistance/src/index.js'

const daysOf = (year: number): string[] =>
  Array.from({ length: 366 }, (_, index) => new Date(Date.UTC(year, 0, index + 1)).toISOString().slice(0, 10)).filter(
    (day) => day.startsWith(`${year}-`),
  )

describe('the working calendar', () => {
  it.each(stateCouncilCalendar.map(({ year }) => year))('of %i has the same working days as another source', (year) => {
    const differing = daysOf(year).filter((day) => isWorkingDay(day) !== isWorkday(day))
    expect(differing).toEqual([])
  })
})
