import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { indicatorsQuery } from '../data/definitions.js'
import { mayAt } from '../data/may.js'
import { refusedCountQuery } from '../data/months.js'
import { useView } from '../data/view.js'
import { alertsQuery } from '../data/work.js'
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
  const { t, say } = useLanguage()
  const { session, city } = useView()
  const may = mayAt(session, 'read-alerts', { district, city })
  // The city answers for itself, a county for all below it.
  const alerts = useQuery({ ...alertsQuery(district, { itself: district === city }), enabled: may })
  const { data: indicators } = useQuery(indicatorsQuery)
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
            <ul className="finding-counts">
              {rules.map(({ rule, name, count }) => {
                const own = data.filter((each) => each.rule === rule)
                const names = own.flatMap(({ subject: { indicator } }) => {
                  const found = indicators?.find(({ id }) => id === indicator)
                  return found === undefined ? [] : [say(found.name)]
                })
                return (
                  <li key={rule}>
                    {name === null ? rule : say(name)} <strong>{count}</strong>
                    {names.length > 0 && <span className="hint"> {[...new Set(names)].slice(0, 3).join('、')}</span>}
                  </li>
                )
              })}
            </ul>
          </>
        )
      }}
    </Read>
  )
}
