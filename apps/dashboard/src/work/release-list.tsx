import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { shownMoment, shownNumber, shownPeriod } from '../base/shown.js'
import type { Release } from '../data/releases.js'

/** Releases, the newest first: what each has, what it restates and why, and its digest. */
export function ReleaseList({
  releases,
  audience,
}: {
  readonly releases: readonly Release[]
  readonly audience: 'shared' | 'public'
}) {
  const { t } = useLanguage()
  const isInside = releases.some(({ by }) => by !== undefined)
  return (
    <div className="scroll" role="group" aria-label={t('office.releases.title')} tabIndex={0}>
      <table className="plain release-list">
        <thead>
          <tr>
            <th scope="col">{t('office.disputes.number')}</th>
            <th scope="col">{t('office.releases.period')}</th>
            <th scope="col">{t('office.releases.when')}</th>
            {isInside && <th scope="col">{t('office.releases.by')}</th>}
            <th scope="col" className="number">
              {t('office.releases.count')}
            </th>
            {isInside && (
              <th scope="col" className="number">
                {t('office.releases.hidden')}
              </th>
            )}
            <th scope="col">{t('office.releases.notes')}</th>
            <th scope="col">{t('office.releases.digest')}</th>
            <th scope="col">{t('nav.overview')}</th>
          </tr>
        </thead>
        <tbody>
          {releases.map((each) => (
            <tr key={each.number}>
              <th scope="row">{t('office.releases.number', { number: each.number })}</th>
              <td>{shownPeriod(each.period)}</td>
              <td>
                <time dateTime={each.at}>{shownMoment(each.at)}</time>
              </td>
              {isInside && <td>{each.by}</td>}
              <td className="number">{shownNumber(each.published.count, 0)}</td>
              {isInside && <td className="number">{shownNumber(each.hidden ?? 0, 0)}</td>}
              <td>
                <Said release={each} />
              </td>
              <td>
                <code title={each.published.digest}>{each.published.digest.slice(0, 12)}</code>
              </td>
              <td>
                <Link
                  to="/"
                  search={{
                    audience,
                    release: String(each.number),
                    ...(each.plan === null ? {} : { plan: each.plan }),
                    ...(/^\d{4}-\d{2}$/.test(each.period) ? { month: each.period } : {}),
                  }}
                >
                  {t('office.releases.view')}
                  <span className="spoken"> {t('office.releases.number', { number: each.number })}</span>
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What it revises and restates, and why. */
function Said({ release: { predecessor, why, revisedBy, restates, notes } }: { readonly release: Release }) {
  const { t } = useLanguage()
  return (
    <>
      {predecessor !== null && why !== null && <p>{t('office.releases.revises', { number: predecessor, why })}</p>}
      {revisedBy !== null && <p className="return-due">{t('office.releases.revised', { number: revisedBy })}</p>}
      {restates.length > 0 && (
        <details>
          <summary>{t('office.releases.restatesMany', { count: restates.length })}</summary>
          <ul>
            {restates.map(({ period, why: reasons }) => (
              <li key={period}>
                {t('office.releases.restates', { period: shownPeriod(period), why: reasons.join('、') })}
              </li>
            ))}
          </ul>
        </details>
      )}
      {notes !== '' && <p>{notes}</p>}
    </>
  )
}
