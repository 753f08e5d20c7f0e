import { useLanguage } from '../base/language.js'
import { shownChange, shownNumber, shownPeriod } from '../base/shown.js'
import type { TrialMove } from '../data/files.js'
import { useDistrictNames, useIndicators, variantName } from '../data/names.js'
import { LongTable } from '../parts/long-table.js'
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
      <Waits lines={Math.min(shownMoves.length, 12)} height={32}>
        <Table moves={shownMoves} label={t('files.moves', { count: shownMoves.length })} />
      </Waits>
      {others > 0 && <p className="hint note">{t('files.moreReturned', { count: others })}</p>}
    </details>
  )
}

function Table({ moves, label }: { readonly moves: readonly TrialMove[]; readonly label: string }) {
  const { t, say } = useLanguage()
  const indicatorOf = useIndicators()
  const districtName = useDistrictNames()
  const nameOf = (id: string): string => {
    const brief = indicatorOf(id)
    return brief === undefined ? id : say(brief.name)
  }
  return (
    <LongTable
      label={label}
      className="moves-table"
      columns={[
        { head: t('overview.indicator'), width: 280 },
        { head: t('indicator.district'), width: 120 },
        { head: t('files.period'), width: 120 },
        { head: t('files.before'), width: 90, isNumber: true },
        { head: t('files.after'), width: 90, isNumber: true },
        { head: t('files.difference'), width: 100, isNumber: true },
      ]}
      rows={moves}
      keyOf={({ after }) => `${after.indicator} ${after.variant} ${after.district} ${after.period}`}
      textOf={({ after }) => `${nameOf(after.indicator)} ${districtName(after.district)} ${shownPeriod(after.period)}`}
      row={({ before, after }, which) => {
        const brief = indicatorOf(after.indicator)
        const decimals = brief?.decimals ?? 0
        const shown = (value: number | null): string => (value === null ? '–' : shownNumber(value, decimals))
        return (
          <tr {...which}>
            <th scope="row">
              {nameOf(after.indicator)}{' '}
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
                : shownChange(before.value, after.value, decimals)}
            </td>
          </tr>
        )
      }}
    />
  )
}
