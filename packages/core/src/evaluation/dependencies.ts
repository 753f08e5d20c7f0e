import type { Level } from '../district/district.js'
import { kindOf, type Formula } from '../formula/kinds.js'
import type { Catalogue } from '../indicator/catalogue.js'
import { basePeriod, type Base } from '../period/base-period.js'
import { lastOf, monthsWithin, type Month, type Period } from '../period/period.js'

/** One number that a figure is computed from. A distinct count has the key of its measure. */
export interface Dependency {
  readonly dataset: string
  readonly key: string
  /** True for a flow, which reads all months of a period; false if only the last returned month is read. */
  readonly isFlow: boolean
  /** The base from which a change is measured, if the number is of that period; null: of the figure's own period. */
  readonly base: Base | null
  /** The level whose districts a dispersion compares, if the number is of those; null: of the figure's own district. */
  readonly level: Level | null
}

/** All numbers that a formula reads, each once. */
export function dependenciesOf(formula: Formula): readonly Dependency[] {
  let dependencies = known.get(formula)
  if (dependencies === undefined) {
    const all = read(formula, null, null).map(
      (dependency) => [JSON.stringify(dependency), Object.freeze(dependency)] as const,
    )
    known.set(formula, (dependencies = Object.freeze([...new Map(all).values()])))
  }
  return dependencies
}

const known = new WeakMap<Formula, readonly Dependency[]>()

/** The returned months that a number of a figure over a period covers. */
export function monthsBehind(
  { isFlow, base }: Pick<Dependency, 'isFlow' | 'base'>,
  period: Period,
  returned: readonly Month[],
): readonly Month[] {
  const own = base === null ? period : basePeriod(base, period)
  if (own === undefined) return []
  const months = monthsWithin(own, returned)
  return isFlow ? months : lastOf(months)
}

/** The districts that a number of a figure covers. */
export function districtsOf(
  { districts }: Pick<Catalogue, 'districts'>,
  { level }: Pick<Dependency, 'level'>,
  district: string,
): readonly string[] {
  return level === null ? [district] : districts.atLevel(district, level).map(({ code }) => code)
}

function read(formula: Formula, base: Base | null, level: Level | null): readonly Dependency[] {
  const kind = kindOf(formula)
  return [
    ...kind
      .inputs(formula)
      .flatMap(({ measure, keys }) =>
        keys.map((key) => ({ dataset: measure.dataset, key, isFlow: measure.basis.kind === 'flow', base, level })),
      ),
    ...kind
      .within(formula)
      .flatMap((within) => within.bases.flatMap((from) => read(within.formula, from ?? base, within.level ?? level))),
  ]
}
