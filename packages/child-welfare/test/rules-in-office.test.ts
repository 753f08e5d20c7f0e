import type { District } from '@minzheng/core'
import { parameterInForce } from '@minzheng/core/districts'
import { describe, expect, it } from 'vitest'
import {
  apartLimits,
  categoryOrder,
  causeTimes,
  isLeftBehind,
  stateGuardianshipCauses,
  type ChildRuleParameters,
  unitsWithoutWorker,
  workerCoverage,
  type AssessmentIntervals,
  type WorkerInOffice,
} from '../src/index.js'

describe('the intervals of assessments in force', () => {
  const of = (district: string, effectiveOn: string): AssessmentIntervals => ({
    district,
    effectiveOn,
    first: 1,
    again: { high: 3, middle: 6, low: 12 },
  })
  const series = [of('330502', '2024-01-01'), of('330502', '2024-07-01'), of('330523', '2024-05-01')]

  it('are the latest of the district that have begun', () => {
    expect(parameterInForce(series, '330502', '2024-06-30')?.effectiveOn).toBe('2024-01-01')
    expect(parameterInForce(series, '330502', '2024-07-01')?.effectiveOn).toBe('2024-07-01')
    expect(parameterInForce(series, '330523', '2024-04-30')).toBeUndefined()
  })
})

describe('the parameters of the rules', () => {
  const until: ChildRuleParameters = {
    district: '330502',
    effectiveOn: '2020-01-01',
    causeTimes,
    apartLimits,
    categoryOrder,
  }
  const since: ChildRuleParameters = {
    ...until,
    effectiveOn: '2024-06-01',
    apartLimits: { ...apartLimits, leftBehindBelow: 14 },
  }
  const child = {
    bornOn: '2009-01-01',
    ruralRegistration: true,
    parents: ['away', 'away'],
    livesWithParents: false,
  } as const

  it('are those of the day: a child of 15 is left behind until the district sets a lower age', () => {
    const on = (day: string) => isLeftBehind(child, day, parameterInForce([since, until], '330502', day)?.apartLimits)
    expect([on('2024-05-31'), on('2024-06-01')]).toEqual([true, false])
  })
})

describe('supervisors and directors', () => {
  const township: District = { code: '330502001', name: '月河街道', level: 'township', parent: '330502', kind: '街道' }
  const villages: readonly District[] = ['330502001001', '330502001002', '330502001003'].map((code) => ({
    code,
    name: code,
    level: 'village',
    parent: '330502001',
    kind: '居',
  }))
  const worker = (district: string, role: WorkerInOffice['role'], leftOn: string | null = null): WorkerInOffice => ({
    district,
    role,
    startedOn: '2024-03-01',
    leftOn,
  })

  it('are in office from their first day until the day they leave', () => {
    const workers = [worker('330502001001', 'director'), worker('330502001002', 'director', '2024-06-30')]
    expect(unitsWithoutWorker(villages, workers, '2024-06-29').map(({ code }) => code)).toEqual(['330502001003'])
    expect(unitsWithoutWorker(villages, workers, '2024-06-30').map(({ code }) => code)).toEqual([
      '330502001002',
      '330502001003',
    ])
    expect(workerCoverage(villages, workers, '2024-02-29')).toBe(0)
  })

  it('are supervisors in townships and directors in villages, not the other way round', () => {
    expect(unitsWithoutWorker([township], [worker('330502001', 'director')], '2024-06-30')).toEqual([township])
    expect(workerCoverage([township], [worker('330502001', 'supervisor')], '2024-06-30')).toBe(100)
  })

  it('cover a village once, however many there are', () => {
    const two = [worker('330502001001', 'director'), worker('330502001001', 'director')]
    expect(workerCoverage(villages, two, '2024-06-30')).toBeCloseTo(100 / 3, 9)
    expect(workerCoverage([], two, '2024-06-30')).toBeNull()
  })
})

describe('guardianship by the office', () => {
  it('is for a time by seven causes and for long by five, each with its article of the law', () => {
    const places = stateGuardianshipCauses.map(
      ({ guardianship, article, number }) => `${guardianship} ${article}.${number}`,
    )
    expect(places.filter((place) => place.startsWith('temporary 92.'))).toHaveLength(7)
    expect(places.filter((place) => place.startsWith('long-term 94.'))).toHaveLength(5)
    expect(new Set(places).size).toBe(12)
  })
})
