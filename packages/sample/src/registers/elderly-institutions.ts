import type { AnyRecord } from '@minzheng/core'
import { apportionTarget } from '@minzheng/core/assessment'
import { yearsLater } from '@minzheng/core/periods'
import type { CountyFigures } from '../base/calibration.js'
import { dayBetween, daysLater, laterOf } from '../base/days.js'
import type { Random } from '../base/random.js'
import type { Village } from '../base/villages.js'

const kinds = [
  ['public', 30],
  ['private', 42],
  ['public-private', 28],
] as const

const grades = [
  [1, 20],
  [2, 35],
  [3, 30],
  [4, 12],
  [5, 3],
] as const

/** The county's homes. Beds and dementia beds of the open ones are as calibrated; closed ones keep theirs on paper. */
export function elderlyInstitutionsOf(
  county: CountyFigures,
  villages: readonly Village[],
  random: Random,
): AnyRecord[] {
  const { open, closed, beds, dementiaBeds } = county.institutions
  const ids = Array.from(
    { length: open + closed },
    (_, index) => `JG${county.code}-${String(index + 1).padStart(3, '0')}`,
  )
  const shut = new Set(random.sample(ids, closed))
  const running = ids.filter((id) => !shut.has(id))
  const bedsOf = apportionTarget(
    beds,
    new Map(running.map((id) => [id, random.between(0.35, 1) + (random.chance(0.15) ? 1.1 : 0)])),
  )
  const withWard = new Set(random.sample(running, Math.round(open * 0.42)))
  // In proportion to the beds, so that a ward always fits into its home.
  const dementiaOf = apportionTarget(
    dementiaBeds,
    new Map(running.map((id) => [id, withWard.has(id) ? bedsOf.get(id)! * random.between(0.8, 1.2) : 0])),
  )
  const homes = ids.map((institution, index) => {
    const gone = shut.has(institution)
    const all = gone ? random.int(30, 90) : bedsOf.get(institution)!
    const dementia = gone ? random.int(0, 12) : dementiaOf.get(institution)!
    const openedOn =
      index >= ids.length - 2 && !gone
        ? dayBetween(random, '2024-02-20', '2024-10-31')
        : dayBetween(random, '2009-04-01', '2023-11-30')
    return {
      institution,
      district: random.pick(villages).code,
      kind: random.weighted(kinds),
      beds: all,
      nursingBeds: Math.max(dementia, Math.round(all * random.between(0.45, 0.8))),
      dementiaBeds: dementia,
      openedOn,
      closedOn: gone
        ? dayBetween(random, laterOf(openedOn, random.chance(0.7) ? '2024-02-01' : '2023-05-01'), '2024-11-30')
        : null,
    }
  })
  // Drawn after all homes, so that these further fields do not change the homes themselves.
  return homes.map((home) => ({ ...home, ...furtherFactsOf(home, random) }))
}

/** The beds in use, grade, fire system and operator of a home. A grade lasts three years; a few have expired. */
function furtherFactsOf(
  home: { readonly kind: string; readonly beds: number; readonly openedOn: string; readonly closedOn: string | null },
  random: Random,
) {
  const openBeds = Math.round(home.beds * random.between(0.8, 1))
  const gradedOn =
    home.openedOn < '2021-06-01' && random.chance(0.6) ? dayBetween(random, '2021-09-01', '2024-10-31') : null
  const closesInYear = home.closedOn !== null && home.closedOn >= '2024-01-01'
  return {
    openBeds,
    occupiedBeds: Math.round(openBeds * random.between(0.35, 0.85)),
    codedBeds: random.chance(0.85) ? Math.round(home.beds * random.between(0.7, 1)) : 0,
    checkedBeds: random.chance(0.8) ? home.beds : Math.round(home.beds * random.between(0, 0.6)),
    size: home.beds < 100 ? 'small' : home.beds < 300 ? 'medium' : 'large',
    fireSystem: random.chance(0.88),
    stateRun: home.kind === 'private' ? false : random.chance(0.55),
    grade: gradedOn === null ? null : random.weighted(grades),
    gradedOn,
    gradeUntil: gradedOn === null ? null : yearsLater(gradedOn, 3),
    resettlementFiledOn: closesInYear ? daysLater(home.closedOn, -random.int(62, 110)) : null,
  }
}
