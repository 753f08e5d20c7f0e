import { describe, expect, it } from 'vitest'
import {
  boundaryCycle,
  filingDelays,
  filingDueDays,
  inspectedOn,
  isInspectionOverdue,
  nationalFilingDays,
  nextInspectionDue,
} from '../../src/index.js'

describe('a boundary line', () => {
  it('is inspected again within five years', () => {
    expect(nextInspectionDue('2019-10-18')).toBe('2024-10-18')
    expect(nextInspectionDue('2020-02-29')).toBe('2025-02-28')
    expect(nextInspectionDue('2019-10-18', { ...boundaryCycle, years: 4 })).toBe('2023-10-18')
  })

  it('is overdue the day after, and from its settling if it was never inspected', () => {
    const line = { settledOn: '2001-06-01', lastInspectedOn: '2019-10-18' }
    expect(isInspectionOverdue(line, '2024-10-18')).toBe(false)
    expect(isInspectionOverdue(line, '2024-10-19')).toBe(true)
    expect(isInspectionOverdue({ settledOn: '2020-06-01', lastInspectedOn: null }, '2025-06-01')).toBe(false)
    expect(isInspectionOverdue({ settledOn: '2020-06-01', lastInspectedOn: null }, '2025-06-02')).toBe(true)
  })

  it('is inspected when the second neighbour has signed', () => {
    expect(inspectedOn({ one: '2024-09-26', other: '2024-10-09' })).toBe('2024-10-09')
    expect(inspectedOn({ one: '2024-10-09', other: '2024-09-26' })).toBe('2024-10-09')
    expect(inspectedOn({ one: '2024-09-26', other: null })).toBeNull()
  })
})

describe('a place name', () => {
  it('is filed and announced within 15 days of its approval', () => {
    expect(filingDueDays('2024-02-20')).toEqual({ file: '2024-03-06', announce: '2024-03-06' })
    expect(filingDueDays('2024-12-20', { ...nationalFilingDays, toAnnounce: 30 })).toEqual({
      file: '2025-01-04',
      announce: '2025-01-19',
    })
  })

  it('is late the day after, done or not', () => {
    const name = { approvedOn: '2024-03-01', filedOn: '2024-03-16', announcedOn: '2024-03-17' }
    expect(filingDelays(name, '2024-12-31')).toEqual(['announcement'])
    expect(filingDelays(name, '2024-03-16')).toEqual([])
    expect(filingDelays({ ...name, filedOn: null, announcedOn: null }, '2024-03-16')).toEqual([])
    expect(filingDelays({ ...name, filedOn: null, announcedOn: null }, '2024-03-17')).toEqual([
      'filing',
      'announcement',
    ])
  })
})
