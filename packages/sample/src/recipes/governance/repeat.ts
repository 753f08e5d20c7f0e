import type { AnyRecord } from '@minzheng/core'
import type { Random } from '../../base/random.js'

/** About this many records of each topic, at least one, so that offices differ; each with its fixed fields. */
export function repeat(
  random: Random,
  topics: Readonly<Record<string, number>>,
  { field = 'topic', certain = {} }: { readonly field?: string; readonly certain?: AnyRecord } = {},
): AnyRecord[] {
  return Object.entries(topics).flatMap(([topic, count]) =>
    Array.from({ length: random.int(Math.max(1, Math.round(count * 0.7)), Math.round(count * 1.3)) }, () => ({
      [field]: topic,
      ...certain,
    })),
  )
}
