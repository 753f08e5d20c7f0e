import { useLanguage } from '../base/language.js'
import { isHidden } from '../board/cell-state.js'
import { shownFigure } from '../board/shown-figure.js'
import type { IndicatorBrief } from '../data/definitions.js'
import type { Figure } from '../data/figures.js'
import { MissingMark } from './missing-mark.js'

/** The cell of a figure in a table: its number with its mark, why there is none, or that it is not published. */
export function FigureCell({
  figure,
  facts,
}: {
  readonly figure: Figure | undefined
  readonly facts: Pick<IndicatorBrief, 'decimals' | 'steps'>
}) {
  const { say } = useLanguage()
  if (figure === undefined) return <td className="number">—</td>
  return (
    <td className={isHidden(figure) ? 'number hidden-figure' : 'number'}>
      {say(shownFigure(figure, facts))}
      <MissingMark of={figure} />
    </td>
  )
}
