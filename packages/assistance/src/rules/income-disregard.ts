import type { DistrictParameter } from '@minzheng/core/districts'
import { type Day, type Month, monthOf } from '@minzheng/core/periods'

/** How long and how much of newly earned wages is disregarded, as the district sets it within the law. */
export interface IncomeDisregardParameters extends DistrictParameter {
  /** From 6 to 12. */
  readonly months: number
  /** How many times the monthly dibao standard at most: up to 3. */
  readonly timesStandard: number
}

/** Wages that a member newly earns while the household has dibao. Money is whole fen. */
export interface NewWages {
  /** The day the work began; its month is the first that is disregarded. */
  readonly startedOn: Day
  readonly monthlyWage: number
}

/** The disregarded part of a month's wage, and the part that counts as income. */
export interface CountedWage {
  readonly disregarded: number
  readonly counted: number
}

/**
 * Newly earned wages are not counted as income for 6 to 12 months, up to 3 times the dibao standard a month (浙江省社会救助条例
 * art. 50). The part above that, and everything after the last month, is counted. Throws for parameters outside the
 * law.
 */
export function countedWage(
  wages: NewWages,
  month: Month,
  monthlyStandard: number,
  { months, timesStandard }: Omit<IncomeDisregardParameters, keyof DistrictParameter>,
): CountedWage {
  if (!Number.isInteger(months) || months < 6 || months > 12)
    throw new RangeError(`the months of a disregard must be a whole number from 6 to 12, got ${months}`)
  if (!(timesStandard >= 0 && timesStandard <= 3))
    throw new RangeError(`the times of the standard must be from 0 to 3, got ${timesStandard}`)
  const passed = monthNumber(month) - monthNumber(monthOf(wages.startedOn))
  const limit = Math.floor(monthlyStandard * timesStandard)
  const disregarded = passed >= 0 && passed < months ? Math.min(wages.monthlyWage, limit) : 0
  return { disregarded, counted: passed < 0 ? 0 : wages.monthlyWage - disregarded }
}

function monthNumber(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))
}
