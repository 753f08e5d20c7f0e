import type { Row } from './asks.js'
import { readingRows } from './reading-rows.js'
import { workRows } from './work-rows.js'

/** Every route, in the order in which it is asked: the last one ends the session. */
export const table: Readonly<Record<string, Row>> = { ...readingRows, ...workRows }
