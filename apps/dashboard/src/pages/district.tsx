import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { shownDay, shownPercent } from '../base/shown.js'
import { states } from '../board/cell-state.js'
import { standingOf } from '../board/standing.js'
import { deploymentQuery, districtQuery, districtsQuery } from '../data/definitions.js'
import { boardQuery } from '../data/figures.js'
import { actionsOf } from '../data/session.js'
import { useView } from '../data/view.js'
import { Findings } from '../district/findings.js'
import { OwnBoard } from '../district/own-board.js'
import { OwnReturns } from '../district/own-returns.js'
import { WorkHere } from '../district/work-here.js'
import { PlaceFigures } from '../district/place-figures.js'
import { Read } from '../parts/read.js'
import { StateSign } from '../parts/state-sign.js'
import { useTitle } from '../parts/use-title.js'
import '../styles/district.css'

/** A county: what the city will ask it, what it has not sent, what the system has found. */
export function District() {
  const { t } = useLanguage()
  const view = useView()
  const { district: code } = useParams({ from: '/districts/$district' })
  const { data: deployment } = useSuspenseQuery(deploymentQuery)
  const { data: place } = useSuspenseQuery(districtQuery(code))
  const { data: all } = useSuspenseQuery(districtsQuery(deployment.district))
  const isBelow = place.district.level === 'township' || place.district.level === 'village'
  const board = useQuery({ ...boardQuery(view, view.readsCity ? undefined : code), enabled: !isBelow })
  useTitle(place.district.name)
  if (isBelow)
    return (
      <div className="page district">
        <PlaceFigures place={place.district} />
      </div>
    )
  return (
    <div className="page district">
      <nav className="breadcrumb" aria-label={t('nav.districts')}>
        <ul>
          {all
            .filter(({ level }) => level === 'county')
            .map((each) => (
              <li key={each.code}>
                <Link to="/districts/$district" params={{ district: each.code }} activeProps={{ className: 'is-here' }}>
                  {each.name}
                </Link>
              </li>
            ))}
        </ul>
      </nav>
      <Read query={board} lines={9} height={72} isWhole>
        {(data) => {
          const { counts } = standingOf(data.rows, code)
          const month = view.month ?? data.asOf.slice(0, 7)
          return (
            <>
              <header className="page-head district-head">
                <h1>{place.district.name}</h1>
                <p className="hint">
                  {t('figure.asOf', { day: shownDay(data.asOf) })} · {t('overview.elapsed')}{' '}
                  {shownPercent(data.elapsed)}
                </p>
                <ul className="district-counts">
                  <li className="hint">{t('overview.basis.explicit')}</li>
                  {states.map((state) => (
                    <li key={state} className={`state-${state}`}>
                      <StateSign state={state} isSpoken={false} />
                      {t(`state.${state}`)} <strong>{counts[state]}</strong>
                    </li>
                  ))}
                </ul>
              </header>
              <div className="district-columns">
                <OwnBoard board={data} district={code} city={view.readsCity ? view.city : undefined} />
                {view.audience === 'internal' && (
                  <div className="district-side">
                    <OwnReturns district={code} month={month} />
                    {actionsOf(view.session).has('upload') && <WorkHere district={code} />}
                    <Findings district={code} />
                  </div>
                )}
              </div>
            </>
          )
        }}
      </Read>
    </div>
  )
}
