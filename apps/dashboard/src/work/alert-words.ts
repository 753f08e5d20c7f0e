import { useLanguage } from '../base/language.js'
import { shownMonth, shownNumber, shownPeriod } from '../base/shown.js'
import type { AlertRule } from '../data/alerts.js'
import { useDatasetNames, useDistrictNames, useIndicators, variantName } from '../data/names.js'
import type { Alert } from '../data/work.js'

/** What an alert is about, in words; it has no number of a figure. */
export function useAlertWords(): (alert: Alert) => { readonly what: string; readonly district: string } {
  const { say, t } = useLanguage()
  const indicatorOf = useIndicators()
  const datasetName = useDatasetNames()
  const districtName = useDistrictNames()
  return ({ subject }) => {
    const { district, indicator, variant, part, dataset, period, month, dispute } = subject
    const found = indicatorOf(indicator)
    const words = [
      indicator === undefined ? undefined : found === undefined ? indicator : say(found.name),
      variant === undefined || found === undefined || variant === found.defaultVariant
        ? undefined
        : variantName(say, found, variant),
      part,
      dataset === undefined ? undefined : say(datasetName(dataset)),
      dispute === undefined ? undefined : `${t('office.disputes.title')} ${dispute}`,
      month === undefined ? (period === undefined ? undefined : shownPeriod(period)) : shownMonth(month),
    ]
    return {
      what: words.filter((each) => each !== undefined).join(' '),
      district: districtName(district),
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
