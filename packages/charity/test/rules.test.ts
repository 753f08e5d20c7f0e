import { describe, expect, it } from 'vitest'
import { filedInTime, filingDeadline, nationalFilingTerm } from '../src/index.js'

describe('the filing of a charitable trust', () => {
  it('is due on the seventh day after signing', () => {
    expect(filingDeadline('2024-05-28', nationalFilingTerm)).toBe('2024-06-04')
    expect(filingDeadline('2024-12-30', nationalFilingTerm)).toBe('2025-01-06')
  })

  it('follows another term where one is in force', () => {
    expect(filingDeadline('2024-02-20', { effectiveOn: '2024-01-01', days: 10 })).toBe('2024-03-01')
  })

  it('is in time on the last day, and late the day after', () => {
    const filed = (filedOn: string) => filedInTime({ signedOn: '2024-05-28', filedOn }, nationalFilingTerm, '2024-12-31')
    expect([filed('2024-06-04'), filed('2024-06-05')]).toEqual([true, false])
  })

  it('that is still to come is neither in time nor late, until its last day is over', () => {
    const open = (today: string) => filedInTime({ signedOn: '2024-05-28', filedOn: null }, nationalFilingTerm, today)
    expect([open('2024-06-04'), open('2024-06-05')]).toEqual([null, false])
  })
})
