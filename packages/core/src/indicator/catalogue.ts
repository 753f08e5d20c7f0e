import { measuresOfCheck, type Check } from './check.js'
import type { AnyDataset } from '../dataset/dataset.js'
import { digest } from '../base/digest.js'
import type { DistrictTree } from '../district/district.js'
import type { DistrictHistory } from '../district/district-history.js'
import { latestTree, placedDistricts } from '../district/placed-districts.js'
import type { Day } from '../period/day.js'
import type { Domain } from './domain.js'
import { MinzhengError, assertNoFaults, type Fault } from '../base/errors.js'
import { measuresOf, type Indicator } from './indicator.js'
import type { Measure } from '../measure/measure.js'
import { accumulatorsOf } from './accumulators.js'
import type { Accumulator } from '../totals/accumulator.js'

/** All domains joined over one city's districts: the input of the store, the worker and the evaluation in memory. */
export interface Catalogue {
  readonly districts: DistrictTree
  /** The districts of all days; undefined if the tree is that of every day. */
  readonly history?: DistrictHistory | undefined
  readonly domains: readonly Domain[]
  readonly datasets: ReadonlyMap<string, AnyDataset>
  readonly indicators: ReadonlyMap<string, Indicator>
  readonly checks: ReadonlyMap<string, Check>
  /**
   * What this city considers personal, in addition to what `personalKind` finds: a text of a file that contains a match
   * is rejected.
   */
  readonly alsoPersonal: readonly RegExp[]
  /** The measures of a dataset, each once. */
  readonly measures: (dataset: string) => readonly Measure[]
  /** How the totals of a dataset roll up. */
  readonly accumulators: (dataset: string) => readonly Accumulator[]
  /** Changes when the sums of the dataset or the returns that are due change. */
  readonly version: (dataset: string) => string
  /** Throws `unknown-dataset`, with the names of all datasets. */
  readonly dataset: (name: string) => AnyDataset
  /** Throws `unknown-indicator`. */
  readonly indicator: (id: string) => Indicator
}

/** Additions of a deployment to its catalogue. */
export interface CatalogueOptions {
  /**
   * Patterns of a deployment, such as its staff or household numbers. For codes that only look personal, see `form` of
   * `text`.
   */
  readonly alsoPersonal?: readonly RegExp[]
  /** The districts of all days; the catalogue's tree must be the latest of them. */
  readonly history?: DistrictHistory
}

/**
 * Joins domains. Throws `invalid-definition` with all faults at once, such as a name that is used twice, or a history
 * whose latest tree is not the given one.
 */
export function catalogue(
  domains: readonly Domain[],
  districts: DistrictTree,
  { alsoPersonal = [], history }: CatalogueOptions = {},
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
        faults.push({
          path: `${domain.name}.${dataset.name}`,
          message: 'must be unique, got the name of another dataset',
        })
      datasets.set(dataset.name, dataset)
    }
    for (const indicator of domain.indicators) {
      if (indicators.has(indicator.id))
        faults.push({ path: indicator.id, message: 'must be unique, got the id of another indicator' })
      indicators.set(indicator.id, indicator)
      for (const measure of measuresOf(indicator)) register(indicator.id, measure)
    }
    for (const check of domain.checks) {
      if (checks.has(check.id)) faults.push({ path: check.id, message: 'must be unique, got the id of another check' })
      checks.set(check.id, check)
      for (const measure of measuresOfCheck(check)) register(check.id, measure)
    }
  }
  if (history !== undefined && !isSameTree(latestTree(history), districts))
    faults.push({ path: 'history', message: 'its latest tree must be the tree of the catalogue, got another' })
  assertNoFaults('catalogue', faults)

  const accumulators = accumulatorsOf([...indicators.values()], [...checks.values()].flatMap(measuresOfCheck))
  const measuresByDataset = groupByDataset([...measures.values()])
  const accumulatorsByDataset = groupByDataset(accumulators)
  const ofDataset = (name: string): readonly Measure[] => measuresByDataset.get(name) ?? []
  return Object.freeze<Catalogue>({
    districts,
    ...(history === undefined ? {} : { history }),
    domains: Object.freeze([...domains]),
    datasets,
    indicators,
    checks,
    // Without the flags that make a pattern keep its last position.
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
          { name, allowed: [...datasets.keys()] },
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

/**
 * A catalogue with the districts of a day, to read figures of a period with the districts at its end. Without a history,
 * the catalogue itself.
 */
export function catalogueOn(known: Catalogue, day: Day): Catalogue {
  if (known.history === undefined) return known
  return Object.freeze({ ...known, districts: placedDistricts(known.history, day).tree })
}

function isSameTree(one: DistrictTree, other: DistrictTree): boolean {
  const rows = ({ all }: DistrictTree): string =>
    JSON.stringify(all.map(({ code, name, level, parent }) => [code, name, level, parent]).toSorted())
  return one === other || rows(one) === rows(other)
}

function groupByDataset<T extends { readonly dataset: string }>(all: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const each of all) groups.set(each.dataset, [...(groups.get(each.dataset) ?? []), each])
  return groups
}
