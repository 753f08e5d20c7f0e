import type { TFunction } from 'i18next'
import type { Words } from '../base/language.js'
import { isHidden, stateOf, type Shown } from '../board/cell-state.js'
import type { Colouring, Place } from '../board/place.js'
import { shownFigure } from '../board/shown-figure.js'
import type { IndicatorBrief } from '../data/definitions.js'

/** Reasons that have words of their own. */
const reasons = [
  'not-returned',
  'not-computed',
  'zero-denominator',
  'negative-denominator',
  'parts-differ',
  'no-base',
] as const

/** Why a place has no number, in words; undefined if it has one. */
export function whyNone(t: TFunction, { value, reason }: Place['figure']): string | undefined {
  if (isHidden({ reason })) return t('state.hidden')
  if (value !== null) return undefined
  const known = reasons.find((each) => each === reason)
  return known === undefined ? t('state.unknown') : t(`places.reason.${known}`)
}

/** The number of a place, or why there is none. */
export function placeValue(
  t: TFunction,
  say: (words: Words) => string,
  { figure }: Pick<Place, 'figure'>,
  facts: IndicatorBrief,
): string {
  return whyNone(t, figure) ?? say(shownFigure(figure, facts))
}

/** The state that a place shows; undefined if places are not coloured by it, or it has no number. */
export function placeState(
  { figure, cell }: Pick<Place, 'figure' | 'cell'>,
  { by }: Pick<Colouring, 'by'>,
): Shown | undefined {
  if (by === 'value' || isHidden(figure) || figure.value === null) return undefined
  return cell === undefined ? 'none' : stateOf(cell)
}
