import { mkdir, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importFile, ImportError } from '../src/index.js'
import { mergeFiller } from '../src/source/xlsx/merge-filler.js'
import type { Merge } from '../src/source/xlsx/layout.js'
import { formatSections } from '../src/source/xlsx/format-section.js'
import { withoutRows } from '../src/source/xlsx/without-rows.js'
import { fakeStore, joined } from './office.js'
import { prolog, rawWorkbook, sheetXml } from './raw-workbook.js'
import { cells, csv, folder, header, pseudonymKey, row, send } from './send.js'

/** Twice the size takes at most two and a half times the steps. */
async function grows(steps: (size: number) => number | Promise<number>, size: number): Promise<void> {
  const [once, twice] = [await steps(size), await steps(2 * size)]
  expect(once).toBeGreaterThan(0)
  expect(twice / once).toBeLessThanOrEqual(2.5)
}

describe('work grows with the size of the file, not faster', () => {
  it.each([
    ['repeated', (at: number): Merge => ({ column: 0, lastColumn: 0, from: 3 + (at % 2), to: 1_048_576 })],
    ['overlapping', (at: number): Merge => ({ column: at % 512, lastColumn: 511, from: 3 + at, to: 1_048_576 })],
    ['all in one row', (at: number): Merge => ({ column: at % 512, lastColumn: 16_383, from: 3, to: 1_048_576 })],
  ])('for merges that are %s', async (_, merge) => {
    await grows((size) => {
      const merges = new Map<number, Merge[]>()
      for (let at = 0; at < size; at += 1) {
        const each = merge(at)
        const line = merges.get(each.from)
        if (line === undefined) merges.set(each.from, [each])
        else line.push(each)
      }
      let steps = 0
      const fill = mergeFiller(merges, () => (steps += 1))
      for (let line = 1; line <= size; line += 1) fill(line, ['a'])
      return steps
    }, 2000)
  })

  it.each(['[', '"', '0', '\\', '_', 'y', 'General', '[>=1]0;', '[$-804]', ',', '0,'])(
    'for a number format of endless %s',
    async (piece) => {
      await grows((size) => {
        let steps = 1
        formatSections(piece.repeat(size), () => (steps += 1))
        return steps
      }, 4000)
    },
  )

  it.each(['sheetData', '<sheetData', '<x:sheetData', '</sheetData', '<'.repeat(40)])(
    'for the search of rows among endless %s',
    async (piece) => {
      await grows(async (size) => {
        let steps = 0
        async function* chunks() {
          for (let at = 0; at < size; at += 1) yield Buffer.from(piece)
        }
        for await (const _ of withoutRows(chunks(), (letters) => (steps += letters)));
        return steps
      }, 500)
    },
  )
})

describe('a file beyond the limits of a register is refused with a message', () => {
  const wide = (count: number): string => Array.from({ length: count }, (_, at) => `c${at}`).join(',')
  const raw = (more: string): Buffer =>
    rawWorkbook(sheetXml([header.split(','), cells()]).replace('</sheetData>', more))
  const styled = (xml: string): Buffer =>
    rawWorkbook(sheetXml([header.split(','), cells()]), { 'xl/styles.xml': `${prolog}<styleSheet>${xml}</styleSheet>` })
  it.each([
    ['columns of a text', () => `${wide(600)}\n`, '.csv', 'a table may have 512 columns'],
    [
      'columns of a workbook',
      () => raw(`<row r="9"><c r="XFD9" t="str"><v>x</v></c></row></sheetData>`),
      '.xlsx',
      'column 16384 of row 9',
    ],
    [
      'a cell of a text',
      () => csv(row({ name: 'x'.repeat(40_000) })),
      '.csv',
      'a cell of more than 32767 characters in line 3',
    ],
    [
      'a quoted cell',
      () => csv(row({ name: `"${'x'.repeat(40_000)}"` })),
      '.csv',
      'a cell of more than 32767 characters in line 3',
    ],
    [
      'a cell of a workbook',
      () => rawWorkbook(sheetXml([header.split(','), ['x'.repeat(40_000)]])),
      '.xlsx',
      'in row 2',
    ],
    [
      'a cell of JSON',
      () => JSON.stringify({ 编号: 'x'.repeat(40_000) }),
      '.jsonl',
      'a cell of more than 32767 characters',
    ],
    [
      'merges',
      () =>
        raw(
          `</sheetData><mergeCells>${Array.from({ length: 200_001 }, (_, at) => `<mergeCell ref="A${at + 9}:A${at + 10}"/>`).join('')}</mergeCells>`,
        ),
      '.xlsx',
      'more than 200000 merged cells',
    ],
    [
      'cell styles',
      () => styled(`<cellXfs>${'<xf/>'.repeat(70_000)}</cellXfs>`),
      '.xlsx',
      'more than 65536 cell styles',
    ],
    [
      'sheets',
      () =>
        rawWorkbook(sheetXml([header.split(',')]), {
          'xl/workbook.xml': `${prolog}<workbook><sheets>${Array.from({ length: 300 }, (_, at) => `<sheet name="${at}" r:id="rId1"/>`).join('')}</sheets></workbook>`,
        }),
      '.xlsx',
      'more than 256 sheets',
    ],
    [
      'a part that two sheets share',
      () =>
        rawWorkbook(sheetXml([header.split(',')]), {
          'xl/workbook.xml': `${prolog}<workbook><sheets><sheet name="1" r:id="rId1"/><sheet name="2" r:id="rId1"/></sheets></workbook>`,
        }),
      '.xlsx',
      'two of its sheets are the same part',
    ],
    ['a field of 20 MB', () => `${header}\n${'x'.repeat(20_000_000)}`, '.csv', 'more than 1000000 characters'],
    ['a quoted field of 20 MB', () => `${header}\n"${'x'.repeat(20_000_000)}"`, '.csv', 'near line 2'],
  ])('%s', { timeout: 60_000 }, async (_, content, ending, words) => {
    const error = await send(content(), ending).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ImportError)
    expect((error as Error).message).toContain(words)
  })

  it('but endless delimiters behind a row, and endless arrays in a line, are not refused', async () => {
    expect((await send([header, row() + ','.repeat(16_000)].join('\n'))).records).toHaveLength(1)
    const deep = `{"编号":"a","所在村":"330502100201","启用日期":${'['.repeat(400_000)}${']'.repeat(400_000)}}`
    expect(
      (await send([deep, '['.repeat(900_000)].join('\n'), '.jsonl', { dataset: 'sites' })).refused.map(
        ({ code }) => code,
      ),
    ).toEqual(['json-nested', 'json'])
  })
})

describe('a file that must be in a folder', () => {
  it(
    'is checked while it is open: a name that is changed to another file meanwhile does not read that file',
    { timeout: 60_000 },
    async () => {
      const inside = join(folder.path, 'inside')
      await mkdir(inside)
      const [good, outside] = [join(inside, 'good.csv'), join(folder.path, 'outside-secret.csv')]
      await writeFile(good, csv(row()))
      await writeFile(outside, csv(row({ visits: '999' })))
      const name = join(inside, 'sent.csv')
      await symlink(good, name)
      const swapping = { on: true }
      const swaps = (async () => {
        for (let turn = 0; swapping.on; turn += 1) {
          const next = join(inside, `next-${turn % 2}`)
          await symlink(turn % 2 === 0 ? outside : good, next)
          await rename(next, name)
        }
      })()
      const outcomes = { read: 0, refused: 0 }
      for (let turn = 0; turn < 300; turn += 1) {
        const store = fakeStore()
        try {
          await importFile(name, { catalogue: joined, store, pseudonymKey, today: '2025-06-30', within: inside })
          outcomes.read += 1
          expect(store.kept.records.map(({ record }) => record['visits'])).toEqual([12])
        } catch (error) {
          if (!(error instanceof ImportError)) throw error
          expect(error.code).toBe('file-outside')
          outcomes.refused += 1
        }
      }
      swapping.on = false
      await swaps
      expect(outcomes.read + outcomes.refused).toBe(300)
      expect(outcomes.refused).toBeGreaterThan(0)
      await unlink(name)
      // Also through a link in its path.
      await rm(join(inside, 'way'), { force: true })
      await symlink(folder.path, join(inside, 'way'))
      await expect(
        importFile(join(inside, 'way', 'outside-secret.csv'), {
          catalogue: joined,
          store: fakeStore(),
          pseudonymKey,
          today: '2025-06-30',
          within: inside,
        }),
      ).rejects.toThrow('is outside the folder')
    },
  )
})
