import item28 from './item-28.js'
import item29 from './item-29.js'
import item30 from './item-30.js'
import item31 from './item-31.js'
import item32 from './item-32.js'
import item33 from './item-33.js'
import item34 from './item-34.js'
import item35 from './item-35.js'

export * from './item-28.js'
export * from './item-29.js'
export * from './item-30.js'
export * from './item-31.js'
export * from './item-32.js'
export * from './item-33.js'
export * from './item-34.js'
export * from './item-35.js'

/** Every indicator of the domain, in the plan’s order. */
export default [...item28, ...item29, ...item30, ...item31, ...item32, ...item33, ...item34, ...item35] as const
