import type { Text } from '@minzheng/core'
import type { DistrictParameter } from '@minzheng/core/districts'
import type { OrganisationKind } from '@minzheng/core/privacy'

/** What one kind of charity must spend, and may spend on its management. Percentages are whole. */
export interface SpendingLimit {
  readonly kinds: readonly OrganisationKind[]
  readonly publicFundraising: boolean
  /** Net assets at the end of last year, in fen, from which the row applies. */
  readonly netAssetsFrom: number
  /** At least this many percent of last year's income, or of net assets; if both are given, both must be met. */
  readonly percentOfIncome: number | null
  readonly percentOfNetAssets: number | null
  /** At most this many percent of this year's total spending on management. */
  readonly managementPercent: number
  /** Why the row must be confirmed before use. */
  readonly doubt: Text | null
}

/** The rows of one rule, from a day. */
export interface SpendingLimits extends DistrictParameter {
  readonly rows: readonly SpendingLimit[]
  /** Management spending below this many fen is exempt from the percentage (art. 11 of the rule). */
  readonly managementFreeBelow: number
  readonly doubts: readonly Text[]
}

const millionYuan = 100_000_000
const smallGroups = ['association', 'service-organisation'] as const

const unread: Text = {
  zh: '本档标准未见原文,须经民政部门确认',
  en: 'this row was not read in the rule itself; the bureau must confirm it',
}
const successor: Text = {
  zh: '慈善法第六十一条授权另定含募捐成本的新标准,须确认现行规定',
  en: 'art. 61 of the Charity Law foresees a new rule that also covers the cost of fundraising: confirm which is in force',
}

/**
 * The national rule: 民发〔2016〕189号 art. 7 to 11, published on 2016-10-20; for foundations that raise funds in public
 * also 慈善法 art. 61. Borders belong to the upper row (含本数).
 */
export const spendingLimits: readonly SpendingLimits[] = Object.freeze([
  Object.freeze({
    district: '000000',
    effectiveOn: '2016-10-20',
    rows: Object.freeze([
      row(['foundation'], true, 0, { income: 70 }, 10),
      row(smallGroups, true, 0, { income: 70 }, 13, unread),
      row(['foundation'], false, 60, { netAssets: 6 }, 12, unread),
      row(['foundation'], false, 8, { netAssets: 6 }, 13, unread),
      row(['foundation'], false, 4, { netAssets: 7 }, 15, unread),
      row(['foundation'], false, 0, { netAssets: 8 }, 20),
      row(smallGroups, false, 10, { netAssets: 6 }, 13),
      row(smallGroups, false, 5, { netAssets: 7 }, 14),
      row(smallGroups, false, 1, { netAssets: 8 }, 15),
      // Art. 9(4): only the smallest must spend half of last year's income.
      row(smallGroups, false, 0, { netAssets: 8, income: 50 }, 20),
    ]),
    managementFreeBelow: 20_000_000,
    doubts: Object.freeze([successor]),
  }),
])

function row(
  kinds: readonly OrganisationKind[],
  publicFundraising: boolean,
  millions: number,
  least: { readonly income?: number; readonly netAssets?: number },
  managementPercent: number,
  doubt: Text | null = null,
): SpendingLimit {
  return Object.freeze({
    kinds,
    publicFundraising,
    netAssetsFrom: millions * millionYuan,
    percentOfIncome: least.income ?? null,
    percentOfNetAssets: least.netAssets ?? null,
    managementPercent,
    doubt,
  })
}
