import item09 from './item-09.js'
import item10 from './item-10.js'
import item11 from './item-11.js'
import item12 from './item-12.js'
import item13 from './item-13.js'
import item14 from './item-14.js'

export * from './item-09.js'
export * from './item-10.js'
export * from './item-11.js'
export * from './item-12.js'
export * from './item-13.js'
export * from './item-14.js'

/** Every indicator of the domain, in the plan’s order. */
export default [...item09, ...item10, ...item11, ...item12, ...item13, ...item14] as const
