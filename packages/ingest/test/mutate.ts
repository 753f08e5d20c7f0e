/** Pseudo-random numbers, the same for a seed (mulberry32). */
export function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** Pieces that often break readers of tables. */
const pieces = [
  '"',
  '""',
  '","',
  "'",
  ',',
  ',,,,,,,,',
  '\t',
  ';',
  '\r',
  '\n',
  '\r\n\r\n',
  '\0',
  '\0\0\0\0',
  '\uFEFF',
  '=1+1',
  '@x',
  '1E+300',
  '-1',
  '9'.repeat(400),

  'NaN',
  '合计',
  '填报人:',
  '身份证号',
  '单位:万元',
  '报告期:',
  '报告期:9999-99',
  '(330599)',
  '2024-02-30',
  '99999999',
  '０',
  '\ud800',
  '√',
  '1.2万',
  '%',
  '1,,2',

  '{',
  '}',
  '[]',
  '{"__proto__":{"a":1}}',
  '\\u0000',
  '<',
  '>',
  '</row>',
  '<row r="0"/>',
  '<c r="ZZZZ9"/>',
  't="s"',
  '<v>-1</v>',
  '<v>1e999</v>',
  '&#0;',
  '&amp;',
  '<!--',
  ']]>',
  '<?',
]

/** One to eight changes: bytes flipped, removed, doubled or replaced; pieces inserted; the end cut off. */
export function mutated(original: Buffer, random: (below: number) => number): Buffer {
  let bytes = Buffer.from(original)
  for (let changes = 1 + random(8); changes > 0 && bytes.length > 0; changes -= 1) {
    const at = random(bytes.length)
    const length = 1 + random(Math.min(64, bytes.length - at))
    switch (random(7)) {
      case 0:
        bytes[at]! ^= 1 << random(8)
        break
      case 1:
        bytes[at] = random(256)
        break
      case 2:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)])
        break
      case 3:
        bytes = Buffer.concat([
          bytes.subarray(0, at + length),
          bytes.subarray(at, at + length),
          bytes.subarray(at + length),
        ])
        break
      case 4:
        bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from(pieces[random(pieces.length)]!), bytes.subarray(at)])
        break
      case 5:
        bytes = Buffer.concat([
          bytes.subarray(0, at),
          Buffer.from(pieces[random(pieces.length)]!),
          bytes.subarray(at + length),
        ])
        break
      default:
        // Rarely, since the cut part is no longer tested.
        if (random(8) === 0) bytes = bytes.subarray(0, at)
    }
  }
  return bytes
}

/** A text with one to four changed characters, so that it is still valid in its encoding. */
export function mutatedText(original: string, random: (below: number) => number): string {
  let text = original
  for (let changes = 1 + random(4); changes > 0 && text.length > 0; changes -= 1) {
    const at = random(text.length)
    const length = 1 + random(12)
    const put = [
      () => '',
      () => pieces[random(pieces.length)]!,
      () => text.slice(at, at + length).repeat(2),
      () => text.charAt(random(text.length)),
    ][random(4)]!()
    text = text.slice(0, at) + put + text.slice(at + (random(2) === 0 ? length : 0))
  }
  return text
}

/** XML with changes between tags and in attributes, so that it is still well-formed. */
export function mutatedXml(original: string, random: (below: number) => number): string {
  const escaped = (text: string): string =>
    text.replace(/[<&"]/g, (letter) => `&#${letter.charCodeAt(0)};`).replace(/[\0\ud800-\udfff]/g, '')
  const values = [...original.matchAll(/(?<=>)[^<]+(?=<)|(?<==")[^"]*(?=")/g)].slice(2)
  const chosen = new Set(Array.from({ length: 1 + random(4) }, () => random(values.length)))
  let xml = ''
  let from = 0
  values.forEach((value, index) => {
    if (!chosen.has(index)) return
    xml +=
      original.slice(from, value.index) +
      escaped(random(2) === 0 ? pieces[random(pieces.length)]! : mutatedText(value[0], random))
    from = value.index + value[0].length
  })
  return xml + original.slice(from)
}
