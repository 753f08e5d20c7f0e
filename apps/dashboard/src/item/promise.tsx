import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { shownDifference } from '../base/shown.js'
import { cellOf, paceOf, stateOf, targetOf } from '../board/cell-state.js'
import type { Board, BoardRow } from '../data/figures.js'
import { MissingMark } from '../parts/missing-mark.js'
import { PaceBar } from '../parts/pace-bar.js'
import { StateSign, StateWord } from '../parts/state-sign.js'
import { TargetShown } from '../parts/target.js'

/** A promise of an item with its figure, and the signs of the counties. */
export function PromiseCard({
  row,
  number,
  districts,
  home,
  city,
}: {
  readonly row: BoardRow
  readonly number: number
  readonly districts: Board['districts']
  readonly home: string
  readonly city: string
}) {
  const { t, say } = useLanguage()
  const cell = cellOf(row, home)
  const target = targetOf(row, home, city)
  const state = cell === undefined ? 'none' : stateOf(cell)
  const pace = cell === undefined ? null : paceOf(cell)
  const progress = state === 'hidden' ? null : (cell?.assessment?.progress ?? null)
  return (
    <li id={`promise-${number}`} tabIndex={-1} className="promise">
      <h3>
        <span className="promise-number" aria-hidden="true">
          {number}
        </span>
        <Link to="/indicators/$indicator" params={{ indicator: row.indicator }} search={{ variant: row.variant }}>
          {say(row.name)}
        </Link>
      </h3>
      <blockquote lang="zh-CN">{row.quote}</blockquote>
      <p className="promise-figure">
        <strong className={state === 'hidden' ? 'hidden-figure' : undefined}>
          {cell === undefined ? '—' : say(cell.shown)}
          {cell !== undefined && <MissingMark of={cell.observation} />}
        </strong>
        <span className="promise-target">
          {t('figure.target')} {target === null ? '—' : <TargetShown target={target} unit={say(row.unit)} />}
        </span>
        <StateWord state={state} />
        {pace !== null && (
          <span className="promise-pace">
            {t('figure.pace')} {shownDifference(pace, 1)} {t('figure.pointsUnit')}
          </span>
        )}
      </p>
      {progress !== null && <PaceBar progress={progress} due={cell?.assessment?.due} state={state} />}
      <ul className="promise-counties">
        {districts
          .filter(({ code }) => code !== home)
          .flatMap(({ code, name }) => {
            const own = cellOf(row, code)
            return own === undefined ? [] : [{ code, name, own }]
          })
          .map(({ code, name, own }) => (
            <li key={code}>
              <StateSign state={stateOf(own)} /> {name}{' '}
              <span className="promise-value">
                {say(own.shown)}
                <MissingMark of={own.observation} />
              </span>
            </li>
          ))}
      </ul>
    </li>
  )
}
