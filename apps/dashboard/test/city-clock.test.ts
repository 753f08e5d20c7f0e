import { afterAll, describe, expect, it } from 'vitest'
import { dayInCity, setCityZone, startOfDayInCity } from '../src/base/city-clock.js'
import { begunMonths, workMonth } from '../src/board/work-month.js'

describe('The clock of the city', () => {
  afterAll(() => setCityZone('UTC'))

  it('says the day of the city, wherever the reader’s computer is', () => {
    const evening = new Date('2024-06-30T16:30:00Z')
    setCityZone('Asia/Shanghai')
    expect(dayInCity(evening)).toBe('2024-07-01')
    setCityZone('America/New_York')
    expect(dayInCity(evening)).toBe('2024-06-30')
    expect(dayInCity(Date.parse('2024-01-01T02:00:00Z'))).toBe('2023-12-31')
  })

  it('turns to the next day within a second of midnight, in whichever order it is asked', () => {
    const midnight = Date.parse('2024-07-01T00:00:00+08:00')
    const zones = ['Asia/Shanghai', 'UTC', 'Asia/Kathmandu', 'America/St_Johns']
    for (const apart of [-60_001, -60_000, -1, 0, 1, 59_999, 60_000, -1, 0, 20_700_000, 9_000_000, -1])
      for (const zone of zones) {
        setCityZone(zone)
        const day = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(midnight + apart)
        expect([zone, apart, dayInCity(midnight + apart)]).toEqual([zone, apart, day])
      }
  })

  it('begins a day when the day begins there, also where the clock changes', () => {
    for (const [zone, day, at] of [
      ['Asia/Shanghai', '2024-07-01', '2024-06-30T16:00:00.000Z'],
      ['America/New_York', '2024-07-01', '2024-07-01T04:00:00.000Z'],
      ['America/New_York', '2024-03-10', '2024-03-10T05:00:00.000Z'],
      ['Asia/Kathmandu', '2024-01-01', '2023-12-31T18:15:00.000Z'],
      ['Europe/Berlin', '2024-03-31', '2024-03-30T23:00:00.000Z'],
    ] as const) {
      setCityZone(zone)
      expect([zone, startOfDayInCity(day).toISOString()]).toEqual([zone, at])
      expect(dayInCity(Date.parse(at))).toBe(day)
      expect(dayInCity(Date.parse(at) - 1)).not.toBe(day)
    }
  })

  it('says which months have begun, and which one offices work on', () => {
    const plan = { year: 2024 }
    expect(begunMonths(2024, '2024-03-01')).toEqual(['2024-01', '2024-02', '2024-03'])
    expect(begunMonths(2025, '2024-12-31')).toEqual([])
    expect(workMonth({ plan, month: undefined }, '2024-07-01')).toBe('2024-06')
    expect(workMonth({ plan, month: undefined }, '2024-01-31')).toBe('2024-01')
    expect(workMonth({ plan, month: undefined }, '2026-11-28')).toBe('2024-12')
    expect(workMonth({ plan, month: '2024-02' }, '2026-11-28')).toBe('2024-02')
  })
})
