import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import type { Catalogue } from '@minzheng/core'
import type { Batches } from '../base/batches.js'
import { observationCells, observationColumns } from './observation-columns.js'

const typeOf = { text: 'BYTE_ARRAY', number: 'DOUBLE', count: 'INT64' } as const
const rowsAtOnce = 50_000

/**
 * Observations as Parquet, with row groups of some ten thousand: the columns of the CSV under their English keys, text
 * unchanged (no spreadsheet reads it), missing figures as null.
 */
export async function* observationsParquet(
  catalogue: Pick<Catalogue, 'indicator' | 'districts'>,
  batches: Batches,
): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter()
  const parquet = new ParquetWriter({
    writer: bytes,
    createdBy: 'minzheng',
    schema: [
      { name: 'root', num_children: observationColumns.length },
      ...observationColumns.map(({ key, kind }) => ({
        name: key,
        type: typeOf[kind],
        repetition_type: 'OPTIONAL' as const,
        ...(kind === 'text' ? { converted_type: 'UTF8' as const } : {}),
      })),
    ],
  })
  // Bytes that were passed on need not be kept: the writer counts them itself.
  const written = (): Uint8Array => {
    const taken = bytes.getBytes().slice()
    bytes.index = 0
    return taken
  }
  let columns: (string | number | bigint | null)[][] = observationColumns.map(() => [])
  const rowGroup = async (): Promise<Uint8Array> => {
    await parquet.write({
      columnData: observationColumns.map(({ key }, index) => ({ name: key, data: columns[index]! })),
    })
    columns = observationColumns.map(() => [])
    return written()
  }
  for await (const batch of batches)
    for (const each of batch) {
      observationCells(catalogue, each).forEach((cell, index) =>
        columns[index]!.push(
          typeof cell === 'number' && observationColumns[index]!.kind === 'count' ? BigInt(cell) : cell,
        ),
      )
      if (columns[0]!.length >= rowsAtOnce) yield await rowGroup()
    }
  if (columns[0]!.length > 0) yield await rowGroup()
  await parquet.finish()
  yield written()
}
