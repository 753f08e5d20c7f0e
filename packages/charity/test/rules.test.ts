import { parameterInForce } from '@minzheng/core/districts'
import { describe, expect, it } from 'vitest'
import {
  annualReportDue,
  charityTerms,
  disasterPlanDue,
  fullReportDue,
  fundraisingFrom,
  fundraisingPlanDue,
  isLate,
  progressOwed,
  publishedDonations,
  receiptsOwed,
  trusteeChangeDue,
  trustFilingDue,
  trustReportDue,
  type CharityTerms,
  type Donation,
} from '../src/index.js'

const termsOf = (district: string, day: string): CharityTerms => parameterInForce(charityTerms, district, day)!
const anji = termsOf('330523', '2024-10-01')
const elsewhere = termsOf('320500', '2024-10-01')

describe('the terms in force', () => {
  it('are those of the province if it has set its own, and otherwise of the country', () => {
    expect([anji.planDaysBefore, elsewhere.planDaysBefore]).toEqual([7, 1])
    expect(termsOf('330523001', '2024-10-01')).toBe(anji)
  })

  it('change on the day they come into force', () => {
    expect(['2024-09-04', '2024-09-05'].map((day) => termsOf('320500', day).disasterReceiptDays)).toEqual([null, 5])
    expect(['2024-09-04', '2024-09-05'].map((day) => termsOf('330500', day).trustReportMonths)).toEqual([null, 12])
  })

  it('are none before the law', () => {
    expect(parameterInForce(charityTerms, '330500', '2016-08-31')).toBeUndefined()
  })

  it('of a county precede those of its province, even if they are older', () => {
    const series = [
      { district: '330000', effectiveOn: '2024-01-01', says: 'province' },
      { district: '330523', effectiveOn: '2020-01-01', says: 'county' },
    ]
    expect(['330523', '330522'].map((district) => parameterInForce(series, district, '2024-06-01')?.says)).toEqual([
      'county',
      'province',
    ])
  })
})

describe('the annual report', () => {
  it('of a foundation is due on 31 March, of other charities on 31 May', () => {
    expect(
      (['foundation', 'association', 'service-organisation'] as const).map((kind) => annualReportDue(kind, 2024, anji)),
    ).toEqual(['2025-03-31', '2025-05-31', '2025-05-31'])
  })

  it('is late from the day after on, and stays late when it comes', () => {
    const late = (doneOn: string | null, today: string) => isLate('2025-03-31', doneOn, today)
    expect([late(null, '2025-03-31'), late(null, '2025-04-01')]).toEqual([false, true])
    expect([late('2025-03-31', '2025-12-31'), late('2025-04-01', '2025-12-31')]).toEqual([false, true])
  })

  it('that comes later than the day of evaluation has not come yet', () => {
    expect([
      isLate('2025-03-31', '2025-04-08', '2025-03-30'),
      isLate('2025-03-31', '2025-04-08', '2025-04-02'),
    ]).toEqual([false, true])
  })
})

describe('the plan of a public campaign', () => {
  it('is filed seven days before the start in Zhejiang: on the seventh, not on the sixth', () => {
    const dueOn = fundraisingPlanDue('2024-10-08', anji)
    expect(dueOn).toBe('2024-10-01')
    expect(['2024-10-01', '2024-10-02'].map((filedOn) => isLate(dueOn, filedOn, '2024-12-31'))).toEqual([false, true])
  })

  it('is filed before the start elsewhere', () => {
    expect(fundraisingPlanDue('2024-10-08', elsewhere)).toBe('2024-10-07')
  })

  it('for a disaster follows within ten days of the start', () => {
    const dueOn = disasterPlanDue('2024-09-20', anji)
    expect(dueOn).toBe('2024-09-30')
    expect(['2024-09-30', '2024-10-01'].map((filedOn) => isLate(dueOn, filedOn, '2024-12-31'))).toEqual([false, true])
  })
})

describe('a charitable trust', () => {
  it('is filed on the seventh day after signing at the latest, over the end of a year too', () => {
    expect(trustFilingDue('2024-05-28', termsOf('330500', '2024-05-28'))).toBe('2024-06-04')
    expect(trustFilingDue('2024-12-30', anji)).toBe('2025-01-06')
    expect(['2024-06-04', '2024-06-05'].map((filedOn) => isLate('2024-06-04', filedOn, '2024-12-31'))).toEqual([
      false,
      true,
    ])
  })

  it('that is still to be filed is not late until its last day is over', () => {
    expect(['2024-06-04', '2024-06-05'].map((today) => isLate('2024-06-04', null, today))).toEqual([false, true])
  })

  it('is filed again within seven days of a change of trustee', () => {
    expect(trusteeChangeDue('2024-11-25', anji)).toBe('2024-12-02')
  })

  it('is reported on once a year', () => {
    expect([trustReportDue('2024-10-10', anji), trustReportDue('2024-02-29', anji)]).toEqual([
      '2025-10-10',
      '2025-02-28',
    ])
  })

  it('has no day for a report if no term is in force, and is then never late', () => {
    const dueOn = trustReportDue('2023-01-10', termsOf('330500', '2023-01-10'))
    expect([dueOn, isLate(dueOn, null, '2030-01-01')]).toEqual([null, false])
  })
})

describe('receipts for a disaster', () => {
  const course = (publishedOn: readonly string[], endsOn: string | null = null) =>
    receiptsOwed({ startedOn: '2024-10-01', endsOn, publishedOn }, anji, '2024-10-14')

  it('are published every five days, each counted from the last', () => {
    expect(course(['2024-10-06', '2024-10-09'])).toEqual([
      { dueOn: '2024-10-06', publishedOn: '2024-10-06' },
      { dueOn: '2024-10-11', publishedOn: '2024-10-09' },
      { dueOn: '2024-10-14', publishedOn: null },
    ])
  })

  it('on the sixth day are late', () => {
    expect(course(['2024-10-07']).map(({ dueOn, publishedOn }) => isLate(dueOn, publishedOn, '2024-10-14'))).toEqual([
      true,
      true,
    ])
    expect(
      course(['2024-10-07', '2024-10-12']).map(({ dueOn, publishedOn }) => isLate(dueOn, publishedOn, '2024-10-14')),
    ).toEqual([true, false])
  })

  it('that never came are each due', () => {
    expect(course([]).map(({ dueOn }) => dueOn)).toEqual(['2024-10-06', '2024-10-11'])
  })

  it('are no longer due once the emergency is over', () => {
    expect(course([], '2024-10-10').map(({ dueOn }) => dueOn)).toEqual(['2024-10-06'])
  })
})

describe('a long campaign or project', () => {
  const owed = (endsOn: string | null, publishedOn: readonly string[], today: string) =>
    progressOwed({ startedOn: '2024-10-01', endsOn, publishedOn }, anji, today)

  it('publishes every three months until its end', () => {
    expect(owed('2025-08-01', ['2025-01-01'], '2025-12-31')).toEqual([
      { dueOn: '2025-01-01', publishedOn: '2025-01-01' },
      { dueOn: '2025-04-01', publishedOn: null },
      { dueOn: '2025-07-01', publishedOn: null },
    ])
  })

  it('is one of more than six months: one of exactly six needs no publication during its course', () => {
    expect(owed('2025-04-01', [], '2025-12-31')).toEqual([])
    expect(owed('2025-04-02', [], '2025-12-31').map(({ dueOn }) => dueOn)).toEqual(['2025-01-01', '2025-04-01'])
  })

  it('without an end is long once it has lasted so long', () => {
    expect([owed(null, [], '2025-04-01').length, owed(null, [], '2025-04-02').length]).toEqual([0, 2])
  })

  it('is reported in full within three months of its end', () => {
    expect([fullReportDue('2024-11-30', anji), fullReportDue('2025-08-01', anji)]).toEqual(['2025-02-28', '2025-11-01'])
  })
})

describe('raising funds in public', () => {
  it('may be applied for after a year on the register', () => {
    expect([fundraisingFrom('2024-03-15', anji), fundraisingFrom('2024-02-29', anji)]).toEqual([
      '2025-03-15',
      '2025-02-28',
    ])
  })
})

describe('what is published of gifts', () => {
  const gift = (donor: string, mayBeNamed: boolean | null): Donation => ({
    donor,
    mayBeNamed,
    givenOn: '2024-10-01',
    amount: 50_000,
    purpose: `${donor}助学`,
  })

  it('names only donors who agreed; a donor who refused or was not asked is never named, not even by the purpose', () => {
    const published = publishedDonations([gift('甲', true), gift('乙', false), gift('丙', null)])
    expect(published).toEqual([
      { donor: '甲', givenOn: '2024-10-01', amount: 50_000, purpose: '甲助学' },
      { donor: null, givenOn: '2024-10-01', amount: 50_000, purpose: null },
      { donor: null, givenOn: '2024-10-01', amount: 50_000, purpose: null },
    ])
    expect(JSON.stringify(published)).not.toMatch(/[乙丙]/)
  })

  it('never contains an address or a phone number, even of a donor who agreed', () => {
    const withMore = { ...gift('甲', true), address: '某路1号', phone: '00000000' }
    expect(Object.keys(publishedDonations([withMore])[0]!)).toEqual(['donor', 'givenOn', 'amount', 'purpose'])
  })

  it('accepts only a plain yes as consent', () => {
    const sloppy = { ...gift('丁', true), mayBeNamed: 'no' as unknown as boolean }
    expect(publishedDonations([sloppy])[0]?.donor).toBeNull()
  })
})
