import type { WorkedExample } from '@minzheng/core/testing'
import { organisationExamples } from './organisations.js'
import { zombieAndGradeExamples } from './zombies-and-grades.js'
import { placeExamples } from './boundaries-and-place-names.js'
import { funeralExamples } from './funerals.js'
import { marriageExamples } from './marriages.js'

/** Counted by hand. */
export const examples: readonly WorkedExample[] = [
  ...organisationExamples,
  ...zombieAndGradeExamples,
  ...placeExamples,
  ...funeralExamples,
  ...marriageExamples,
]
