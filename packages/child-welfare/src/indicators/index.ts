import vulnerableChildren from './vulnerable-children.js'
import placesForChildren from './places-for-children.js'
import workersAndAdoption from './workers-and-adoption.js'

export * from './vulnerable-children.js'
export * from './places-for-children.js'
export * from './workers-and-adoption.js'

/** Every indicator of the domain, in the plan’s order. */
export default [...vulnerableChildren, ...placesForChildren, ...workersAndAdoption] as const
