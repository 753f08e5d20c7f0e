import * as fc from 'fast-check'
import type { District } from '../district/district.js'
import type { DistrictEvent } from '../district/district-event.js'
import { smallCity } from './small-city.js'

/** The small city with two more townships and some more villages, so that there is something to merge. */
export const firstDistricts: readonly District[] = [
  ...smallCity.districts.all,
  { code: '330523100', name: '梅溪镇', level: 'township', parent: '330523', kind: '镇' },
  { code: '330523101', name: '孝丰镇', level: 'township', parent: '330523', kind: '镇' },
  { code: '330523100201', name: '梅溪村', level: 'village', parent: '330523100', kind: '村' },
  { code: '330523100202', name: '龙口村', level: 'village', parent: '330523100', kind: '村' },
  { code: '330523101201', name: '孝丰村', level: 'village', parent: '330523101', kind: '村' },
]

interface Choice {
  readonly kind: DistrictEvent['kind']
  readonly subject: number
  readonly other: number
  /** True if the district that changes keeps its code. */
  readonly keeps: boolean
  /** True if the districts below get new codes. */
  readonly renumbers: boolean
}

/** A history as people write it down: rows with their days, and the events between them. */
export interface WrittenHistory {
  readonly districts: readonly District[]
  readonly events: readonly DistrictEvent[]
}

const choice: fc.Arbitrary<Choice> = fc.record({
  kind: fc.constantFrom('split', 'merge', 'transfer', 'rename'),
  subject: fc.nat(1000),
  other: fc.nat(1000),
  keeps: fc.boolean(),
  renumbers: fc.boolean(),
})

/**
 * Any history of the small city: up to six changes, one a month from January 2024; `kinds` restricts the kinds of
 * event.
 */
export function anyHistory(
  kinds: readonly DistrictEvent['kind'][] = ['split', 'merge', 'transfer', 'rename'],
  least = 0,
): fc.Arbitrary<WrittenHistory> {
  return fc
    .array(
      choice.filter(({ kind }) => kinds.includes(kind)),
      { minLength: least, maxLength: 6 },
    )
    .map(grow)
}

function grow(choices: readonly Choice[]): WrittenHistory {
  const closed: District[] = []
  let open = new Map(firstDistricts.map((district) => [district.code, district]))
  const events: DistrictEvent[] = []
  let numbers = 500
  const fresh = ({ level, code }: District): string => {
    numbers += 1
    return level === 'county' ? `3305${numbers - 500 + 30}` : `${code.slice(0, level === 'township' ? 6 : 9)}${numbers}`
  }
  choices.forEach(({ kind, subject, other, keeps, renumbers }, index) => {
    const pick = (from: readonly District[], at: number): District | undefined => from[at % Math.max(1, from.length)]
    const all = [...open.values()].filter(({ level }) => level !== 'city')
    const changed = pick(all, subject)!
    const day = `2024-${String(index + 1).padStart(2, '0')}-01`
    const head = { day, source: `试验〔2024〕${index + 1}号` }
    const below: Record<string, string> = {}
    const next = new Map(open)
    /** Moves a district with all below it under another, where they may get new codes. */
    const carry = (district: District, parent: string): void => {
      next.delete(district.code)
      const code = renumbers && kind !== 'rename' ? (below[district.code] = fresh(district)) : district.code
      next.set(code, { ...district, code, parent })
      for (const child of [...open.values()].filter((each) => each.parent === district.code)) carry(child, code)
    }
    const children = (code: string): readonly District[] => [...open.values()].filter(({ parent }) => parent === code)
    if (kind === 'split') {
      const parts = [keeps ? changed.code : fresh(changed), fresh(changed)]
      next.delete(changed.code)
      parts.forEach((code, part) => next.set(code, { ...changed, code, name: `${changed.name}${part + 1}` }))
      children(changed.code).forEach((child, at) => carry(child, parts[at % 2]!))
      events.push({ kind, ...head, from: changed.code, into: parts, below })
    }
    if (kind === 'merge') {
      const mate = pick(
        all.filter(({ code, level }) => code !== changed.code && level === changed.level),
        other,
      )
      if (mate === undefined) return
      const into = keeps ? changed.code : fresh(changed)
      for (const { code } of [changed, mate]) next.delete(code)
      next.set(into, { ...changed, code: into })
      for (const child of [...children(changed.code), ...children(mate.code)]) carry(child, into)
      events.push({ kind, ...head, from: [changed.code, mate.code], into, below })
    }
    if (kind === 'transfer') {
      const level = changed.level === 'village' ? 'township' : 'county'
      const parent = pick(
        all.filter((each) => each.level === level && each.code !== changed.parent),
        other,
      )
      if (changed.level === 'county' || parent === undefined) return
      const into = keeps ? changed.code : fresh(changed)
      next.delete(changed.code)
      next.set(into, { ...changed, code: into, parent: parent.code })
      for (const child of children(changed.code)) carry(child, into)
      events.push({ kind, ...head, from: changed.code, into, under: parent.code, below })
    }
    if (kind === 'rename') {
      const into = keeps ? changed.code : fresh(changed)
      const name = `新${changed.name}`
      next.delete(changed.code)
      next.set(into, { ...changed, code: into, name })
      for (const child of children(changed.code)) carry(child, into)
      events.push({ kind, ...head, from: changed.code, into, name, below })
    }
    const dated = new Map<string, District>()
    for (const [code, { validFrom: _, ...district }] of next) {
      const former = open.get(code)
      const isSame = former !== undefined && former.name === district.name && former.parent === district.parent
      dated.set(code, isSame ? former : { ...district, validFrom: day })
      if (former !== undefined && !isSame) closed.push({ ...former, validTo: day })
    }
    for (const [code, former] of open) if (!next.has(code)) closed.push({ ...former, validTo: day })
    open = dated
  })
  return { districts: [...closed, ...open.values()], events }
}
