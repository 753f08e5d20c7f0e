import type { AnyDataset, Dataset } from '../dataset/dataset.js'
import { datasetsOfCheck, type Check } from './check.js'
import { rank } from '../district/district.js'
import { assertNoFaults, type Fault } from '../base/errors.js'
import { measuresOf, type Indicator } from './indicator.js'
import type { Text } from '../base/text.js'

/** One field of civil-affairs work: its datasets and its indicators. */
export interface Domain<Name extends string = string, I extends Indicator = Indicator> {
  readonly kind: 'domain'
  readonly name: Name
  readonly title: Text
  readonly datasets: readonly AnyDataset[]
  readonly indicators: readonly I[]
  /** The checks of its records and figures. */
  readonly checks: readonly Check[]
}

interface DomainInput<Name extends string, I extends Indicator> {
  readonly name: Name
  readonly title: Text
  /** Its own datasets, and those registers of core that it reads. */
  readonly datasets: readonly AnyDatasetInput[]
  /** In the plan's order; each id starts with the domain's name. */
  readonly indicators: readonly (I & { readonly id: `${NoInfer<Name>}.${string}` })[]
  /** Each id starts with the domain's name. */
  readonly checks?: readonly Check[]
}

/** Any dataset made by `dataset()`, whatever its fields. */
// oxlint-disable-next-line typescript/no-explicit-any -- the field types do not matter here
type AnyDatasetInput = AnyDataset | Dataset<any, any>

/** Defines a domain; throws `invalid-definition` with all faults at once. */
export function domain<const Name extends string, const I extends Indicator>(
  input: DomainInput<Name, I>,
): Domain<Name, I> {
  const datasets = input.datasets as readonly AnyDataset[]
  const faults: Fault[] = []
  const seen = new Set<string>()
  for (const indicator of input.indicators) {
    if (!indicator.id.startsWith(`${input.name}.`))
      faults.push({ path: indicator.id, message: `must start with "${input.name}."` })
    if (seen.has(indicator.id)) faults.push({ path: indicator.id, message: 'must be listed once' })
    seen.add(indicator.id)
    for (const name of new Set(measuresOf(indicator).map((measure) => measure.dataset))) {
      const dataset = datasets.find((each) => each.name === name)
      if (dataset === undefined)
        faults.push({ path: indicator.id, message: `reads ${name}, which the domain does not list` })
      else if (rank(indicator.lowestLevel) > rank(dataset.lowestLevel))
        faults.push({
          path: `${indicator.id}.lowestLevel`,
          message: `has no figure at ${indicator.lowestLevel}: ${name} are registered at ${dataset.lowestLevel} level or above`,
        })
    }
  }
  const checks = input.checks ?? []
  for (const check of checks) {
    if (!check.id.startsWith(`${input.name}.`))
      faults.push({ path: check.id, message: `must start with "${input.name}."` })
    if (seen.has(check.id)) faults.push({ path: check.id, message: 'must be listed once' })
    seen.add(check.id)
    for (const name of datasetsOfCheck(check))
      if (!datasets.some((dataset) => dataset.name === name))
        faults.push({ path: check.id, message: `reads ${name}, which the domain does not list` })
    if ('indicator' in check && !input.indicators.some(({ id }) => id === check.indicator))
      faults.push({ path: check.id, message: `reads ${check.indicator}, which the domain does not list` })
  }
  assertNoFaults(`domain ${input.name}`, faults)
  return Object.freeze({
    kind: 'domain',
    name: input.name,
    title: input.title,
    datasets: Object.freeze([...datasets]),
    indicators: Object.freeze([...input.indicators]),
    checks: Object.freeze([...checks]),
  })
}
