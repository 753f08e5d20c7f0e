import type { Formula } from './formula.js'
import { formulaOf, stages, type Indicator } from './indicator.js'
import type { Observation } from './observation.js'
import type { Target } from './target.js'
import type { Text } from './text.js'
import { unitFacts, unitsPer } from './unit.js'

/** `numerator × scale ÷ denominator` to `decimals` places, rounded half up (away from zero), exactly. All must be whole numbers. */
export function roundHalfUp(numerator: number | bigint, scale: number, denominator: number | bigint, decimals: number): string {
  const shifted = BigInt(numerator) * BigInt(scale) * 10n ** BigInt(decimals) * 2n
  const doubled = shifted < 0n ? -shifted : shifted
  const rounded = (doubled / BigInt(denominator) + 1n) / 2n
  const digits = rounded.toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const sign = shifted < 0n && rounded !== 0n ? '-' : ''
  return decimals === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-decimals)}`
}

/** The figure as people read it: rounded once, half up, from whole numbers where it was made of them; a stage in words; "—" where there is none. */
export function displayValue(indicator: Indicator, observation: Observation): Text {
  const formula = formulaOf(indicator, observation.variant, observation.part)
  if (formula === undefined || observation.value === null) return { zh: '—', en: '—' }
  if (formula.kind === 'milestone') return stages[observation.value] ?? { zh: '—', en: '—' }
  const { decimals } = unitFacts(indicator.unit)
  // A coefficient or composite is not a quotient of whole numbers; its own digits are all there is.
  const number =
    observation.numerator === null
      ? observation.value.toFixed(decimals)
      : roundHalfUp(observation.numerator, ...scaleOf(indicator, formula, observation.denominator), decimals)
  return { zh: groupThousands(number), en: groupThousands(number) }
}

/** What a target asks, as people read it: `≥ 24.5`, `≥ 已完成`. */
export function displayTarget(indicator: Indicator, target: Pick<Target, 'operator' | 'value'>): Text {
  const operator = { '>=': '≥', '<=': '≤', '=': '=' }[target.operator]
  if (indicator.unit === 'stage') {
    const stage = stages[target.value]
    return { zh: `${operator} ${stage?.zh ?? target.value}`, en: `${operator} ${stage?.en ?? target.value}` }
  }
  const [whole, decimals] = String(target.value).split('.')
  const number = groupThousands(whole!) + (decimals === undefined ? '' : `.${decimals}`)
  return { zh: `${operator} ${number}`, en: `${operator} ${number}` }
}

/** What the numerator is multiplied by and divided by to be the value. */
function scaleOf(indicator: Indicator, formula: Formula, denominator: number | null): readonly [scale: number, divisor: number] {
  switch (formula.kind) {
    case 'total':
      return [1, unitsPer(indicator.unit, formula.amount.unit)!]
    case 'level':
      return [formula.times, unitsPer(indicator.unit, formula.measure.unit)!]
    case 'ratio':
      return [formula.scale, denominator! * (unitFacts(indicator.unit).rate === undefined ? unitsPer(indicator.unit, formula.numerator.unit)! : 1)]
    case 'coverage':
      return [100, denominator!]
    case 'change': {
      const { of, as } = formula
      const recorded = of.kind === 'total' ? of.amount.unit : of.kind === 'level' ? of.measure.unit : indicator.unit
      return as === 'percent' ? [100, denominator!] : [1, unitsPer(indicator.unit, recorded)!]
    }
    case 'milestone':
    case 'dispersion':
    case 'composite':
      return [1, 1]
  }
}

function groupThousands(digits: string): string {
  const [whole, decimals] = digits.split('.')
  return whole!.replace(/\B(?=(\d{3})+$)/g, ',') + (decimals === undefined ? '' : `.${decimals}`)
}
