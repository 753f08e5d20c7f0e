import item19 from './item-19.js'
import item20 from './item-20.js'
import item21 from './item-21.js'
import item22 from './item-22.js'
import item23 from './item-23.js'
import item24 from './item-24.js'
import item25 from './item-25.js'

export * from './item-19.js'
export * from './item-20.js'
export * from './item-21.js'
export * from './item-22.js'
export * from './item-23.js'
export * from './item-24.js'
export * from './item-25.js'

/** Every indicator of the domain, in the plan’s order. */
export default [...item19, ...item20, ...item21, ...item22, ...item23, ...item24, ...item25] as const
