import { Link, useSearch } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { shownDay, shownPercent } from '../base/shown.js'
import { states } from '../board/cell-state.js'
import { standingOf } from '../board/standing.js'
import type { Board } from '../data/figures.js'
import { useView } from '../data/view.js'
import { PaceBar } from '../parts/pace-bar.js'
import { StateSign } from '../parts/state-sign.js'

/** The five counts, large, and how much of the year is over. */
export function Summary({ board, home }: { readonly board: Board; readonly home: string }) {
  const { t, say } = useLanguage()
  const { state: chosen } = useSearch({ from: '/' })
  const { city } = useView()
  const { counts } = standingOf(board.rows, home)
  const own = board.districts.find(({ code }) => code === home)
  const whose = home === city || own === undefined ? t('overview.city') : t('overview.county', { district: own.name })
  const all = states.reduce((sum, state) => sum + counts[state], 0)
  return (
    <section className="summary" aria-label={whose}>
      <div className="summary-time">
        <h2>{say(board.title)}</h2>
        <p className="summary-day">{t('figure.asOf', { day: shownDay(board.asOf) })}</p>
        <div className="summary-elapsed">
          <span>{t('overview.elapsed')}</span>
          <PaceBar progress={board.elapsed} state="time" />
          <strong>{shownPercent(board.elapsed)}</strong>
        </div>
      </div>
      <ul className="summary-counts">
        {states.map((state) => (
          <li key={state}>
            <Link
              to="/"
              resetScroll={false}
              search={(was) => ({ ...was, state: chosen === state ? undefined : state })}
              className={`count count-${state}${counts[state] === 0 ? ' count-zero' : ''}`}
              aria-current={chosen === state ? 'true' : undefined}
              activeProps={{}}
            >
              <strong>{counts[state]}</strong>
              <span>
                <StateSign state={state} isSpoken={false} />
                {t(`state.${state}`)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="summary-all hint">
        {whose} · {t('overview.all', { count: all })}
      </p>
    </section>
  )
}
