import type { FileHandle } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { readBytes } from '../../base/bytes.js'
import { ImportError } from '../../base/import-error.js'
import { partName } from './part-name.js'

/** One file within a ZIP file. */
export interface ZipEntry {
  readonly name: string
  /** Bytes in the file. */
  readonly packed: number
  readonly offset: number
  readonly crc: number
  readonly deflated: boolean
}

/** A ZIP file, read by its directory at the end, so that its parts can be read in any order and several times. */
export interface Zip {
  readonly entry: (name: string) => ZipEntry | undefined
  /**
   * The bytes of a part; calls `onRead` with the number of packed bytes read. The caller may stop early. Throws
   * `file-too-large` beyond `most` bytes.
   */
  readonly read: (entry: ZipEntry, onRead?: (bytes: number) => void, most?: number) => AsyncGenerator<Buffer>
}

/** A directory or an unpacked part beyond this size is no spreadsheet of an office. */
const largestDirectory = 1 << 24
const largestPart = 2 ** 31
/**
 * Sheets pack ten to fifty times. A part that packs better than this, beyond a harmless size, is made to fill the
 * memory.
 */
const mostPacked = { times: 200, from: 2 ** 25 }

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const partSignature = 0x04034b50

/** Opens a ZIP file; throws `file-damaged` for other files. */
export async function openZip(handle: FileHandle, name: string, size: number): Promise<Zip> {
  const damaged = (why: string): ImportError =>
    new ImportError('file-damaged', `${name} is not a readable .xlsx file: ${why}`)
  const bytes = async (offset: number, length: number): Promise<Buffer> => {
    const buffer = Buffer.alloc(length)
    const { bytesRead } = await handle.read(buffer, 0, length, offset)
    if (bytesRead < length) throw damaged('it ends too early')
    return buffer
  }

  const head = await bytes(0, Math.min(4, size))
  if (head.toString('hex') === 'd0cf11e0')
    throw damaged('it is an old .xls file, or has a password; open it and save it as .xlsx without one')
  const tail = await bytes(Math.max(0, size - 65_557), Math.min(size, 65_557))
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > tail.length || tail.readUInt32LE(end) !== endSignature)
    throw damaged('it is not a ZIP file, or it is incomplete')
  const directoryLength = tail.readUInt32LE(end + 12)
  const directoryOffset = tail.readUInt32LE(end + 16)
  if (directoryLength > largestDirectory || directoryOffset + directoryLength > size)
    throw damaged('its directory is wrong')

  const entries = new Map<string, ZipEntry>()
  const directory = await bytes(directoryOffset, directoryLength)
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === entrySignature;) {
    const nameLength = directory.readUInt16LE(at + 28)
    const extraLength = directory.readUInt16LE(at + 30)
    const next = at + 46 + nameLength + extraLength + directory.readUInt16LE(at + 32)
    if (next > directory.length) throw damaged('its directory is wrong')
    const method = directory.readUInt16LE(at + 10)
    const entryName = directory.toString('utf8', at + 46, at + 46 + nameLength)
    const [packed, offset] = wideSizes(
      directory,
      at,
      directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength),
    )
    if ((directory.readUInt16LE(at + 8) & 1) === 1) throw damaged('it has a password')
    if (method !== 0 && method !== 8) throw damaged('it is packed with an unsupported method')
    if (offset + packed > size) throw damaged('it ends too early')
    const part = partName(entryName)
    // Programs differ in which of the two they show.
    if (entries.has(part)) throw damaged('it contains two parts with the same name')
    entries.set(part, { name: entryName, packed, offset, crc: directory.readUInt32LE(at + 16), deflated: method === 8 })
    at = next
  }

  async function* read(entry: ZipEntry, onRead?: (bytes: number) => void, most = largestPart): AsyncGenerator<Buffer> {
    const local = await bytes(entry.offset, 30)
    if (local.readUInt32LE(0) !== partSignature) throw damaged(`${entry.name} is not where its directory says`)
    const start = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
    const packed = counted(readBytes(handle, start, entry.packed), onRead)
    // The callback gets an error that the loop below throws as well.
    const stream = entry.deflated ? pipeline(packed, createInflateRaw({ chunkSize: 1 << 16 }), () => undefined) : packed
    let crc = 0
    let unpacked = 0
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        crc = crc32(chunk, crc)
        unpacked += chunk.length
        if (unpacked > most)
          throw new ImportError('file-too-large', `${name} unpacks to more than ${most / 2 ** 20} MiB (${entry.name})`)
        if (unpacked > mostPacked.from && unpacked > mostPacked.times * entry.packed)
          throw new ImportError(
            'file-too-large',
            `${name} unpacks to more than ${mostPacked.times} times its size, which no office workbook does`,
          )
        yield chunk
      }
    } catch (error) {
      throw error instanceof ImportError ? error : damaged(`${entry.name} cannot be unpacked`)
    } finally {
      if ('destroy' in stream) stream.destroy()
    }
    if (crc !== entry.crc) throw damaged(`${entry.name} does not match its checksum`)
  }

  return { entry: (entryName) => entries.get(partName(entryName)), read }
}

async function* counted(chunks: AsyncIterable<Buffer>, onRead?: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    onRead?.(chunk.length)
    yield chunk
  }
}

/** Packed size and offset, from the ZIP64 field if 32 bits are marked as not enough. */
function wideSizes(directory: Buffer, at: number, extra: Buffer): readonly [packed: number, offset: number] {
  const narrow = [directory.readUInt32LE(at + 24), directory.readUInt32LE(at + 20), directory.readUInt32LE(at + 42)]
  if (!narrow.includes(0xffffffff)) return [narrow[1]!, narrow[2]!]
  for (let field = 0; field + 4 <= extra.length; field += 4 + extra.readUInt16LE(field + 2)) {
    if (extra.readUInt16LE(field) !== 1) continue
    let value = field + 4
    const wide = narrow.map((number) => {
      if (number !== 0xffffffff || value + 8 > extra.length) return number
      value += 8
      return Number(extra.readBigUInt64LE(value - 8))
    })
    return [wide[1]!, wide[2]!]
  }
  return [narrow[1]!, narrow[2]!]
}
