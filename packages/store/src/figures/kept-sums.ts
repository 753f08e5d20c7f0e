import { isSameRows, type DatasetRows } from './dataset-rows.js'
import type { DatasetSums } from './dataset-sums.js'

/** What was made of the figures of an indicator, by keys that say which; it is gone as soon as they may be others. */
export type Memory = Map<string, unknown>

/**
 * What was read for figures, kept until it is read again. Each reading reads all rows again, and only what has other rows is
 * made again: of a landing, the sums and figures of its dataset. So nothing can be out of date, whoever has written.
 */
export interface KeptSums {
  /** What is kept for readings of the same districts, months and datasets; undefined for one that is too large to keep. */
  readonly reading: (key: () => string, rows: number) => KeptReading | undefined
}

/** What is kept for one reading. */
interface KeptReading {
  /** The sums of a dataset: those that are kept, if the rows are the same. */
  readonly sums: (dataset: string, rows: DatasetRows, make: () => DatasetSums) => DatasetSums
  /**
   * The memory of an indicator.
   * @param sums those of all datasets that it reads
   * @param further whatever else its figures depend on
   */
  readonly memory: (indicator: string, sums: readonly DatasetSums[], further: string) => Memory
}

/** The rows of sums that are kept at most, of all readings and of one: some 2 kB each with what is made of them. */
const usualMost = { all: 16_000, one: 2000 } as const
/** The values of a reading for each of its rows; a memory that has as many takes no more. */
const valuesForRow = 8

/** Keeps readings up to a number of rows; the one that was not asked for the longest goes first. 0 keeps nothing. */
export function keptSums(most: number = usualMost.all): KeptSums {
  const readings = new Map<string, { readonly reading: KeptReading; readonly rows: number }>()
  let all = 0
  return {
    reading: (keyOf, rows) => {
      if (rows > Math.min(usualMost.one, most)) return undefined
      const key = keyOf()
      const known = readings.get(key)
      if (known !== undefined) {
        readings.delete(key)
        readings.set(key, known)
        return known.reading
      }
      const reading = keptReading(rows * valuesForRow)
      readings.set(key, { reading, rows })
      all += rows
      for (const [oldest, each] of readings) {
        if (all <= most) break
        readings.delete(oldest)
        all -= each.rows
      }
      return reading
    },
  }
}

function keptReading(mostValues: number): KeptReading {
  const kept = new Map<string, DatasetSums>()
  const memories = new Map<string, { sums: readonly DatasetSums[]; further: string; memory: Memory }>()
  let values = 0
  class CountedMemory extends Map<string, unknown> {
    override set(key: string, value: unknown): this {
      if (!this.has(key)) {
        if (values >= mostValues) return this
        values += 1
      }
      return super.set(key, value)
    }
  }
  return {
    sums: (dataset, rows, make) => {
      const known = kept.get(dataset)
      if (known !== undefined && isSameRows(known.rows, rows)) return known
      const own = make()
      kept.set(dataset, own)
      return own
    },
    memory: (indicator, sums, further) => {
      const known = memories.get(indicator)
      if (
        known?.further === further &&
        known.sums.length === sums.length &&
        known.sums.every((each, at) => each === sums[at])
      )
        return known.memory
      values -= known?.memory.size ?? 0
      const memory: Memory = new CountedMemory()
      memories.set(indicator, { sums, further, memory })
      return memory
    },
  }
}
