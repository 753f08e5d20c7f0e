import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { shownChange } from '../base/shown.js'
import { cellOf, isHidden, isStated, rowKey } from '../board/cell-state.js'
import { monthBefore } from '../board/work-month.js'
import { boardQuery, type Board, type BoardCell } from '../data/figures.js'
import { useView } from '../data/view.js'
import { MissingMark, MissingNote } from '../parts/missing-mark.js'
import { Read } from '../parts/read.js'
import { ReferenceNote, TargetShown } from '../parts/target.js'
import type { OfMonth } from './month-returns.js'

/** The main figures of a district: the year up to a month, against the year up to the month before. */
export function MonthFigures({ month, district, isPrint = false }: OfMonth & { readonly isPrint?: boolean }) {
  const { t, say } = useLanguage()
  const view = useView()
  const of = { plan: view.plan, asked: { audience: 'internal' } as const }
  const board = view.readsCity ? undefined : district
  const now = useQuery(boardQuery({ ...of, month }, board))
  const former = monthBefore(month)
  const hasFormer = former.startsWith(String(view.plan.year))
  const before = useQuery({
    ...boardQuery({ ...of, month: former }, board),
    enabled: hasFormer,
  })
  return (
    <Read query={now} lines={8} height={32}>
      {(data) => {
        const rows = data.rows.filter((row) => isStated(row) && cellOf(row, district) !== undefined)
        if (rows.length === 0) return <p className="empty">{t('district.noTargets')}</p>
        return (
          <div className="scroll" role="group" aria-label={t('office.months.figures')} tabIndex={0}>
            <table className="plain month-figures">
              <thead>
                <tr>
                  <th scope="col">{t('office.sheet.figure')}</th>
                  <th scope="col" className="number">
                    {t('office.months.before')}
                  </th>
                  <th scope="col" className="number">
                    {t('office.months.now')}
                  </th>
                  <th scope="col" className="number">
                    {t('office.months.change')}
                  </th>
                  <th scope="col" className="number">
                    {t('figure.target')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => {
                  const cell = cellOf(row, district)!
                  const last = cellBefore(before.data, rowKey(row), district)
                  const name = `${say(row.name)}${row.scope === undefined ? '' : ` · ${say(row.scope)}`}`
                  return (
                    <tr key={rowKey(row)}>
                      <th scope="row">
                        {isPrint ? (
                          name
                        ) : (
                          <Link
                            to="/indicators/$indicator"
                            params={{ indicator: row.indicator }}
                            search={(was) => ({ ...was, month, district, variant: row.variant })}
                          >
                            {name}
                          </Link>
                        )}{' '}
                        <span className="matrix-unit">{say(row.unit)}</span>
                      </th>
                      <td className="number">
                        {last === undefined ? '—' : say(last.shown)}
                        {last !== undefined && <MissingMark of={last.observation} />}
                      </td>
                      <td className="number">
                        {say(cell.shown)}
                        <MissingMark of={cell.observation} />
                      </td>
                      <td className="number">{changeOf(cell, last, decimalsOf(say(cell.shown)))}</td>
                      <td className="number">{cell.target === null ? '—' : <TargetShown target={cell.target} />}</td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
            <ReferenceNote of={rows.map((row) => cellOf(row, district)?.target)} />
            <MissingNote
              of={rows.flatMap((row) => [
                cellOf(row, district)?.observation,
                cellBefore(before.data, rowKey(row), district)?.observation,
              ])}
            />
          </div>
        )
      }}
    </Read>
  )
}

function cellBefore(board: Board | undefined, key: string, district: string): BoardCell | undefined {
  const row = board?.rows.find((each) => rowKey(each) === key)
  return row === undefined ? undefined : cellOf(row, district)
}

/** The difference as the figure itself is shown; none of a hidden figure, a stage, or one that is not known. */
function changeOf(now: BoardCell, before: BoardCell | undefined, decimals: number | undefined): string {
  if (before === undefined || isHidden(now.observation) || isHidden(before.observation)) return '—'
  const [value, former] = [now.observation.value, before.observation.value]
  return value === null || former === null || decimals === undefined ? '—' : shownChange(former, value, decimals)
}

/** The decimals of a number that the service has written; undefined for what is no number. */
function decimalsOf(text: string): number | undefined {
  const found = /^[−-]?[\d,]+(?:\.(\d+))?%?$/.exec(text)
  return found === null ? undefined : (found[1]?.length ?? 0)
}
