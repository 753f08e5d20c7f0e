import type { Level } from '../district/district.js'
import type { Measure } from '../measure/measure.js'
import { slotOver } from '../totals/measure-over.js'
import { noFigure, scaledFigure, unscaled } from './figure.js'
import type { FormulaKind } from './formula-kind.js'
import type { Formula } from './kinds.js'
import { stages } from './stages.js'

/** The stage reached; if several districts take part, the least of their stages. */
export interface Milestone {
  readonly kind: 'milestone'
  readonly measure: Measure
  /** The level whose districts all take part; null: only those that report. */
  readonly every: Level | null
}

/** The stage reached, from a measure of the least stage over the districts that report. */
export function stageReached(measure: Measure, every: Level | null): Formula {
  return Object.freeze({ kind: 'milestone', measure, every })
}

/** The key of the number that holds the stage. */
const stageKey = ({ measure, every }: Milestone): string =>
  every === null ? measure.key : `${measure.key}.every.${every}`

/** The formula kind of milestones. */
export const milestoneKind: FormulaKind<Milestone> = {
  facts: {
    isAmount: false,
    isOneOfParts: true,
    canDisperse: false,
    comparedBy: 'percent',
    hasExactDifference: false,
    steps: stages,
  },
  inputs: (formula) => [{ role: 'measure', measure: formula.measure, keys: [stageKey(formula)] }],
  within: () => [],
  implied: ({ measure }) => ({ unit: 'stage', time: measure.basis.kind }),
  faults: (_formula, shown) => (shown.unit === 'stage' ? [] : ['a milestone must be in stages']),
  recorded: () => undefined,
  ofCategory: () => undefined,
  accumulators: (formula) => {
    const { measure, every } = formula
    return every === null
      ? []
      : [{ kind: 'every', key: stageKey(formula), dataset: measure.dataset, of: measure.key, level: every }]
  },
  figure: (formula, asked) => {
    const stage =
      slotOver(formula.measure, { key: stageKey(formula), roll: 'min' }, asked) ??
      (formula.every === null ? undefined : 0)
    return stage === undefined ? noFigure('no-value') : scaledFigure(unscaled, stage)
  },
  valueOfNothing: ({ every }) => (every === null ? null : 0),
  scaling: () => unscaled,
  partUnits: () => [null, null],
  partsAddUp: () => false,
  words: ({ measure }, wording) => wording.measure(measure),
}
