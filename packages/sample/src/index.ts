export { writeSample } from './sheet/write-sample.js'
export { badRowKinds } from './sheet/bad-rows.js'

export type { SampleOptions } from './sheet/write-sample.js'
export type { SampleReport } from './sheet/sample-report.js'
export type { BadRowKind } from './sheet/bad-rows.js'
