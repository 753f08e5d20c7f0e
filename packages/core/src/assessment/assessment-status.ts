import type { Indicator } from '../indicator/indicator.js'
import { stageDone } from '../formula/stages.js'
import type { Text } from '../base/text.js'

/** How an observation stands to its target. */
export type AssessmentStatus = 'achieved' | 'on-track' | 'at-risk' | 'off-track' | 'unknown'

/** Words and a symbol for each status: colours differ between offices, so they never stand alone. */
export const statusWords: Readonly<Record<AssessmentStatus, Text & { readonly symbol: string }>> = {
  achieved: { zh: '已达标', en: 'achieved', symbol: '✔' },
  'on-track': { zh: '达序时', en: 'on track', symbol: '●' },
  'at-risk': { zh: '有风险', en: 'at risk', symbol: '▲' },
  'off-track': { zh: '滞后', en: 'off track', symbol: '✘' },
  unknown: { zh: '无数据', en: 'not known', symbol: '–' },
}

/** Where a value stands on the way to its target. */
export interface Standing {
  readonly value: number
  readonly met: boolean
  readonly ended: boolean
  readonly progress: number | null
  readonly due: number
}

/** Shares that are equal but for the last bits are equal. */
const tolerance = 1e-9

/**
 * The status of what is worked towards, or passes or fails: the target once it is met or the period over, the pace
 * before.
 */
export function statusOf(
  indicator: Indicator,
  { value, met, ended, progress, due }: Standing,
  atRiskFrom: number,
): AssessmentStatus {
  if (met) return 'achieved'
  if (ended) return 'off-track'
  if (indicator.unit === 'stage') return value >= stageDone - 1 ? 'on-track' : 'at-risk'
  if (progress === null) return 'off-track'
  if (progress >= due - tolerance) return 'on-track'
  return progress >= due * atRiskFrom - tolerance ? 'at-risk' : 'off-track'
}

/**
 * The status of a flow that may not pass its target: settled at the end, broken before it, and otherwise as fast as it
 * is used up.
 */
export function statusOfCeiling({ met, ended, progress, due }: Standing): AssessmentStatus {
  if (!met) return 'off-track'
  if (ended) return 'achieved'
  return (progress ?? 0) <= due + tolerance ? 'on-track' : 'at-risk'
}
