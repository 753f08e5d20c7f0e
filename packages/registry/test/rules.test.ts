import { describe, expect, it } from 'vitest'
import { gradeExpiry, isGradeValid, nationalGradeLife, wenzhou2025, zhejiang2021, zombieSigns, type OrganisationSigns } from '../src/index.js'

describe('an assessment grade', () => {
  it('lasts five years from the day it was granted', () => {
    expect(gradeExpiry('2019-06-15', nationalGradeLife)).toBe('2024-06-15')
    expect(gradeExpiry('2020-02-29', nationalGradeLife)).toBe('2025-02-28')
  })

  it('lasts as long as the district’s own rule says', () => {
    expect(gradeExpiry('2019-06-15', { effectiveOn: '2011-03-01', years: 3 })).toBe('2022-06-15')
  })

  it('counts from its first day to the day before it expires', () => {
    const grade = { grantedOn: '2019-06-15', expiresOn: '2024-06-15' }
    expect(['2019-06-14', '2019-06-15', '2024-06-14', '2024-06-15'].map((day) => isGradeValid(grade, day))).toEqual([false, true, true, false])
  })
})

describe('a zombie organisation', () => {
  const healthy: OrganisationSigns = { kind: 'association', missed: [], neverStarted: false, lastActiveOn: '2024-03-01', reachable: true, named: false }

  it('a healthy organisation shows no sign', () => {
    expect(zombieSigns(healthy, zhejiang2021)).toEqual([])
    expect(zombieSigns(healthy, wenzhou2025)).toEqual([])
  })

  it('two missed inspections are enough in Zhejiang in 2021', () => {
    expect(zombieSigns({ ...healthy, missed: [2019, 2020] }, zhejiang2021)).toEqual(['missed-inspections'])
  })

  it('the inspections must be missed in a row, up to the latest', () => {
    expect(zombieSigns({ ...healthy, missed: [2018, 2020] }, zhejiang2021)).toEqual([])
    expect(zombieSigns({ ...healthy, missed: [2018, 2019] }, zhejiang2021)).toEqual([])
  })

  it('Wenzhou asks three of an association and two of a foundation', () => {
    expect(zombieSigns({ ...healthy, missed: [2023, 2024] }, wenzhou2025)).toEqual([])
    expect(zombieSigns({ ...healthy, missed: [2022, 2023, 2024] }, wenzhou2025)).toEqual(['missed-inspections'])
    expect(zombieSigns({ ...healthy, kind: 'foundation', missed: [2023, 2024] }, wenzhou2025)).toEqual(['missed-inspections'])
    expect(zombieSigns({ ...healthy, kind: 'service-organisation', missed: [2023, 2024] }, wenzhou2025)).toEqual(['missed-inspections'])
  })

  it('idleness counts only where the notice names a day', () => {
    const idle = { ...healthy, lastActiveOn: '2018-12-31' }
    expect(zombieSigns(idle, zhejiang2021)).toEqual(['idle'])
    expect(zombieSigns({ ...idle, lastActiveOn: null }, zhejiang2021)).toEqual(['idle'])
    expect(zombieSigns({ ...idle, lastActiveOn: '2019-01-01' }, zhejiang2021)).toEqual([])
    expect(zombieSigns(idle, wenzhou2025)).toEqual([])
  })

  it('one sign is enough, and all are told', () => {
    expect(zombieSigns({ ...healthy, neverStarted: true, reachable: false, named: true }, wenzhou2025)).toEqual(['never-started', 'unreachable', 'named'])
  })
})
