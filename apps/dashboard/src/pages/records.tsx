import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '../base/language.js'
import { shownMoment, shownPeriod } from '../base/shown.js'
import { useDistrictNames, useIndicatorNames } from '../data/names.js'
import { approvalsQuery, usesQuery, type Approval, type RecordUse } from '../data/reading.js'
import { useView } from '../data/view.js'
import { Panel } from '../parts/panel.js'
import { Read } from '../parts/read.js'
import { Waits } from '../parts/waits.js'
import { useTitle } from '../parts/use-title.js'
import { ApproveForm } from '../records/approve-form.js'
import '../styles/lists.css'

/** Who has read records, what for and by what right; approvals in force; and, for an approver, how to give one. */
export function RecordUses() {
  const { t } = useLanguage()
  const { session } = useView()
  const uses = useQuery(usesQuery)
  const approvals = useQuery(approvalsQuery)
  useTitle(t('records.page'))
  const approves = session?.grants.some(({ role }) => role === 'records-approver') === true
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('records.page')}</h1>
        <p className="hint">{t('records.warn')}</p>
      </header>
      <Panel title={t('records.uses')}>
        <Read query={uses} lines={5} height={38}>
          {(data) => (data.length === 0 ? <p className="empty">{t('records.usesNone')}</p> : <Uses uses={data} />)}
        </Read>
      </Panel>
      <div className="lists lists-wide">
        {(approves ? (['given', 'got'] as const) : (['got'] as const)).map((side) => (
          <Panel key={side} title={t(`records.${side}`)}>
            <Read query={approvals} lines={2} height={38}>
              {(data) =>
                data[side].length === 0 ? (
                  <p className="empty">{t('records.approvalsNone')}</p>
                ) : (
                  <ul className="list">
                    {data[side].map((each) => (
                      <ApprovalLine key={each.id} approval={each} />
                    ))}
                  </ul>
                )
              }
            </Read>
          </Panel>
        ))}
        {approves && (
          <>
            {(['minors', 'emergency'] as const).map((kind) => (
              <Panel key={kind} title={t(kind === 'minors' ? 'records.approve' : 'records.emergency')}>
                <Waits lines={3} height={44}>
                  <ApproveForm kind={kind} />
                </Waits>
              </Panel>
            ))}
          </>
        )}
      </div>
    </div>
  )
}

/** What a code and an id are called. */
function useNames() {
  const { say } = useLanguage()
  const place = useDistrictNames()
  const indicatorName = useIndicatorNames()
  return { place, indicator: (id: string): string => say(indicatorName(id)) }
}

function Uses({ uses }: { readonly uses: readonly RecordUse[] }) {
  const { t } = useLanguage()
  const names = useNames()
  const heads = ['at', 'actor', 'indicator', 'district', 'purpose', 'count', 'right'] as const
  return (
    <div className="scroll" role="group" aria-label={t('records.uses')} tabIndex={0}>
      <table className="plain">
        <thead>
          <tr>
            {heads.map((each) => (
              <th key={each} scope="col" className={each === 'count' ? 'number' : undefined}>
                {t(`records.${each}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {uses.map(({ seq, at, actor, indicator, district, period, purpose, records, approvedBy, emergency }) => (
            <tr key={seq}>
              <td>{shownMoment(at)}</td>
              <th scope="row">{actor}</th>
              <td>
                {names.indicator(indicator)} <span className="hint">{shownPeriod(period)}</span>
              </td>
              <td>{names.place(district)}</td>
              <td>{purpose}</td>
              <td className="number">{records}</td>
              <td>
                {emergency !== null
                  ? t('records.byEmergency', { second: emergency.second })
                  : approvedBy !== null
                    ? t('records.byApproval', { approver: approvedBy })
                    : t('records.byRole')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ApprovalLine({
  approval: { actor, approver, indicator, district, purpose, until },
}: {
  readonly approval: Approval
}) {
  const names = useNames()
  return (
    <li>
      <span>
        {approver} → {actor}：{names.indicator(indicator)}，{names.place(district)}，{purpose}
      </span>
      <time className="hint" dateTime={until}>
        {shownMoment(until)}
      </time>
    </li>
  )
}
