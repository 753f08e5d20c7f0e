import { districtTree, assertValidDistricts, type District, type DistrictTree } from './district.js'
import type { DistrictEvent } from './district-event.js'
import { districtStep, type PlacedEvent } from './district-step.js'
import { MinzhengError, type Fault } from '../base/errors.js'
import { isDay, type Day } from '../period/day.js'
import { endOf, isValidOn, sinceEver, startOf, validityFault } from './validity.js'

/**
 * Where a code belongs in the districts of another day: in one district, or only within a larger one that contains all
 * districts it became.
 */
export type Place = { readonly code: string } | { readonly within: string }

/** The districts of one city over time. */
export interface DistrictHistory {
  /** The rows and events that it was built from. */
  readonly written: { readonly districts: readonly District[]; readonly events: readonly DistrictEvent[] }
  /** The days on which something changed, first to last. */
  readonly days: readonly Day[]
  /** The tree on a day. Throws `invalid-day` if `day` is not a day or is before the first district. */
  readonly on: (day: Day) => DistrictTree
  /**
   * What a district of one day had become on a later one: itself, its new code, or several parts. Throws the same
   * errors as `restate`.
   */
  readonly successors: (code: string, from: Day, to: Day) => readonly string[]
  /**
   * Maps a code of one day to the districts of a later day. If a split leaves open which part is meant, the result is
   * the lowest district that contains all parts. Start from the code as it was recorded, not from a larger district:
   * the larger one no longer says which parts were meant. Throws `unknown-district` if the code was not valid on
   * `from`, `invalid-day` if `to` is earlier: merged districts cannot be separated again.
   */
  readonly restate: (code: string, from: Day, to: Day) => Place
}

/**
 * Builds the history of districts from their rows with days and the events between them (区划沿革). A code may have several
 * consecutive rows, if its name or parent changed. Each event is in force from its day; events of one day happen at
 * once. Throws `invalid-districts` with every fault of rows and events. A district that leaves the city cannot be
 * represented: every district becomes one or several of the same city.
 */
export function districtHistory({
  districts,
  events,
}: {
  readonly districts: readonly District[]
  readonly events: readonly DistrictEvent[]
}): DistrictHistory {
  const faults = new Map<string, Fault>()
  const refuse = (fault: Fault, when = ''): void => {
    const key = `${fault.path} ${fault.message}`
    if (!faults.has(key)) faults.set(key, { path: fault.path, message: `${fault.message}${when}` })
  }
  for (const fault of rowFaults(districts)) refuse(fault)
  const placed: PlacedEvent[] = []
  events.forEach((event, index) => {
    if (isDay(event.day)) placed.push({ event, path: `events.${index}` })
    else refuse({ path: `events.${index}.day`, message: `the day must be written YYYY-MM-DD, got "${event.day}"` })
  })

  const borders = [
    ...districts.flatMap(({ validFrom, validTo }) => [validFrom ?? '', validTo ?? '']),
    ...placed.map(({ event }) => event.day),
  ]
  const days: readonly Day[] = Object.freeze([...new Set(borders)].filter(isDay).toSorted())
  const statesOf = [sinceEver, ...days].map(
    (day) => new Map(districts.filter((row) => isValidOn(row, day)).map((row) => [row.code, row])),
  )
  const trees = statesOf.map((state, index) => {
    if (state.size === 0) return undefined
    try {
      return districtTree([...state.values()])
    } catch (error) {
      if (!(error instanceof MinzhengError)) throw error
      const found = error.details['faults'] as readonly Fault[]
      for (const { path, message } of found)
        refuse(
          { path: path === 'districts' ? path : `districts.${path}`, message },
          ` (${index === 0 ? 'before all changes' : `from ${days[index - 1]!}`})`,
        )
      return undefined
    }
  })
  const listed = new Set(districts.map(({ code }) => code))
  const steps = days.map((day, index) =>
    districtStep(
      day,
      placed.filter(({ event }) => event.day === day),
      { before: statesOf[index]!, after: statesOf[index + 1]!, isListed: (code) => listed.has(code) },
    ),
  )
  for (const step of steps) for (const fault of step.faults) refuse(fault)
  assertValidDistricts([...faults.values()])

  const on = (day: Day): DistrictTree => {
    if (!isDay(day)) throw new MinzhengError('invalid-day', `the day must be written YYYY-MM-DD, got "${day}"`, { day })
    const tree = trees[days.filter((each) => each <= day).length]
    if (tree === undefined)
      throw new MinzhengError(
        'invalid-day',
        `this history has no district on ${day}; it begins on ${days[0] ?? 'no day'}`,
        { day },
      )
    return tree
  }
  const successors = (code: string, from: Day, to: Day): readonly string[] => {
    if (!on(from).has(code))
      throw new MinzhengError('unknown-district', `${code} is not a district of ${on(from).root.name} on ${from}`, {
        code,
        day: from,
      })
    if (to < from)
      throw new MinzhengError('invalid-day', `a code of ${from} can be restated for a later day only, got ${to}`, {
        from,
        to,
      })
    on(to)
    const passed = steps.filter(({ day }) => from < day && day <= to)
    return passed.reduce<readonly string[]>((codes, step) => [...new Set(codes.flatMap(step.successors))], [code])
  }
  return Object.freeze<DistrictHistory>({
    written: Object.freeze({ districts: Object.freeze([...districts]), events: Object.freeze([...events]) }),
    days,
    on,
    successors,
    restate: (code, from, to) => {
      const codes = successors(code, from, to)
      return codes.length === 1 ? { code: codes[0]! } : { within: lowestAbove(on(to), codes) }
    },
  })
}

/** The lowest district that contains all of them. */
export function lowestAbove(tree: DistrictTree, [first, ...others]: readonly string[]): string {
  const above = others.map((code) => new Set(tree.ancestors(code).map((district) => district.code)))
  return tree.ancestors(first!).find(({ code }) => above.every((codes) => codes.has(code)))!.code
}

/** The faults of rows: invalid days, and rows of one code that overlap or leave a gap. */
function rowFaults(districts: readonly District[]): readonly Fault[] {
  const faults: Fault[] = []
  const byCode = new Map<string, District[]>()
  for (const row of districts) byCode.set(row.code, [...(byCode.get(row.code) ?? []), row])
  for (const [code, rows] of byCode) {
    const path = `districts.${code}`
    for (const row of rows) {
      const message = validityFault(row)
      if (message !== undefined) faults.push({ path, message })
    }
    const inOrder = [...rows].toSorted((left, right) => (startOf(left) < startOf(right) ? -1 : 1))
    inOrder.slice(1).forEach((row, index) => {
      const end = endOf(inOrder[index]!)
      if (startOf(row) < end) faults.push({ path, message: `two rows of it are valid on ${startOf(row)}` })
      if (startOf(row) > end) faults.push({ path, message: `no row of it is valid from ${end} to ${startOf(row)}` })
    })
  }
  return faults
}
