/** GBK and GB18030 from the decoder's own table, since Node has no encoder. */
const table = new Map<string, readonly [number, number]>()
const decoder = new TextDecoder('gb18030')
for (let lead = 0x81; lead <= 0xfe; lead += 1)
  for (let trail = 0x40; trail <= 0xfe; trail += 1) {
    if (trail === 0x7f) continue
    const letter = decoder.decode(Uint8Array.of(lead, trail))
    if ([...letter].length === 1 && !table.has(letter)) table.set(letter, [lead, trail])
  }

/** GB18030: two bytes for what GBK has, four for letters beyond the basic plane, and ? for what neither has. */
export function gb18030(text: string): Buffer {
  return Buffer.from(
    [...text].flatMap((letter) => {
      const code = letter.codePointAt(0)!
      if (code < 0x80) return [code]
      if (code < 0x10000) {
        return table.get(letter) ?? [0x3f]
      }
      const linear = code - 0x10000 + 189_000
      return [
        0x81 + Math.floor(linear / 12_600),
        0x30 + (Math.floor(linear / 1260) % 10),
        0x81 + (Math.floor(linear / 10) % 126),
        0x30 + (linear % 10),
      ]
    }),
  )
}

/** UTF-16 in either order. */
export function utf16(text: string, order: 'le' | 'be'): Buffer {
  const little = Buffer.from(text, 'utf16le')
  return order === 'le' ? little : little.swap16()
}
