import type { Indicator, Measure } from '@minzheng/core'
import { dependenciesOf, formulasOf, measuresOf, type Dependency } from '@minzheng/core/evaluation'

/** What reading the figures of an indicator requires, over all its variants and categories. */
export interface Needs {
  readonly datasets: readonly string[]
  /** The bases from which changes are measured. */
  readonly bases: readonly NonNullable<Dependency['base']>[]
  /** The levels whose districts dispersions compare. */
  readonly levels: readonly NonNullable<Dependency['level']>[]
  readonly distinct: readonly Measure[]
}

const known = new WeakMap<Indicator, Needs>()

/** The needs of an indicator; found once, because every reading of figures asks for those of many. */
export function needsOf(indicator: Indicator): Needs {
  let needs = known.get(indicator)
  if (needs === undefined) known.set(indicator, (needs = find(indicator)))
  return needs
}

function find(indicator: Indicator): Needs {
  const dependencies = formulasOf(indicator).flatMap(dependenciesOf)
  const measures = measuresOf(indicator)
  return {
    datasets: [...new Set(measures.map(({ dataset }) => dataset))],
    bases: [...new Set(dependencies.flatMap(({ base }) => base ?? []))],
    levels: [...new Set(dependencies.flatMap(({ level }) => level ?? []))],
    distinct: measures.filter(({ kind }) => kind === 'distinct'),
  }
}
