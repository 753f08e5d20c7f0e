import type { ZipEntry, Zip } from './zip.js'

/** A cell that spans several rows: it is seen in each of them, but stored in the first only. */
export interface TallMerge {
  readonly column: number
  readonly from: number
  readonly to: number
}

const tailOverlap = 32
const longestTail = 1 << 23

/**
 * The cells of a sheet that span rows, by their first row. They are listed after the rows, so the sheet is unpacked
 * once more for them, without being parsed.
 */
export async function readTallMerges(zip: Zip, entry: ZipEntry): Promise<ReadonlyMap<number, readonly TallMerge[]>> {
  let tail: string | null = null
  let carried = ''
  for await (const chunk of zip.read(entry)) {
    const text: string = carried + chunk.toString('latin1')
    if (tail === null) {
      const end = /<\/(?:\w+:)?sheetData>/.exec(text)
      if (end === null) carried = text.slice(-tailOverlap)
      else {
        tail = text.slice(end.index)
        carried = ''
      }
    } else if (tail.length < longestTail) tail += text
  }
  const merges = new Map<number, TallMerge[]>()
  for (const [, letters, from, to] of (tail ?? '').matchAll(/mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d+):[A-Z]{1,3}(\d+)"/g)) {
    const merge = { column: columnIndex(letters!), from: Number(from), to: Number(to) }
    if (merge.to > merge.from) merges.set(merge.from, [...(merges.get(merge.from) ?? []), merge])
  }
  return merges
}

/** A is 0, Z is 25, AA is 26. */
export function columnIndex(letters: string): number {
  let index = 0
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64
  return index - 1
}
