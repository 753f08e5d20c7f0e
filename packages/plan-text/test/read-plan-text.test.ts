import { crc32, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MinzhengError } from '@minzheng/core'
import { cutPlan, longestPlan, readPlanText } from '../src/index.js'

/** A ZIP file of some parts. */
function zip(parts: Readonly<Record<string, string>>): Buffer {
  const bodies: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(parts)) {
    const [raw, path] = [Buffer.from(text), Buffer.from(name)]
    const packed = deflateRawSync(raw)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(crc32(raw), 14)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(raw.length, 22)
    local.writeUInt16LE(path.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(raw.length, 24)
    entry.writeUInt16LE(path.length, 28)
    entry.writeUInt32LE(offset, 42)
    bodies.push(local, path, packed)
    entries.push(entry, path)
    offset += 30 + path.length + packed.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, directory, end])
}

const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const paragraph = (inner: string, list?: readonly [id: number, depth: number]): string =>
  `<w:p>${list === undefined ? '' : `<w:pPr><w:numPr><w:ilvl w:val="${list[1]}"/><w:numId w:val="${list[0]}"/></w:numPr></w:pPr>`}${inner}</w:p>`
const docx = (body: string, numbering?: string): Buffer =>
  zip({
    'word/document.xml': `<w:document ${space}><w:body>${body}</w:body></w:document>`,
    ...(numbering === undefined ? {} : { 'word/numbering.xml': `<w:numbering ${space}>${numbering}</w:numbering>` }),
  })

const plan = '2025年民政工作要点\n一、养老服务\n1.新增床位300张。'
/** 民政 in GB18030, without an encoder at hand. */
const gb = Buffer.from([0xc3, 0xf1, 0xd5, 0xfe, 0xd2, 0xaa, 0xb5, 0xe3])

describe('readPlanText', () => {
  it('reads UTF-8 with and without a mark, UTF-16 with one, GB18030, and a string', () => {
    expect(readPlanText(Buffer.from(plan))).toBe(plan)
    expect(readPlanText(Buffer.from(`\uFEFF${plan}`))).toBe(plan)
    expect(readPlanText(Buffer.from(`\uFEFF${plan}`, 'utf16le'))).toBe(plan)
    expect(readPlanText(gb)).toBe('民政要点')
    expect(readPlanText(plan.replaceAll('\n', '\r\n'))).toBe(plan)
  })

  it('reads a .docx document, a line for each paragraph, without what was deleted', () => {
    const file = docx(
      [
        paragraph(run('2025年民政') + run('工作要点')),
        paragraph(`${run('一、养老')}<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>${run('服务')}`),
        `<w:tbl><w:tr><w:tc>${paragraph(run('1.新增床位300张。'))}</w:tc></w:tr></w:tbl>`,
      ].join(''),
    )
    expect(readPlanText(file)).toBe(plan)
  })

  it('writes the numbers that Word adds by itself', () => {
    const level = (depth: number, format: string, pattern: string): string =>
      `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${pattern}"/></w:lvl>`
    const numbering = `<w:abstractNum w:abstractNumId="7">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'decimal', '%2.')}</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>`
    const file = docx(
      [
        paragraph(run('养老'), [3, 0]),
        paragraph(run('床位。新增300张。'), [3, 1]),
        paragraph(run('食堂。新建20家。'), [3, 1]),
        paragraph(run('救助'), [3, 0]),
        paragraph(run('低保。提标。'), [3, 1]),
      ].join(''),
      numbering,
    )
    const text = readPlanText(file)
    expect(text).toBe('一、养老\n1.床位。新增300张。\n2.食堂。新建20家。\n二、救助\n1.低保。提标。')
    expect(cutPlan(text).items.map(({ path, mark }) => [...path, mark.text].join(''))).toEqual([
      '一、1.',
      '一、2.',
      '二、1.',
    ])
  })

  it.each([
    ['an old .doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), /旧版 \.doc/],
    ['a PDF file', Buffer.from('%PDF-1.7'), /PDF/],
    ['an .rtf document', Buffer.from(String.raw`{\rtf1 }`), /rtf/],
    ['another ZIP file', zip({ 'xl/workbook.xml': '<a/>' }), /word\/document\.xml/],
    ['a ZIP file without its end', zip({ 'word/document.xml': '<a/>' }).subarray(0, 40), /directory is missing/],
    ['XML that is not well-formed', zip({ 'word/document.xml': '<a><b></a>' }), /not well-formed/],
    ['XML with entities', zip({ 'word/document.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a/>' }), /entities/],
    ['bytes that are no text', Buffer.from([0xff, 0x00, 0x80, 0xff]), /other bytes/],
    ['nothing', Buffer.from('  \n'), /got none/],
    ['too much', Buffer.alloc(longestPlan + 1, 0x61), /at most/],
  ])('refuses %s in words', (_, bytes, words) => {
    expect(() => readPlanText(bytes)).toThrow(words)
  })

  it('throws nothing but its own errors, whatever the bytes', () => {
    const whole = docx(paragraph(run(plan)))
    const damaged = fc
      .array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
      .map((changes) => {
        const file = Buffer.from(whole)
        for (const [at, byte] of changes) file[at] = byte
        return file
      })
    fc.assert(
      fc.property(fc.oneof(damaged, fc.uint8Array({ maxLength: 200 })), (bytes) => {
        try {
          cutPlan(readPlanText(bytes))
        } catch (error) {
          expect(error).toBeInstanceOf(MinzhengError)
        }
      }),
      { numRuns: 500 },
    )
  })
})
