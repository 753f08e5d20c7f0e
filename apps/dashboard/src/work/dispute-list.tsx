import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { shownDay } from '../base/shown.js'
import type { Dispute } from '../data/disputes.js'
import { useDisputeWords } from './dispute-facts.js'

/** The state of a dispute in a word, with a sign. */
export function DisputeState({ dispute: { state, isOverdue } }: { readonly dispute: Dispute }) {
  const { t } = useLanguage()
  const signs = { open: '?', answered: '…', upheld: '＝', corrected: '✔', withdrawn: '–' } as const
  return (
    <span className={`dispute-state dispute-${isOverdue ? 'overdue' : state}`}>
      <span aria-hidden="true">{signs[state]}</span> {t(`office.disputes.state.${state}`)}
    </span>
  )
}

/** Disputes, the newest first; each leads to its thread. */
export function DisputeList({
  disputes,
  chosen,
}: {
  readonly disputes: readonly Dispute[]
  readonly chosen: string | undefined
}) {
  const { t } = useLanguage()
  const wordsOf = useDisputeWords()
  return (
    <div className="scroll" role="group" aria-label={t('office.disputes.title')} tabIndex={0}>
      <table className="plain dispute-list">
        <thead>
          <tr>
            <th scope="col">{t('office.disputes.number')}</th>
            <th scope="col">{t('office.disputes.stateHead')}</th>
            <th scope="col">{t('office.disputes.figure')}</th>
            <th scope="col">{t('office.disputes.of')}</th>
            <th scope="col">{t('office.disputes.period')}</th>
            <th scope="col">{t('office.disputes.due')}</th>
            <th scope="col">{t('office.disputes.by')}</th>
          </tr>
        </thead>
        <tbody>
          {disputes.map((each) => {
            const { indicator, district, period } = wordsOf(each)
            const isChosen = chosen === String(each.id)
            return (
              <tr key={each.id} className={isChosen ? 'is-chosen' : ''}>
                <td>{each.id}</td>
                <td>
                  <DisputeState dispute={each} />
                </td>
                <th scope="row">
                  <Link
                    to="/disputes"
                    search={(was) => ({ ...was, dispute: String(each.id) })}
                    resetScroll={false}
                    aria-current={isChosen ? 'true' : undefined}
                  >
                    {indicator}
                  </Link>
                </th>
                <td>{district}</td>
                <td>{period}</td>
                <td className={each.isOverdue ? 'return-overdue' : ''}>
                  {each.due === null
                    ? '—'
                    : each.isOverdue
                      ? t('office.disputes.overdue', { day: shownDay(each.due.on) })
                      : shownDay(each.due.on)}
                </td>
                <td>{each.openedBy}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
