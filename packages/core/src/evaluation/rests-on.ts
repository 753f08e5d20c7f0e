import type { Level } from '../district/district.js'
import { kindOf, type Formula } from '../formula/kinds.js'
import type { Catalogue } from '../indicator/catalogue.js'
import { basePeriod, type Base } from '../period/base-period.js'
import { lastOf, monthsWithin, type Month, type Period } from '../period/period.js'

/** One number that a figure is computed from. A distinct count has the key of its measure. */
export interface Rest {
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
export function restsOf(formula: Formula): readonly Rest[] {
  let rests = known.get(formula)
  if (rests === undefined) {
    const all = read(formula, null, null).map((rest) => [JSON.stringify(rest), Object.freeze(rest)] as const)
    known.set(formula, (rests = Object.freeze([...new Map(all).values()])))
  }
  return rests
}

const known = new WeakMap<Formula, readonly Rest[]>()

/** The returned months that a number of a figure over a period covers. */
export function monthsBehind(
  { isFlow, base }: Pick<Rest, 'isFlow' | 'base'>,
  period: Period,
  returned: readonly Month[],
): readonly Month[] {
  const own = base === null ? period : basePeriod(base, period)
  if (own === undefined) return []
  const months = monthsWithin(own, returned)
  return isFlow ? months : lastOf(months)
}

/** The districts that a number of a figure covers. */
export function placesOf(
  { districts }: Pick<Catalogue, 'districts'>,
  { level }: Pick<Rest, 'level'>,
  district: string,
): readonly string[] {
  return level === null ? [district] : districts.atLevel(district, level).map(({ code }) => code)
}

function read(formula: Formula, base: Base | null, level: Level | null): readonly Rest[] {
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
