import type { WorkedExample } from '@minzheng/core/testing'
import { item15Examples } from './item-15.js'
import { item16Examples } from './item-16.js'
import { items17And18Examples } from './items-17-18.js'

/** Every worked example, in the plan's order. */
export const examples: readonly WorkedExample[] = [...item15Examples, ...item16Examples, ...items17And18Examples]
