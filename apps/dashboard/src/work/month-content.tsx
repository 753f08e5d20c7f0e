import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { shownDay, shownNumber } from '../base/shown.js'
import { returnState } from '../board/return-state.js'
import { datasetTitle, deploymentQuery, indicatorsQuery } from '../data/definitions.js'
import { mayAt } from '../data/may.js'
import { landedQuery, refusedCountQuery } from '../data/months.js'
import { actionsOf } from '../data/session.js'
import { useView } from '../data/view.js'
import { alertsQuery, returnsQuery, type Return } from '../data/work.js'
import { Read } from '../parts/read.js'

/** Of which month and district. */
export interface OfMonth {
  readonly month: string
  readonly district: string
}

/** The returns of a district itself: for the city its own, for a county all below it. */
export function useOwnReturns({ month, district }: OfMonth) {
  const { city } = useView()
  return useQuery({
    ...returnsQuery(month, district),
    select: (data) => data.filter((each) => district !== city || each.district === city),
  })
}

/** What has come in of a month, by dataset, and what is missing. */
export function MonthReturns(of: OfMonth) {
  const { t, say } = useLanguage()
  const { session } = useView()
  const { data: deployment } = useSuspenseQuery(deploymentQuery)
  const returns = useOwnReturns(of)
  const own = actionsOf(session)
  const landed = useQuery({ ...landedQuery, enabled: own.has('upload') || own.has('read-log') })
  const rowsOf = (each: Return) => landed.data?.find(({ id }) => id === each.source?.id)
  return (
    <Read query={returns} lines={6} height={32}>
      {(data) => {
        if (data.length === 0) return <p className="empty">{t('overview.returnsNone')}</p>
        const missing = data.filter(({ state }) => state === 'due' || state === 'withdrawn')
        const rows = data.toSorted((left, right) => left.dataset.localeCompare(right.dataset))
        return (
          <>
            <p>
              {t('office.months.returnsLine', {
                all: data.length,
                landed: data.length - missing.length,
                missing: missing.length,
              })}
            </p>
            <table className="plain month-returns">
              <thead>
                <tr>
                  <th scope="col">{t('office.sheet.dataset')}</th>
                  <th scope="col">{t('office.months.returns')}</th>
                  <th scope="col">{t('office.months.received')}</th>
                  <th scope="col" className="number">
                    {t('office.months.rows')}
                  </th>
                  <th scope="col" className="number">
                    {t('office.months.refusedRows')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((each) => (
                  <tr key={`${each.dataset} ${each.district}`}>
                    <th scope="row">
                      {say(datasetTitle(deployment, each.dataset))}
                      {each.district === of.district ? '' : ` ${each.district}`}
                    </th>
                    <td className={`return-${returnState(each)}`}>{t(`returnState.${returnState(each)}`)}</td>
                    <td>{each.source === null ? '—' : shownDay(each.source.landedOn)}</td>
                    <td className="number">{shownCount(rowsOf(each)?.accepted)}</td>
                    <td className="number">{shownCount(rowsOf(each)?.refused)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )
      }}
    </Read>
  )
}

const shownCount = (count: number | undefined): string => (count === undefined ? '—' : shownNumber(count, 0))

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
        <Link to={'/files/refused' as string}>{t('office.months.refused', { count })}</Link>
      )}
    </p>
  )
}

/** What the system has found about a district and has not ended, by rule. */
export function MonthFindings({ district, isPrint = false }: OfMonth & { readonly isPrint?: boolean }) {
  const { t, say } = useLanguage()
  const { session, city } = useView()
  const may = mayAt(session, 'read-alerts', { district, city })
  const alerts = useQuery({ ...alertsQuery(district), enabled: may })
  const { data: indicators } = useQuery(indicatorsQuery)
  if (!may) return null
  return (
    <Read query={alerts} lines={2} height={28}>
      {(all) => {
        const data = all.filter(({ subject }) => district !== city || subject.district === city)
        const rules = [...new Map(data.map((each) => [each.rule, each.name])).entries()]
        if (data.length === 0) return <p className="quiet">{t('office.months.findingsNone')}</p>
        return (
          <>
            <p>
              {isPrint ? (
                t('office.months.findings', { count: data.length })
              ) : (
                <Link to="/alerts" search={{ district }}>
                  {t('office.months.findings', { count: data.length })}
                </Link>
              )}
            </p>
            <ul className="finding-counts">
              {rules.map(([rule, name]) => {
                const own = data.filter((each) => each.rule === rule)
                const names = own.flatMap(({ subject: { indicator } }) => {
                  const found = indicators?.find(({ id }) => id === indicator)
                  return found === undefined ? [] : [say(found.name)]
                })
                return (
                  <li key={rule}>
                    {name === null ? rule : say(name)} <strong>{own.length}</strong>
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
