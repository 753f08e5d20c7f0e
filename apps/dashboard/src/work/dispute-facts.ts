import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useLanguage } from '../base/language.js'
import { shownPeriod } from '../base/shown.js'
import { districtsQuery, indicatorsQuery } from '../data/definitions.js'
import type { Dispute } from '../data/disputes.js'
import { useView } from '../data/view.js'

/** What a dispute is about, in words. */
export function useDisputeWords(): (dispute: Pick<Dispute, 'figure'>) => {
  readonly indicator: string
  readonly unit: string
  readonly district: string
  readonly period: string
  readonly all: string
} {
  const { say, t } = useLanguage()
  const { city } = useView()
  const { data: indicators } = useQuery(indicatorsQuery)
  const { data: districts } = useSuspenseQuery(districtsQuery(city))
  return ({ figure }) => {
    const found = indicators?.find(({ id }) => id === figure.indicator)
    const indicator = [
      found === undefined ? figure.indicator : say(found.name),
      ...(figure.variant === 'standard' ? [] : [t('indicator.variantOf', { name: figure.variant })]),
      ...(figure.part === null ? [] : [figure.part]),
    ].join(' · ')
    const district = districts.find(({ code }) => code === figure.district)?.name ?? figure.district
    const period = shownPeriod(figure.period)
    const unit = found === undefined ? '' : say(found.unit)
    return { indicator, unit, district, period, all: `${district} ${indicator} ${period}` }
  }
}
