import { mostColumns, mostMerges } from '../../base/bounds.js'
import { ImportError } from '../../base/import-error.js'
import { columnIndex, readReference } from './reference.js'
import { withoutRows } from './without-rows.js'
import { readAllXml } from './xml.js'
import type { Zip, ZipEntry } from './zip.js'

/** A cell that spans several rows or columns: it shows in all of them, but only the first stores it. */
export interface Merge {
  readonly column: number
  readonly lastColumn: number
  readonly from: number
  readonly to: number
}

/** The layout of a sheet's cells. */
export interface Layout {
  /** By their first row. */
  readonly merges: ReadonlyMap<number, readonly Merge[]>
  /** Columns that a person does not see, 0-based. */
  readonly hiddenColumns: ReadonlySet<number>
}

/**
 * Reads the layout of a sheet. Merges are listed after the rows, so it unpacks the sheet once more for them, without
 * its rows.
 */
export async function readLayout(zip: Zip, entry: ZipEntry, file: string): Promise<Layout> {
  const merges = new Map<number, Merge[]>()
  const hiddenColumns = new Set<number>()
  const seen = new Set<string>()
  await readAllXml(withoutRows(zip.read(entry)), file, {
    open: (name, attributes) => {
      if (name === 'col' && isHidden(attributes)) {
        const last = Math.min(Number(attributes['max']), mostColumns)
        for (let column = Number(attributes['min']); column <= last; column += 1) hiddenColumns.add(column - 1)
      }
      if (name !== 'mergeCell') return
      const ref = attributes['ref'] ?? ''
      const merge = mergeOf(ref)
      // Some programs list a merge several times.
      if (merge === null || seen.has(ref)) return
      if (seen.size >= mostMerges)
        throw new ImportError(
          'file-too-large',
          `${file} has a sheet with more than ${mostMerges} merged cells; take the merges apart`,
        )
      seen.add(ref)
      const row = merges.get(merge.from)
      if (row === undefined) merges.set(merge.from, [merge])
      else row.push(merge)
    },
  })
  return { merges, hiddenColumns }
}

function isHidden({ hidden, width }: Readonly<Record<string, string>>): boolean {
  return hidden === '1' || hidden === 'true' || (width !== undefined && Number(width) === 0)
}

function mergeOf(ref: string): Merge | null {
  const [from, to] = ref.split(':', 2)
  const first = readReference(from ?? '')
  const last = readReference(to ?? '')
  if (first === null || last === null || first.row === null || last.row === null) return null
  const [column, lastColumn] = [columnIndex(first.letters), columnIndex(last.letters)]
  const spans = (last.row > first.row && lastColumn >= column) || (lastColumn > column && last.row >= first.row)
  return spans && column < mostColumns ? { column, lastColumn, from: first.row, to: last.row } : null
}
