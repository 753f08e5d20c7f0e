import type { Value } from '@minzheng/core/evaluation'
import type { Cell } from '../base/cell.js'
import type { FieldReader } from './field-reader.js'
import type { CellFault } from '../base/reasons.js'

const most = 20_000
const longest = 12

/** Makes a reader that caches words: registers repeat the same few days, codes and choices. */
export function cachedReader(read: FieldReader): FieldReader {
  const known = new Map<Cell, Value | CellFault>()
  return (cell) => {
    // Each date, and each number with a format, is a separate object; a longer text would keep in memory the part of
    // the file that it was cut from.
    if ((typeof cell === 'object' && cell !== null) || (typeof cell === 'string' && cell.length > longest))
      return read(cell)
    const before = known.get(cell)
    if (before !== undefined) return before
    const found = read(cell)
    if (known.size >= most) known.clear()
    known.set(cell, found)
    return found
  }
}
