import { count, sum } from '@minzheng/core'
import { charities, trustFilings } from './datasets/index.js'

/** Charitable organisations on the register. */
export const onRegister = count(charities)

/** Trust property filed, in fen: of new trusts and of additions to older ones. */
export const propertyFiled = sum(trustFilings, trustFilings.col.property)
