import item01 from './item-01.js'
import item02 from './item-02.js'
import item03 from './item-03.js'
import item04 from './item-04.js'
import item08 from './item-08.js'

export * from './item-01.js'
export * from './item-02.js'
export * from './item-03.js'
export * from './item-04.js'
export * from './item-08.js'

/** Every indicator of the domain, in the plan’s order. */
export default [...item01, ...item02, ...item03, ...item04, ...item08] as const
