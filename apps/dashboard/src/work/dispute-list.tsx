import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { shownDay } from '../base/shown.js'
import type { Dispute } from '../data/disputes.js'
import { LongTable } from '../parts/long-table.js'
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
    <LongTable
      label={t('office.disputes.title')}
      className="dispute-list"
      columns={[
        { head: t('office.disputes.number'), width: 60 },
        { head: t('office.disputes.stateHead'), width: 110 },
        { head: t('office.disputes.figure'), width: 240 },
        { head: t('office.disputes.of'), width: 110 },
        { head: t('office.disputes.period'), width: 120 },
        { head: t('office.disputes.due'), width: 130 },
        { head: t('office.disputes.by'), width: 100 },
      ]}
      rows={disputes}
      keyOf={({ id }) => id}
      textOf={(each) => {
        const { indicator, district, period } = wordsOf(each)
        const state = t(`office.disputes.state.${each.state}`)
        return `${each.id} ${state} ${indicator} ${district} ${period} ${each.openedBy}`
      }}
      row={(each, which) => {
        const { indicator, district, period } = wordsOf(each)
        const isChosen = chosen === String(each.id)
        return (
          <tr {...which} className={isChosen ? 'is-chosen' : ''}>
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
      }}
    />
  )
}
