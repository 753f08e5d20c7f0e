import { daysFrom, type Day } from '@minzheng/core/periods'

/** When a special fund was allocated and when its money was paid out. */
export interface FundPayment {
  readonly fund: string
  readonly district: string
  readonly allocatedOn: Day
  /** Null if it has not been paid yet. */
  readonly paidOn: Day | null
}

/**
 * The number of calendar days within which money must be paid out, in a district from a day. The funds' own rules set
 * it (资金管理办法).
 */
export interface PaymentParameters {
  readonly district: string
  readonly effectiveOn: Day
  readonly days: number
}

/** The calendar days from allocation to payment; null if it has not been paid. */
export function daysUntilPaid({ allocatedOn, paidOn }: FundPayment): number | null {
  return paidOn === null ? null : daysFrom(allocatedOn, paidOn)
}

/**
 * The share of funds paid in time, in percent, of those whose limit has run out by a day or that were paid before it: a
 * fund that may still be paid in time is not judged yet. Undefined if none can be judged. (The work plan's item 32:
 * supervision of funds.)
 */
export function paidInTimeShare(
  payments: readonly FundPayment[],
  limits: readonly PaymentParameters[],
  day: Day,
): number | undefined {
  const judged = payments.flatMap((payment) => {
    const limit = limits
      .filter(({ district, effectiveOn }) => district === payment.district && effectiveOn <= payment.allocatedOn)
      .reduce<PaymentParameters | undefined>(
        (latest, each) => (latest === undefined || each.effectiveOn > latest.effectiveOn ? each : latest),
        undefined,
      )
    if (limit === undefined) return []
    const paid = payment.paidOn !== null && payment.paidOn <= day
    if (paid) return [daysFrom(payment.allocatedOn, payment.paidOn) <= limit.days]
    return daysFrom(payment.allocatedOn, day) > limit.days ? [false] : []
  })
  return judged.length === 0 ? undefined : (judged.filter(Boolean).length / judged.length) * 100
}
