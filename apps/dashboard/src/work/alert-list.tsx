import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { shownAgo, shownMoment } from '../base/shown.js'
import { useAct } from '../data/act.js'
import { client } from '../data/client.js'
import { mayAt } from '../data/may.js'
import { useView } from '../data/view.js'
import type { Alert } from '../data/work.js'
import { LongTable } from '../parts/long-table.js'
import { Outcome } from '../parts/outcome.js'
import type { More } from '../parts/use-more-rows.js'
import { useAlertWords } from './alert-words.js'

/** Alerts, the newest first; an officer acknowledges what nobody has. */
export function AlertList({ alerts, more }: { readonly alerts: readonly Alert[]; readonly more: More }) {
  const { t, say } = useLanguage()
  const queryClient = useQueryClient()
  const wordsOf = useAlertWords()
  const ruleOf = ({ name, rule }: Alert): string => (name === null ? rule : say(name))
  const sent = useAct({
    mutationFn: ({ id, stamp }: Alert) =>
      client.post('/v1/alerts/{alert}/acknowledge', {
        path: { alert: String(id) },
        headers: { 'If-Match': `"${stamp}"` },
      }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['alerts'] }),
  })
  return (
    <>
      <Outcome
        sent={sent}
        {...(sent.variables === undefined
          ? {}
          : { done: t('office.done', { what: `${t('office.alerts.acknowledge')} ${wordsOf(sent.variables).what}` }) })}
      />
      <LongTable
        label={t('office.alerts.title')}
        className="alert-list"
        columns={[
          { head: t('office.alerts.stateHead'), width: 92 },
          { head: t('office.alerts.rule'), width: 130 },
          { head: t('office.alerts.district'), width: 120 },
          { head: t('office.alerts.what'), width: 280 },
          { head: t('office.alerts.raised'), width: 100 },
          { head: t('office.months.act'), width: 200 },
        ]}
        rows={alerts}
        more={more}
        keyOf={({ id }) => id}
        textOf={(each) => {
          const { what, district } = wordsOf(each)
          return `${what} ${district} ${ruleOf(each)} ${each.acknowledgedBy ?? ''}`
        }}
        row={(each, which) => {
          const { what, district } = wordsOf(each)
          return (
            <tr {...which}>
              <td className={`alert-${each.state}`}>
                <span aria-hidden="true">{signs[each.state]}</span> {t(`office.alerts.state.${each.state}`)}
              </td>
              <td>{ruleOf(each)}</td>
              <td>{district}</td>
              <th scope="row">
                <Where alert={each}>{what}</Where>
              </th>
              <td>
                <time dateTime={each.raisedAt} title={shownMoment(each.raisedAt)}>
                  {shownAgo(each.raisedAt)}
                </time>
              </td>
              <td>
                <Act alert={each} what={`${district} ${what}`} isBusy={sent.isPending} act={() => sent.mutate(each)} />
              </td>
            </tr>
          )
        }}
      />
    </>
  )
}

const signs = { open: '▲', acknowledged: '✔', ended: '–' } as const

/** Leads to what the alert is about. */
function Where({ alert: { subject }, children }: { readonly alert: Alert; readonly children: string }) {
  const { district, indicator, variant, month, dispute } = subject
  if (dispute !== undefined)
    return (
      <Link to="/disputes" search={(was) => ({ ...was, dispute: String(dispute) })}>
        {children}
      </Link>
    )
  if (indicator !== undefined)
    return (
      <Link
        to="/indicators/$indicator"
        params={{ indicator }}
        search={(was) => ({ ...was, district, ...(variant === undefined ? {} : { variant }) })}
      >
        {children}
      </Link>
    )
  if (month !== undefined && /^\d{6}$/.test(district))
    return (
      <Link to="/months" search={(was) => ({ ...was, month, district })}>
        {children}
      </Link>
    )
  return (
    <Link to="/districts/$district" params={{ district: district.slice(0, 6) }}>
      {children}
    </Link>
  )
}

function Act({
  alert: { state, acknowledgedBy, acknowledgedAt, endedAt, subject },
  what,
  isBusy,
  act,
}: {
  readonly alert: Alert
  readonly what: string
  readonly isBusy: boolean
  readonly act: () => void
}) {
  const { t } = useLanguage()
  const { session, city } = useView()
  const domain = subject.indicator?.split('.')[0]
  const of = { district: subject.district, city, ...(domain === undefined ? {} : { domain }) }
  if (state === 'ended')
    return (
      <span className="hint">{t('office.alerts.ended', { time: endedAt === null ? '' : shownMoment(endedAt) })}</span>
    )
  if (state === 'acknowledged')
    return (
      <span className="hint">
        {t('office.alerts.acknowledged', {
          by: acknowledgedBy ?? '',
          time: acknowledgedAt === null ? '' : shownMoment(acknowledgedAt),
        })}
      </span>
    )
  if (!mayAt(session, 'acknowledge-alerts', of)) return null
  return (
    <button
      type="button"
      className="button button-quiet button-small"
      disabled={isBusy}
      aria-label={t('office.alerts.acknowledgeOf', { what })}
      onClick={act}
    >
      {t('office.alerts.acknowledge')}
    </button>
  )
}
