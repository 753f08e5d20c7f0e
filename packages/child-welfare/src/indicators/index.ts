import item05 from './item-05.js'
import item06 from './item-06.js'
import item07 from './item-07.js'

export * from './item-05.js'
export * from './item-06.js'
export * from './item-07.js'

/** Every indicator of the domain, in the plan’s order. */
export default [...item05, ...item06, ...item07] as const
