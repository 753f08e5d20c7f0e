import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { shownDifference } from '../base/shown.js'
import { cellOf, isStated, paceOf, rowKey, stateOf } from '../board/cell-state.js'
import { byUrgency } from '../board/standing.js'
import type { Board } from '../data/figures.js'
import { mayAt } from '../data/may.js'
import { boardFile } from '../data/reading.js'
import { useView } from '../data/view.js'
import { DisputedMark } from '../parts/disputed-mark.js'
import { ExcelButton } from '../parts/excel-button.js'
import { MissingMark, MissingNote } from '../parts/missing-mark.js'
import { Panel } from '../parts/panel.js'
import { StateWord } from '../parts/state-sign.js'
import { ReferenceNote, TargetShown } from '../parts/target.js'

/** What a county has promised, the worst first, beside the city's figure. */
export function OwnBoard({
  board,
  district,
  city,
}: {
  readonly board: Board
  readonly district: string
  /** The city, for whoever may read its figures. */
  readonly city: string | undefined
}) {
  const { t, say } = useLanguage()
  const view = useView()
  const may = view.audience === 'internal' && mayAt(view.session, 'open-disputes', { district, city: view.city })
  const rows = board.rows
    .filter((row) => {
      const cell = cellOf(row, district)
      return cell !== undefined && stateOf(cell) !== 'none'
    })
    .toSorted(byUrgency(district))
  return (
    <Panel
      title={t('district.own')}
      hint={t('overview.byWorst')}
      choices={<ExcelButton table="board" file={() => boardFile(view, district)} />}
    >
      {rows.length === 0 ? (
        <p className="empty">{t('district.noTargets')}</p>
      ) : (
        <div className="scroll" role="group" aria-label={t('district.own')} tabIndex={0}>
          <table className="plain own-board">
            <thead>
              <tr>
                <th scope="col">{t('district.state')}</th>
                <th scope="col">{t('overview.indicator')}</th>
                <th scope="col" className="number">
                  {t('figure.value')}
                </th>
                <th scope="col" className="number">
                  {t('figure.pace')}
                </th>
                <th scope="col" className="number">
                  {t('figure.target')}
                </th>
                {city !== undefined && (
                  <th scope="col" className="number">
                    {t('district.cityValue')}
                  </th>
                )}
                {may && <th scope="col">{t('office.disputes.title')}</th>}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => {
                const cell = cellOf(row, district)!
                const pace = paceOf(cell)
                const ofCity = city === undefined ? undefined : cellOf(row, city)
                return (
                  <tr key={rowKey(row)}>
                    <td>
                      <StateWord state={stateOf(cell)} />
                    </td>
                    <th scope="row">
                      <Link
                        to="/indicators/$indicator"
                        params={{ indicator: row.indicator }}
                        search={{ district, variant: row.variant }}
                      >
                        {say(row.name)}
                      </Link>{' '}
                      <span className="matrix-unit">{say(row.unit)}</span>
                    </th>
                    <td className="number">
                      {say(cell.shown)}
                      <MissingMark of={cell.observation} />
                      <DisputedMark count={cell.disputes?.length ?? 0} />
                    </td>
                    <td className="number">{pace === null ? '' : shownDifference(pace, 1)}</td>
                    <td className="number">
                      {cell.target === null ? '' : <TargetShown target={cell.target} />}
                      {!isStated(row) && <div className="hint">{t('overview.basis.implied')}</div>}
                    </td>
                    {city !== undefined && (
                      <td className="number quiet">
                        {ofCity !== undefined && (
                          <>
                            {say(ofCity.shown)}
                            <MissingMark of={ofCity.observation} />
                          </>
                        )}
                      </td>
                    )}
                    {may && (
                      <td>
                        {row.part === undefined && (
                          <Link
                            to="/disputes/new"
                            search={(was) => ({
                              ...was,
                              indicator: row.indicator,
                              variant: row.variant,
                              district,
                              period: cell.observation.period,
                            })}
                          >
                            {t('office.disputes.open')}
                            <span className="spoken"> {say(row.name)}</span>
                          </Link>
                        )}
                      </td>
                    )}
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      )}
      <ReferenceNote of={rows.map((row) => cellOf(row, district)?.target)} />
      <MissingNote
        of={rows.flatMap((row) =>
          [district, city].map((code) => (code === undefined ? undefined : cellOf(row, code)?.observation)),
        )}
      />
    </Panel>
  )
}
