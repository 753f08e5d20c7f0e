import type { Indicator, Operator, Target } from '@minzheng/core'

const huzhou = ['330500']

/** The fields of a promise in addition to its number. */
export interface Terms {
  readonly below: Target['below']
  readonly districts?: readonly string[]
  readonly basis?: Target['basis']
}

/** A promise about an indicator, due at the end of 2024, in the words that define the indicator. */
export function target(
  indicator: Indicator,
  operator: Operator,
  value: number,
  { below, districts = huzhou, basis = 'explicit' }: Terms,
): Target {
  return Object.freeze({
    indicator: indicator.id,
    operator,
    value,
    basis,
    clause: indicator.clause,
    period: '2024',
    districts: Object.freeze([...districts]),
    below,
  })
}
