import { allOf, atLeast, atMost, count, referenceDay, yearStart } from '@minzheng/core'
import { childrenInDifficulty } from './datasets/index.js'

/** The family was assessed in the year of the reference day, on or before that day. */
export const assessedThisYear = allOf(atLeast(childrenInDifficulty.col.assessedOn, yearStart), atMost(childrenInDifficulty.col.assessedOn, referenceDay))

/** Children in difficulty on the register. */
export const registeredChildren = count(childrenInDifficulty)
