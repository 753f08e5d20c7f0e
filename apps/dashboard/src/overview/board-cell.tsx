import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { shownDifference } from '../base/shown.js'
import { paceOf, stateOf } from '../board/cell-state.js'
import type { BoardCell, BoardRow } from '../data/figures.js'
import { DisputedMark } from '../parts/disputed-mark.js'
import { MissingMark } from '../parts/missing-mark.js'
import { PaceBar } from '../parts/pace-bar.js'
import { StateSign } from '../parts/state-sign.js'
import { ReferenceMark } from '../parts/target.js'

/** A figure of the board: its sign, its value, and below it its pace. */
export function BoardCellView({
  cell,
  row,
  district,
  hasBar,
}: {
  readonly cell: BoardCell | undefined
  readonly row: Pick<BoardRow, 'indicator' | 'variant'>
  readonly district: { readonly code: string; readonly name: string; readonly of?: readonly string[] }
  readonly hasBar: boolean
}) {
  const { t, say } = useLanguage()
  const place = <span className="cell-place">{district.name}</span>
  if (cell === undefined)
    return (
      <span className="cell cell-none">
        {place}
        <span aria-hidden="true">·</span>
        <span className="spoken">{t('figure.notApplicable')}</span>
      </span>
    )
  const state = stateOf(cell)
  const pace = paceOf(cell)
  const content = (
    <>
      {place}
      <span className="cell-figure">
        <StateSign state={state} />
        <span className="cell-value">
          {say(cell.shown)}
          <MissingMark of={cell.observation} />
          <DisputedMark count={cell.disputes?.length ?? 0} />
        </span>
      </span>
      <span className="cell-pace">
        {state === 'hidden' ? '' : pace === null ? ' ' : shownDifference(pace, 1)}
        <ReferenceMark target={cell.target} />
      </span>
      {hasBar && state !== 'hidden' && cell.assessment?.progress != null && (
        <PaceBar progress={cell.assessment.progress} due={cell.assessment.due} state={state} />
      )}
    </>
  )
  // A set of districts has a board, and no page of its own.
  return district.of !== undefined ? (
    <span className={`cell cell-${state}`}>{content}</span>
  ) : (
    <Link
      to="/indicators/$indicator"
      params={{ indicator: row.indicator }}
      search={{ district: district.code, variant: row.variant }}
      className={`cell cell-${state}`}
    >
      {content}
    </Link>
  )
}
