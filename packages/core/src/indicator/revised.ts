import { assertNoFaults, type Fault } from '../base/errors.js'
import { lastDay, parsePeriod, type Period } from '../period/period.js'
import { categoriesOf, type EarlierDefinition, type Indicator } from './indicator.js'

/** What a revision keeps, so that a series of figures stays one; a figure that differs in it is another indicator. */
const kept = ['id', 'unit', 'time', 'better', 'lowestLevel'] as const

/**
 * An indicator whose definition changes with a period, such as the year `2025`: periods that end before it keep the
 * former definition, and observations say which version they used. Both must have the same id, unit, time, direction,
 * lowest level, variants and categories. Throws `invalid-definition` with all faults at once, `invalid-period`.
 */
export function revised<const Id extends string>(
  before: Indicator<Id>,
  from: string,
  now: Indicator<Id>,
): Indicator<Id> {
  const until = parsePeriod(from).from
  const earlier = before.earlier ?? []
  const faults: Fault[] = kept
    .filter((field) => before[field] !== now[field])
    .map((field) => ({ path: field, message: `must stay ${before[field]}, got ${now[field]}` }))
  for (const [path, namesOf] of [
    ['variants', ({ variants }: Indicator) => Object.keys(variants)],
    ['by', categoriesOf],
  ] as const) {
    const [former, names] = [namesOf(before).toSorted().join(', '), namesOf(now).toSorted().join(', ')]
    if (former !== names) faults.push({ path, message: `must stay ${former || 'none'}, got ${names || 'none'}` })
  }
  const last = earlier.at(-1)
  if (last !== undefined && last.until >= until)
    faults.push({
      path: 'from',
      message: `must be after ${last.until}, when the definition before it began, got ${until}`,
    })
  if (now.earlier !== undefined) faults.push({ path: 'earlier', message: 'must not be stated by the new definition' })
  assertNoFaults(`indicator ${now.id} from ${from}`, faults)
  const { variants, by, doubts, version } = before
  return Object.freeze({
    ...now,
    earlier: Object.freeze([...earlier, Object.freeze({ variants, by, doubts, version, until })]),
  })
}

/** The definition of an indicator for a period: the one in force on its last day. */
export function definitionIn(indicator: Indicator, period: Pick<Period, 'until'>): Indicator {
  if (indicator.earlier === undefined) return indicator
  const day = lastDay(period)
  return asOf(
    indicator,
    indicator.earlier.find(({ until }) => day < until),
  )
}

/** The definition of an indicator that a figure was computed with; the present one if the version is none of its own. */
export function definitionOf(indicator: Indicator, { version }: { readonly version: string }): Indicator {
  return asOf(
    indicator,
    indicator.earlier?.find((each) => each.version === version),
  )
}

// Figures of one definition share it, and what is derived from it.
const known = new WeakMap<EarlierDefinition, Indicator>()

function asOf(indicator: Indicator, earlier: EarlierDefinition | undefined): Indicator {
  if (earlier === undefined) return indicator
  let found = known.get(earlier)
  if (found === undefined) {
    const { until: _until, ...definition } = earlier
    const { earlier: _earlier, ...present } = indicator
    known.set(earlier, (found = Object.freeze({ ...present, ...definition })))
  }
  return found
}
