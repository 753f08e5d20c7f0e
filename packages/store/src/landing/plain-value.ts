import type { Value } from '@minzheng/core/evaluation'
import { isDay } from '@minzheng/core/periods'

const mostInteger = 2 ** 31

/**
 * True for a value in the one form that its column has for it. Two such values are the same in the database exactly
 * where they are here, and none is refused there; what is true of no other value is left to COPY.
 */
export function isPlain(value: Value | undefined, type: string): boolean {
  if (value === null || value === undefined) return true
  switch (type) {
    case 'text':
      return typeof value === 'string' && !/[\0\p{Cs}]/u.test(value)
    case 'date':
      return typeof value === 'string' && isDay(value)
    case 'integer':
      return Number.isSafeInteger(value) && Math.abs(value as number) < mostInteger
    case 'bigint':
      return Number.isSafeInteger(value)
    default:
      return typeof value === 'boolean'
  }
}
