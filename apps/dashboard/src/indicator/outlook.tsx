import { useLanguage } from '../base/language.js'
import { shownNumber } from '../base/shown.js'
import type { Outlook } from '../data/reading.js'
import type { Of } from './of.js'

/** What the figure would be at the end of the year, on which assumption; or why nobody says so. */
export function OutlookWords({ outlook, facts }: { readonly outlook: Outlook; readonly facts: Of['facts'] }) {
  const { t, say } = useLanguage()
  const { value, low, high, by, months, year, why } = outlook
  const number = (each: number): string => shownNumber(each, facts.decimals)
  if (value === null || by === null)
    return why === null ? null : <p className="outlook hint">{t('outlook.none', { why: say(why) })}</p>
  const band = low === null || high === null ? '' : t('outlook.band', { low: number(low), high: number(high) })
  const words = { months: months ?? 0, year, value: number(value), unit: say(facts.unit), band }
  return (
    <p className="outlook">
      <strong>{t('outlook.title')}</strong> {t(by === 'pace' ? 'outlook.byPace' : 'outlook.byPath', words)}{' '}
      <span className="hint">{t('outlook.note')}</span>
    </p>
  )
}
