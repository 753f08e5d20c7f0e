import { useLanguage } from '../base/language.js'
import { shownPeriod } from '../base/shown.js'
import type { Dispute } from '../data/disputes.js'
import { useDistrictNames, useIndicators, variantName } from '../data/names.js'

/** What a dispute is about, in words. */
export function useDisputeWords(): (dispute: Pick<Dispute, 'figure'>) => {
  readonly indicator: string
  readonly unit: string
  readonly district: string
  readonly period: string
  readonly all: string
} {
  const { say } = useLanguage()
  const indicatorOf = useIndicators()
  const districtName = useDistrictNames()
  return ({ figure }) => {
    const found = indicatorOf(figure.indicator)
    const indicator = [
      found === undefined ? figure.indicator : say(found.name),
      ...(found === undefined || figure.variant === found.defaultVariant
        ? []
        : [variantName(say, found, figure.variant)]),
      ...(figure.part === null ? [] : [figure.part]),
    ].join(' · ')
    const district = districtName(figure.district)
    const period = shownPeriod(figure.period)
    const unit = found === undefined ? '' : say(found.unit)
    return { indicator, unit, district, period, all: `${district} ${indicator} ${period}` }
  }
}
