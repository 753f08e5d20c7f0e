import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { shownMoment, shownNames, shownNumber, shownPeriod } from '../base/shown.js'
import type { Release } from '../data/releases.js'
import { LongTable } from '../parts/long-table.js'

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
    <LongTable
      label={t('office.releases.title')}
      className="release-list"
      columns={[
        { head: t('office.disputes.number'), width: 90 },
        { head: t('office.releases.period'), width: 120 },
        { head: t('office.releases.when'), width: 140 },
        ...(isInside ? [{ head: t('office.releases.by'), width: 100 }] : []),
        { head: t('office.releases.count'), width: 80, isNumber: true },
        ...(isInside ? [{ head: t('office.releases.hidden'), width: 90, isNumber: true }] : []),
        { head: t('office.releases.notes'), width: 260 },
        { head: t('office.releases.digest'), width: 120 },
        { head: t('nav.overview'), width: 90 },
      ]}
      rows={releases}
      keyOf={({ number }) => number}
      textOf={({ number, period, by = '', notes, why }) =>
        `${t('office.releases.number', { number })} ${shownPeriod(period)} ${by} ${notes} ${why ?? ''}`
      }
      row={(each, which) => (
        <tr {...which}>
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
      )}
    />
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
                {t('office.releases.restates', { period: shownPeriod(period), why: shownNames(reasons) })}
              </li>
            ))}
          </ul>
        </details>
      )}
      {notes !== '' && <p>{notes}</p>}
    </>
  )
}
