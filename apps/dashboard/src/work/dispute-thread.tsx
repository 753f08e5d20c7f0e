import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { shownMoment } from '../base/shown.js'
import { workMonth } from '../board/work-month.js'
import type { Dispute } from '../data/disputes.js'
import { useView } from '../data/view.js'
import { Panel } from '../parts/panel.js'
import { DisputeActions } from './dispute-actions.js'
import { DisputedFigure } from './disputed-figure.js'
import { DisputeState } from './dispute-list.js'
import { useDisputeWords } from './dispute-facts.js'

/** One dispute: the figure, what both sides have said, and what can be done now. */
export function DisputeThread({ dispute }: { readonly dispute: Dispute }) {
  const { t } = useLanguage()
  const view = useView()
  const { indicator, unit, district, period } = useDisputeWords()(dispute)
  const { figure, release, steps } = dispute
  const month = /-(\d{2})$/.test(figure.period) ? figure.period.slice(-7) : workMonth(view)
  return (
    <Panel title={`${t('office.disputes.title')} ${dispute.id}`} hint={<DisputeState dispute={dispute} />}>
      <p className="thread-figure">
        <Link
          to="/indicators/$indicator"
          params={{ indicator: figure.indicator }}
          search={(was) => ({ ...was, district: figure.district, variant: figure.variant, month })}
        >
          {indicator}
        </Link>{' '}
        {district} {period}{' '}
        <span className="hint">
          {release === null ? t('office.disputes.live') : t('office.disputes.released', { number: release })}
        </span>
      </p>
      <DisputedFigure dispute={dispute} />
      <ol className="thread">
        {steps.map(({ move, at, by, words, claimed, correction }) => (
          <li key={at}>
            <strong>{t(`office.disputes.move.${move}`)}</strong> {by} <time dateTime={at}>{shownMoment(at)}</time>
            <p>
              {words}
              {claimed !== null && ` · ${t('office.disputes.claimed', { value: `${claimed} ${unit}` })}`}
              {correction !== null &&
                ` · ${t('office.disputes.correctedBy', {
                  kind: t(`office.disputes.correction.${correction.kind}`),
                  number: correction.number,
                })}`}
            </p>
          </li>
        ))}
      </ol>
      <DisputeActions dispute={dispute} />
    </Panel>
  )
}
