import type { Observation } from '@minzheng/core'

/** True if two observations tell the same. */
export function isSame(one: Observation, other: Observation): boolean {
  const said = ({ numerator, denominator, value, status, reason, received }: Observation): string =>
    JSON.stringify([numerator, denominator, value, status, reason, received])
  return said(one) === said(other)
}
