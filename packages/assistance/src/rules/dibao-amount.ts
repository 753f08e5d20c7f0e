import { monthOf, nextMonth, type Day, type Month } from '@minzheng/core/periods'

/** The input of the amount of dibao. Money is whole fen. */
export interface DibaoIncome {
  readonly members: number
  /**
   * The income of all members together, for the whole year: the figure that counts. A month is a twelfth of it, not
   * rounded.
   */
  readonly annualIncome: number
}

const fenPerYuan = 100
const monthsPerYear = 12

/**
 * The dibao (最低生活保障金) of a household a month, in fen: standard × members − the household's monthly income, rounded up
 * to the yuan; 0 if there is no shortfall (浙江省社会救助条例 art. 12; 社会救助暂行办法 art. 12). Divides only at the end: an income per
 * person, rounded and multiplied again, gives up to a yuan too much. That the annual income counts and that the amount
 * is rounded up is practice, not law.
 */
export function dibaoAmount({ members, annualIncome }: DibaoIncome, monthlyStandard: number): number {
  wholeNumber('members', members, 1)
  wholeNumber('annualIncome', annualIncome, 0)
  wholeNumber('monthlyStandard', monthlyStandard, 0)
  const lackingAYear = monthlyStandard * members * monthsPerYear - annualIncome
  return lackingAYear <= 0 ? 0 : Math.ceil(lackingAYear / (monthsPerYear * fenPerYuan)) * fenPerYuan
}

/** The first month for which dibao is paid: the one after the month of approval (浙江省社会救助条例 art. 56). */
export function firstDibaoMonth(approvedOn: Day): Month {
  return nextMonth(monthOf(approvedOn))
}

function wholeNumber(name: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least)
    throw new RangeError(`${name} must be a whole number of at least ${least}, got ${value}`)
}
