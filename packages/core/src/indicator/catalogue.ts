import { measuresOfCheck, type Check } from './check.js'
import type { AnyDataset } from '../dataset/dataset.js'
import { digest } from '../base/digest.js'
import type { DistrictTree } from '../district/district.js'
import type { Domain } from './domain.js'
import { MinzhengError, refuseFaults, type Fault } from '../base/errors.js'
import { measuresOf, type Indicator } from './indicator.js'
import type { Measure } from '../measure/measure.js'
import { accumulatorsOf } from './accumulators.js'
import type { Accumulator } from '../totals/accumulator.js'

/** All domains joined over one city's districts: what the store, the worker and the in-memory evaluation are handed. */
export interface Catalogue {
  readonly districts: DistrictTree
  readonly domains: readonly Domain[]
  readonly datasets: ReadonlyMap<string, AnyDataset>
  readonly indicators: ReadonlyMap<string, Indicator>
  readonly checks: ReadonlyMap<string, Check>
  /**
   * What this city holds to be personal besides what `personalKind` finds: a text of a file that holds one of these is
   * refused.
   */
  readonly alsoPersonal: readonly RegExp[]
  /** The measures of a dataset, each once. */
  measures(dataset: string): readonly Measure[]
  /** How the totals of a dataset roll up. */
  accumulators(dataset: string): readonly Accumulator[]
  /** Changes when the sums that are kept of the dataset change, or the returns that are due. */
  version(dataset: string): string
  /** Throws `unknown-dataset`, naming those there are. */
  dataset(name: string): AnyDataset
  /** Throws `unknown-indicator`. */
  indicator(id: string): Indicator
}

/** What a deployment adds to its catalogue. */
export interface CatalogueOptions {
  /**
   * Patterns of a deployment's own, such as its numbers of staff or of households. Codes that only look personal: see
   * `form` of `text`.
   */
  readonly alsoPersonal?: readonly RegExp[]
}

/** Joins domains; throws `invalid-definition` with all faults at once: a name that two things share. */
export function catalogue(
  domains: readonly Domain[],
  districts: DistrictTree,
  { alsoPersonal = [] }: CatalogueOptions = {},
): Catalogue {
  const faults: Fault[] = []
  const datasets = new Map<string, AnyDataset>()
  const indicators = new Map<string, Indicator>()
  const measures = new Map<string, Measure>()
  const checks = new Map<string, Check>()
  const register = (path: string, measure: Measure): void => {
    const same = measures.get(measure.key)
    if (same !== undefined && JSON.stringify(same) !== JSON.stringify(measure))
      faults.push({ path, message: `two measures have the fingerprint ${measure.key}` })
    measures.set(measure.key, measure)
  }
  for (const domain of domains) {
    for (const dataset of domain.datasets) {
      if ((datasets.get(dataset.name) ?? dataset) !== dataset)
        faults.push({ path: `${domain.name}.${dataset.name}`, message: 'another dataset has this name' })
      datasets.set(dataset.name, dataset)
    }
    for (const indicator of domain.indicators) {
      if (indicators.has(indicator.id)) faults.push({ path: indicator.id, message: 'another indicator has this id' })
      indicators.set(indicator.id, indicator)
      for (const measure of measuresOf(indicator)) register(indicator.id, measure)
    }
    for (const check of domain.checks) {
      if (checks.has(check.id)) faults.push({ path: check.id, message: 'another check has this id' })
      checks.set(check.id, check)
      for (const measure of measuresOfCheck(check)) register(check.id, measure)
    }
  }
  refuseFaults('catalogue', faults)

  const accumulators = accumulatorsOf([...indicators.values()], [...checks.values()].flatMap(measuresOfCheck))
  const measuresByDataset = groupByDataset([...measures.values()])
  const accumulatorsByDataset = groupByDataset(accumulators)
  const ofDataset = (name: string): readonly Measure[] => measuresByDataset.get(name) ?? []
  return Object.freeze<Catalogue>({
    districts,
    domains: Object.freeze([...domains]),
    datasets,
    indicators,
    checks,
    // Without the flags that make a pattern remember where it stopped.
    alsoPersonal: Object.freeze(
      alsoPersonal.map(({ source, flags }) => new RegExp(source, flags.replace(/[gy]/g, ''))),
    ),
    measures: ofDataset,
    accumulators: (name) => accumulatorsByDataset.get(name) ?? [],
    version: (name) =>
      digest([
        datasets.get(name)?.time,
        datasets.get(name)?.reportedBy,
        ofDataset(name),
        accumulatorsByDataset.get(name) ?? [],
      ]),
    dataset: (name) => {
      const found = datasets.get(name)
      if (found === undefined)
        throw new MinzhengError(
          'unknown-dataset',
          `"${name}" is not a dataset; there are: ${[...datasets.keys()].join(', ')}`,
          { name },
        )
      return found
    },
    indicator: (id) => {
      const found = indicators.get(id)
      if (found === undefined)
        throw new MinzhengError('unknown-indicator', `"${id}" is not an indicator of this catalogue`, { id })
      return found
    },
  })
}

function groupByDataset<T extends { readonly dataset: string }>(all: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const each of all) groups.set(each.dataset, [...(groups.get(each.dataset) ?? []), each])
  return groups
}
