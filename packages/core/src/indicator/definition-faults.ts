import { formulaOfCategory } from './breakdown.js'
import type { Fault } from '../base/errors.js'
import { ownValue } from '../base/own-value.js'
import { isUnit } from '../base/unit.js'
import { columnsOf } from '../dataset/filter.js'
import { kindOf } from '../formula/kinds.js'
import { reads } from '../formula/reads.js'
import type { Indicator, IndicatorInput } from './indicator.js'
import type { Measure } from '../measure/measure.js'

/**
 * All faults of an indicator, each with its path. Faults that depend on datasets or other indicators are found when the
 * catalogue joins them.
 */
export function definitionFaults(made: Indicator, input: IndicatorInput<string>): readonly Fault[] {
  const faults: Fault[] = []
  if (!/^[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*$/.test(made.id))
    faults.push({ path: 'id', message: `"${made.id}" must be domain.kebab-case` })
  if (made.name.zh === '' || made.name.en === '')
    faults.push({ path: 'name', message: 'must be given in Chinese and English' })
  if (made.decimals !== null && !(Number.isInteger(made.decimals) && made.decimals >= 0 && made.decimals <= 6))
    faults.push({ path: 'decimals', message: `must be a whole number from 0 to 6, got ${made.decimals}` })
  if (!isUnit(made.unit)) faults.push({ path: 'unit', message: `must be a unit, got "${made.unit}"` })
  if (made.decimals !== null && made.unit === 'stage')
    faults.push({ path: 'decimals', message: 'must be left out for a stage, which is shown in words' })
  if ((input.formula === undefined) === (input.variants === undefined))
    faults.push({ path: 'formula', message: 'must be either a formula or variants' })
  if (input.variants !== undefined || input.variantNames !== undefined) faults.push(...nameFaults(made))
  for (const [name, formula] of Object.entries(made.variants)) {
    const path = input.variants === undefined ? 'formula' : `variants.${name}`
    for (const message of [...kindOf(formula).faults(formula, made), ...reads(formula).flatMap(measureFaults)])
      faults.push({ path, message })
    for (const [by, { parts }] of Object.entries(made.by))
      if (parts.some((part) => formulaOfCategory(formula, part) === undefined))
        faults.push({
          path: `by.${by}`,
          message: `${path} cannot be disaggregated: only counts and sums, and ratios of them, of the datasets that the breakdown names`,
        })
  }
  for (const by of Object.keys(made.by))
    if (!/^[a-z][a-z0-9-]*$/.test(by)) faults.push({ path: `by.${by}`, message: 'must be kebab-case' })
  return faults
}

/** Finds variants without a name in both languages, and names of no variant. */
function nameFaults({ variants, variantNames }: Indicator): Fault[] {
  return [...new Set([...Object.keys(variants), ...Object.keys(variantNames)])].flatMap((variant) => {
    const path = `variantNames.${variant}`
    if (!Object.hasOwn(variants, variant))
      return { path, message: `must be a variant: ${Object.keys(variants).join(', ')}` }
    const name = ownValue(variantNames, variant)
    return name === undefined || name.zh === '' || name.en === ''
      ? { path, message: 'must be given in Chinese and English' }
      : []
  })
}

/** Finds measures that read another dataset. */
function measureFaults(measure: Measure): string[] {
  const faults: string[] = []
  for (const column of measure.where === null ? [] : columnsOf(measure.where))
    if (column.dataset !== measure.dataset)
      faults.push(
        `the filter of a measure of ${measure.dataset} must read its own dataset, got ${column.dataset}.${column.name}`,
      )
  if (measure.column !== null && measure.column.dataset !== measure.dataset)
    faults.push(
      `a measure of ${measure.dataset} must read its own dataset, got ${measure.column.dataset}.${measure.column.name}`,
    )
  if (measure.kind === 'latest' && measure.basis.kind === 'flow')
    faults.push('a latest value must be of a value in force, not of a flow')
  return faults
}
