import type { WorkedExample } from '@minzheng/core/testing'
import { assessmentExamples } from './assessments.js'
import { item05Examples } from './item-05.js'
import { item06Examples } from './item-06.js'
import { item07Examples } from './item-07.js'

/** Counted by hand. */
export const examples: readonly WorkedExample[] = [...assessmentExamples, ...item05Examples, ...item06Examples, ...item07Examples]
