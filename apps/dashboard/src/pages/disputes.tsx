import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { disputeQuery, disputesQuery, type Dispute } from '../data/disputes.js'
import { Panel } from '../parts/panel.js'
import { Read } from '../parts/read.js'
import { useTitle } from '../parts/use-title.js'
import { DisputeList } from '../work/dispute-list.js'
import { DisputeThread } from '../work/dispute-thread.js'
import { WorkNav } from '../work/work-nav.js'
import '../styles/office.css'

const isUnsettled = ({ state }: Dispute): boolean => state === 'open' || state === 'answered'
const shows = {
  unsettled: isUnsettled,
  settled: (each: Dispute) => !isUnsettled(each),
  overdue: ({ isOverdue }: Dispute) => isOverdue,
} as const

/** What counties say is wrong, what the city answers, and by when. */
export function Disputes() {
  const { t } = useLanguage()
  const { show, dispute } = useSearch({ from: '/disputes' })
  const disputes = useQuery(disputesQuery)
  useTitle(t('office.disputes.title'))
  const tabs = [
    [undefined, t('office.disputes.anyState')],
    ['unsettled', t('office.disputes.unsettled')],
    ['settled', t('office.disputes.settled')],
    ['overdue', t('office.disputes.overdueOnly')],
  ] as const
  return (
    <div className="page office">
      <WorkNav />
      <header className="page-head">
        <h1>{t('office.disputes.title')}</h1>
        <p className="hint">{t('office.disputes.hint')}</p>
      </header>
      <nav className="tabs" aria-label={t('office.disputes.stateHead')}>
        {tabs.map(([value, word]) => (
          <Link
            key={word}
            to="/disputes"
            search={{ ...(dispute === undefined ? {} : { dispute }), ...(value === undefined ? {} : { show: value }) }}
            activeOptions={{ exact: true }}
            activeProps={{ className: 'is-here' }}
          >
            {word}
          </Link>
        ))}
      </nav>
      <div className={dispute === undefined ? '' : 'dispute-columns'}>
        <Panel title={t('office.disputes.title')}>
          <Read query={disputes} lines={5} height={40} isPage>
            {(data) => {
              const shown = show === undefined ? data : data.filter(shows[show])
              return shown.length === 0 ? (
                <div className="empty">
                  <p>{t('office.disputes.none')}</p>
                  <p className="hint">{t('office.disputes.noneHint')}</p>
                </div>
              ) : (
                <DisputeList key={show ?? ''} disputes={shown} chosen={dispute} />
              )
            }}
          </Read>
        </Panel>
        {dispute !== undefined && <Thread key={dispute} dispute={dispute} />}
      </div>
    </div>
  )
}

function Thread({ dispute }: { readonly dispute: string }) {
  const found = useQuery(disputeQuery(dispute))
  return (
    <Read query={found} lines={5} height={48}>
      {(data) => <DisputeThread dispute={data} />}
    </Read>
  )
}
