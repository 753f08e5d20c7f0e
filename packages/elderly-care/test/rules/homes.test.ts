import { describe, expect, it } from 'vitest'
import {
  bedFaults,
  bedRates,
  isInstitutionGradeInForce,
  lastDayOfGrade,
  nationalInstitutionGradeLife,
  resettlementPlanDue,
  resettlementStanding,
  zhejiangResettlementNotice,
} from '../../src/index.js'

const home = { approved: 100, open: 80, occupied: 60, nursing: 55, dementia: 10 }

describe('the beds of a home', () => {
  it('are right if occupied ≤ open ≤ approved', () => {
    expect(bedFaults(home)).toEqual([])
    expect(bedFaults({ approved: 100, open: 100, occupied: 100, nursing: 100, dementia: 100 })).toEqual([])
  })

  it('report every fault at once', () => {
    expect(bedFaults({ approved: 100, open: 101, occupied: 102, nursing: 103, dementia: 104 })).toEqual([
      'occupied-above-open',
      'open-above-approved',
      'nursing-above-approved',
      'dementia-above-approved',
    ])
  })

  it('are added up over homes before they are divided', () => {
    const small = { approved: 20, open: 20, occupied: 20, nursing: 5, dementia: 0 }
    expect(bedRates([home, small])).toEqual({ occupancy: 80, nursingShare: 50 })
  })

  it('have no rate if there are none', () => {
    expect(bedRates([])).toEqual({ occupancy: null, nursingShare: null })
    expect(bedRates([{ ...home, open: 0, occupied: 0 }])).toEqual({ occupancy: null, nursingShare: 55 })
  })
})

describe('the grade of a home', () => {
  const life = nationalInstitutionGradeLife
  const grade = { grade: 4, gradedOn: '2021-06-10', gradeUntil: null }

  it('lasts three years, to the day before', () => {
    expect(lastDayOfGrade(grade, life)).toBe('2024-06-09')
    expect(isInstitutionGradeInForce(grade, '2021-06-09', life)).toBe(false)
    expect(isInstitutionGradeInForce(grade, '2021-06-10', life)).toBe(true)
    expect(isInstitutionGradeInForce(grade, '2024-06-09', life)).toBe(true)
    expect(isInstitutionGradeInForce(grade, '2024-06-10', life)).toBe(false)
  })

  it('lasts as long as its certificate says, that day included', () => {
    const stated = { ...grade, gradeUntil: '2024-12-31' }
    expect(isInstitutionGradeInForce(stated, '2024-12-31', life)).toBe(true)
    expect(isInstitutionGradeInForce(stated, '2025-01-01', life)).toBe(false)
  })

  it('lasts as long as the given rule says', () => {
    expect(lastDayOfGrade(grade, { ...life, years: 5 })).toBe('2026-06-09')
    expect(lastDayOfGrade({ ...grade, gradedOn: '2024-02-29' }, life)).toBe('2027-02-27')
  })

  it('is over on the day it is withdrawn', () => {
    const withdrawn = { ...grade, withdrawnOn: '2023-03-01' }
    expect(isInstitutionGradeInForce(withdrawn, '2023-02-28', life)).toBe(true)
    expect(isInstitutionGradeInForce(withdrawn, '2023-03-01', life)).toBe(false)
  })
})

describe('a home that stops', () => {
  const notice = zhejiangResettlementNotice

  it('files the plan for its residents 60 days ahead', () => {
    expect(resettlementPlanDue('2024-06-30', notice)).toBe('2024-05-01')
    expect(resettlementPlanDue('2024-03-01', notice)).toBe('2024-01-01')
    expect(resettlementPlanDue('2024-03-01', { ...notice, days: 90 })).toBe('2023-12-02')
  })

  it('is in time on the last day, and late on the next', () => {
    const standing = (filedOn: string | null, day: string) =>
      resettlementStanding({ stopsOn: '2024-06-30', filedOn }, day, notice).standing
    expect(standing('2024-05-01', '2024-06-30')).toBe('in-time')
    expect(standing('2024-05-02', '2024-06-30')).toBe('late')
    expect(standing(null, '2024-05-01')).toBe('open')
    expect(standing(null, '2024-05-02')).toBe('overdue')
    expect(standing('2024-05-01', '2024-04-01')).toBe('open')
  })

  it('has no last day if the day on which it stops does not exist', () => {
    expect(() => resettlementPlanDue('2024-06-31', notice)).toThrow(/2024-06-31/)
  })
})
