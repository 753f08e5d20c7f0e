import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '../base/language.js'
import { shownMoment } from '../base/shown.js'
import { monthHistoryQuery } from '../data/months.js'
import { Read } from '../parts/read.js'
import type { OfMonth } from './month-returns.js'

/** What became of a month, the latest first: who moved it, when and why. */
export function MonthHistory({ month, district }: OfMonth) {
  const { t } = useLanguage()
  const history = useQuery(monthHistoryQuery(month, district))
  return (
    <Read query={history} lines={3} height={30}>
      {({ changes }) =>
        changes.length === 0 ? (
          <p className="empty">{t('office.months.historyNone')}</p>
        ) : (
          <ol className="thread">
            {changes.toReversed().map(({ at, move, by, reason, until }) => (
              <li key={`${at} ${move}`}>
                <strong>{t(`office.months.move.${move}` as 'office.months.move.submit')}</strong>{' '}
                {by ?? t('office.months.system')} <time dateTime={at}>{shownMoment(at)}</time>
                {reason !== null && <span className="quiet"> {reason}</span>}
                {until !== null && (
                  <span className="hint"> {t('office.months.until', { time: shownMoment(until) })}</span>
                )}
              </li>
            ))}
          </ol>
        )
      }
    </Read>
  )
}
