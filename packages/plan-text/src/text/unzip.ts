import { inflateRawSync } from 'node:zlib'
import { refuse } from '../base/refuse.js'

/** A plan is short; a part beyond this size is made to fill the memory. */
const largestPart = 1 << 25

/** The part of a ZIP file with this name, unpacked; null if there is none. Throws `invalid-input` for a damaged file. */
export function unzipPart(file: Buffer, name: string): Buffer | null {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > file.length) throw damaged('its directory is missing')
  let at = file.readUInt32LE(end + 16)
  while (at + 46 <= file.length && file.readUInt32LE(at) === 0x02014b50) {
    const nameLength = file.readUInt16LE(at + 28)
    if (file.toString('utf8', at + 46, at + 46 + nameLength) === name) return unpacked(file, at)
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return null
}

function unpacked(file: Buffer, entry: number): Buffer {
  if ((file.readUInt16LE(entry + 8) & 1) === 1) throw damaged('it has a password')
  const method = file.readUInt16LE(entry + 10)
  const packed = file.readUInt32LE(entry + 20)
  const local = file.readUInt32LE(entry + 42)
  if (local + 30 > file.length || file.readUInt32LE(local) !== 0x04034b50) throw damaged('a part is not in its place')
  const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
  if (start + packed > file.length) throw damaged('it ends too early')
  const bytes = file.subarray(start, start + packed)
  if (method === 0) return bytes
  if (method !== 8) throw damaged('it is packed with an unsupported method')
  try {
    return inflateRawSync(bytes, { maxOutputLength: largestPart })
  } catch {
    throw damaged(`a part is damaged, or has more than ${largestPart >> 20} MiB`)
  }
}

const damaged = (why: string): Error => refuse(`the .docx file must be whole, got one that is not: ${why}`)
