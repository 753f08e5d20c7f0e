import type { Amount } from '../measure/amount.js'
import { signed } from '../measure/amount.js'
import { formulaOfPart } from './breakdown.js'
import type { Basis } from '../dataset/dataset.js'
import { rank } from '../district/district.js'
import type { Fault } from '../base/errors.js'
import { columnsOf } from '../dataset/filter.js'
import { reads, type Formula } from './formula.js'
import type { Indicator, IndicatorInput } from './indicator.js'
import type { Measure } from '../measure/measure.js'
import { unitFacts, unitsPer } from '../base/unit.js'

/** Everything wrong with an indicator, each with the path to it; what only the datasets or other indicators can tell is checked where they are joined. */
export function definitionFaults(made: Indicator, input: IndicatorInput<string>): readonly Fault[] {
  const faults: Fault[] = []
  if (!/^[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*$/.test(made.id)) faults.push({ path: 'id', message: `"${made.id}" must be domain.kebab-case` })
  if (made.name.zh === '' || made.name.en === '') faults.push({ path: 'name', message: 'must be given in Chinese and English' })
  if (made.clause.quote === '') faults.push({ path: 'clause.quote', message: 'must quote the clause' })
  if (made.decimals !== null && !(Number.isInteger(made.decimals) && made.decimals >= 0 && made.decimals <= 6))
    faults.push({ path: 'decimals', message: `must be a whole number from 0 to 6, got ${made.decimals}` })
  if (made.decimals !== null && made.unit === 'stage') faults.push({ path: 'decimals', message: 'a stage is shown in words' })
  if ((input.formula === undefined) === (input.variants === undefined)) faults.push({ path: 'formula', message: 'give either a formula or variants' })
  for (const [name, formula] of Object.entries(made.variants)) {
    const path = input.variants === undefined ? 'formula' : `variants.${name}`
    for (const message of [...formulaFaults(made, formula), ...reads(formula).flatMap(measureFaults)]) faults.push({ path, message })
    for (const [by, { parts }] of Object.entries(made.by))
      if (parts.some((part) => formulaOfPart(formula, part) === undefined))
        faults.push({
          path: `by.${by}`,
          message: `${path} cannot be taken apart: only counts and sums, and ratios of them, of the datasets that the breakdown names`,
        })
  }
  for (const by of Object.keys(made.by)) if (!/^[a-z][a-z0-9-]*$/.test(by)) faults.push({ path: `by.${by}`, message: 'must be kebab-case' })
  return faults
}

/** A measure reads its own dataset only. */
function measureFaults(measure: Measure): string[] {
  const faults: string[] = []
  for (const column of measure.where === null ? [] : columnsOf(measure.where))
    if (column.dataset !== measure.dataset) faults.push(`a measure of ${measure.dataset} cannot be filtered by ${column.dataset}.${column.name}`)
  if (measure.column !== null && measure.column.dataset !== measure.dataset)
    faults.push(`a measure of ${measure.dataset} cannot read ${measure.column.dataset}.${measure.column.name}`)
  if (measure.kind === 'latest' && measure.basis.kind === 'flow') faults.push('a latest value is one in force, not a flow')
  return faults
}

type Shown = Pick<Indicator, 'unit' | 'time' | 'lowestLevel'>

function formulaFaults(made: Shown, formula: Formula): string[] {
  const faults: string[] = []
  switch (formula.kind) {
    case 'total':
      if (unitsPer(made.unit, formula.amount.unit) === undefined) faults.push(`counts ${formula.amount.unit}, but the unit is ${made.unit}`)
      faults.push(...amountFaults(formula.amount))
      if (basisOf(formula.amount) !== made.time) faults.push(`the measure is a ${basisOf(formula.amount)}, but the indicator says ${made.time}`)
      break
    case 'ratio':
      faults.push(...ratioFaults(made, formula))
      break
    case 'level':
      if (!['min', 'max', 'latest'].includes(formula.measure.kind)) faults.push('a level is a min, max or latest: values in force are never added')
      if (formula.measure.basis.kind === 'flow') faults.push('a level is a value in force, not a flow')
      if (!(Number.isSafeInteger(formula.times) && formula.times > 0)) faults.push(`times must be a whole number of 1 or more, got ${formula.times}`)
      if (unitsPer(made.unit, formula.measure.unit) === undefined) faults.push(`holds ${formula.measure.unit}, but the unit is ${made.unit}`)
      break
    case 'coverage':
      if (made.unit !== 'percent') faults.push('a coverage is in percent')
      if (formula.measure.kind !== 'count' && formula.measure.kind !== 'sum') faults.push('coverage asks for a count or sum in each district')
      if (formula.measure.basis.kind === 'flow') faults.push('coverage of a flow depends on the length of the period; use a stock')
      if (rank(formula.level) < rank(made.lowestLevel)) faults.push(`covers districts of level ${formula.level}, so it has no figure at ${made.lowestLevel}`)
      break
    case 'milestone':
      if (made.unit !== 'stage') faults.push('a milestone is in stages')
      break
    case 'change':
      faults.push(...changeFaults(made, formula))
      break
    case 'dispersion':
      if (made.unit !== 'index') faults.push('a dispersion is an index: a coefficient without a unit')
      if (rank(formula.level) <= rank(made.lowestLevel))
        faults.push(`compares districts of level ${formula.level}, so its figures stand above that, not at ${made.lowestLevel}`)
      if (!['total', 'ratio', 'level', 'coverage'].includes(formula.of.kind)) faults.push(`a dispersion of a ${formula.of.kind} says nothing`)
      break
    case 'composite': {
      if (formula.parts.length === 0) faults.push('a composite needs parts')
      const units = [...new Set(formula.parts.map(({ unit }) => unit))]
      if (units.length > 1) faults.push(`a composite of ${units.join(' and ')} has no unit: all its parts must be of one`)
      else if (units[0] !== undefined && made.unit !== units[0] && made.unit !== 'index')
        faults.push(`a composite of ${units[0]} is in ${units[0]} or an index, not ${made.unit}`)
      for (const { of, weight } of formula.parts) if (!(weight > 0)) faults.push(`the weight of ${of} must be above 0, not ${weight}`)
      break
    }
  }
  return faults
}

function ratioFaults(made: Shown, { numerator, denominator, scale }: Extract<Formula, { kind: 'ratio' }>): string[] {
  const faults = [...amountFaults(numerator), ...amountFaults(denominator)]
  const rate = unitFacts(made.unit).rate
  if (rate === undefined) {
    if (unitsPer(made.unit, numerator.unit) === undefined) faults.push(`a mean of ${numerator.unit} is not in ${made.unit}`)
    if (scale !== 1) faults.push(`a mean in ${made.unit} has no scale; it was given ${scale}`)
  } else {
    if (rate.scale !== scale) faults.push(`the unit ${made.unit} wants a scale of ${rate.scale}, not ${scale}`)
    if (made.unit === 'percent' && numerator.unit !== denominator.unit) faults.push(`a share of ${denominator.unit} cannot be counted in ${numerator.unit}`)
    if (rate.unit !== null && rate.unit !== numerator.unit) faults.push(`counts ${numerator.unit}, but the unit is ${made.unit}`)
  }
  if (made.time === 'flow' && basisOf(numerator) !== 'flow') faults.push(`the numerator is a ${basisOf(numerator)}, but the indicator says flow`)
  // A stock over a flow would shrink as the year goes on: what stands below must be as on the same day.
  if (made.time !== 'flow' && basisOf(numerator) !== 'flow' && basisOf(denominator) === 'flow')
    faults.push('the denominator is a flow, so it has no day of its own to be held against; use a stock or a value in force')
  return faults
}

function changeFaults(made: Shown, { of, from, as }: Extract<Formula, { kind: 'change' }>): string[] {
  if (of.kind !== 'total' && of.kind !== 'level') return [`a change of a ${of.kind} is told by comparing two observations; here only totals and levels`]
  const faults: string[] = []
  const unit = of.kind === 'total' ? of.amount.unit : of.measure.unit
  const basis = of.kind === 'total' ? basisOf(of.amount) : of.measure.basis.kind
  if (as === 'percent' && made.unit !== 'percent') faults.push(`a change in percent is in percent, not ${made.unit}`)
  if (as === 'difference' && unitsPer(made.unit, unit) === undefined) faults.push(`a difference of ${unit} is not in ${made.unit}`)
  if (from === 'last-year-end' && basis === 'flow') faults.push('a flow has no value at the end of last year; use same-period-last-year')
  if (of.kind === 'total') faults.push(...amountFaults(of.amount))
  return faults
}

function amountFaults(amount: Amount): string[] {
  const faults: string[] = []
  for (const { measure } of signed(amount))
    if (measure.kind === 'min' || measure.kind === 'max' || measure.kind === 'latest') faults.push(`a ${measure.kind} does not add up; use level()`)
  if (new Set(signed(amount).map(({ measure }) => measure.basis.kind)).size > 1) faults.push('adds a flow to a stock')
  return faults
}

/** The time semantics of an amount; its terms are of one. */
function basisOf(amount: Amount): Basis['kind'] {
  return signed(amount)[0]!.measure.basis.kind
}
