import type { Unit } from '../base/unit.js'
import type { DistrictTree, Level } from '../district/district.js'
import type { Asked } from '../totals/measure-over.js'

/** A value with the numerator and denominator that it is computed from, or why there is none. */
export interface Figure {
  readonly numerator: number | null
  readonly denominator: number | null
  readonly value: number | null
  readonly reason:
    | 'not-returned'
    | 'not-computed'
    | 'zero-denominator'
    | 'negative-denominator'
    | 'no-value'
    | 'parts-differ'
    | 'no-base'
    | null
}

/**
 * What a figure is requested for: a district, a period and a source, in a unit, with the definitions that it may read.
 */
export interface FigureAsked extends Asked {
  readonly unit: Unit
  readonly catalogue: {
    readonly districts: Pick<DistrictTree, 'atLevel'>
    readonly dataset: (name: string) => { readonly name: string; readonly reportedBy: Level }
  }
}

/** How a value is computed from its parts: `numerator × scale ÷ per`, and if `isDivided`, also `÷ denominator`. */
export interface Scaling {
  readonly scale: number
  readonly per: number
  readonly isDivided: boolean
}

/** The scaling of a value that equals its numerator, or that is not computed from whole numbers. */
export const unscaled: Scaling = Object.freeze({ scale: 1, per: 1, isDivided: false })

/** A figure without a value, and why it has none. */
export function noFigure(reason: NonNullable<Figure['reason']>): Figure {
  return { numerator: null, denominator: null, value: null, reason }
}

/** The figure of a numerator without a denominator. */
export function scaledFigure({ scale, per }: Scaling, numerator: number): Figure {
  return { numerator, denominator: null, value: (numerator * scale) / per, reason: null }
}

/**
 * The figure of a division. A negative denominator gives no share, mean or percentage: a fall from −100 to −200 would
 * show as a rise.
 */
export function dividedFigure({ scale, per }: Scaling, numerator: number, denominator: number): Figure {
  if (denominator <= 0)
    return {
      numerator,
      denominator,
      value: null,
      reason: denominator === 0 ? 'zero-denominator' : 'negative-denominator',
    }
  return { numerator, denominator, value: (numerator * scale) / (denominator * per), reason: null }
}
