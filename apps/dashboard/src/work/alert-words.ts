import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useLanguage } from '../base/language.js'
import { shownMonth, shownNumber, shownPeriod } from '../base/shown.js'
import type { AlertRule } from '../data/alerts.js'
import { datasetTitle, deploymentQuery, districtsQuery, indicatorsQuery } from '../data/definitions.js'
import { useView } from '../data/view.js'
import type { Alert } from '../data/work.js'

/** What an alert is about, in words; it has no number of a figure. */
export function useAlertWords(): (alert: Alert) => { readonly what: string; readonly district: string } {
  const { say, t } = useLanguage()
  const { city } = useView()
  const { data: indicators } = useQuery(indicatorsQuery)
  const { data: deployment } = useSuspenseQuery(deploymentQuery)
  const { data: districts } = useSuspenseQuery(districtsQuery(city))
  return ({ subject }) => {
    const { district, indicator, variant, part, dataset, period, month, dispute } = subject
    const found = indicators?.find(({ id }) => id === indicator)
    const words = [
      indicator === undefined ? undefined : found === undefined ? indicator : say(found.name),
      variant === undefined || variant === 'standard' ? undefined : t('indicator.variantOf', { name: variant }),
      part,
      dataset === undefined ? undefined : say(datasetTitle(deployment, dataset)),
      dispute === undefined ? undefined : `${t('office.disputes.title')} ${dispute}`,
      month === undefined ? (period === undefined ? undefined : shownPeriod(period)) : shownMonth(month),
    ]
    return {
      what: words.filter((each) => each !== undefined).join(' '),
      district: districts.find(({ code }) => code === district)?.name ?? district,
    }
  }
}

/** A rule in words, with its settings. */
export function useRuleWords(): (rule: AlertRule) => string {
  const { t } = useLanguage()
  return (rule) => {
    const settings = rule as Readonly<Record<string, unknown>>
    const number = (value: unknown, times = 1): string =>
      typeof value === 'number' ? shownNumber(value * times, 0) : '—'
    const kind = rule.kind === 'behind-pace' && settings['points'] === 0 ? 'behind-pace-at-all' : rule.kind
    return t(`office.alerts.kind.${kind}` as 'office.alerts.kind.behind-pace', {
      points: number(settings['points']),
      dueDay: number(settings['dueDay']),
      share: number(settings['share'], 100),
      rows: number(settings['rows']),
      defaultValue: rule.kind,
    })
  }
}
