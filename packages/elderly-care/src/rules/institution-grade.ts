import type { DistrictParameter } from '@minzheng/core/districts'
import type { Day } from '@minzheng/core/periods'
import { dayMoved } from './day-moved.js'

/** The number of years that the grade of a home lasts, for grades given from a day. */
export interface InstitutionGradeLife extends DistrictParameter {
  readonly years: number
}

/** Three years, to be confirmed by the bureau (养老机构等级划分与评定 GB/T 37276-2018: 一级 to 五级, 1 to 5). */
export const nationalInstitutionGradeLife: InstitutionGradeLife = Object.freeze({
  district: '000000',
  effectiveOn: '2019-07-01',
  years: 3,
})

/** A grade of a home, 1 to 5; valid until the stated day, that day included, if one is stated (有效期至). */
export interface InstitutionGrade {
  readonly grade: number
  readonly gradedOn: Day
  readonly gradeUntil: Day | null
  readonly withdrawnOn?: Day | null
}

/** The last day of a grade: as stated, or the day before its anniversary after the term of the rule. */
export function lastDayOfGrade({ gradedOn, gradeUntil }: InstitutionGrade, life: InstitutionGradeLife): Day {
  return gradeUntil ?? dayMoved(dayMoved(gradedOn, { years: life.years }), { days: -1 })
}

/** True from the day a grade was given to its last day, unless it was withdrawn by then. */
export function isInstitutionGradeInForce(grade: InstitutionGrade, day: Day, life: InstitutionGradeLife): boolean {
  const withdrawn = grade.withdrawnOn ?? null
  return grade.gradedOn <= day && day <= lastDayOfGrade(grade, life) && (withdrawn === null || day < withdrawn)
}
