import { allOf, atLeast, atMost, referenceDay, yearStart } from '@minzheng/core'
import { specialFunds } from './datasets/index.js'

/** Inspected in the year of the reference day, on or before that day. */
export const inspectedThisYear = allOf(atLeast(specialFunds.col.inspectedOn, yearStart), atMost(specialFunds.col.inspectedOn, referenceDay))
