import { parameterInForce } from '@minzheng/core/districts'
import { describe, expect, it } from 'vitest'
import {
  defaultZombieTreatment,
  gradeExpiry,
  gradesHeld,
  isGradeValid,
  nationalGradeLife,
  neverStarted,
  publishedZombieWindows,
  upgradePossibleFrom,
  wenzhou2025,
  zhejiang2021,
  zombieRates,
  zombieSigns,
  type OrganisationSigns,
  type ZombieEntry,
} from '../src/index.js'

describe('an assessment grade', () => {
  it('lasts five years from the day it was granted', () => {
    expect(gradeExpiry('2019-06-15', nationalGradeLife)).toBe('2024-06-15')
    expect(gradeExpiry('2020-02-29', nationalGradeLife)).toBe('2025-02-28')
  })

  it('lasts as long as the district’s own rule says', () => {
    expect(gradeExpiry('2019-06-15', { ...nationalGradeLife, district: '330500', years: 3 })).toBe('2022-06-15')
  })

  it('counts from its first day to the day before it expires', () => {
    const grade = { grantedOn: '2019-06-15', expiresOn: '2024-06-15' }
    expect(['2019-06-14', '2019-06-15', '2024-06-14', '2024-06-15'].map((day) => isGradeValid(grade, day))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })
})

describe('grades', () => {
  it('may be raised after two years', () => {
    expect(upgradePossibleFrom('2022-06-15', nationalGradeLife)).toBe('2024-06-15')
  })

  it('count by the newest of each organisation, if it has not expired', () => {
    const grade = (creditCode: string, value: number, grantedOn: string) => ({
      creditCode,
      grade: value,
      grantedOn,
      expiresOn: gradeExpiry(grantedOn, nationalGradeLife),
    })
    const grades = [
      grade('a', 4, '2019-12-31'),
      grade('b', 4, '2020-01-01'),
      grade('b', 3, '2023-05-01'),
      grade('c', 5, '2025-01-01'),
      grade('d', 5, '2024-12-31'),
    ]
    expect(gradesHeld(grades, '2024-12-31').map(({ creditCode, grade: value }) => `${creditCode}${value}`)).toEqual([
      'b3',
      'd5',
    ])
  })
})

describe('a parameter', () => {
  it('of the nearest district holds, and of those the latest', () => {
    expect(parameterInForce(publishedZombieWindows, '330302', '2025-07-14')).toBe(zhejiang2021)
    expect(parameterInForce(publishedZombieWindows, '330302', '2025-07-15')).toBe(wenzhou2025)
    expect(parameterInForce(publishedZombieWindows, '330502', '2025-07-15')).toBe(zhejiang2021)
    const older = { ...wenzhou2025, effectiveOn: '2020-01-01' }
    expect(parameterInForce([older, ...publishedZombieWindows], '330302', '2023-01-01')).toBe(older)
  })

  it('of another province, or of later, does not hold', () => {
    expect(parameterInForce(publishedZombieWindows, '320500', '2025-07-15')).toBeUndefined()
    expect(parameterInForce(publishedZombieWindows, '330502', '2021-08-04')).toBeUndefined()
  })
})

describe('an organisation without activity', () => {
  it('has never started once its first year is over', () => {
    expect(neverStarted('2023-03-01', null, '2024-02-29')).toBe(false)
    expect(neverStarted('2023-03-01', null, '2024-03-01')).toBe(true)
    expect(neverStarted('2023-03-01', '2024-02-29', '2024-12-31')).toBe(false)
    expect(neverStarted('2023-03-01', '2024-03-01', '2024-12-31')).toBe(true)
  })
})

describe('the treatment of zombies', () => {
  const entry = (
    cohort: ZombieEntry['cohort'],
    treatment: ZombieEntry['treatment'],
    treatedOn: string | null,
  ): ZombieEntry => ({
    cohort,
    listedOn: cohort === 'existing' ? '2023-05-01' : '2024-05-01',
    treatment,
    treatedOn,
  })
  const list = [
    entry('existing', 'withdrawn', '2024-02-01'),
    entry('existing', 'cancelled', '2024-03-01'),
    entry('existing', 'revoked', '2024-12-31'),
    entry('existing', 'revived', '2024-04-01'),
    entry('existing', null, null),
    entry('new', 'cancelled', '2024-07-01'),
    entry('new', null, null),
  ]

  it('is 撤销, 注销, 吊销 or 整改, counted separately for old and new ones', () => {
    expect(zombieRates(list, '2024-12-31', defaultZombieTreatment)).toEqual({ existing: 80, new: 50 })
  })

  it('counts from its day, and new ones from the day they are listed', () => {
    expect(zombieRates(list, '2024-04-30', defaultZombieTreatment)).toEqual({ existing: 60, new: null })
  })

  it('leaves out those put right if a district does not count them', () => {
    expect(
      zombieRates(list, '2024-12-31', { ...defaultZombieTreatment, treatments: ['withdrawn', 'cancelled', 'revoked'] }),
    ).toEqual({ existing: 60, new: 50 })
  })
})

describe('a zombie organisation', () => {
  const healthy: OrganisationSigns = {
    kind: 'association',
    missed: [],
    neverStarted: false,
    lastActiveOn: '2024-03-01',
    reachable: true,
    named: false,
  }

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

  it('Wenzhou requires three of an association and two of a foundation', () => {
    expect(zombieSigns({ ...healthy, missed: [2023, 2024] }, wenzhou2025)).toEqual([])
    expect(zombieSigns({ ...healthy, missed: [2022, 2023, 2024] }, wenzhou2025)).toEqual(['missed-inspections'])
    expect(zombieSigns({ ...healthy, kind: 'foundation', missed: [2023, 2024] }, wenzhou2025)).toEqual([
      'missed-inspections',
    ])
    expect(zombieSigns({ ...healthy, kind: 'service-organisation', missed: [2023, 2024] }, wenzhou2025)).toEqual([
      'missed-inspections',
    ])
  })

  it('idleness counts only if the notice names a day', () => {
    const idle = { ...healthy, lastActiveOn: '2018-12-31' }
    expect(zombieSigns(idle, zhejiang2021)).toEqual(['idle'])
    expect(zombieSigns({ ...idle, lastActiveOn: null }, zhejiang2021)).toEqual(['idle'])
    expect(zombieSigns({ ...idle, lastActiveOn: '2019-01-01' }, zhejiang2021)).toEqual([])
    expect(zombieSigns(idle, wenzhou2025)).toEqual([])
  })

  it('one sign is enough, and all are listed', () => {
    expect(zombieSigns({ ...healthy, neverStarted: true, reachable: false, named: true }, wenzhou2025)).toEqual([
      'never-started',
      'unreachable',
      'named',
    ])
  })
})
