import type { AnyDataset, AnyRecord } from '@minzheng/core'
import { monthNumberOf } from '@minzheng/core/registers'
import type { Day } from '@minzheng/core/periods'
import type { ShownStretch } from './changed-stretches.js'

/**
 * How many records fewer count in the month in which the difference is greatest, of one key or of keys that re-keyings
 * connect: by the months in which they are valid and by their own days. A re-keyed record is not lost.
 */
export function countLost(
  { time }: Pick<AnyDataset, 'time'>,
  before: readonly ShownStretch[],
  after: readonly ShownStretch[],
): number {
  const steps = new Map<number, number>()
  const add = ({ from, until, record }: ShownStretch, sign: number): void => {
    const [first, next] = monthsOf(time, record)
    const [start, end] = [Math.max(from, first), Math.min(until, next)]
    if (start >= end) return
    steps.set(start, (steps.get(start) ?? 0) + sign)
    steps.set(end, (steps.get(end) ?? 0) - sign)
  }
  for (const each of before) add(each, 1)
  for (const each of after) add(each, -1)
  let [fewer, lost] = [0, 0]
  for (const [, step] of [...steps].toSorted(([left], [right]) => left - right)) lost = Math.max(lost, (fewer += step))
  return lost
}

/** The months in which a record counts by its own days: from one to before another. */
function monthsOf(time: AnyDataset['time'], record: AnyRecord): readonly [from: number, until: number] {
  const first = monthNumberOf(record[time.kind === 'flow' ? time.on : time.from] as Day)
  if (time.kind === 'flow') return [first, first + 1]
  const end = time.kind === 'stock' ? ((record[time.to] ?? null) as Day | null) : null
  return [first, end === null ? Infinity : monthNumberOf(end)]
}
