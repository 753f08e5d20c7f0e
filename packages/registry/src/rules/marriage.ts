import type { DistrictParameter } from '@minzheng/core/districts'
import { daysLater, type Day } from '@minzheng/core/periods'

/** A case of marriage or divorce. A court's divorce has no registration and is not counted by civil affairs. */
export interface MarriageCase {
  readonly kind: 'marriage' | 'divorce' | 'reissue'
  readonly by: 'civil-affairs' | 'court'
  /** The district that registered it, whatever the couple's own place. */
  readonly district: string
  readonly acceptedOn: Day
  /** Null if the application has not led to a registration: within the cooling-off period, or withdrawn. */
  readonly registeredOn: Day | null
}

/** Pairs registered in a place and period, and applications for divorce separately from divorces. */
export interface MarriageFigures {
  readonly marriages: number
  readonly divorces: number
  readonly divorceApplications: number
}

/**
 * Counts pairs by the place that registered them: as the civil-affairs statistics do, without the divorces of courts.
 */
export function marriageFigures(cases: readonly MarriageCase[], district: string, from: Day, to: Day): MarriageFigures {
  const stem = district.replace(/(00)+$/, '')
  const own = cases.filter((each) => each.by === 'civil-affairs' && each.district.startsWith(stem))
  const within = (day: Day | null): boolean => day !== null && from <= day && day <= to
  const made = (kind: MarriageCase['kind']): number =>
    own.filter((each) => each.kind === kind && within(each.registeredOn)).length
  return {
    marriages: made('marriage'),
    divorces: made('divorce'),
    divorceApplications: own.filter((each) => each.kind === 'divorce' && within(each.acceptedOn)).length,
  }
}

/**
 * Since 2025-05-10 couples may register anywhere in the country, without a household booklet (婚姻登记条例, as amended in
 * 2025): registrations no longer describe a place's residents.
 */
export const registrationAnywhere: DistrictParameter = Object.freeze({ district: '000000', effectiveOn: '2025-05-10' })

/** Pairs per 1,000 of the mean population, or why there is no such rate. */
export type MarriageRate =
  | { readonly status: 'known'; readonly permille: number }
  | { readonly status: 'not-applicable'; readonly reason: 'registered-anywhere' }
  | { readonly status: 'not-known'; readonly reason: 'no-population' }

/**
 * Registrations per 1,000 of the mean population (结婚率). For a province, city or county it is not applicable if the
 * period includes days of registration anywhere; for the whole country it is unchanged.
 */
export function marriageRate(
  {
    pairs,
    meanPopulation,
    to,
    area,
  }: { readonly pairs: number; readonly meanPopulation: number; readonly to: Day; readonly area: 'country' | 'part' },
  anywhere: DistrictParameter = registrationAnywhere,
): MarriageRate {
  if (area === 'part' && to >= anywhere.effectiveOn) return { status: 'not-applicable', reason: 'registered-anywhere' }
  if (!(meanPopulation > 0)) return { status: 'not-known', reason: 'no-population' }
  return { status: 'known', permille: (pairs * 1000) / meanPopulation }
}

/** How long a couple must wait, and how long after that they may come. */
export interface CoolingOff extends DistrictParameter {
  readonly days: number
  /** The number of days after the cooling-off period within which both must come for the certificate. */
  readonly comeWithin: number
}

/**
 * 离婚冷静期: 30 days from the day after the application was received, then 30 days to come for the certificate (民法典 art.
 * 1077).
 */
export const coolingOff: CoolingOff = Object.freeze({
  district: '000000',
  effectiveOn: '2021-01-01',
  days: 30,
  comeWithin: 30,
})

/**
 * The days on which a divorce may be registered, both included; an application not completed by then counts as
 * withdrawn. Holidays may move the last day and are ignored.
 */
export function divorceDays(
  acceptedOn: Day,
  rule: CoolingOff = coolingOff,
): { readonly from: Day; readonly until: Day } {
  return { from: daysLater(acceptedOn, rule.days + 1), until: daysLater(acceptedOn, rule.days + rule.comeWithin) }
}

/** The state of an application for divorce on a day. */
export function divorceStanding(
  application: Pick<MarriageCase, 'acceptedOn' | 'registeredOn'>,
  day: Day,
  rule: CoolingOff = coolingOff,
): 'cooling-off' | 'may-come' | 'registered' | 'lapsed' {
  const { from, until } = divorceDays(application.acceptedOn, rule)
  if (application.registeredOn !== null && application.registeredOn <= day) return 'registered'
  return day < from ? 'cooling-off' : day <= until ? 'may-come' : 'lapsed'
}
