import item15 from './item-15.js'
import item16 from './item-16.js'
import item17 from './item-17.js'
import item18 from './item-18.js'

export * from './item-15.js'
export * from './item-16.js'
export * from './item-17.js'
export * from './item-18.js'

/** Every indicator of the domain, in the plan’s order. */
export default [...item15, ...item16, ...item17, ...item18] as const
