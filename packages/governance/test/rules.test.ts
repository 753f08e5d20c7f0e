import { describe, expect, it } from 'vitest'
import {
  accidentGrade,
  daysToDisclosure,
  daysUntilPaid,
  disclosureDueOn,
  followUpOf,
  isDocumentInForce,
  isInspectedWithinYear,
  paidInTimeShare,
  rectifiedShare,
  stillOpen,
} from '../src/index.js'

describe('a special fund', () => {
  const inspected = (inspectedOn: string | null) => isInspectedWithinYear({ inspectedOn }, '2024-06-30')

  it('is inspected within the year from 1 January up to the day', () => {
    expect([inspected('2024-01-01'), inspected('2024-06-30')]).toEqual([true, true])
  })

  it('inspected last year must be inspected again', () => {
    expect(inspected('2023-12-31')).toBe(false)
  })

  it('is not inspected by a future inspection, or without one', () => {
    expect([inspected('2024-07-01'), inspected(null)]).toEqual([false, false])
  })
})

describe('problems that an inspection found', () => {
  const limits = [
    { district: '330502', effectiveOn: '2023-01-01', days: 60 },
    { district: '330502', effectiveOn: '2024-03-01', days: 30 },
  ]
  const found = (
    inspection: string,
    inspectedOn: string,
    problems: number,
    rectified: number,
    district = '330502',
  ) => ({
    inspection,
    district,
    inspectedOn,
    problems,
    rectified,
  })

  it('are due by the limit in force on the day of the inspection, over the 29th of February', () => {
    const dueOn = (inspectedOn: string) => followUpOf(found('J1', inspectedOn, 1, 0), limits, '2024-04-01').dueOn
    expect([dueOn('2024-02-29'), dueOn('2024-03-01'), dueOn('2024-01-01')]).toEqual([
      '2024-04-29',
      '2024-03-31',
      '2024-03-01',
    ])
  })

  it('are overdue from the day after the due day on', () => {
    const overdue = (day: string) => followUpOf(found('J1', '2024-03-01', 3, 1), limits, day)
    expect([overdue('2024-03-31'), overdue('2024-04-01')]).toEqual([
      { inspection: 'J1', open: 2, dueOn: '2024-03-31', overdue: false },
      { inspection: 'J1', open: 2, dueOn: '2024-03-31', overdue: true },
    ])
  })

  it('are never overdue once all are put right, or if no limit is known', () => {
    expect(followUpOf(found('J1', '2024-03-01', 3, 3), limits, '2024-12-31').overdue).toBe(false)
    expect(followUpOf(found('J1', '2022-03-01', 3, 0), limits, '2024-12-31')).toEqual({
      inspection: 'J1',
      open: 3,
      dueOn: null,
      overdue: false,
    })
    expect(followUpOf(found('J1', '2024-03-01', 3, 0, '330523'), limits, '2024-12-31').dueOn).toBeNull()
  })

  it('more put right than found leave none, not a negative number', () => {
    expect(followUpOf(found('J1', '2024-03-01', 1, 2), limits, '2024-12-31').open).toBe(0)
  })

  it('still open are listed by due day, those without one last', () => {
    const list = [
      found('none', '2024-03-01', 2, 2),
      found('unknown', '2024-01-01', 1, 0, '330523'),
      found('late', '2024-05-01', 1, 0),
      found('soon', '2024-03-01', 4, 1),
    ]
    expect(stillOpen(list, limits, '2024-06-01').map(({ inspection, open }) => [inspection, open])).toEqual([
      ['soon', 3],
      ['late', 1],
      ['unknown', 1],
    ])
  })

  it('are added up before they are divided: 1 of 1 and 4 of 9 are half', () => {
    expect(rectifiedShare([found('J1', '2024-03-01', 1, 1), found('J2', '2024-03-01', 9, 4)])).toBe(50)
    expect(rectifiedShare([found('J1', '2024-03-01', 0, 0)])).toBeUndefined()
  })
})

describe('a document', () => {
  const term = { issuedOn: '2020-02-29', repealedOn: null, termYears: null }

  it('is in force from the day it is issued until the day before it is repealed', () => {
    const repealed = { ...term, repealedOn: '2024-05-01' }
    expect(
      ['2020-02-28', '2020-02-29', '2024-04-30', '2024-05-01'].map((day) => isDocumentInForce(repealed, day)),
    ).toEqual([false, true, true, false])
  })

  it('with a term of three years holds for three years, one without a term for good', () => {
    const short = { ...term, issuedOn: '2021-06-01', termYears: 3 }
    expect(['2024-05-31', '2024-06-01'].map((day) => isDocumentInForce(short, day))).toEqual([true, false])
    expect(isDocumentInForce(term, '2099-01-01')).toBe(true)
  })

  it('repealed within its term holds no longer', () => {
    expect(isDocumentInForce({ ...term, repealedOn: '2021-01-01', termYears: 5 }, '2021-01-01')).toBe(false)
  })
})

describe('the money of a special fund', () => {
  const limits = [{ district: '330502', effectiveOn: '2024-01-01', days: 30 }]
  const payment = (allocatedOn: string, paidOn: string | null, district = '330502') => ({
    fund: 'ZJ1',
    district,
    allocatedOn,
    paidOn,
  })

  it('takes the days from allocation to payment', () => {
    expect([daysUntilPaid(payment('2024-02-01', '2024-03-01')), daysUntilPaid(payment('2024-02-01', null))]).toEqual([
      29,
      null,
    ])
  })

  it('is in time on the thirtieth day and late on the thirty-first', () => {
    expect(
      paidInTimeShare([payment('2024-03-01', '2024-03-31'), payment('2024-03-01', '2024-04-01')], limits, '2024-12-31'),
    ).toBe(50)
  })

  it('is not judged while it may still be paid in time, and is late once it may not', () => {
    const open = [payment('2024-06-01', '2024-06-02'), payment('2024-06-10', null)]
    expect([paidInTimeShare(open, limits, '2024-07-10'), paidInTimeShare(open, limits, '2024-07-11')]).toEqual([
      100, 50,
    ])
  })

  it('is not judged if no limit is known, and a later payment is not known yet', () => {
    expect(
      paidInTimeShare(
        [payment('2023-12-31', '2024-01-01'), payment('2024-02-01', '2024-02-02', '330523')],
        limits,
        '2024-12-31',
      ),
    ).toBeUndefined()
    expect(paidInTimeShare([payment('2024-02-01', '2024-06-01')], limits, '2024-02-20')).toBeUndefined()
  })
})

describe('an accident', () => {
  const none = { deaths: 0, badlyHurt: 0, loss: 0 }
  const tenMillionYuan = 1_000_000_000

  it('is graded by deaths, the border belonging to the graver grade', () => {
    expect([0, 2, 3, 9, 10, 29, 30].map((deaths) => accidentGrade({ ...none, deaths }))).toEqual([
      'general',
      'general',
      'larger',
      'larger',
      'major',
      'major',
      'extraordinary',
    ])
  })

  it('is graded by bad injuries and by loss, whichever is the gravest', () => {
    expect([9, 10, 50, 100].map((badlyHurt) => accidentGrade({ ...none, badlyHurt }))).toEqual([
      'general',
      'larger',
      'major',
      'extraordinary',
    ])
    expect(
      [tenMillionYuan - 1, tenMillionYuan, 5 * tenMillionYuan, 10 * tenMillionYuan].map((loss) =>
        accidentGrade({ ...none, loss }),
      ),
    ).toEqual(['general', 'larger', 'major', 'extraordinary'])
    expect(accidentGrade({ deaths: 1, badlyHurt: 12, loss: 5 * tenMillionYuan })).toBe('major')
  })
})

describe('information to be disclosed', () => {
  const isWeekday = (day: string): boolean => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())

  it('made on a Monday is due on the Monday four weeks later if no holiday is between', () => {
    expect(disclosureDueOn('2024-03-04', isWeekday)).toBe('2024-04-01')
  })

  it('has a later day if a holiday is between: the Qingming day of 2024 was a Thursday', () => {
    expect(disclosureDueOn('2024-03-11', (day) => isWeekday(day) && day !== '2024-04-04')).toBe('2024-04-09')
  })

  it('cannot be due if no day is a working day', () => {
    expect(() => disclosureDueOn('2024-03-04', () => false)).toThrow(RangeError)
  })

  it('takes the days from receipt to publication', () => {
    expect(daysToDisclosure({ receivedOn: '2024-03-01', publishedOn: '2024-03-08' })).toBe(7)
    expect(daysToDisclosure({ receivedOn: '2024-03-01', publishedOn: null })).toBeNull()
  })
})
