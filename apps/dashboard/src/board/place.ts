import type { District, IndicatorBrief } from '../data/definitions.js'
import type { BoardCell, Figure } from '../data/figures.js'
import { isHidden, stateOf, type State } from './cell-state.js'
import { classOf, valueClasses, type ValueClass } from './value-classes.js'

/** A district below another with its figure, as list, tiles and map show it. */
export interface Place {
  readonly district: District
  readonly figure: Figure
  /** Of the board; undefined below the counties, and without a target. */
  readonly cell: BoardCell | undefined
}

/** By what places are coloured: the state of their targets or, without any, the class of their values. */
export type Colouring =
  | { readonly by: 'state' }
  | { readonly by: 'value'; readonly classes: readonly ValueClass[]; readonly decimals: number }

/** The colour of a place. */
export type Tint = Exclude<State, 'unknown'> | 1 | 2 | 3 | 4

/** How places are coloured. Hidden figures are in no class, and move the limits of none. */
export function colouringOf(places: readonly Place[], { decimals }: Pick<IndicatorBrief, 'decimals'>): Colouring {
  if (places.some(({ cell }) => cell?.assessment != null)) return { by: 'state' }
  const values = places.flatMap(({ figure }) =>
    isHidden(figure) || figure.value === null ? [] : [asRead(figure.value, decimals)],
  )
  return { by: 'value', classes: valueClasses(values), decimals }
}

/** The colour of a place; null for what is hidden, not known or not applicable. */
export function tintOf({ figure, cell }: Pick<Place, 'figure' | 'cell'>, colouring: Colouring): Tint | null {
  if (isHidden(figure) || figure.value === null) return null
  if (colouring.by === 'state') {
    const state = cell === undefined ? 'none' : stateOf(cell)
    return state === 'unknown' || state === 'none' || state === 'hidden' ? null : state
  }
  return toneOf(groupOf({ figure }, colouring)! - 1, colouring.classes.length)
}

/** The number of a place's class, from 1; undefined if it is in none. */
export function groupOf({ figure }: Pick<Place, 'figure'>, colouring: Colouring): number | undefined {
  if (colouring.by === 'state' || isHidden(figure) || figure.value === null) return undefined
  return classOf(colouring.classes, asRead(figure.value, colouring.decimals)) + 1
}

/** How dark a class is, from 1 to 4: the lowest is light and the highest dark, however many there are. */
export function toneOf(at: number, classes: number): 1 | 2 | 3 | 4 {
  const tones = [[2], [1, 4], [1, 2, 4], [1, 2, 3, 4]] as const
  return tones[classes - 1]![at]!
}

/** Two values that read the same must not have two colours. */
const asRead = (value: number, decimals: number): number => Number(value.toFixed(decimals))
