import { parameterInForce } from '@minzheng/core/districts'
import { describe, expect, it } from 'vitest'
import { spendingLimits, spendingOf, type CharityYear, type SpendingResult } from '../src/index.js'

const limits = parameterInForce(spendingLimits, '330500', '2024-12-31')!
const yuan = (amount: number): number => Math.round(amount * 100)
const million = (amount: number): number => yuan(amount * 1_000_000)

/** A foundation without public fundraising, with 5 million yuan of net assets, unless stated otherwise. */
const of = (changes: Partial<CharityYear> = {}): SpendingResult =>
  spendingOf(
    {
      kind: 'foundation',
      publicFundraising: false,
      charitableSpending: million(1),
      managementCost: yuan(100_000),
      totalSpending: million(1.1),
      before: [{ income: million(1), netAssetsAtEnd: million(5) }],
      ...changes,
    },
    limits,
  )

const percents = (kind: CharityYear['kind'], netAssetsAtEnd: number): readonly (number | null | undefined)[] => {
  const { limit } = of({ kind, before: [{ income: million(1), netAssetsAtEnd }] })
  return [limit?.percentOfNetAssets, limit?.percentOfIncome, limit?.managementPercent]
}

describe('a foundation that raises funds in public', () => {
  const spent = (charitableSpending: number, ...incomes: readonly number[]) =>
    of({
      publicFundraising: true,
      charitableSpending,
      before: incomes.map((income) => ({ income, netAssetsAtEnd: million(90) })),
    }).spendsEnough

  it('spends enough with exactly 70 % of last year’s income, and not with a fen less', () => {
    expect([spent(70_000_000, 100_000_000), spent(69_999_999, 100_000_000)]).toEqual([true, false])
  })

  it('must spend the next whole fen if 70 % is not a whole fen', () => {
    // 70 % of 1,000,001 fen is 700,000.7 fen.
    expect([spent(700_000, 1_000_001), spent(700_001, 1_000_001)]).toEqual([false, true])
  })

  it('may use the mean of three years if it is less, to the fen', () => {
    // The mean of 300, 200 and 101 fen is 200 1/3; 70 % of it 140.23.
    expect([spent(141, 300, 200, 101), spent(140, 300, 200, 101), spent(141, 300, 200)]).toEqual([true, false, false])
  })

  it('does not lose by the mean if last year’s income was less', () => {
    expect(spent(70, 100, 900, 900)).toBe(true)
  })

  it('may spend 10 % on its management', () => {
    const cost = (managementCost: number) =>
      of({ publicFundraising: true, managementCost, totalSpending: million(5) }).managementWithin
    expect([cost(yuan(500_000)), cost(yuan(500_000) + 1)]).toEqual([true, false])
  })

  it('gets a doubt if it is exempt from the percentage below 200,000 yuan: the law itself makes no exception', () => {
    const cheap = of({ publicFundraising: true, managementCost: yuan(199_999) })
    expect(cheap.managementWithin).toBe(true)
    expect(cheap.doubts.map(({ en }) => en).join()).toContain('makes no exception')
  })
})

describe('another charity that raises funds in public', () => {
  it('spends 70 % of last year’s income and at most 13 % on management, to be confirmed', () => {
    const { limit, leastSpending, doubts } = of({ kind: 'association', publicFundraising: true })
    expect([limit?.percentOfIncome, limit?.managementPercent, leastSpending]).toEqual([70, 13, million(0.7)])
    expect(doubts.map(({ en }) => en).join()).toContain('the bureau must confirm')
  })
})

describe('a foundation that does not', () => {
  it.each([
    [60, 6, 12],
    [59.999_999_99, 6, 13],
    [8, 6, 13],
    [7.999_999_99, 7, 15],
    [4, 7, 15],
    [3.999_999_99, 8, 20],
    [0, 8, 20],
    [-1, 8, 20],
  ])('with %d million yuan spends %d %% of it, and at most %d %% on management', (millions, least, most) => {
    expect(percents('foundation', million(millions))).toEqual([least, null, most])
  })

  it('with exactly 8 million yuan spends 480,000, and with a fen less 7 % of its net assets', () => {
    const least = (netAssetsAtEnd: number) => of({ before: [{ income: 0, netAssetsAtEnd }] }).leastSpending
    expect([least(million(8)), least(million(8) - 1)]).toEqual([yuan(480_000), yuan(560_000)])
  })

  it('with 4 million yuan and more has a doubt, and with less no doubt of its own', () => {
    const doubts = (netAssetsAtEnd: number) => of({ before: [{ income: 0, netAssetsAtEnd }] }).doubts.length
    expect([doubts(million(4)), doubts(million(3))]).toEqual([2, 1])
  })
})

describe('another charity that does not', () => {
  it.each([
    [10, 6, null, 13],
    [9.999_999_99, 7, null, 14],
    [5, 7, null, 14],
    [4.999_999_99, 8, null, 15],
    [1, 8, null, 15],
    [0.999_999_99, 8, 50, 20],
  ])(
    'with %d million yuan spends %d %% of it and %s %% of last year’s income, and at most %d %% on management',
    (millions, least, income, most) => {
      expect(percents('association', million(millions))).toEqual([least, income, most])
      expect(percents('service-organisation', million(millions))).toEqual([least, income, most])
    },
  )

  it('with less than a million must meet both: half of last year’s income and 8 % of its net assets', () => {
    const enough = (charitableSpending: number, income: number, netAssetsAtEnd: number) =>
      of({ kind: 'service-organisation', charitableSpending, before: [{ income, netAssetsAtEnd }] }).spendsEnough
    expect([
      enough(yuan(100_000), yuan(200_000), yuan(900_000)),
      enough(yuan(100_000) - 1, yuan(200_000), yuan(900_000)),
    ]).toEqual([true, false])
    expect([
      enough(yuan(72_000), yuan(100_000), yuan(900_000)),
      enough(yuan(72_000) - 1, yuan(100_000), yuan(900_000)),
    ]).toEqual([true, false])
  })
})

describe('the cost of management', () => {
  it('is exempt from the percentage below 200,000 yuan, and not at it', () => {
    const cost = (managementCost: number) => of({ managementCost, totalSpending: yuan(300_000) })
    expect([cost(yuan(200_000) - 1).managementWithin, cost(yuan(200_000)).managementWithin]).toEqual([true, false])
    expect([cost(yuan(200_000) - 1).mostManagement, cost(yuan(200_000)).mostManagement]).toEqual([null, yuan(45_000)])
  })

  it('is compared with this year’s total spending, exactly where floating-point numbers are not', () => {
    // 15 % of 140,000,007 fen is 21,000,001.05 fen.
    const cost = (managementCost: number) => of({ managementCost, totalSpending: 140_000_007 }).managementWithin
    expect([cost(21_000_001), cost(21_000_002)]).toEqual([true, false])
  })

  it('stays exact for sums beyond what a product of plain numbers holds', () => {
    const totalSpending = 8_000_000_000_000_007
    const most = 1_200_000_000_000_001
    const cost = (managementCost: number) => of({ managementCost, totalSpending }).managementWithin
    expect([cost(most), cost(most + 1)]).toEqual([true, false])
  })
})

describe('a charity in its first year', () => {
  it('is not judged, and must report why', () => {
    const first = of({ before: [], managementCost: yuan(300_000) })
    expect([first.limit, first.spendsEnough, first.managementWithin]).toEqual([null, null, null])
    expect(first.doubts.map(({ en }) => en).join()).toContain('reported to the registrar')
  })
})

describe('every result', () => {
  it('says that the rule in force is to be confirmed', () => {
    expect(of().doubts[0]?.en).toContain('confirm which is in force')
  })

  it('says so if only the mean of net assets lets a charity pass', () => {
    const years = [million(5), million(2), million(2)].map((netAssetsAtEnd) => ({ income: 0, netAssetsAtEnd }))
    const passed = of({ charitableSpending: yuan(210_000), before: years })
    // 7 % of the mean of 3 million.
    expect([passed.spendsEnough, passed.leastSpending]).toEqual([true, yuan(210_000)])
    expect(passed.doubts.map(({ en }) => en).join()).toContain('mean of three years')
  })
})
