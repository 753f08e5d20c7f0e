import type { Unit } from '../base/unit.js'
import type { DistrictTree, Level } from '../district/district.js'
import type { Asked } from '../totals/measure-over.js'

/** A value with the parts it was made of, or why there is none. */
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

/** What a figure is asked of: a district, a period and a source, in a unit, with the definitions around it. */
export interface FigureAsked extends Asked {
  readonly unit: Unit
  readonly catalogue: {
    readonly districts: Pick<DistrictTree, 'atLevel'>
    readonly dataset: (name: string) => { readonly name: string; readonly reportedBy: Level }
  }
}

/** How a value is made of its parts: `numerator × scale ÷ per`, and if it is divided, also `÷ denominator`. */
export interface Scaling {
  readonly scale: number
  readonly per: number
  readonly isDivided: boolean
}

/** The scaling of a value that is its numerator, or that is not made of whole numbers. */
export const unscaled: Scaling = Object.freeze({ scale: 1, per: 1, isDivided: false })

/** No value, and why. */
export function noFigure(reason: NonNullable<Figure['reason']>): Figure {
  return { numerator: null, denominator: null, value: null, reason }
}

/** The figure of a numerator alone. */
export function scaledFigure({ scale, per }: Scaling, numerator: number): Figure {
  return { numerator, denominator: null, value: (numerator * scale) / per, reason: null }
}

/**
 * The figure of a division. Of less than nothing there is no share, mean or percentage: a fall from −100 to −200 would
 * be a rise.
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
