export { writeSample } from './write-sample.js'
export { badRowKinds } from './bad-rows.js'

export type { SampleOptions, SampleReport } from './write-sample.js'
export type { BadRowKind } from './bad-rows.js'
