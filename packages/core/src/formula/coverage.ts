import { rank, type Level } from '../district/district.js'
import type { Additive } from '../measure/amount.js'
import { slotOver } from '../totals/measure-over.js'
import { dividedFigure, type Scaling } from './figure.js'
import type { FormulaKind } from './formula-kind.js'
import { levelWords } from './formula-words.js'
import type { Formula } from './kinds.js'

/** The share of the districts of a level whose measure reaches `atLeast`, in percent. */
export interface Coverage {
  readonly kind: 'coverage'
  readonly measure: Additive
  readonly level: Level
  readonly atLeast: number
}

/** The share of the districts of a level that have at least one (or `atLeast`), in percent. */
export function coverage(measure: Additive, options: { readonly level: Level; readonly atLeast?: number }): Formula {
  return Object.freeze({ kind: 'coverage', measure, level: options.level, atLeast: options.atLeast ?? 1 })
}

/** The key of the number of districts of the level whose measure reaches the threshold. */
const coveredKey = ({ measure, level, atLeast }: Coverage): string => `${measure.key}.covered.${level}.${atLeast}`

const inPercent: Scaling = Object.freeze({ scale: 100, per: 1, isDivided: true })

/** The formula kind of coverages. */
export const coverageKind: FormulaKind<Coverage> = {
  facts: {
    isAmount: false,
    isOneOfParts: false,
    canDisperse: true,
    comparedBy: 'percent',
    hasExactDifference: true,
    steps: null,
  },
  inputs: (formula) => [{ role: 'measure', measure: formula.measure, keys: [coveredKey(formula)] }],
  within: () => [],
  implied: ({ measure }) => ({ unit: 'percent', time: measure.basis.kind }),
  faults: ({ measure, level }, shown) => {
    const faults: string[] = []
    if (shown.unit !== 'percent') faults.push('a coverage must be in percent')
    if (measure.kind !== 'count' && measure.kind !== 'sum') faults.push('a coverage must be of a count or sum')
    if (measure.basis.kind === 'flow')
      faults.push('a coverage must be of a stock: that of a flow depends on the length of the period')
    if (rank(level) < rank(shown.lowestLevel))
      faults.push(`covers districts of level ${level}, so it has no figure at ${shown.lowestLevel}`)
    return faults
  },
  recorded: () => undefined,
  ofCategory: () => undefined,
  accumulators: (formula) => {
    const { measure, level, atLeast } = formula
    return [{ kind: 'covered', key: coveredKey(formula), dataset: measure.dataset, of: measure.key, level, atLeast }]
  },
  figure: (formula, asked) => {
    const covered = slotOver(formula.measure, { key: coveredKey(formula), roll: 'add' }, asked) ?? 0
    return dividedFigure(inPercent, covered, asked.catalogue.districts.atLevel(asked.district, formula.level).length)
  },
  valueOfNothing: () => 0,
  scaling: () => inPercent,
  partUnits: () => ['district', 'district'],
  partsAddUp: () => true,
  words: ({ measure, level, atLeast }, wording) =>
    wording.language === 'zh'
      ? `${wording.measure(measure)} ≥ ${atLeast} 的${levelWords[level].zh}数 ÷ ${levelWords[level].zh}总数 × 100`
      : `${levelWords[level].en} with ${wording.measure(measure)} ≥ ${atLeast} ÷ all ${levelWords[level].en} × 100`,
}
