import { rank, type Level } from '../district/district.js'
import { noFigure, unscaled, type Figure, type FigureAsked } from './figure.js'
import type { FormulaKind, KindOf } from './formula-kind.js'
import { levelWords } from './formula-words.js'
import type { Formula } from './kinds.js'

/**
 * How unequal the districts of a level are: the standard deviation of their figures over the mean (coefficient of
 * variation).
 */
export interface Dispersion {
  readonly kind: 'dispersion'
  readonly of: Formula
  readonly level: Level
}

/**
 * How unequal the figures of the districts of a level are: 0 if all are equal. Not known if the figure of any of them
 * is not known.
 */
export function dispersion(of: Formula, options: { readonly level: Level }): Formula {
  return Object.freeze({ kind: 'dispersion', of, level: options.level })
}

function variationOf(values: readonly number[]): Figure {
  const average = values.reduce((added, value) => added + value, 0) / values.length
  if (average <= 0) return noFigure(average === 0 ? 'zero-denominator' : 'negative-denominator')
  const variance = values.reduce((added, value) => added + (value - average) ** 2, 0) / values.length
  return { numerator: null, denominator: null, value: Math.sqrt(variance) / average, reason: null }
}

/** The formula kind of dispersions. */
export function dispersionKind(kindOf: KindOf): FormulaKind<Dispersion> {
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
    within: ({ of, level }) => [{ formula: of, bases: [null], level }],
    implied: ({ of }) => ({ unit: 'index', time: kindOf(of).implied(of).time }),
    faults: ({ of, level }, shown) => {
      const faults: string[] = []
      if (shown.unit !== 'index') faults.push('a dispersion must be an index, a coefficient without a unit')
      if (rank(level) <= rank(shown.lowestLevel))
        faults.push(
          `compares districts of level ${level}, so its figures must be above that level, got ${shown.lowestLevel}`,
        )
      if (!kindOf(of).facts.canDisperse)
        faults.push(`a dispersion must be of a kind that can vary by district, got ${of.kind}`)
      return faults
    },
    recorded: () => undefined,
    ofCategory: () => undefined,
    accumulators: () => [],
    figure: ({ of, level }, asked: FigureAsked) => {
      // A coefficient of variation is the same in any unit.
      const unit = kindOf(of).recorded(of)?.unit ?? 'percent'
      const districts = asked.catalogue.districts.atLevel(asked.district, level)
      const values = districts.map(({ code }) => kindOf(of).figure(of, { ...asked, unit, district: code }).value)
      const known = values.filter((value) => value !== null)
      return values.length === 0 || known.length < values.length ? noFigure('no-value') : variationOf(known)
    },
    valueOfNothing: () => null,
    scaling: () => unscaled,
    partUnits: () => [null, null],
    partsAddUp: () => false,
    words: ({ of, level }, wording) =>
      wording.language === 'zh'
        ? `各${levelWords[level].zh}「${kindOf(of).words(of, wording)}」的标准差 ÷ 平均值`
        : `standard deviation ÷ mean over ${levelWords[level].en} of ${kindOf(of).words(of, wording)}`,
  }
}
