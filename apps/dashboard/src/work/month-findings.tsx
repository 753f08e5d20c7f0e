import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLanguage, type Words } from '../base/language.js'
import { shownNames } from '../base/shown.js'
import { mayAt } from '../data/may.js'
import { useIndicatorNames } from '../data/names.js'
import { refusedCountQuery } from '../data/months.js'
import { useView } from '../data/view.js'
import { alertsQuery, type Alert } from '../data/work.js'
import { Read } from '../parts/read.js'
import type { OfMonth } from './month-returns.js'

const refusedPage: string = '/files/refused'

/** Refused rows that nobody has mended; of accounts that send files for this very district. */
export function MonthRefused({ district }: OfMonth) {
  const { t } = useLanguage()
  const view = useView()
  const isOwn = view.home === district && mayAt(view.session, 'upload', { district, city: view.city })
  const refused = useQuery({ ...refusedCountQuery, enabled: isOwn })
  if (!isOwn || refused.data === undefined) return null
  const count = refused.data.reduce((sum, { rows, unlisted }) => sum + rows + unlisted, 0)
  return (
    <p className={count === 0 ? 'quiet' : 'return-due'}>
      {count === 0 ? (
        t('office.months.refusedNone')
      ) : (
        <Link to={refusedPage}>{t('office.months.refused', { count })}</Link>
      )}
    </p>
  )
}

/** What the system has found about a district and has not ended, by rule. */
export function MonthFindings({ district, isPrint = false }: OfMonth & { readonly isPrint?: boolean }) {
  const { t } = useLanguage()
  const { session, city } = useView()
  const may = mayAt(session, 'read-alerts', { district, city })
  // The city answers for itself, a county for all below it.
  const alerts = useQuery({ ...alertsQuery(district, { itself: district === city }), enabled: may })
  if (!may) return null
  return (
    <Read query={alerts} lines={2} height={28}>
      {({ alerts: data, all, rules }) => {
        if (all === 0) return <p className="quiet">{t('office.months.findingsNone')}</p>
        return (
          <>
            <p>
              {isPrint ? (
                t('office.months.findings', { count: all })
              ) : (
                <Link to="/alerts" search={{ district }}>
                  {t('office.months.findings', { count: all })}
                </Link>
              )}
            </p>
            <Rules alerts={data} rules={rules} />
          </>
        )
      }}
    </Read>
  )
}

function Rules({
  alerts,
  rules,
}: {
  readonly alerts: readonly Alert[]
  readonly rules: readonly { readonly rule: string; readonly name: Words | null; readonly count: number }[]
}) {
  const { say } = useLanguage()
  const indicatorName = useIndicatorNames()
  return (
    <ul className="finding-counts">
      {rules.map(({ rule, name, count }) => {
        const own = alerts.filter((each) => each.rule === rule)
        const names = own.flatMap(({ subject: { indicator } }) =>
          indicator === undefined ? [] : [say(indicatorName(indicator))],
        )
        return (
          <li key={rule}>
            {name === null ? rule : say(name)} <strong>{count}</strong>
            {names.length > 0 && <span className="hint"> {shownNames([...new Set(names)].slice(0, 3))}</span>}
          </li>
        )
      })}
    </ul>
  )
}
