import i18next from 'i18next'
import type { Words } from '../base/language.js'
import { shownNumber } from '../base/shown.js'
import { isHidden } from './cell-state.js'
import type { IndicatorBrief } from '../data/definitions.js'
import type { Figure } from '../data/figures.js'

/** A figure as people read it: a stage in words, a number with the decimals of its definition, why there is none. */
export function shownFigure(
  { value, reason }: Pick<Figure, 'value' | 'reason'>,
  { decimals, steps }: Pick<IndicatorBrief, 'decimals' | 'steps'>,
): Words {
  const both = (text: string): Words => ({ zh: text, en: text })
  if (isHidden({ reason })) return both(i18next.t('state.hidden'))
  if (value === null) return both('—')
  return steps?.[value] ?? both(shownNumber(value, decimals))
}

/** What is shown of a figure or a target with its unit; a stage, and why there is no figure, are words that need none. */
export function withUnit(shown: string, unit: string): string {
  return /\d/.test(shown) ? `${shown} ${unit}` : shown
}
