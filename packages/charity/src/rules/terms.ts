import type { DistrictParameter } from '@minzheng/core/districts'
import type { OrganisationKind } from '@minzheng/core/privacy'

/**
 * Terms for filing and publishing, from a day. Null if the law sets none, or it has not been looked up: then the duty
 * has no due day.
 */
export interface CharityTerms extends DistrictParameter {
  /** The last day for the annual report on the year before, `MM-DD`, by kind of organisation. */
  readonly annualReportBy: Readonly<Record<OrganisationKind, string>> | null
  /** The number of days before a public campaign starts by which its plan is filed. */
  readonly planDaysBefore: number | null
  /** The number of days after the start, if a campaign for a disaster could not be filed before. */
  readonly disasterPlanDaysAfter: number | null
  /** The greatest number of days between two publications of receipts, while an emergency lasts. */
  readonly disasterReceiptDays: number | null
  /** The number of months; a campaign or project that lasts longer publishes during its course. */
  readonly longMonths: number | null
  /** The greatest number of months between two publications of a long campaign or project. */
  readonly longIntervalMonths: number | null
  /** The number of months after the end for the full report of a campaign or project. */
  readonly fullReportMonths: number | null
  /** The number of days after a trust is signed for its filing. */
  readonly trustFilingDays: number | null
  /** The number of days after a change of trustee for filing the trust again. */
  readonly trusteeChangeDays: number | null
  /** The greatest number of months between two reports of a trustee. */
  readonly trustReportMonths: number | null
  /** The number of months on the register before an organisation may apply to raise funds in public. */
  readonly fundraisingAfterMonths: number | null
}

// 基金会管理条例 art. 36; 社会团体登记管理条例; 民办非企业单位登记管理暂行条例: the days of the annual checks. The Charity Law itself names no day.
const annualReportBy = Object.freeze({ foundation: '03-31', association: '05-31', 'service-organisation': '05-31' })

/**
 * Terms of the country and of Zhejiang.
 * - Since 2016-09-01 only the filing of a trust (慈善法 art. 45, unchanged by the amendment) and the annual report (art.
 *   13, with the days of the
 *   annual checks) are given here; the other terms before 2024-09-05 were not looked up.
 * - 2024-09-05: the Charity Law as amended on 2023-12-29: art. 22, 24, 45, 48, 49, 72, 73, 79. Art. 24 asks for the
 *   plan before the start: the day before.
 * - 2019-01-01 in Zhejiang: 浙江省实施《慈善法》办法 art. 13 (seven days before; ten after), art. 19 and 20 (seven days for
 *   trusts). From 2024-09-05
 *   together with the amended law.
 */
export const charityTerms: readonly CharityTerms[] = Object.freeze([
  terms('000000', '2016-09-01', {}),
  terms('330000', '2019-01-01', { planDaysBefore: 7, disasterPlanDaysAfter: 10, trusteeChangeDays: 7 }),
  terms('000000', '2024-09-05', amended(1)),
  terms('330000', '2024-09-05', amended(7)),
])

function amended(planDaysBefore: number): Partial<CharityTerms> {
  return {
    planDaysBefore,
    disasterPlanDaysAfter: 10,
    disasterReceiptDays: 5,
    longMonths: 6,
    longIntervalMonths: 3,
    fullReportMonths: 3,
    trusteeChangeDays: 7,
    trustReportMonths: 12,
    fundraisingAfterMonths: 12,
  }
}

function terms(district: string, effectiveOn: string, set: Partial<CharityTerms>): CharityTerms {
  return Object.freeze({
    annualReportBy,
    planDaysBefore: null,
    disasterPlanDaysAfter: null,
    disasterReceiptDays: null,
    longMonths: null,
    longIntervalMonths: null,
    fullReportMonths: null,
    trustFilingDays: 7,
    trusteeChangeDays: null,
    trustReportMonths: null,
    fundraisingAfterMonths: null,
    ...set,
    district,
    effectiveOn,
  })
}
