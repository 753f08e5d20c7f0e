import tieredAssistance from './tiered-assistance.js'
import integratedAid from './integrated-aid.js'
import serviceConsortia from './service-consortia.js'
import vagrantRelief from './vagrant-relief.js'
import disability from './disability.js'

export * from './tiered-assistance.js'
export * from './integrated-aid.js'
export * from './service-consortia.js'
export * from './vagrant-relief.js'
export * from './disability.js'

/** Every indicator of the domain, in the plan’s order. */
export default [...tieredAssistance, ...integratedAid, ...serviceConsortia, ...vagrantRelief, ...disability] as const
