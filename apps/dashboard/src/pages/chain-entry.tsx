import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { shownDay, shownMoment } from '../base/shown.js'
import { dayInCity } from '../base/city-clock.js'
import { chainEntryQuery, chainHeadQuery } from '../data/origins.js'
import { Panel } from '../parts/panel.js'
import { useTitle } from '../parts/use-title.js'
import { Facts } from '../work/facts.js'
import '../styles/work.css'
import '../styles/origins.css'

const kinds = [
  'landing',
  'withdrawal',
  'act',
  'release',
  'grant',
  'token',
  'month',
  'records-read',
  'records-approval',
  'dispute',
  'alert',
  'reminder',
] as const

/** One entry of the chain, as everybody who reads the log sees it: who did what kind of thing when, and its hashes. */
export function ChainEntryPage() {
  const { t } = useLanguage()
  const { entry } = useParams({ from: '/chain/$entry' })
  const { data } = useSuspenseQuery(chainEntryQuery(entry))
  const { data: head } = useQuery(chainHeadQuery)
  const title = t('origins.entry', { entry: data.seq })
  useTitle(title)
  const kind = kinds.find((each) => each === data.kind)
  const day = dayInCity(new Date(data.at))
  return (
    <div className="page origins">
      <header className="page-head">
        <h1>{title}</h1>
        <p className="hint">{t('origins.entryHint')}</p>
      </header>
      <Panel
        title={kind === undefined ? data.kind : t(`origins.entryKind.${kind}`)}
        choices={
          <>
            {data.seq > 1 && (
              <Link
                to="/chain/$entry"
                params={{ entry: String(data.seq - 1) }}
                className="button button-quiet button-small"
              >
                ← {data.seq - 1}
              </Link>
            )}
            {head != null && data.seq < head.seq && (
              <Link
                to="/chain/$entry"
                params={{ entry: String(data.seq + 1) }}
                className="button button-quiet button-small"
              >
                {data.seq + 1} →
              </Link>
            )}
          </>
        }
      >
        <Facts
          facts={[
            [t('records.at'), `${shownDay(day)}${day === dayInCity() ? ` ${shownMoment(data.at)}` : ''}`],
            [t('records.actor'), data.actor],
            [
              t('origins.contentDigest'),
              <code key="" className="digest">
                {data.contentDigest}
              </code>,
            ],
            [
              t('origins.previous'),
              <code key="" className="digest">
                {data.previous}
              </code>,
            ],
            [
              t('origins.hash'),
              <code key="" className="digest">
                {data.hash}
              </code>,
            ],
            [t('origins.head'), head == null ? '—' : `${head.seq} · ${head.hash.slice(0, 16)}…`],
          ]}
        />
        <p className="hint note">{t('origins.verify')}</p>
      </Panel>
    </div>
  )
}
