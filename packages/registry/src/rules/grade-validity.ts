import { yearsLater, type Day } from '@minzheng/core'

/** How long an assessment grade lasts, for grades granted from a day on. */
export interface GradeLife {
  readonly effectiveOn: Day
  readonly years: number
}

/** A grade lasts five years, then the organisation must be assessed anew (社会组织评估管理办法, in force since 2011-03-01). */
export const nationalGradeLife: GradeLife = Object.freeze({ effectiveOn: '2011-03-01', years: 5 })

/** The day on which a grade has expired: that day it no longer counts. A grade of 29 February expires on 28 February. */
export function gradeExpiry(grantedOn: Day, life: GradeLife): Day {
  return yearsLater(grantedOn, life.years)
}

/** True from the day the grade was granted until the day before it expires. Whether a newer grade has replaced it is for the register to say. */
export function isGradeValid(grade: { readonly grantedOn: Day; readonly expiresOn: Day }, day: Day): boolean {
  return grade.grantedOn <= day && day < grade.expiresOn
}
