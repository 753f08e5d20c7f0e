import type { Unit } from '../base/unit.js'
import { noFigure, unscaled, type Figure, type FigureAsked } from './figure.js'
import type { FormulaKind, KindOf } from './formula-kind.js'
import { asItIs } from './inputs.js'
import type { Formula } from './kinds.js'

/** A figure within a composite: its formula in its own unit, and its weight. */
export interface CompositePart {
  readonly of: string
  readonly formula: Formula
  readonly unit: Unit
  readonly weight: number
}

/** The weighted mean of other figures of one unit. */
export interface Composite {
  readonly kind: 'composite'
  readonly parts: readonly CompositePart[]
}

/**
 * The weighted mean of other indicators' figures (their default variants), all of one unit. Not known if one of them is
 * not known.
 */
export function composite(
  parts: readonly {
    readonly of: {
      readonly id: string
      readonly unit: Unit
      readonly variants: Readonly<Record<string, Formula>>
      readonly defaultVariant: string
    }
    readonly weight?: number
  }[],
): Formula {
  return Object.freeze({
    kind: 'composite',
    parts: Object.freeze(
      parts.map(({ of, weight }) =>
        Object.freeze({ of: of.id, formula: of.variants[of.defaultVariant]!, unit: of.unit, weight: weight ?? 1 }),
      ),
    ),
  })
}

/** The formula kind of composites. */
export function compositeKind(kindOf: KindOf): FormulaKind<Composite> {
  return {
    facts: {
      isAmount: false,
      isOneOfParts: false,
      canDisperse: false,
      comparedBy: 'difference',
      hasExactDifference: false,
      steps: null,
    },
    inputs: () => [],
    within: ({ parts }) => parts.map(({ formula }) => asItIs(formula)),
    // A component may state a time that its formula does not.
    implied: ({ parts }) => ({ unit: parts[0]?.unit ?? null, time: null }),
    faults: ({ parts }, shown) => {
      const faults: string[] = []
      if (parts.length === 0) faults.push('a composite must have at least one component')
      const units = [...new Set(parts.map(({ unit }) => unit))]
      if (units.length > 1) faults.push(`the components of a composite must be of one unit, got ${units.join(' and ')}`)
      else if (units[0] !== undefined && shown.unit !== units[0] && shown.unit !== 'index')
        faults.push(`a composite of ${units[0]} must be in ${units[0]} or an index, got ${shown.unit}`)
      for (const { of, weight } of parts)
        if (!(weight > 0)) faults.push(`the weight of ${of} must be above 0, got ${weight}`)
      return faults
    },
    recorded: () => undefined,
    ofCategory: () => undefined,
    accumulators: () => [],
    figure: ({ parts }, asked: FigureAsked): Figure => {
      let value = 0
      let weights = 0
      for (const { formula, unit, weight } of parts) {
        const figure = kindOf(formula).figure(formula, { ...asked, unit })
        if (figure.value === null)
          return noFigure(
            figure.reason === 'zero-denominator' || figure.reason === 'negative-denominator'
              ? figure.reason
              : 'no-value',
          )
        value += figure.value * weight
        weights += weight
      }
      return { numerator: null, denominator: null, value: value / weights, reason: null }
    },
    valueOfNothing: ({ parts }) =>
      parts.every(({ formula }) => kindOf(formula).valueOfNothing(formula) === 0) ? 0 : null,
    scaling: () => unscaled,
    partUnits: () => [null, null],
    partsAddUp: () => false,
    words: ({ parts }, { language }) =>
      `${language === 'zh' ? '加权平均' : 'weighted mean of'} (${parts.map(({ of, weight }) => `${of} × ${weight}`).join(', ')})`,
  }
}
