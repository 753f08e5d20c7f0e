import type { District } from './district.js'
import { successionsOf, type DistrictEvent } from './district-event.js'
import type { Fault } from '../base/errors.js'

/** The districts just before a day, and those from that day. */
export interface Turn {
  readonly before: ReadonlyMap<string, District>
  readonly after: ReadonlyMap<string, District>
  /** True if a code is in the history on any day. */
  readonly isListed: (code: string) => boolean
}

/** The faults of one event, checked against the districts before and after its day. */
export function eventFaults(event: DistrictEvent, path: string, { before, after, isListed }: Turn): readonly Fault[] {
  const faults: Fault[] = []
  const refuse = (at: string, message: string): void => void faults.push({ path: at, message })
  const find = (code: string, at: string, side: 'before' | 'after'): District | undefined => {
    const found = (side === 'before' ? before : after).get(code)
    if (found !== undefined) return found
    if (isListed(code)) refuse(at, `${code} is not valid on ${side === 'before' ? 'the day before ' : ''}${event.day}`)
    else refuse(at, `${code} is not among the districts of this history`)
    return undefined
  }
  if (event.source.trim() === '')
    refuse(`${path}.source`, 'must name the approval or other text that orders the change')

  const several = event.kind === 'split' ? event.into : event.kind === 'merge' ? event.from : null
  if (several !== null && (several.length < 2 || new Set(several).size < several.length))
    refuse(
      `${path}.${event.kind === 'split' ? 'into' : 'from'}`,
      `a ${event.kind} must have at least two parts, each named once`,
    )

  const levelsMet = new Map<string, string>()
  for (const { from, into, path: at, isSubject } of successionsOf(event, path)) {
    const former = find(from, at, 'before')
    const becomes = into.map((code, index) =>
      find(code, !isSubject ? at : event.kind === 'split' ? `${path}.into.${index}` : `${path}.into`, 'after'),
    )
    for (const district of [former, ...becomes])
      if (isSubject && district !== undefined) levelsMet.set(district.level, `${district.code} is a ${district.level}`)
    if (!into.includes(from) && former !== undefined && after.has(from))
      refuse(at, `${from} became ${into.join(' and ')}, but is still valid on ${event.day}`)
    if (isSubject) continue
    const subjects = new Set<string>([event.from].flat())
    if (former !== undefined && !isBelow(former, subjects, before))
      refuse(at, `${from} is not below ${[...subjects].join(' or ')}`)
    const [named] = becomes
    if (former !== undefined && named !== undefined && former.level !== named.level)
      refuse(at, `a ${former.level} cannot become ${named.code}, a ${named.level}`)
  }
  if (levelsMet.size > 1) refuse(path, `the districts must be of one level, got ${[...levelsMet.values()].join(', ')}`)

  if (event.kind === 'transfer') {
    const moved = after.get(event.into ?? event.from)
    find(event.under, `${path}.under`, 'after')
    if (moved !== undefined && moved.parent !== event.under)
      refuse(`${path}.under`, `${moved.code} is under ${moved.parent} on ${event.day}, not under ${event.under}`)
  }
  if (event.kind === 'rename') {
    const former = before.get(event.from)
    const renamed = after.get(event.into ?? event.from)
    if (renamed !== undefined && renamed.name !== event.name)
      refuse(`${path}.name`, `${renamed.code} is called ${renamed.name} on ${event.day}, not ${event.name}`)
    if (event.into === undefined && former?.name === event.name)
      refuse(`${path}.name`, `${event.from} was already called ${event.name}`)
  }
  return faults
}

function isBelow({ parent }: District, codes: ReadonlySet<string>, districts: ReadonlyMap<string, District>): boolean {
  const seen = new Set<string>()
  for (let at = parent; at !== null && !seen.has(at); at = districts.get(at)?.parent ?? null) {
    if (codes.has(at)) return true
    seen.add(at)
  }
  return false
}
