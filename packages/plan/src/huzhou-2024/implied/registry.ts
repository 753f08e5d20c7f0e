import type { Target } from '@minzheng/core'
import { freeFuneralServiceRate, leaderVettingRate } from '@minzheng/registry'
import { target } from '../promise.js'

/** What the plan's words promise for registry without a number (严格落实, 全面落实), in addition to `targets.ts`. */
export const registryImplied: readonly Target[] = [
  target(leaderVettingRate, '=', 100, { below: 'same', basis: 'implied' }),
  target(freeFuneralServiceRate, '=', 100, { below: 'same', basis: 'implied' }),
]
