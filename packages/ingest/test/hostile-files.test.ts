import { execFileSync } from 'node:child_process'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importFile, ImportError } from '../src/index.js'
import { fakeStore, joined } from './office.js'
import { prolog, rawWorkbook, sheetXml, zip } from './raw-workbook.js'
import { cells, csv, folder, header, pseudonymKey, row, send } from './send.js'

const head = sheetXml([header.split(',')])
const withRows = (xml: string): string => head.replace('</sheetData>', `${xml}</sheetData>`)
const laughs = `<!DOCTYPE lolz [<!ENTITY a "ha">${Array.from({ length: 12 }, (_, at) => `<!ENTITY ${'abcdefghijklm'[at + 1]} "${`&${'abcdefghijklm'[at]};`.repeat(10)}">`).join('')}]>`
const secret = '330599194001010010'

const hostile: readonly (readonly [name: string, bytes: () => Buffer | string, ending: string])[] = [
  [
    'a zip bomb in a sheet',
    () =>
      rawWorkbook(
        Buffer.concat([Buffer.from(head.replace(/<\/sheetData>.*/, '<row>')), Buffer.alloc(120_000_000, 0x20)]),
      ),
    '.xlsx',
  ],
  ['a zip bomb of tags', () => rawWorkbook(`${prolog}<worksheet><sheetData>${'<row/>'.repeat(9_000_000)}`), '.xlsx'],
  [
    'a zip bomb in the shared strings',
    () => rawWorkbook(head, { 'xl/sharedStrings.xml': `${prolog}<sst>${'<si/>'.repeat(9_000_000)}</sst>` }),
    '.xlsx',
  ],
  [
    'a zip bomb in the styles',
    () => rawWorkbook(head, { 'xl/styles.xml': `${prolog}<styleSheet><cellXfs>${'<xf/>'.repeat(4_000_000)}` }),
    '.xlsx',
  ],
  [
    'a billion laughs',
    () =>
      rawWorkbook(
        `${prolog}${laughs}<worksheet><sheetData><row><c t="str"><v>&m;</v></c></row></sheetData></worksheet>`,
      ),
    '.xlsx',
  ],
  [
    'an entity from outside',
    () =>
      rawWorkbook(
        `${prolog}<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="str"><v>&e;</v></c></row></sheetData></worksheet>`,
      ),
    '.xlsx',
  ],
  ['rows beyond any sheet', () => rawWorkbook(withRows('<row r="4000000000"><c t="str"><v>x</v></c></row>')), '.xlsx'],
  ['rows that go backwards', () => rawWorkbook(withRows('<row r="1"><c t="str"><v>x</v></c></row>')), '.xlsx'],
  ['rows without a number', () => rawWorkbook(withRows('<row r="many"/>')), '.xlsx'],
  ['tags a million deep', () => rawWorkbook(withRows('<row>' + '<c>'.repeat(1_000_000))), '.xlsx'],
  [
    'a cell of 10 MB in a workbook',
    () => rawWorkbook(sheetXml([header.split(','), ['x'.repeat(10_000_000)]])),
    '.xlsx',
  ],
  [
    'a cell of 10 MB in many runs',
    () =>
      rawWorkbook(
        withRows(`<row><c t="inlineStr"><is>${`<r><t>${'x'.repeat(1000)}</t></r>`.repeat(10_000)}</is></c></row>`),
      ),
    '.xlsx',
  ],
  ['a workbook cut in half', () => rawWorkbook(head).subarray(0, 300), '.xlsx'],
  ['a workbook without sheets', () => zip({ 'xl/workbook.xml': `${prolog}<workbook/>` }), '.xlsx'],
  ['a cell of 10 MB in a text', () => csv(row({ name: 'x'.repeat(10_000_000) })), '.csv'],
  ['a quotation mark that is never closed', () => csv(row(), `"${secret},${`${row()}\r\n`.repeat(30_000)}`), '.csv'],
  ['a quotation mark that is not closed at the end', () => csv(row(), `"${secret},测试甲`), '.csv'],
  ['NUL bytes', () => Buffer.concat([Buffer.from(csv(row())), Buffer.alloc(40)]), '.csv'],
  ['NUL bytes throughout', () => Buffer.alloc(100_000), '.csv'],
  ['bytes of no encoding', () => Buffer.concat([Buffer.from(csv(row())), Buffer.from([0xff, 0xff, 0x81])]), '.csv'],
  ['a line of 10 MB', () => JSON.stringify({ 身份证号: 'x'.repeat(10_000_000) }), '.jsonl'],
  [
    'an object of 100 000 names',
    () => JSON.stringify(Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`n${at}`, 1]))),
    '.jsonl',
  ],
  ['a web page that is named .xls', () => `<html><table><tr><td>${secret}</td></tr></table></html>`, '.xls'],
  ['nothing', () => '', '.csv'],
  ['a picture', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), '.png'],
]

describe('a hostile file is refused in one line, and nothing of it lands', () => {
  it.each(hostile)('%s', { timeout: 60_000 }, async (name, bytes, ending) => {
    const store = fakeStore()
    const path = join(folder.path, `${name.replaceAll(' ', '-')}${ending}`)
    await writeFile(path, bytes())
    const began = process.memoryUsage.rss()
    const error: unknown = await importFile(path, {
      catalogue: joined,
      store,
      pseudonymKey,
      today: '2025-06-30',
    }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ImportError)
    expect((error as Error).message).not.toMatch(/[\r\n]/)
    expect((error as Error).message).not.toContain(secret)
    expect((error as Error).message.length).toBeLessThan(600)
    expect(store.kept.records).toEqual([])
    // Files of 120 MB unpacked must not be in memory at once; the garbage collector may be late.
    expect(process.memoryUsage.rss() - began).toBeLessThan(400 * 2 ** 20)
  })
})

describe('a path that is no file', () => {
  const options = () => ({ catalogue: joined, store: fakeStore(), pseudonymKey, today: '2025-06-30' })

  it('a folder, a pipe and a device are refused without waiting', async () => {
    const directory = join(folder.path, 'folder.csv')
    await mkdir(directory)
    await expect(importFile(directory, options())).rejects.toThrow('not a file but a folder')
    const pipe = join(folder.path, 'pipe.csv')
    execFileSync('mkfifo', [pipe])
    await expect(importFile(pipe, options())).rejects.toThrow('is not a file')
    await expect(importFile('/dev/zero', options())).rejects.toThrow('is not a file')
  })

  it('a file that this user may not read is refused', async () => {
    const path = join(folder.path, 'locked.csv')
    await writeFile(path, csv(row()))
    await chmod(path, 0)
    // Root can read everything, so the test drops its rights for a moment.
    const isRoot = process.geteuid?.() === 0
    if (isRoot) process.seteuid!(65534)
    try {
      await expect(importFile(path, options())).rejects.toThrow('cannot be read by this user')
    } finally {
      if (isRoot) process.seteuid!(0)
    }
  })
})

describe('an odd but harmless file', () => {
  it('absurd dimensions are ignored, and endless merges cost nothing', async () => {
    const merges = `<mergeCells>${'<mergeCell ref="A3:A1048576"/>'.repeat(5000)}</mergeCells>`
    const xml = sheetXml([header.split(','), cells()])
      .replace('<sheetData>', '<dimension ref="A1:XFD1048576"/><sheetData>')
      .replace('</sheetData>', `</sheetData>${merges}`)
    const { records } = await send(rawWorkbook(xml), '.xlsx')
    expect(records).toHaveLength(1)
  })

  it('a formula that would run in a spreadsheet is refused in a text field', async () => {
    const sites = (...names: string[]): string =>
      ['编号,所在村,启用日期', ...names.map((name) => `"${name}",330502100201,2024-01-01`)].join('\n')
    const { records, refused } = await send(sites('=cmd|/C calc', '@SUM(1)', '+A1', '-2+3', 'A-1', '-5'))
    expect(refused.map(({ code }) => code)).toEqual(['formula-text', 'formula-text', 'formula-text'])
    expect(records.map(({ record }) => record['site'])).toEqual(['-2+3', 'A-1', '-5'])
  })

  it('control characters in a cell refuse the row, not the file', async () => {
    const line = (site: string): string => JSON.stringify({ site, 所在村: '330502100201', 启用日期: '2024-01-01' })
    const { records, refused } = await send(
      [
        line('a'),
        line('b\u0000'),
        line('c\u0007'),
        '{"site":"\\ud800","所在村":"330502100201","启用日期":"2024-01-01"}',
      ].join('\n'),
      '.jsonl',
    )
    expect(records).toHaveLength(1)
    expect(refused.map(({ code }) => code)).toEqual(['control-character', 'control-character', 'control-character'])
  })

  it('broken quotes within a row are read literally', async () => {
    const { records } = await send(
      csv(row({ name: '测试"甲"' }), row({ number: '330599201506010027', name: '"测试"甲' })),
    )
    expect(records).toHaveLength(2)
  })
})
