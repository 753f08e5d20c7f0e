import { useDeferredValue } from 'react'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useLanguage } from '../base/language.js'
import { shownDay } from '../base/shown.js'
import { districtQuery } from '../data/definitions.js'
import { boardQuery, type Board } from '../data/figures.js'
import { useView } from '../data/view.js'
import { Changes } from '../overview/changes.js'
import { CountyTiles } from '../overview/county-tiles.js'
import { Matrix } from '../overview/matrix.js'
import { Returns } from '../overview/returns.js'
import { Summary } from '../overview/summary.js'
import { Fold } from '../parts/fold.js'
import { PlaceFigures } from '../district/place-figures.js'
import { Read } from '../parts/read.js'
import { Skeleton } from '../parts/skeleton.js'
import { useTitle } from '../parts/use-title.js'
import '../styles/lists.css'
import '../styles/overview.css'

/** How the city stands, whom to telephone, and about what. */
export function Overview() {
  const { t } = useLanguage()
  const { home, city } = useView()
  useTitle(t('overview.title'))
  return home === city ? <BoardPage /> : <HomePage />
}

/** A board is of the city or of a county; who has a township or a village has its figures. */
function HomePage() {
  const { home } = useView()
  const { data } = useSuspenseQuery(districtQuery(home))
  const { level } = data.district
  if (level !== 'township' && level !== 'village') return <BoardPage />
  return (
    <div className="page">
      <PlaceFigures place={data.district} />
    </div>
  )
}

function BoardPage() {
  const { t } = useLanguage()
  const view = useView()
  const board = useQuery(boardQuery(view, view.readsCity ? undefined : view.home))
  return (
    <div className="page overview">
      <h1 className="spoken">{t('overview.title')}</h1>
      <Read query={board} lines={9} height={88} isPage>
        {(data) => <Board board={data} />}
      </Read>
    </div>
  )
}

function Board({ board }: { readonly board: Board }) {
  const { t } = useLanguage()
  const view = useView()
  const month = view.month ?? board.asOf.slice(0, 7)
  // Counts and counties are painted first; the table takes longer to build than they do.
  const isDetailed = useDeferredValue(true, false)
  if (board.rows.every(({ cells }) => cells.every(({ observation }) => observation.reason === 'not-returned')))
    return (
      <div className="problem problem-page">
        <h2>{t('problem.noData')}</h2>
        <p>{t('problem.noDataHint')}</p>
        <p className="hint">{shownDay(board.asOf)}</p>
      </div>
    )
  return (
    <>
      <Summary board={board} home={view.home} />
      {view.readsCity && <CountyTiles board={board} city={view.city} month={month} />}
      <div className="overview-lower">
        <Fold title={t('fold.matrix')}>
          {isDetailed ? <Matrix board={board} home={view.home} /> : <Skeleton lines={12} height={57} />}
        </Fold>
        <Fold title={t('fold.side')}>
          <div className="overview-side">
            {!isDetailed ? (
              <Skeleton lines={4} height={72} />
            ) : view.audience === 'internal' ? (
              <>
                <Returns month={month} district={view.home} districts={board.districts} />
                <Changes board={board} home={view.home} />
              </>
            ) : (
              <p className="hint">{t('overview.released')}</p>
            )}
          </div>
        </Fold>
      </div>
    </>
  )
}
