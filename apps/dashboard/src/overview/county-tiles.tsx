import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { shownSize } from '../base/shown.js'
import { cellOf, paceOf, stateOf, states } from '../board/cell-state.js'
import { byNeed, standingOf, type Standing } from '../board/standing.js'
import type { Board } from '../data/figures.js'
import { useView } from '../data/view.js'
import { returnsQuery } from '../data/work.js'
import { MissingMark, MissingNote } from '../parts/missing-mark.js'
import { CountBar } from '../parts/pace-bar.js'
import { StateSign } from '../parts/state-sign.js'
import { returnState } from '../board/return-state.js'

/** How many matters of a county are named. */
const most = 3

/** The counties, the one that is furthest behind first: whom to telephone, and about what. */
export function CountyTiles({
  board,
  city,
  month,
}: {
  readonly board: Board
  readonly city: string
  readonly month: string
}) {
  const { t } = useLanguage()
  const { audience } = useView()
  const returns = useQuery({ ...returnsQuery(month, city), enabled: audience === 'internal' })
  const standings = board.districts
    .filter(({ code, of }) => code !== city && of === undefined)
    .map(({ code }) => standingOf(board.rows, code))
    .toSorted(byNeed)
  if (standings.length === 0) return null
  return (
    <section className="tiles" aria-labelledby="tiles-title">
      <header className="panel-head">
        <h2 id="tiles-title">{t(audience === 'public' ? 'overview.countiesPublic' : 'overview.counties')}</h2>
        <p className="hint">{t('overview.countiesHint')}</p>
      </header>
      <ol>
        {standings.map((standing) => (
          <CountyTile
            key={standing.district}
            standing={standing}
            name={board.districts.find(({ code }) => code === standing.district)!.name}
            overdue={
              returns.data?.filter((each) => each.district === standing.district && returnState(each) === 'overdue')
                .length ?? 0
            }
          />
        ))}
      </ol>
      <MissingNote
        of={standings.flatMap(({ district, urgent }) =>
          urgent.slice(0, most).map((row) => cellOf(row, district)?.observation),
        )}
      />
    </section>
  )
}

function CountyTile({
  standing: { district, counts, urgent },
  name,
  overdue,
}: {
  readonly standing: Standing
  readonly name: string
  readonly overdue: number
}) {
  const { t, say } = useLanguage()
  return (
    <li className="tile">
      <h3>
        <Link to="/districts/$district" params={{ district }}>
          {name}
        </Link>
      </h3>
      <p className="tile-counts">
        {states
          .filter((state) => counts[state] > 0)
          .map((state) => (
            <span key={state} className={`state-${state}`}>
              <StateSign state={state} /> {counts[state]}
            </span>
          ))}
      </p>
      <CountBar counts={states.map((state) => [state, counts[state]] as const)} />
      <ul className="tile-urgent">
        {urgent.length === 0 && <li className="hint">{t('overview.nothingBehind')}</li>}
        {urgent.slice(0, most).map((row) => {
          const cell = cellOf(row, district)!
          const pace = paceOf(cell)
          return (
            <li key={`${row.indicator} ${row.variant} ${row.part ?? ''} ${row.quote}`}>
              <StateSign state={stateOf(cell)} />
              <Link
                to="/indicators/$indicator"
                params={{ indicator: row.indicator }}
                search={{ district, variant: row.variant }}
              >
                {say(row.name)}
              </Link>
              <span className="tile-pace">
                {pace === null ? say(cell.shown) : t('figure.behind', { points: shownSize(pace, 1) })}
                <MissingMark of={cell.observation} />
              </span>
            </li>
          )
        })}
      </ul>
      {overdue > 0 && <p className="tile-overdue">{t('overview.overdue', { count: overdue })}</p>}
    </li>
  )
}
