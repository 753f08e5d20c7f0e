import type { Comparison } from './comparison.js'
import type { Measurement } from './measurement.js'

/** One comparison or one measurement. */
export type Part = { readonly comparison: Comparison } | { readonly measurement: Measurement }

/** One or several benchmarks, with the resources that they hold: stores, queues, processes. */
export type Opened = (Part | { readonly parts: readonly Part[] }) & { readonly close: () => Promise<void> }

/** The benchmarks in the order in which they run. */
export function partsOf(opened: Opened): readonly Part[] {
  return 'parts' in opened ? opened.parts : [opened]
}
