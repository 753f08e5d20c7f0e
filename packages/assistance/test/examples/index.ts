import type { WorkedExample } from '@minzheng/core/testing'
import { item1Examples } from './item-01.js'
import { item2Examples } from './item-02.js'
import { item3Examples } from './item-03.js'
import { item4Examples } from './item-04.js'
import { item8Examples } from './item-08.js'
import { firstExamples } from './standards-and-homes.js'

/** Every worked example of the domain. */
export const examples: readonly WorkedExample[] = [...firstExamples, ...item1Examples, ...item2Examples, ...item3Examples, ...item4Examples, ...item8Examples]
