import { describe, expect, it } from 'vitest'
import { columnsOf } from '../src/header/column.js'
import { detect } from '../src/header/detect.js'
import { isFooterText, isNoteText, isTotalText } from '../src/rows/footer.js'
import { mostColumns } from '../src/base/bounds.js'
import { longestHeader } from '../src/header/header-text.js'
import { longestTitle } from '../src/header/title-text.js'
import { unitsSaid } from '../src/header/title-unit.js'
import { readTitle } from '../src/header/title.js'
import { joined } from './office.js'
import { send, title } from './send.js'

/** Rows whose cells count how often they are read. */
function counted(rows: readonly (readonly string[])[]) {
  const reads = { count: 0 }
  const watched = rows.map((cells, index) => ({
    line: index + 1,
    cells: new Proxy(cells, {
      get: (target, key, receiver) => {
        if (typeof key === 'string' && /^\d+$/.test(key)) reads.count += 1
        return Reflect.get(target, key, receiver) as unknown
      },
    }),
  }))
  return { reads, rows: watched }
}

/** The number of cell reads in the search for a header in 20 rows of this many columns. */
function work(width: number, cell: (column: number) => string): number {
  const { reads, rows } = counted(
    Array.from({ length: 20 }, () => Array.from({ length: width }, (_, column) => cell(column))),
  )
  expect(() => detect('wide.csv', [{ name: null, rows }], joined)).toThrow('fits none of')
  return reads.count
}

/** A text that counts how often its characters are read; its other methods are those of a string. */
const doubled = (make: (length: number) => string, read: (text: string) => unknown): void => {
  // Beyond the limit nothing is read, so two texts of different length give the same result.
  expect(read(make(40_000))).toEqual(read(make(20_000)))
}

describe('twice the size is at most 2.5 times the work', () => {
  it.each([
    ['names', (column: number) => `列${column}`],
    ['the same name', () => '姓名'],
    ['asterisks', () => '*'],
    ['nothing', () => ''],
  ])('of a header of many columns with %s', (_, cell) => {
    for (const width of [100, 250, 1000, 10_000])
      expect(work(2 * width, cell)).toBeLessThanOrEqual(2.5 * work(width, cell) + 100)
  })

  it('a row of more columns than a header may have is no header, and the refusal says so', async () => {
    const wide = Array.from({ length: 2 * mostColumns }, (_, column) => `列${column}`).join(',')
    await expect(send([title, wide, wide].join('\n'))).rejects.toThrow(`may have ${mostColumns} columns`)
    // Commas at the end of every row, which spreadsheets leave, are no columns.
    const header = '身份证号,姓名,行政区划代码,类型,入职日期,离职日期,上门次数,补贴(元),是否持证'
    await expect(send([title, header + ','.repeat(20_000), ','.repeat(20_000)].join('\n'))).resolves.toMatchObject({
      records: [],
    })
  })

  it('a header of asterisks, brackets or spaces is cut before it is read', () => {
    for (const letter of ['*', '(', ')', '()', ' ', '元', '/', '★*', '万', '单位:', '1', '-'])
      doubled(
        (length) => letter.repeat(length / letter.length) + 'x',
        (text) => columnsOf([{ cells: [text, '甲'] }]).map(({ names }) => names),
      )
    expect(columnsOf([{ cells: ['*'.repeat(25_000) + 'x'] }])[0]!.names[0]!.name.length).toBeLessThanOrEqual(
      longestHeader + 1,
    )
  })

  it('a title is read once, with repeated spaces as one, and refused if it is too long', () => {
    const read = (text: string): unknown => {
      try {
        return readTitle([{ line: 1, cells: [text] }], joined.districts)
      } catch (error) {
        return (error as Error).message
      }
    }
    for (const letters of [
      ' ',
      '报告期',
      '报告期:',
      '报告期: ',
      '单位',
      '单位:',
      '（',
      '(330502',
      '万元',
      '填报',
      '· ',
    ])
      doubled(
        (length) => letters.repeat(length / letters.length),
        (text) => typeof read(text),
      )
    expect(read(`吴兴区(330502)${' '.repeat(20_000)}报告期:${' '.repeat(20_000)}2024`)).toMatchObject({
      district: '330502',
      period: { id: '2024' },
    })
    expect(read('字'.repeat(longestTitle + 1))).toMatch(String(longestTitle))
  })

  it('words of totals, footers and notes are checked up to a limit', () => {
    for (const test of [isTotalText, isFooterText, isNoteText])
      for (const letters of ['合计', '(', '填报人', '计', '第1页', '1.', ' ', ':'])
        doubled((length) => letters.repeat(length / letters.length), test)
    expect(unitsSaid('单位:'.repeat(3000)).money).toEqual([])
  })
})
