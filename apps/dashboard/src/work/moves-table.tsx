import { useLanguage } from '../base/language.js'
import { shownDifference, shownNumber, shownPeriod } from '../base/shown.js'
import type { TrialMove } from '../data/files.js'
import { useDistrictNames, useIndicators, variantName } from '../data/names.js'
import { Waits } from '../parts/waits.js'

/** The figures that landing would move: what they are, and what they would be. */
export function MovesTable({ moves }: { readonly moves: readonly TrialMove[] | null }) {
  const { t } = useLanguage()
  if (moves === null) return <p className="hint note">{t('files.movesUnknown')}</p>
  const shownMoves = moves.filter(({ before, after }) => before.value !== after.value)
  const others = moves.length - shownMoves.length
  if (moves.length === 0) return <p className="hint note">{t('files.movesNone')}</p>
  return (
    <details className="moves" open={shownMoves.length <= 12}>
      <summary>{t('files.moves', { count: shownMoves.length })}</summary>
      <div className="scroll" role="group" tabIndex={0} aria-label={t('files.moves', { count: shownMoves.length })}>
        <Waits lines={Math.min(shownMoves.length, 12)} height={32}>
          <Table moves={shownMoves} />
        </Waits>
      </div>
      {others > 0 && <p className="hint note">{t('files.moreReturned', { count: others })}</p>}
    </details>
  )
}

function Table({ moves }: { readonly moves: readonly TrialMove[] }) {
  const { t, say } = useLanguage()
  const indicatorOf = useIndicators()
  const districtName = useDistrictNames()
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">{t('overview.indicator')}</th>
          <th scope="col">{t('indicator.district')}</th>
          <th scope="col">{t('files.period')}</th>
          <th scope="col" className="number">
            {t('files.before')}
          </th>
          <th scope="col" className="number">
            {t('files.after')}
          </th>
          <th scope="col" className="number">
            {t('files.difference')}
          </th>
        </tr>
      </thead>
      <tbody>
        {moves.map(({ before, after }) => {
          const brief = indicatorOf(after.indicator)
          const decimals = brief?.decimals ?? 0
          const shown = (value: number | null): string => (value === null ? '–' : shownNumber(value, decimals))
          return (
            <tr key={`${after.indicator} ${after.variant} ${after.district}`}>
              <th scope="row">
                {brief === undefined ? after.indicator : say(brief.name)}{' '}
                <span className="matrix-unit">
                  {brief === undefined ? after.unit : say(brief.unit)}
                  {brief === undefined || after.variant === brief.defaultVariant
                    ? ''
                    : ` · ${variantName(say, brief, after.variant)}`}
                </span>
              </th>
              <td>{districtName(after.district)}</td>
              <td>{shownPeriod(after.period)}</td>
              <td className="number">{shown(before.value)}</td>
              <td className="number">
                <strong>{shown(after.value)}</strong>
              </td>
              <td className="number">
                {before.value === null || after.value === null
                  ? after.value === null
                    ? ''
                    : t('files.firstTime')
                  : shownDifference(after.value - before.value, decimals)}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
