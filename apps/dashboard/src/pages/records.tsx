import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useLanguage } from '../base/language.js'
import { shownMoment, shownNames, shownPeriod, withColon } from '../base/shown.js'
import { useDistrictNames, useIndicatorNames } from '../data/names.js'
import { approvalsQuery, usesQuery, type Approval, type RecordUse } from '../data/reading.js'
import { useView } from '../data/view.js'
import { LongTable } from '../parts/long-table.js'
import { Panel } from '../parts/panel.js'
import { Read } from '../parts/read.js'
import { moreOf, type More } from '../parts/use-more-rows.js'
import { Waits } from '../parts/waits.js'
import { useTitle } from '../parts/use-title.js'
import { ApproveForm } from '../records/approve-form.js'
import '../styles/lists.css'

/** Who has read records, what for and by what right; approvals in force; and, for an approver, how to give one. */
export function RecordUses() {
  const { t } = useLanguage()
  const { session } = useView()
  const uses = useInfiniteQuery(usesQuery)
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
          {({ pages }) => {
            const all = pages[0]!.all ?? 0
            return all === 0 ? (
              <p className="empty">{t('records.usesNone')}</p>
            ) : (
              <Uses uses={pages.flatMap((page) => page.uses)} more={moreOf(uses, all)} />
            )
          }}
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

const columns = [
  ['at', 140],
  ['actor', 120],
  ['indicator', 260],
  ['district', 120],
  ['purpose', 120],
  ['count', 80],
  ['right', 160],
] as const

function Uses({ uses, more }: { readonly uses: readonly RecordUse[]; readonly more: More }) {
  const { t } = useLanguage()
  const names = useNames()
  const rightOf = ({ emergency, approvedBy }: RecordUse): string =>
    emergency !== null
      ? t('records.byEmergency', { second: emergency.second })
      : approvedBy !== null
        ? t('records.byApproval', { approver: approvedBy })
        : t('records.byRole')
  return (
    <LongTable
      label={t('records.uses')}
      className="uses"
      columns={columns.map(([name, width]) => ({ head: t(`records.${name}`), width, isNumber: name === 'count' }))}
      rows={uses}
      more={more}
      keyOf={({ seq }) => seq}
      textOf={(use) =>
        [
          use.actor,
          names.indicator(use.indicator),
          shownPeriod(use.period),
          names.place(use.district),
          use.purpose,
          rightOf(use),
        ].join(' ')
      }
      row={(use, which) => (
        <tr {...which}>
          <td>{shownMoment(use.at)}</td>
          <th scope="row">{use.actor}</th>
          <td>
            {names.indicator(use.indicator)} <span className="hint">{shownPeriod(use.period)}</span>
          </td>
          <td>{names.place(use.district)}</td>
          <td>{use.purpose}</td>
          <td className="number">{use.records}</td>
          <td>{rightOf(use)}</td>
        </tr>
      )}
    />
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
        {withColon(`${approver} → ${actor}`, shownNames([names.indicator(indicator), names.place(district), purpose]))}
      </span>
      <time className="hint" dateTime={until}>
        {shownMoment(until)}
      </time>
    </li>
  )
}
