import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { cellOf, isStated, rowKey, stateOf, states, targetOf } from '../board/cell-state.js'
import { byUrgency } from '../board/standing.js'
import type { Board, BoardRow } from '../data/figures.js'
import { boardFile } from '../data/reading.js'
import { useView } from '../data/view.js'
import { ExcelButton } from '../parts/excel-button.js'
import { MissingNote } from '../parts/missing-mark.js'
import { Panel } from '../parts/panel.js'
import { ReferenceNote, TargetShown } from '../parts/target.js'
import { BoardCellView } from './board-cell.js'

/** Promises in rows, the city and its counties in columns. */
export function Matrix({ board, home }: { readonly board: Board; readonly home: string }) {
  const { t } = useLanguage()
  const { basis, state, order } = useSearch({ from: '/' })
  const shown = board.rows
    .filter((row) => basis === 'all' || isStated(row) === (basis !== 'implied'))
    .filter((row) => {
      const cell = cellOf(row, home)
      return state === undefined || (cell !== undefined && stateOf(cell) === state)
    })
  const rows = order === 'worst' ? shown.toSorted(byUrgency(home)) : shown
  return (
    <Panel
      title={t('overview.matrix')}
      hint={t('overview.cellHint')}
      choices={<Choices board={board} home={home} />}
      className="matrix-panel"
    >
      {rows.length === 0 ? (
        <p className="empty">
          {t('overview.none')}{' '}
          <Link to="/" search={(was) => ({ ...was, state: undefined, basis: 'all' })} resetScroll={false}>
            {t('overview.showAll')}
          </Link>
        </p>
      ) : (
        <div className="matrix-scroll" role="group" aria-label={t('overview.matrix')} tabIndex={0}>
          <table className="matrix" role="table">
            <thead role="rowgroup">
              <tr role="row">
                <th role="columnheader" scope="col">
                  {t('overview.indicator')}
                </th>
                <th role="columnheader" scope="col" className="number">
                  {t('figure.target')}
                </th>
                {board.districts.map(({ code, name }) => (
                  <th
                    key={code}
                    role="columnheader"
                    scope="col"
                    className={code === home ? 'number matrix-home' : 'number'}
                  >
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody role="rowgroup">
              {rows.map((row) => (
                <MatrixRow key={rowKey(row)} row={row} board={board} home={home} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ReferenceNote of={rows.flatMap(({ cells }) => cells.map(({ target }) => target))} />
      <MissingNote of={rows.flatMap(({ cells }) => cells.map(({ observation }) => observation))} />
    </Panel>
  )
}

function MatrixRow({ row, board, home }: { readonly row: BoardRow; readonly board: Board; readonly home: string }) {
  const { say } = useLanguage()
  const { city } = useView()
  const target = targetOf(row, home, city)
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <span className="matrix-name">
          <Link to="/items/$item" params={{ item: String(row.item) }} className="matrix-item">
            {row.item}
          </Link>
          <span>
            <Link to="/indicators/$indicator" params={{ indicator: row.indicator }} search={{ variant: row.variant }}>
              {say(row.name)}
              {row.scope === undefined ? '' : ` · ${say(row.scope)}`}
            </Link>
            <span className="matrix-unit"> {say(row.unit)}</span>
          </span>
        </span>
      </th>
      <td role="cell" className="number matrix-target">
        {target === null ? '—' : <TargetShown target={target} />}
      </td>
      {board.districts.map((district) => {
        const cell = cellOf(row, district.code)
        const isHome = district.code === home
        return (
          <td
            key={district.code}
            role="cell"
            className={`${isHome ? 'matrix-home ' : ''}is-${cell === undefined ? 'none' : stateOf(cell)}`}
          >
            <BoardCellView cell={cell} row={row} district={district} hasBar={isHome} />
          </td>
        )
      })}
    </tr>
  )
}

function Choices({ board, home }: { readonly board: Board; readonly home: string }) {
  const view = useView()
  const { t } = useLanguage()
  const { basis, state, order } = useSearch({ from: '/' })
  const navigate = useNavigate({ from: '/' })
  // What is not understood is left out when the address is read.
  const choose = (chosen: Readonly<Record<string, string | undefined>>): void =>
    void navigate({ search: (was) => ({ ...was, ...chosen }), resetScroll: false })
  return (
    <>
      <ExcelButton table="board" file={() => boardFile(view, board.districts.length === 1 ? home : undefined)} />
      <select
        aria-label={t('overview.filter')}
        value={basis ?? 'explicit'}
        onChange={({ target }) => choose({ basis: target.value === 'explicit' ? undefined : target.value })}
      >
        {(['explicit', 'implied', 'all'] as const).map((each) => (
          <option key={each} value={each}>
            {t(`overview.basis.${each}`)}
          </option>
        ))}
      </select>
      <select
        aria-label={t('district.state')}
        value={state ?? ''}
        onChange={({ target }) => choose({ state: target.value === '' ? undefined : target.value })}
      >
        <option value="">{t('overview.anyState')}</option>
        {states.map((each) => (
          <option key={each} value={each}>
            {t(`state.${each}`)}
          </option>
        ))}
      </select>
      <select
        aria-label={t('overview.order')}
        value={order ?? ''}
        onChange={({ target }) => choose({ order: target.value === '' ? undefined : target.value })}
      >
        <option value="">{t('overview.byPlan')}</option>
        <option value="worst">{t('overview.byWorst')}</option>
      </select>
    </>
  )
}
