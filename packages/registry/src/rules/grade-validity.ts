import type { DistrictParameter } from '@minzheng/core/districts'
import { type Day, yearsLater } from '@minzheng/core/periods'

/** How long an assessment grade lasts, and when its holder may ask for a higher one, for grades granted from a day. */
export interface GradeLife extends DistrictParameter {
  readonly years: number
  readonly upgradeAfterYears: number
}

/**
 * A grade lasts five years, then the organisation must be assessed again; after two it may ask for a higher one
 * (社会组织评估管理办法, in force since 2011-03-01).
 */
export const nationalGradeLife: GradeLife = Object.freeze({
  district: '000000',
  effectiveOn: '2011-03-01',
  years: 5,
  upgradeAfterYears: 2,
})

/** The day on which a grade has expired and no longer counts. A grade of 29 February expires on 28 February. */
export function gradeExpiry(grantedOn: Day, life: GradeLife): Day {
  return yearsLater(grantedOn, life.years)
}

/** The first day on which the holder of a grade may ask for a higher one. */
export function upgradePossibleFrom(grantedOn: Day, life: GradeLife): Day {
  return yearsLater(grantedOn, life.upgradeAfterYears)
}

/**
 * True from the day the grade was granted until the day before it expires. The register says whether a newer grade has
 * replaced it.
 */
export function isGradeValid(grade: { readonly grantedOn: Day; readonly expiresOn: Day }, day: Day): boolean {
  return grade.grantedOn <= day && day < grade.expiresOn
}

/** A grade of an organisation, 1 to 5. */
export interface Grade {
  readonly creditCode: string
  readonly grade: number
  readonly grantedOn: Day
  readonly expiresOn: Day
}

/**
 * The grade of each organisation on a day: the newest granted by then, if it has not expired. An older grade does not
 * apply again.
 */
export function gradesHeld(grades: readonly Grade[], day: Day): readonly Grade[] {
  const newest = new Map<string, Grade>()
  for (const each of grades) {
    const found = newest.get(each.creditCode)
    if (each.grantedOn <= day && (found === undefined || each.grantedOn > found.grantedOn))
      newest.set(each.creditCode, each)
  }
  return [...newest.values()].filter((each) => isGradeValid(each, day))
}
