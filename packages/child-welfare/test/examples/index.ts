import type { WorkedExample } from '@minzheng/core/testing'
import { assessmentExamples } from './assessments.js'
import { vulnerableChildrenExamples } from './vulnerable-children.js'
import { placeExamples } from './places-for-children.js'
import { workerAndAdoptionExamples } from './workers-and-adoption.js'

/** Counted by hand. */
export const examples: readonly WorkedExample[] = [
  ...assessmentExamples,
  ...vulnerableChildrenExamples,
  ...placeExamples,
  ...workerAndAdoptionExamples,
]
