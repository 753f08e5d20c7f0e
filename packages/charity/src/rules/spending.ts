import type { Text } from '@minzheng/core'
import type { OrganisationKind } from '@minzheng/core/privacy'
import type { SpendingLimit, SpendingLimits } from './spending-limits.js'

/**
 * The accounts of one earlier year, in fen. Income is the usable income: without gifts tied to later years, with those
 * released (art. 10 of the rule).
 */
export interface YearOfAccounts {
  readonly income: number
  readonly netAssetsAtEnd: number
}

/** A charity's year, in fen. */
export interface CharityYear {
  readonly kind: OrganisationKind
  readonly publicFundraising: boolean
  /** Spending on charitable activities, on management, and in total. */
  readonly charitableSpending: number
  readonly managementCost: number
  readonly totalSpending: number
  /**
   * Last year first, then the years before it; the mean is used only if there are three. Empty: the charity is in its
   * first year.
   */
  readonly before: readonly YearOfAccounts[]
}

/** The result of the rule for a charity's year. */
export interface SpendingResult {
  /** The row that applies; null if there are no accounts of last year, or no row fits. */
  readonly limit: SpendingLimit | null
  /**
   * The least that must be spent, in fen: by last year, or by the means of three years (art. 10), whichever is less.
   */
  readonly leastSpending: number | null
  readonly spendsEnough: boolean | null
  /** The most that management may cost, in fen; null if its percentage does not apply. */
  readonly mostManagement: number | null
  readonly managementWithin: boolean | null
  readonly doubts: readonly Text[]
}

const firstYear: Text = {
  zh: '无上年数据(如登记未满一年),应向登记机关报告并公开说明',
  en: 'no accounts of last year, as in a first year: to be reported to the registrar and explained in public',
}
const freeByRuleOnly: Text = {
  zh: '20万元以下的豁免出自2016年规定,慈善法第六十一条对具有公开募捐资格的基金会未作例外',
  en: 'the exemption below 200,000 yuan is in the rule of 2016; art. 61 of the law makes no exception for foundations that raise funds in public',
}
const bandByLastYear: Text = {
  zh: '用三年平均数时适用档次未明,默认按上年末净资产定档',
  en: 'which row holds where the mean of three years is used is not said; net assets at the end of last year decide',
}

/**
 * Checks a charity's year against the limits in force (慈善法 art. 61; 民发〔2016〕189号 art. 7 to 12). Exact to the fen: only
 * for display is the required amount rounded up and the allowed amount rounded down. An agreement with a donor on a
 * single gift takes precedence (art. 61), and is ignored here.
 */
export function spendingOf(year: CharityYear, limits: SpendingLimits): SpendingResult {
  const [last] = year.before
  const limit = last === undefined ? null : limitFor(year, last.netAssetsAtEnd, limits)
  const doubts = [...limits.doubts]
  if (last === undefined) doubts.push(firstYear)
  if (limit === null) return result(year, limits, { limit, least: null, doubts })
  if (limit.doubt !== null) doubts.push(limit.doubt)

  const byLastYear = largestAsked(limit, [last!])
  const byMean = year.before.length >= 3 ? largestAsked(limit, year.before.slice(0, 3)) : byLastYear
  const spent = BigInt(year.charitableSpending)
  const least = byMean < byLastYear ? byMean : byLastYear
  if (spent < byLastYear && spent >= least && limit.percentOfNetAssets !== null) doubts.push(bandByLastYear)
  return result(year, limits, { limit, least, doubts })
}

/** The row for a charity: of the rows for its kind, the one with the highest border that its net assets reach. */
function limitFor(
  { kind, publicFundraising }: CharityYear,
  netAssets: number,
  { rows }: SpendingLimits,
): SpendingLimit | null {
  return rows
    .filter(
      (row) =>
        row.publicFundraising === publicFundraising &&
        row.kinds.includes(kind) &&
        (netAssets >= row.netAssetsFrom || row.netAssetsFrom === 0),
    )
    .reduce<SpendingLimit | null>(
      (best, row) => (best === null || row.netAssetsFrom > best.netAssetsFrom ? row : best),
      null,
    )
}

/**
 * The greatest amount that a row requires, over the mean of the years; in whole fen, rounded up, so that a whole number
 * of fen meets it exactly if it meets the fraction.
 */
function largestAsked(
  { percentOfIncome, percentOfNetAssets }: SpendingLimit,
  years: readonly YearOfAccounts[],
): bigint {
  const asked = (percent: number | null, amounts: readonly number[]): bigint => {
    const added = amounts.reduce((all, amount) => all + BigInt(amount), 0n)
    const over = 100n * BigInt(amounts.length)
    return percent === null || added <= 0n ? 0n : (added * BigInt(percent) + over - 1n) / over
  }
  const [income, netAssets] = [
    asked(
      percentOfIncome,
      years.map((each) => each.income),
    ),
    asked(
      percentOfNetAssets,
      years.map((each) => each.netAssetsAtEnd),
    ),
  ]
  return income > netAssets ? income : netAssets
}

function result(
  { charitableSpending, managementCost, totalSpending, kind, publicFundraising }: CharityYear,
  { managementFreeBelow }: SpendingLimits,
  {
    limit,
    least,
    doubts,
  }: { readonly limit: SpendingLimit | null; readonly least: bigint | null; readonly doubts: readonly Text[] },
): SpendingResult {
  const free = managementCost < managementFreeBelow
  const most = limit === null || free ? null : (BigInt(totalSpending) * BigInt(limit.managementPercent)) / 100n
  return Object.freeze({
    limit,
    leastSpending: least === null ? null : Number(least),
    spendsEnough: least === null ? null : BigInt(charitableSpending) >= least,
    mostManagement: most === null ? null : Number(most),
    managementWithin: free ? true : most === null ? null : BigInt(managementCost) <= most,
    doubts: Object.freeze(
      free && kind === 'foundation' && publicFundraising ? [...doubts, freeByRuleOnly] : [...doubts],
    ),
  })
}
