import type { Comparison } from './comparison.js'
import type { Measurement } from './measurement.js'

/** One comparison or one measurement. */
export type Part = { readonly comparison: Comparison } | { readonly measurement: Measurement }

/** What is run, one or several, with what it holds open: stores, queues, processes. */
export type Opened = (Part | { readonly parts: readonly Part[] }) & { close(): Promise<void> }

/** The parts of what was opened, in the order in which they are run. */
export function partsOf(opened: Opened): readonly Part[] {
  return 'parts' in opened ? opened.parts : [opened]
}
