import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import type { Catalogue } from '@minzheng/core'
import type { Batches } from '../base/batches.js'
import { defaultAudience, type FileHeader } from '../base/file-header.js'
import { observationCells, observationColumns, type Cell, type ObservationColumn } from './observation-columns.js'

/** How each kind of column is stored. A day is a DATE: a whole number of days since 1970-01-01, so without a zone. */
const typeOf = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  number: { type: 'DOUBLE' },
  count: { type: 'INT64' },
  day: { type: 'INT32', converted_type: 'DATE' },
} as const
const rowsAtOnce = 50_000

type Stored = string | number | bigint | Date | null

function stored(kind: ObservationColumn['kind'], cell: Cell): Stored {
  if (cell === null) return null
  if (kind === 'count') return BigInt(cell)
  return kind === 'day' ? new Date(`${cell}T00:00:00Z`) : cell
}

/**
 * Observations as Parquet, with row groups of some ten thousand: the columns of the CSV under their English keys, text
 * unchanged (no spreadsheet reads it), missing figures as null. Days are DATE, counts INT64, all other numbers DOUBLE; the
 * metadata of the file (`audience`) say for whom it is.
 */
export async function* observationsParquet(
  catalogue: Pick<Catalogue, 'indicator' | 'districts'>,
  batches: Batches,
  { audience = defaultAudience }: Pick<FileHeader, 'audience'> = {},
): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter()
  const parquet = new ParquetWriter({
    writer: bytes,
    createdBy: 'minzheng',
    kvMetadata: [{ key: 'audience', value: audience }],
    schema: [
      { name: 'root', num_children: observationColumns.length },
      ...observationColumns.map(({ key, kind }) => ({
        name: key,
        repetition_type: 'OPTIONAL' as const,
        ...typeOf[kind],
      })),
    ],
  })
  // Bytes that were passed on need not be kept: the writer counts them itself.
  const written = (): Uint8Array => {
    const taken = bytes.getBytes().slice()
    bytes.index = 0
    return taken
  }
  let columns: Stored[][] = observationColumns.map(() => [])
  const rowGroup = async (): Promise<Uint8Array> => {
    await parquet.write({
      columnData: observationColumns.map(({ key }, index) => ({ name: key, data: columns[index]! })),
    })
    columns = observationColumns.map(() => [])
    return written()
  }
  for await (const batch of batches)
    for (const each of batch) {
      observationCells(catalogue, each, audience).forEach((cell, index) =>
        columns[index]!.push(stored(observationColumns[index]!.kind, cell)),
      )
      if (columns[0]!.length >= rowsAtOnce) yield await rowGroup()
    }
  if (columns[0]!.length > 0) yield await rowGroup()
  await parquet.finish()
  yield written()
}
