import type { Basis } from '../dataset/dataset.js'
import { monthNumberOf, type MonthNumber } from './month-number.js'
import { endOf, startOf } from './record-days.js'
import type { Standing, Stretch } from './stretch.js'
import type { Telling } from './telling.js'

/**
 * Before the first month that an office tells of a record, the record does not count in months in which the record of
 * another office that was told by then counts: it moved, and its start day is older than the move.
 */
export function withoutMovedFrom<T extends Telling>(
  time: Basis,
  stretches: readonly Stretch<T>[],
): readonly Standing<T>[] {
  const offices = new Set(stretches.map(({ office }) => office))
  if (offices.size < 2) return stretches.map(standingOf)
  return stretches.flatMap((stretch) => {
    if (!stretch.isEarlier) return [standingOf(stretch)]
    let left: readonly (readonly [MonthNumber, MonthNumber])[] = [[stretch.from, stretch.until]]
    for (const other of stretches) {
      if (other.office === stretch.office || other.isEarlier) continue
      const [from, until] = monthsOfRecord(time, other)
      if (from >= until) continue
      left = left.flatMap(([start, end]) =>
        [[start, Math.min(end, from)] as const, [Math.max(start, until), end] as const].filter(([a, b]) => a < b),
      )
    }
    return left.map(([from, until]) => ({ ...standingOf(stretch), from, until }))
  })
}

/** The months of a stretch in which its record counts by its own days. */
function monthsOfRecord(time: Basis, { from, until, record }: Standing): readonly [MonthNumber, MonthNumber] {
  if (time.kind === 'flow') return [from, until]
  const start = Math.max(from, monthNumberOf(startOf(time, record)))
  const end = endOf(time, record)
  return [start, Math.max(start, end === null ? until : Math.min(until, monthNumberOf(end)))]
}

function standingOf<T extends Telling>({ office, from, until, record, telling }: Stretch<T>): Standing<T> {
  return { office, from, until, record, telling }
}
