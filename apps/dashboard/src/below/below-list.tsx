import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { shownDifference } from '../base/shown.js'
import { isHidden, paceOf, stateOf } from '../board/cell-state.js'
import type { Place } from '../board/place.js'
import { ranked } from '../board/ranking.js'
import type { IndicatorFacts } from '../data/definitions.js'
import { FigureCell } from '../parts/figure-cell.js'
import { StateWord } from '../parts/state-sign.js'

/** True if places are ranked by their pace; otherwise by their values. */
export function isByPace(places: readonly Pick<Place, 'cell'>[]): boolean {
  return places.some(({ cell }) => cell !== undefined && paceOf(cell) !== null)
}

/** Places, ranked. */
export function BelowList({ facts, places }: { readonly facts: IndicatorFacts; readonly places: readonly Place[] }) {
  const { t } = useLanguage()
  const hasTargets = places.some(({ cell }) => cell?.assessment != null)
  const byPace = isByPace(places)
  const order = ranked(
    places,
    ({ figure, cell }) =>
      isHidden(figure) ? null : byPace ? (cell === undefined ? null : paceOf(cell)) : figure.value,
    byPace ? 'higher' : facts.better,
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
        {order.map(({ of: { district, figure, cell }, place: rank }) => {
          const pace = cell === undefined ? null : paceOf(cell)
          return (
            <tr key={district.code}>
              <td className="number">{rank ?? <span aria-label={t('indicator.unranked')}>–</span>}</td>
              <th scope="row">
                <Link
                  to="/indicators/$indicator"
                  params={{ indicator: facts.id }}
                  search={(was) => ({ ...was, district: district.code })}
                >
                  {district.name}
                </Link>
              </th>
              <FigureCell figure={figure} facts={facts} />
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
}
