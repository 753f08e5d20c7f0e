import { describe, expect, it } from 'vitest'
import { todayOf } from '../src/options/today.js'

const city = { timeZone: 'Asia/Shanghai' }

describe('today at the command line', () => {
  // Ten minutes to midnight in UTC, when it is morning in China.
  const now = (): Date => new Date('2024-03-31T23:50:00Z')

  it('is the day in China, as in the worker, whatever the zone of the machine', () => {
    expect(todayOf({}, city, now)).toBe('2024-04-01')
    expect(todayOf({ TIME_ZONE: '', TZ: 'America/New_York' }, city, now)).toBe('2024-04-01')
  })

  it('is the day of the deployment’s zone, if none is given', () => {
    expect(todayOf({}, { timeZone: 'America/New_York' }, now)).toBe('2024-03-31')
  })

  it('is the day of the given zone', () => {
    expect(todayOf({ TIME_ZONE: 'America/New_York' }, city, now)).toBe('2024-03-31')
    expect(todayOf({ TIME_ZONE: 'Pacific/Apia' }, city, () => new Date('2011-12-30T09:59:00Z'))).toBe('2011-12-29')
    expect(todayOf({ TIME_ZONE: 'Pacific/Apia' }, city, () => new Date('2011-12-30T10:00:00Z'))).toBe('2011-12-31')
  })

  it('requires a zone that exists', () => {
    expect(() => todayOf({ TIME_ZONE: 'Mars' }, city, now)).toThrow(
      'TIME_ZONE must be a time zone, such as Asia/Shanghai (时区不对)',
    )
  })
})
