import type { DistrictParameter } from '@minzheng/core/districts'
import { type Day, type Month, monthOf } from '@minzheng/core/periods'

/** How long and how much of newly earned wages is left out of account, as the district sets it within the law. */
export interface IncomeDisregardParameters extends DistrictParameter {
  /** From 6 to 12. */
  readonly months: number
  /** How many times the monthly dibao standard at most: up to 3. */
  readonly timesStandard: number
}

/** Wages that a member newly earns while the household has dibao. Money is whole fen. */
export interface NewWages {
  /** The day the work began; its month is the first that is left out. */
  readonly startedOn: Day
  readonly monthlyWage: number
}

/** Of a month's wage: what is left out of account, and what is counted as income. */
export interface CountedWage {
  readonly disregarded: number
  readonly counted: number
}

/**
 * Newly earned wages are not counted as income for 6 to 12 months, up to 3 times the dibao standard a month (浙江省社会救助条例
 * art. 50). What lies above that, and everything after the last month, is counted. Parameters outside the law are
 * refused.
 */
export function countedWage(
  wages: NewWages,
  month: Month,
  monthlyStandard: number,
  { months, timesStandard }: Omit<IncomeDisregardParameters, keyof DistrictParameter>,
): CountedWage {
  if (!Number.isInteger(months) || months < 6 || months > 12)
    throw new RangeError(`wages are left out for 6 to 12 whole months, not ${months}`)
  if (!(timesStandard >= 0 && timesStandard <= 3))
    throw new RangeError(`wages are left out up to 3 times the standard, not ${timesStandard}`)
  const passed = monthNumber(month) - monthNumber(monthOf(wages.startedOn))
  const limit = Math.floor(monthlyStandard * timesStandard)
  const disregarded = passed >= 0 && passed < months ? Math.min(wages.monthlyWage, limit) : 0
  return { disregarded, counted: passed < 0 ? 0 : wages.monthlyWage - disregarded }
}

function monthNumber(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))
}
