import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SheetRow } from '../src/base/cell.js'
import { openCsv } from '../src/source/rows-csv.js'
import { cachedSheet } from '../src/source/cached-sheet.js'
import type { Sheet } from '../src/source/rows.js'

const anyCell = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a,一 ]{0,4}$/) },
  { weight: 1, arbitrary: fc.stringMatching(/^[a"\n\r,]{0,4}$/) },
)
const written = (cell: string): string => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** A text in pieces, like the chunks of a file. */
async function* pieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

async function allOf(rows: AsyncIterable<readonly SheetRow[]>): Promise<readonly SheetRow[]> {
  const found: SheetRow[] = []
  for await (const some of rows) found.push(...some)
  return found
}

function csvOf(text: string, size: number): Sheet {
  const file = {
    encoding: 'utf-8',
    hasQuotes: text.includes('"'),
    head: text,
    text: () => pieces(text, size),
    share: () => 1,
  } as const
  return openCsv('list.csv', file, ',').sheets[0]!
}

describe('rows of delimited text', () => {
  it('are the same as from a parser that checks each character, wherever the chunks of the file end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(anyCell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.integer({ min: 1, max: 20 }),
        async (table, end, size) => {
          const text = table.map((cells) => cells.map(written).join(',')).join(end)
          const read = await allOf(csvOf(text, size).rows())
          const plain = text.replaceAll('\r\n', '\n')
          const parsed: string[][] = parse(plain, {
            record_delimiter: ['\n', '\r'],
            relax_column_count: true,
            relax_quotes: true,
          })
          expect(read.map(({ cells }) => cells)).toEqual(parsed)
          // A row begins at the line of its number.
          for (const { line, cells } of read)
            expect(plain.split(/[\n\r]/)[line - 1]!.startsWith(written(cells[0] as string).split(/[\n\r]/)[0]!)).toBe(
              true,
            )
        },
      ),
      { numRuns: Number(process.env['FC_RUNS'] ?? 300) },
    )
  })

  it('with quotation marks that no program writes are read by the parser, from the first such row on', async () => {
    const text = 'a,b\n"1",2\nx"y,3\n="330502",4\n"two\nlines",5\n6,7'
    expect(await allOf(csvOf(text, 7).rows())).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', '2'] },
      { line: 3, cells: ['x"y', '3'] },
      { line: 4, cells: ['330502', '4'] },
      { line: 5, cells: ['two\nlines', '5'] },
      { line: 7, cells: ['6', '7'] },
    ])
  })
})

describe('a sheet whose rows are read twice', () => {
  const sheetOf = (count: number, fails = false) => {
    let readings = 0
    const sheet: Sheet = {
      name: '一',
      rows: async function* (from = 1) {
        readings += 1
        for (let line = from; line <= count; line += 1) yield [{ line, cells: [line] }]
        if (fails) throw new Error('the file is damaged')
      },
    }
    return { sheet: cachedSheet(sheet), readings: () => readings }
  }
  const lines = (rows: readonly SheetRow[]): readonly number[] => rows.map(({ line }) => line)

  it('is read once if it is small', async () => {
    const { sheet, readings } = sheetOf(30)
    for await (const _rows of sheet.rows()) break
    expect(lines(await allOf(sheet.rows(3)))).toEqual(Array.from({ length: 28 }, (_, at) => at + 3))
    expect(readings()).toBe(1)
  })

  it('is read twice if it is large, with the same rows', async () => {
    const { sheet, readings } = sheetOf(3000)
    const first = lines(await allOf(sheet.rows()))
    expect(first).toHaveLength(3000)
    expect(lines(await allOf(sheet.rows()))).toEqual(first)
    expect(readings()).toBe(2)
  })

  it('throws its fault after the rows before it, each time', async () => {
    const { sheet } = sheetOf(30, true)
    for (let time = 0; time < 2; time += 1) {
      const seen: SheetRow[] = []
      const reading = (async () => {
        for await (const rows of sheet.rows()) seen.push(...rows)
      })()
      await expect(reading).rejects.toThrow('the file is damaged')
      expect(seen).toHaveLength(30)
    }
  })
})
