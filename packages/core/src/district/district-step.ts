import type { District } from './district.js'
import { eventFaults, type Turn } from './district-event-faults.js'
import { successionsOf, type DistrictEvent } from './district-event.js'
import type { Fault } from '../base/errors.js'
import type { Day } from '../period/period.js'

/** An event and its path in the list of events of its history. */
export interface PlacedEvent {
  readonly event: DistrictEvent
  readonly path: string
}

/** What the districts became on one day with changes. */
export interface DistrictStep {
  readonly day: Day
  readonly faults: readonly Fault[]
  /** What a district became: itself if nothing happened to it, several districts if it was split. */
  readonly successors: (code: string) => readonly string[]
}

/**
 * Applies all events of one day together, and checks them against the districts of the day before and of the day. No
 * district may end, begin, change its name or come under another parent without an event that says so.
 */
export function districtStep(day: Day, events: readonly PlacedEvent[], turn: Turn): DistrictStep {
  const { before, after } = turn
  const faults = events.flatMap(({ event, path }) => eventFaults(event, path, turn))
  const successions = events.flatMap(({ event, path }) =>
    successionsOf(event, path).map((succession) => ({
      ...succession,
      kind: event.kind,
      mayJoin: succession.isSubject && (event.kind === 'split' || event.kind === 'merge'),
    })),
  )
  const became = new Map(successions.map((succession) => [succession.from, succession]))
  const origins = new Map<string, number>()
  for (const { into } of successions) for (const code of into) origins.set(code, (origins.get(code) ?? 0) + 1)
  for (const succession of successions) {
    const { from, into, path, mayJoin } = succession
    const last = became.get(from)!
    if (last !== succession) faults.push({ path, message: `${last.path} also says what ${from} became on ${day}` })
    for (const code of into)
      if (!mayJoin && code !== from && (before.has(code) || origins.get(code)! > 1))
        faults.push({
          path,
          message: `${code} is what another district is or becomes; if two become one, write a merge`,
        })
  }
  const successors = (code: string): readonly string[] => became.get(code)?.into ?? [code]

  const refuse = (code: string, message: string): void => void faults.push({ path: `districts.${code}`, message })
  const keepsParent = (former: District, now: District): boolean =>
    former.parent === now.parent ||
    (former.parent !== null && now.parent !== null && successors(former.parent).includes(now.parent))
  for (const former of before.values()) {
    const succession = became.get(former.code)
    if (succession === undefined && !after.has(former.code))
      refuse(former.code, `it ends on ${day}, but no event says what became of it`)
    const now =
      succession !== undefined && succession.into.length > 1
        ? undefined
        : after.get(successors(former.code)[0] ?? former.code)
    if (now === undefined) continue
    const event = succession?.isSubject === true ? succession.kind : undefined
    if ((event === undefined || event === 'rename') && !keepsParent(former, now))
      refuse(
        now.code,
        `from ${day} it is under ${now.parent}, no longer under ${former.parent}, but no transfer says so`,
      )
    if (event === undefined && former.name !== now.name && former.code === now.code)
      refuse(now.code, `from ${day} it is called ${now.name}, no longer ${former.name}, but no rename says so`)
  }
  // On the first day of a history there are no earlier districts.
  if (before.size > 0)
    for (const { code } of after.values())
      if (!before.has(code) && !origins.has(code))
        refuse(code, `it begins on ${day}, but no event says where it comes from`)
  return Object.freeze<DistrictStep>({ day, faults, successors })
}
