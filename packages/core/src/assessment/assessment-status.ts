import type { Indicator } from '../indicator/indicator.js'
import { stageDone } from '../formula/stages.js'
import type { Text } from '../base/text.js'

/** How an observation compares with its target. */
export type AssessmentStatus = 'achieved' | 'on-track' | 'at-risk' | 'off-track' | 'unknown'

/** Words and a symbol for each status. Offices use different colours, so a colour never appears without its word. */
export const statusWords: Readonly<Record<AssessmentStatus, Text & { readonly symbol: string }>> = {
  achieved: { zh: '已达标', en: 'achieved', symbol: '✔' },
  'on-track': { zh: '达序时', en: 'on track', symbol: '●' },
  'at-risk': { zh: '有风险', en: 'at risk', symbol: '▲' },
  'off-track': { zh: '滞后', en: 'off track', symbol: '✘' },
  unknown: { zh: '无数据', en: 'not known', symbol: '–' },
}

/** How far a value is on the way to its target. */
export interface ProgressState {
  readonly value: number
  readonly met: boolean
  readonly ended: boolean
  readonly progress: number | null
  readonly due: number
  /** Where no pace is known: whether the last interim target that is due is kept; left out if none is. */
  readonly keeps?: boolean | undefined
}

/** Shares that differ only by floating-point error count as equal. */
const tolerance = 1e-9

/**
 * The status of a figure that is worked towards, or that passes or fails. Once the target is met or the period is over,
 * the target decides; before, the pace does.
 */
export function statusOf(
  indicator: Indicator,
  { value, met, ended, progress, due, keeps }: ProgressState,
  atRiskFrom: number,
): AssessmentStatus {
  if (met) return 'achieved'
  if (ended) return 'off-track'
  if (keeps !== undefined) return keeps ? 'on-track' : 'off-track'
  if (indicator.unit === 'stage') return value >= stageDone - 1 ? 'on-track' : 'at-risk'
  if (progress === null) return 'off-track'
  if (progress >= due - tolerance) return 'on-track'
  return progress >= due * atRiskFrom - tolerance ? 'at-risk' : 'off-track'
}

/**
 * The status of a flow with a ceiling. Off track once the ceiling is broken, achieved at the end of the period if it
 * held, and before that judged by how fast it is used up.
 */
export function statusOfCeiling({ met, ended, progress, due }: ProgressState): AssessmentStatus {
  if (!met) return 'off-track'
  if (ended) return 'achieved'
  return (progress ?? 0) <= due + tolerance ? 'on-track' : 'at-risk'
}
