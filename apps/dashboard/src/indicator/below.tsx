import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { shownDifference } from '../base/shown.js'
import { cellOf, isHidden, paceOf, stateOf } from '../board/cell-state.js'
import { periodOf } from '../board/period-of.js'
import { ranked } from '../board/ranking.js'
import type { District } from '../data/definitions.js'
import { figuresQuery } from '../data/figures.js'
import { useView } from '../data/view.js'
import { figuresFile } from '../data/reading.js'
import { ExcelButton } from '../parts/excel-button.js'
import { Panel } from '../parts/panel.js'
import { Read } from '../parts/read.js'
import { StateWord } from '../parts/state-sign.js'
import { useBoardRows, type Of } from './of.js'
import { shownFigure } from '../board/shown-figure.js'

/** The districts right below, ranked; each is a step further down. */
export function Below(of: Of & { readonly within: readonly District[] }) {
  const { t, say } = useLanguage()
  const { facts, variant, district, within } = of
  const view = useView()
  const asked = {
    ...view.asked,
    indicator: [facts.id],
    district: within.map(({ code }) => code),
    variant,
    period: [periodOf(view)],
  }
  const figures = useQuery({
    ...figuresQuery(asked),
    enabled: within.length > 0,
  })
  const { rows } = useBoardRows(of)
  const row = rows.find(({ row: each }) => each.part === undefined)?.row
  const title = t('indicator.below', { district: district.name })
  if (within.length === 0)
    return (
      <Panel title={title}>
        <p className="empty">{t('indicator.lowest')}</p>
      </Panel>
    )
  const cells = new Map(within.map(({ code }) => [code, row === undefined ? undefined : cellOf(row, code)]))
  const hasTargets = [...cells.values()].some((cell) => cell?.assessment != null)
  const isByPace = [...cells.values()].some((cell) => cell !== undefined && paceOf(cell) !== null)
  return (
    <Panel
      title={title}
      hint={`${t(isByPace ? 'indicator.byPace' : 'indicator.byValue')} · ${say(facts.unit)}`}
      choices={<ExcelButton table="below" file={() => figuresFile(asked)} />}
    >
      <Read query={figures} lines={Math.min(within.length, 12)} height={38}>
        {(data) => {
          if (data.length === 0) return <p className="empty">{t('indicator.lowest')}</p>
          const all = within.flatMap((place) => {
            const figure = data.find(({ district: code, part }) => code === place.code && part === null)
            return figure === undefined ? [] : [{ place, figure, cell: cells.get(place.code) }]
          })
          const places = ranked(
            all,
            ({ figure, cell }) =>
              isHidden(figure) ? null : isByPace ? (cell === undefined ? null : paceOf(cell)) : figure.value,
            isByPace ? 'higher' : facts.better,
          )
          return (
            <table className="plain below">
              <thead>
                <tr>
                  <th scope="col" className="number">
                    {t('indicator.rank')}
                  </th>
                  <th scope="col">{t('indicator.district')}</th>
                  <th scope="col" className="number">
                    {t('figure.value')}
                  </th>
                  {hasTargets && (
                    <>
                      <th scope="col">{t('district.state')}</th>
                      <th scope="col" className="number">
                        {t('figure.pace')}
                      </th>
                    </>
                  )}
                </tr>
              </thead>
              <tbody>
                {places.map(({ of: { place, figure, cell }, place: rank }) => {
                  const pace = cell === undefined ? null : paceOf(cell)
                  return (
                    <tr key={place.code}>
                      <td className="number">{rank ?? <span aria-label={t('indicator.unranked')}>–</span>}</td>
                      <th scope="row">
                        <Link
                          to="/indicators/$indicator"
                          params={{ indicator: facts.id }}
                          search={(was) => ({ ...was, district: place.code })}
                        >
                          {place.name}
                        </Link>
                      </th>
                      <td className={isHidden(figure) ? 'number hidden-figure' : 'number'}>
                        {say(shownFigure(figure, facts))}
                        {figure.received < figure.expected && !isHidden(figure) && (
                          <abbr title={t('figure.due', { missing: figure.expected - figure.received })}>†</abbr>
                        )}
                      </td>
                      {hasTargets && (
                        <>
                          <td>{cell === undefined || isHidden(figure) ? '' : <StateWord state={stateOf(cell)} />}</td>
                          <td className="number">{pace === null ? '' : shownDifference(pace, 1)}</td>
                        </>
                      )}
                    </tr>
                  )
                })}
              </tbody>
            </table>
          )
        }}
      </Read>
    </Panel>
  )
}
