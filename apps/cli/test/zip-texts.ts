import { inflateRawSync } from 'node:zlib'

const [entry, end] = [0x02_01_4b_50, 0x06_05_4b_50]

/** The uncompressed files of a ZIP archive by name, such as those of a workbook; their times are left out. */
export function zipTexts(archive: Buffer): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  let tail = archive.length - 22
  while (archive.readUInt32LE(tail) !== end) tail -= 1
  let at = archive.readUInt32LE(tail + 16)
  while (archive.readUInt32LE(at) === entry) {
    const [method, size] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20)]
    const [name, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    const local = archive.readUInt32LE(at + 42)
    const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
    const packed = archive.subarray(from, from + size)
    found.set(
      archive.toString('utf8', at + 46, at + 46 + name),
      (method === 8 ? inflateRawSync(packed) : packed).toString('utf8'),
    )
    at += 46 + name + extra + comment
  }
  return found
}
