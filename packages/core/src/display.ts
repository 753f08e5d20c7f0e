import type { Formula } from './formula.js'
import { stages, type Indicator } from './indicator.js'
import type { Observation } from './observation.js'
import type { Target } from './target.js'
import type { Text } from './text.js'
import { unitFacts, unitsPer } from './unit.js'

/** `numerator × scale ÷ denominator` to `decimals` places, rounded half up (away from zero), exactly. All must be whole numbers. */
export function roundHalfUp(numerator: number, scale: number, denominator: number, decimals: number): string {
  const shifted = BigInt(numerator) * BigInt(scale) * 10n ** BigInt(decimals) * 2n
  const doubled = shifted < 0n ? -shifted : shifted
  const rounded = (doubled / BigInt(denominator) + 1n) / 2n
  const digits = rounded.toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const sign = shifted < 0n && rounded !== 0n ? '-' : ''
  return decimals === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-decimals)}`
}

/** The figure as people read it: rounded once, half up; a stage in words; "—" where there is none. */
export function displayValue(indicator: Indicator, observation: Observation): Text {
  const formula = indicator.variants[observation.variant]
  if (formula === undefined || observation.value === null || observation.numerator === null) return { zh: '—', en: '—' }
  if (formula.kind === 'milestone') return stages[observation.value] ?? { zh: '—', en: '—' }
  const { decimals } = unitFacts(indicator.unit)
  const [scale, divisor] = scaleOf(indicator, formula, observation)
  const number = groupThousands(roundHalfUp(observation.numerator, scale, divisor, decimals))
  return { zh: number, en: number }
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

function scaleOf(indicator: Indicator, formula: Exclude<Formula, { kind: 'milestone' }>, observation: Observation): readonly [number, number] {
  switch (formula.kind) {
    case 'total':
      return [1, unitsPer(indicator.unit, formula.measure.unit)!]
    case 'level':
      return [formula.times, unitsPer(indicator.unit, formula.measure.unit)!]
    case 'ratio':
      return [formula.scale, observation.denominator!]
    case 'coverage':
      return [100, observation.denominator!]
  }
}

function groupThousands(digits: string): string {
  const [whole, decimals] = digits.split('.')
  return whole!.replace(/\B(?=(\d{3})+$)/g, ',') + (decimals === undefined ? '' : `.${decimals}`)
}
