import type { AnyRecord } from '@minzheng/core'
import { splitTarget } from '@minzheng/core'
import type { CountyFigures } from './calibration.js'
import { dayBetween, laterOf } from './days.js'
import type { Random } from './random.js'
import type { Village } from './villages.js'

const kinds = [
  ['public', 30],
  ['private', 42],
  ['public-private', 28],
] as const

/** The county's homes. Beds and dementia beds of the open ones are as calibrated; closed ones keep theirs on paper. */
export function elderlyInstitutionsOf(county: CountyFigures, villages: readonly Village[], random: Random): AnyRecord[] {
  const { open, closed, beds, dementiaBeds } = county.institutions
  const ids = Array.from({ length: open + closed }, (_, index) => `JG${county.code}-${String(index + 1).padStart(3, '0')}`)
  const shut = new Set(random.sample(ids, closed))
  const running = ids.filter((id) => !shut.has(id))
  const bedsOf = splitTarget(beds, new Map(running.map((id) => [id, random.between(0.35, 1) + (random.chance(0.15) ? 1.1 : 0)])))
  const withWard = new Set(random.sample(running, Math.round(open * 0.42)))
  // In proportion to the beds, so that a ward always fits into its home.
  const dementiaOf = splitTarget(dementiaBeds, new Map(running.map((id) => [id, withWard.has(id) ? bedsOf.get(id)! * random.between(0.8, 1.2) : 0])))
  return ids.map((institution, index) => {
    const gone = shut.has(institution)
    const all = gone ? random.int(30, 90) : bedsOf.get(institution)!
    const dementia = gone ? random.int(0, 12) : dementiaOf.get(institution)!
    const openedOn = index >= ids.length - 2 && !gone ? dayBetween(random, '2024-02-20', '2024-10-31') : dayBetween(random, '2009-04-01', '2023-11-30')
    return {
      institution,
      district: random.pick(villages).code,
      kind: random.weighted(kinds),
      beds: all,
      nursingBeds: Math.max(dementia, Math.round(all * random.between(0.45, 0.8))),
      dementiaBeds: dementia,
      openedOn,
      closedOn: gone ? dayBetween(random, laterOf(openedOn, random.chance(0.7) ? '2024-02-01' : '2023-05-01'), '2024-11-30') : null,
    }
  })
}
