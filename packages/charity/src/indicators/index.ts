import disclosure from './disclosure.js'
import charitiesAndTrusts from './charities-and-trusts.js'
import commonProsperity from './common-prosperity.js'
import lottery from './lottery.js'

export * from './disclosure.js'
export * from './charities-and-trusts.js'
export * from './common-prosperity.js'
export * from './lottery.js'

/** Every indicator of the domain, in the plan’s order. */
export default [...disclosure, ...charitiesAndTrusts, ...commonProsperity, ...lottery] as const
