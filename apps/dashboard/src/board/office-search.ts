/** Of which district the page of months shows a month. */
export interface MonthsSearch {
  readonly district?: string
}

const district = (given: unknown): { readonly district?: string } =>
  typeof given === 'string' && /^\d{6}$/.test(given) ? { district: given } : {}

/** Reads the address of the page of months, and of a submission sheet. */
export function readMonthsSearch(search: Record<string, unknown>): MonthsSearch {
  return district(search['district'])
}

/** Which disputes are listed, and which one is shown with its thread. */
export interface DisputesSearch {
  readonly show?: 'unsettled' | 'settled' | 'overdue'
  readonly dispute?: string
}

/** Reads the address of the page of disputes. */
export function readDisputesSearch({ show, dispute }: Record<string, unknown>): DisputesSearch {
  const known = (['unsettled', 'settled', 'overdue'] as const).find((each) => each === show)
  return {
    ...(known === undefined ? {} : { show: known }),
    ...(/^[1-9]\d{0,8}$/.test(String(dispute)) ? { dispute: String(dispute) } : {}),
  }
}

/** Which figure is disputed. */
export interface DisputingSearch {
  readonly indicator?: string
  readonly variant?: string
  readonly district?: string
  readonly period?: string
}

/** Reads the address of the page on which a dispute is opened. */
export function readDisputingSearch({
  indicator,
  variant,
  district: of,
  period,
}: Record<string, unknown>): DisputingSearch {
  return {
    ...(typeof indicator === 'string' && /^[a-z-]{1,60}\.[a-z0-9-]{1,100}$/.test(indicator) ? { indicator } : {}),
    ...(typeof variant === 'string' && /^[\w-]{1,60}$/.test(variant) ? { variant } : {}),
    ...(typeof of === 'string' && /^\d{6}[\w-]{0,7}$/.test(of) ? { district: of } : {}),
    ...(typeof period === 'string' && /^[\d/QS-]{4,20}$/.test(period) ? { period } : {}),
  }
}

/** Which alerts are listed. */
export interface AlertsSearch {
  readonly rule?: string
  readonly district?: string
  readonly ended?: 'true'
}

/** Reads the address of the page of alerts. */
export function readAlertsSearch({ rule, district: of, ended }: Record<string, unknown>): AlertsSearch {
  return {
    ...(typeof rule === 'string' && /^[a-z0-9-]{1,40}$/.test(rule) ? { rule } : {}),
    ...district(of),
    ...(ended === 'true' ? { ended } : {}),
  }
}
