import type { Comparison } from './comparison.js'
import type { Measurement } from './measurement.js'

/** A comparison or a measurement with what it holds open: stores, queues, processes. */
export type Opened = ({ readonly comparison: Comparison } | { readonly measurement: Measurement }) & { close(): Promise<void> }
