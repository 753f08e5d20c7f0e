import { useLanguage } from '../base/language.js'
import { shownDay, shownMoment, shownMonth, shownMonths, shownNames } from '../base/shown.js'
import { useDatasetNames, useDistrictNames } from '../data/names.js'
import type { OriginAct, Origins } from '../data/origins.js'
import { ChainLink } from '../parts/chain-link.js'

/** Corrections, deletions, changes of keys and withdrawals that concern the figure, the latest first; and changes of districts. */
export function OriginActs({ origins: { acts, others, events, files } }: { readonly origins: Origins }) {
  const { t } = useLanguage()
  return (
    <>
      {acts.length === 0 ? (
        <p className="empty">{t('origins.noActs')}</p>
      ) : (
        <div className="scroll" role="group" tabIndex={0} aria-label={t('origins.acts')}>
          <table className="plain origin-acts">
            <thead>
              <tr>
                <th scope="col">{t('origins.act')}</th>
                <th scope="col">{t('origins.about')}</th>
                <th scope="col">{t('origins.reason')}</th>
                <th scope="col">{t('origins.made')}</th>
                <th scope="col">{t('origins.chain')}</th>
              </tr>
            </thead>
            <tbody>
              {acts.toReversed().map((act) => (
                <ActRow key={act.id} act={act} file={files.find(({ id }) => id === act.source)?.name} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {others.acts > 0 && <p className="hint note">{t('origins.otherActs', { count: others.acts })}</p>}
      {events.length > 0 && (
        <>
          <h3>{t('origins.events')}</h3>
          <ul className="doubts">
            {events.map(({ day, kind, source }) => (
              <li key={`${day} ${source} ${kind}`}>
                {shownDay(day)} {t(`origins.event.${kind}`)} <span className="hint">{source}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function ActRow({ act, file }: { readonly act: OriginAct; readonly file: string | undefined }) {
  const { t, say } = useLanguage()
  const district = useDistrictNames()
  const dataset = useDatasetNames()
  const { kind, office, fields, returns, through, reason, askedBy, by, madeAt, undoneAt } = act
  const months = returns === 'all' ? t('origins.allMonths') : shownMonths(returns ?? [])
  return (
    <tr className={undoneAt === null ? '' : 'is-withdrawn'}>
      <th scope="row">{t(returns === null ? `origins.kind.${kind}` : 'origins.kind.withdrawReturns')}</th>
      <td>
        {file ??
          [office === null ? '' : district(office), say(dataset(act.dataset))]
            .filter((each) => each !== '')
            .join(' · ')}
        {months !== '' && <div className="hint">{t('origins.months', { months })}</div>}
        {fields.length > 0 && <div className="hint">{t('origins.fields', { fields: shownNames(fields) })}</div>}
        {through !== null && <div className="hint">{t('origins.through', { month: shownMonth(through) })}</div>}
      </td>
      <td>
        {reason}
        <div className="hint">
          {t('origins.askedBy', { office: /^\d/.test(askedBy) ? district(askedBy) : askedBy })}
        </div>
      </td>
      <td>
        <time dateTime={madeAt}>{shownMoment(madeAt)}</time>
        <div className="hint">{by ?? t('origins.nobody')}</div>
      </td>
      <td>
        <ChainLink entry={act.entry} />
        {undoneAt !== null && (
          <div className="hint">
            {t('origins.undone', { time: shownMoment(undoneAt), by: act.undoneBy ?? t('origins.nobody') })}
            {act.undoneReason === null ? '' : ` · ${act.undoneReason}`} <ChainLink entry={act.undoneEntry} />
          </div>
        )}
      </td>
    </tr>
  )
}
