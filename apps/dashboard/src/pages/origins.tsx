import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { shownNumber, shownPeriod } from '../base/shown.js'
import { periodOf } from '../board/period-of.js'
import { districtQuery, indicatorQuery } from '../data/definitions.js'
import { variantName } from '../data/names.js'
import { originsQuery, type Origins as Answer } from '../data/origins.js'
import { useView } from '../data/view.js'
import { Moves } from '../indicator/moves.js'
import { OriginActs } from '../indicator/origin-acts.js'
import { OriginFiles } from '../indicator/origin-files.js'
import { OriginReturns } from '../indicator/origin-returns.js'
import { Panel } from '../parts/panel.js'
import { Read } from '../parts/read.js'
import { useTitle } from '../parts/use-title.js'
import '../styles/origins.css'

/** What a figure is made of: which files, which returns, which acts, and what moved it. */
export function Origins() {
  const { t, say } = useLanguage()
  const view = useView()
  const { indicator: id } = useParams({ from: '/indicators/$indicator/sources' })
  const search = useSearch({ from: '/indicators/$indicator/sources' })
  const { data: facts } = useSuspenseQuery(indicatorQuery(id))
  const { data: place } = useSuspenseQuery(districtQuery(search.district ?? view.home))
  const variant = facts.variants.find((each) => each === search.variant) ?? facts.defaultVariant
  const period = periodOf(view)
  const isLive = view.audience === 'internal'
  const origins = useQuery({
    ...originsQuery({ indicator: id, district: place.district.code, variant, period }),
    enabled: isLive,
  })
  useTitle(`${t('origins.title')} · ${say(facts.name)} · ${place.district.name}`)
  return (
    <div className="page origins">
      <nav className="breadcrumb" aria-label={t('indicator.breadcrumb')}>
        <ol>
          <li>
            <Link to="/indicators/$indicator" params={{ indicator: id }} search={(was) => was}>
              {say(facts.name)} · {place.district.name}
            </Link>
          </li>
          <li>
            <span aria-current="page">{t('origins.title')}</span>
          </li>
        </ol>
      </nav>
      <header className="page-head">
        <h1>{t('origins.of', { indicator: say(facts.name) })}</h1>
        <p className="hint">
          {place.district.name} · {shownPeriod(period)}
          {variant === facts.defaultVariant ? '' : ` · ${variantName(say, facts, variant)}`}
        </p>
      </header>
      {isLive && origins.data !== undefined ? (
        <Read query={origins} lines={8} height={64}>
          {(data) => <Parts origins={data} />}
        </Read>
      ) : (
        <Panel title={t('origins.title')}>
          {isLive ? (
            <Read query={origins} lines={8} height={64}>
              {() => null}
            </Read>
          ) : (
            <p className="empty">{t('origins.liveOnly')}</p>
          )}
        </Panel>
      )}
      <Moves facts={facts} variant={variant} district={place.district} isAsked />
    </div>
  )
}

function Parts({ origins }: { readonly origins: Answer }) {
  const { t, say } = useLanguage()
  const { files, inputs, returns } = origins
  const counted = inputs.map((_, at) => files.reduce((sum, each) => sum + (each.counted[at] ?? 0), 0))
  const landed = returns.filter(({ state }) => state === 'landed' || state === 'late').length
  return (
    <>
      <Panel
        title={t('origins.files')}
        hint={inputs.map(({ says }, at) => `${say(says)} ${shownNumber(counted[at] ?? 0, 0)}`).join(' · ')}
      >
        <OriginFiles origins={origins} />
      </Panel>
      <Panel title={t('origins.returns')} hint={t('figure.received', { received: landed, expected: returns.length })}>
        <OriginReturns returns={returns} />
      </Panel>
      <Panel title={t('origins.acts')} hint={t('origins.actsHint')}>
        <OriginActs origins={origins} />
      </Panel>
    </>
  )
}
