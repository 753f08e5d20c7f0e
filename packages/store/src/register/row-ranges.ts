/** Numbers of rows as ranges, ascending: what a source told. */
export interface RowRanges {
  readonly has: (row: number) => boolean
}

/** Reads an int8multirange as PostgreSQL writes it: `{[1,5),[9,12)}`. */
export function rowRanges(text: string): RowRanges {
  const bounds = Float64Array.from(text.match(/\d+/g) ?? [], Number)
  const last = bounds.length - 2
  return {
    has: (row) => {
      if (last < 0 || row < bounds[0]! || row >= bounds[last + 1]!) return false
      let [low, high] = [0, last / 2]
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if (bounds[middle * 2]! <= row) low = middle
        else high = middle - 1
      }
      return row < bounds[low * 2 + 1]!
    },
  }
}
