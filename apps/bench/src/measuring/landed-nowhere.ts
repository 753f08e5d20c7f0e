import type { LandingReport } from '@minzheng/store'

/** The report of a landing that a benchmark receives in place of a store. */
export const landedNowhere: LandingReport = {
  landedBefore: false,
  accepted: 0,
  changed: 0,
  added: 0,
  absent: { count: 0, keys: [] },
  hidden: 0,
  follows: [],
  outrankedBy: [],
  holdingBack: 0,
  cells: 0,
  refused: 0,
  reasons: {},
}
