import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '../base/language.js'
import { shownAgo, shownBeside, shownDay, shownDifference, shownGap, shownNumber, shownPeriod } from '../base/shown.js'
import { isHidden, paceOf, rowKey, stateOf } from '../board/cell-state.js'
import { missingReturns } from '../board/missing-returns.js'
import { periodOf } from '../board/period-of.js'
import { figuresQuery, type BoardCell, type BoardRow } from '../data/figures.js'
import { useView } from '../data/view.js'
import { Disputing } from './disputing.js'
import { MissingMark } from '../parts/missing-mark.js'
import { PaceBar } from '../parts/pace-bar.js'
import { Read } from '../parts/read.js'
import { StateWord } from '../parts/state-sign.js'
import { ReferenceNote, TargetShown } from '../parts/target.js'
import type { Of } from './of.js'
import { useBoardRows } from './of.js'
import { shownFigure } from '../board/shown-figure.js'

/** The figure, large, with its target and how it compares. */
export function Now(of: Of) {
  const { t, say } = useLanguage()
  const { facts, variant, district } = of
  const view = useView()
  const period = periodOf(view)
  const figures = useQuery(
    figuresQuery({ ...view.asked, indicator: [facts.id], district: [district.code], variant, period: [period] }),
  )
  const { rows, isKnown } = useBoardRows(of)
  return (
    <section className="now" aria-label={t('figure.value')}>
      <Read query={figures} lines={1} height={132} isPage>
        {([figure]) =>
          figure === undefined ? (
            <p className="empty">{t('indicator.notHere')}</p>
          ) : (
            <>
              <div className="now-figure">
                <p className="hint">
                  {district.name} · {shownPeriod(period)}
                </p>
                <p className={isHidden(figure) ? 'now-value now-hidden' : 'now-value'}>
                  {say(shownFigure(figure, facts))}
                  <MissingMark of={figure} />
                  {figure.value !== null && facts.steps === null && (
                    <span className="now-unit"> {say(facts.unit)}</span>
                  )}
                </p>
                {!isHidden(figure) && (
                  <p className="hint">
                    {t('figure.asOf', { day: shownDay(figure.asOf) })} ·{' '}
                    {missingReturns(figure) > 0
                      ? `† ${t('figure.due', { missing: missingReturns(figure) })}`
                      : t('figure.received', { received: figure.received, expected: figure.expected })}
                    {figure.settled === false && ` · ${t('figure.unsettled')}`}
                    {figure.movedAt != null && ` · ${t('figure.movedAt', { ago: shownAgo(figure.movedAt) })}`}
                  </p>
                )}
                <Disputing figure={figure} />
              </div>
              <div className="now-targets">
                {rows.map(({ row, cell }) => (
                  <Against key={rowKey(row)} row={row} cell={cell} decimals={facts.decimals} district={district.code} />
                ))}
                <ReferenceNote of={rows.map(({ row, cell }) => cell?.target ?? row.target)} />
                {isKnown && rows.length === 0 && <p className="hint">{t('indicator.noTarget')}</p>}
              </div>
            </>
          )
        }
      </Read>
    </section>
  )
}

function Against({
  row,
  cell,
  decimals,
  district,
}: {
  readonly row: BoardRow
  readonly cell: BoardCell | undefined
  readonly decimals: number
  readonly district: string
}) {
  const { t, say } = useLanguage()
  const { city } = useView()
  const state = cell === undefined ? 'none' : stateOf(cell)
  const assessment = state === 'hidden' ? null : (cell?.assessment ?? null)
  const pace = cell === undefined ? null : paceOf(cell)
  const target = cell?.target ?? row.target
  const value = cell?.observation.value ?? null
  const beside = assessment?.expected == null ? null : shownBeside(assessment.expected, value, decimals)
  // A scope is named above its target.
  const isOfCity = district !== city && cell?.target == null && row.scope === undefined
  return (
    <div className="against">
      <p className="against-head">
        <StateWord state={state} />
        {row.scope !== undefined && <span>{say(row.scope)}</span>}
      </p>
      {assessment?.progress != null && <PaceBar progress={assessment.progress} due={assessment.due} state={state} />}
      <dl>
        <dt>{t(isOfCity ? 'figure.cityTarget' : 'figure.target')}</dt>
        <dd>
          <TargetShown target={target} />
        </dd>
        {beside !== null && (
          <>
            <dt>{t('figure.expected')}</dt>
            <dd>
              {beside.expected}
              {beside.figure !== undefined && <small> {t('figure.exactly', { value: beside.figure })}</small>}
            </dd>
          </>
        )}
        {assessment?.gap != null && value !== null && row.unit.zh !== '阶段' && (
          <>
            <dt>{t('figure.gap')}</dt>
            <dd>{shownGap(assessment.gap, value, decimals)}</dd>
          </>
        )}
        {pace !== null && (
          <>
            <dt>{t('figure.pace')}</dt>
            <dd>
              {shownDifference(pace, 1)} <small>{t('figure.pointsUnit')}</small>
            </dd>
          </>
        )}
        {assessment?.requiredMonthly != null && (
          <>
            <dt>{t('figure.monthly')}</dt>
            <dd>{shownNumber(assessment.requiredMonthly, Math.max(decimals, 1))}</dd>
          </>
        )}
      </dl>
      {(cell?.interim ?? []).map(({ by, shown }) => (
        <p key={by} className="hint">
          {say(shown)}
        </p>
      ))}
    </div>
  )
}
