import type { Value } from '@minzheng/core/evaluation'
import { isDay } from '@minzheng/core/periods'

const mostInteger = 2 ** 31

/**
 * True if a value has the canonical form of its column type. Two canonical values are equal in the database exactly if
 * they are equal in JavaScript, and the database accepts them. For any other value only the database can decide both.
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
