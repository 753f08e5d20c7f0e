import { chmod, mkdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importFile, importMended, loadPseudonymKey, rotatePseudonymKey } from '../src/index.js'
import { exportQuarantine } from '../src/workbooks.js'
import { joined } from './office.js'
import { cells, csv, folder, header, numbers, pseudonymKey, row, title, workbook } from './send.js'
import { stores, type TestStore } from './stores.js'

const today = '2025-06-30'
const lineHeader = '原文件行号(勿改)'

/** Opens a workbook of refused rows, changes it as a clerk would, and saves it. */
async function mend(
  from: string,
  to: string,
  change: (sheet: ExcelJS.Worksheet, columnOf: (header: string) => number) => void,
  sheetName = '隔离行',
) {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(from)
  const sheet = book.getWorksheet(sheetName)!
  let headerRow = 0
  sheet.eachRow((each, line) => {
    if ((each.values as unknown[]).includes(lineHeader)) headerRow = line
  })
  change(sheet, (name) => (sheet.getRow(headerRow).values as unknown[]).indexOf(name))
  await book.xlsx.writeFile(to)
}

describe.each(stores)('refused rows on $name', ({ open }) => {
  let made: TestStore
  let at: string
  beforeAll(async () => {
    made = await open(joined)
    at = join(folder.path, `quarantine-${Math.random().toString(36).slice(2)}`)
    await mkdir(at)
  }, 60_000)
  afterAll(() => made.close())

  const options = () => ({ catalogue: joined, store: made.store, pseudonymKey, today })

  it('are stored with place, class of value and reasons, are exported with the data as sent, and come back mended', async () => {
    const file = join(at, '护理员.csv')
    await writeFile(
      file,
      csv(
        row(),
        row({ number: '330599194001010011', name: '测试乙' }),
        row({ number: numbers[1], started: '2024-02-30' }),
        row({ number: numbers[0], visits: '99' }),
        row({ number: '=1+1', name: '=HYPERLINK("x")' }),
      ),
    )
    const report = await importFile(file, options())
    expect(report).toMatchObject({ accepted: 1, refused: 4 })
    const waiting = await made.store.quarantined({ sha256: (await made.store.quarantined())[0]!.sha256 })
    expect(waiting.map(({ line, column, code, valueClass }) => [line, column, code, valueClass])).toEqual([
      [4, '身份证号', 'identity-check-digit', 'digits-18'],
      [5, '入职日期', 'day', 'day'],
      [6, null, 'duplicate-key', null],
      [7, '身份证号', 'identity-form', 'mixed-4'],
    ])
    for (const { reason } of waiting)
      expect(reason).toMatchObject({ zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/[a-z]/) })
    expect(JSON.stringify(waiting)).not.toMatch(/\d{12,}"|测试乙|HYPERLINK/)

    const out = join(at, '隔离.xlsx')
    expect(await exportQuarantine(file, { ...options(), to: out })).toMatchObject({ dataset: 'carers', rows: 4 })
    expect((await stat(out)).mode & 0o777).toBe(0o600)
    await expect(exportQuarantine(file, { ...options(), to: out })).rejects.toThrow('EEXIST')

    const back = join(at, '改正.xlsx')
    await mend(out, back, (sheet, columnOf) => {
      expect(sheet.getRow(3).getCell(1).value).toBe('330599194001010011')
      expect(sheet.getRow(3).getCell(2).value).toBe('测试乙')
      expect(sheet.getRow(3).getCell(columnOf('隔离原因')).value).toContain('校验码')
      expect(sheet.getRow(3).getCell(columnOf(lineHeader)).value).toBe(4)
      // As sent, and not a formula.
      expect(sheet.getRow(6).getCell(1).value).toBe('=1+1')
      sheet.getRow(3).getCell(1).value = numbers[2]
      sheet.getRow(4).getCell(columnOf('入职日期')).value = '2024-02-29'
    })
    // The third is not mended: it still contradicts a landed row, and must not overwrite it.
    expect(await importMended(back, options())).toMatchObject({
      read: 4,
      accepted: 2,
      refused: 2,
      notWaiting: 0,
      reasons: { 'duplicate-key': 1, 'identity-form': 1 },
    })
    expect(await made.count('record_carers')).toBe(3)
    expect((await made.store.quarantined()).map(({ line, source }) => `${source} ${line}`)).toEqual([
      '护理员.csv 6',
      '护理员.csv 7',
    ])
    expect(await importMended(back, options())).toMatchObject({ landedBefore: true })

    // A second round imports only rows that still wait.
    const again = join(at, '再改.xlsx')
    await mend(back, again, (sheet) => {
      sheet.getRow(3).getCell(2).value = '又改'
      sheet.getRow(5).getCell(7).value = '12'
    })
    expect(await importMended(again, options())).toMatchObject({ read: 2, accepted: 1, refused: 1, notWaiting: 2 })
    expect(await made.count('record_carers')).toBe(3)
    expect(await made.store.quarantineSummary()).toMatchObject([
      { source: '护理员.csv', code: 'identity-form', rows: 1 },
    ])
  })

  it('of a file of which nothing landed: the return is recorded when they come back mended, not before', async () => {
    const file = join(at, '全错.csv')
    await writeFile(file, csv(row({ number: '330599198801010017', visits: '约10' })))
    const returned: unknown[] = []
    const land: TestStore['store']['land'] = (source, write) =>
      made.store.land(source, (landing) =>
        write({ ...landing, returns: (given) => (returned.push(...given), landing.returns(given)) }),
      )
    const watched = { ...options(), store: { ...made.store, land } }
    expect(await importFile(file, watched)).toMatchObject({
      accepted: 0,
      refused: 1,
      returns: null,
      withheld: [{ period: '2024-Q1' }],
    })
    expect(returned).toEqual([])
    const out = join(at, '全错隔离.xlsx')
    await exportQuarantine(file, { ...options(), to: out })
    await mend(out, join(at, '全对.xlsx'), (sheet) => void (sheet.getRow(3).getCell(7).value = '10'))
    expect(await importMended(join(at, '全对.xlsx'), watched)).toMatchObject({ refused: 0 })
    expect(returned).toMatchObject(['01', '02', '03'].map((month) => ({ district: '330502', month: `2024-${month}` })))
  })

  it('of a workbook with a header of two rows and several sheets are matched by sheet and line', async () => {
    const file = join(at, '两表.xlsx')
    await writeFile(
      file,
      await workbook((book) => {
        for (const [index, name] of ['一', '二'].entries()) {
          const sheet = book.addWorksheet(name)
          sheet.addRow([title])
          sheet.addRow(['人员', null, '行政区划代码', '类型', '入职', '离职', '工作量', null, '是否持证'])
          sheet.addRow(['身份证号', '姓名', null, null, '日期', '日期', '上门次数', '补贴(元)', null])
          sheet.addRow(cells({ number: '33059919600101001' + index, district: '999999' }))
        }
      }),
    )
    const { refused } = await importFile(file, options())
    expect(refused).toBe(2)
    const out = join(at, '两表隔离.xlsx')
    await exportQuarantine(file, { ...options(), to: out })
    const back = join(at, '两表改正.xlsx')
    await mend(
      out,
      back,
      (sheet) => {
        const last = sheet.getRow(4)
        last.getCell(1).value = numbers[1]
        last.getCell(3).value = '330502001'
      },
      '二',
    )
    expect(await importMended(back, options())).toMatchObject({ read: 2, accepted: 1, refused: 1 })
    const left = (await made.store.quarantined()).filter(({ source }) => source === '两表.xlsx')
    expect(left.map(({ sheet, line, column }) => [sheet, line, column])).toEqual([['一', 4, '人员 身份证号']])
  })

  it('beyond ten thousand of one file are counted by reason, not stored one by one, and the workbook says so', async () => {
    const own = await open(joined)
    try {
      const bad = Array.from({ length: 10_050 }, (_, index) =>
        row({ number: index < 10_030 ? 'x' : numbers[0], visits: index < 10_030 ? '1' : 'many' }),
      )
      const file = join(at, '过万.csv')
      await writeFile(file, csv(...bad))
      const held = { catalogue: joined, store: own.store, pseudonymKey, today }
      expect(await importFile(file, held)).toMatchObject({
        accepted: 0,
        refused: 10_050,
        reasons: { 'identity-form': 10_030, integer: 20 },
      })
      expect(await own.store.quarantined()).toHaveLength(10_000)
      expect((await own.store.quarantineSummary()).map(({ code, rows, unlisted }) => [code, rows, unlisted])).toEqual([
        ['identity-form', 10_030, 30],
        ['integer', 20, 20],
      ])
      expect(await exportQuarantine(file, { ...held, to: join(at, '过万隔离.xlsx') })).toMatchObject({
        rows: 10_000,
        unlisted: 50,
      })
    } finally {
      await own.close()
    }
  }, 60_000)

  it('with a merged amount, a scaled format or a formula without a value are refused again if they come back unchanged', async () => {
    const file = join(at, '合并.xlsx')
    await writeFile(
      file,
      await workbook((book) => {
        const sheet = book.addWorksheet('一')
        sheet.addRow([title])
        sheet.addRow(header.split(','))
        for (const [index, number] of numbers.entries())
          sheet.addRow(cells({ number, pay: '' })).getCell(8).value = index === 2 ? 120000 : 9000
        sheet.mergeCells('H3:H4')
        sheet.getCell('H5').numFmt = '0!.0,'
        sheet.addRow(cells({ number: '330599199001010013' })).getCell(6).value = { formula: 'DATE(2024,3,31)' }
      }),
    )
    expect((await importFile(file, options())).reasons).toEqual({
      'merged-amount': 2,
      'scaled-format': 1,
      'formula-no-value': 1,
    })
    const out = join(at, '合并隔离.xlsx')
    await exportQuarantine(file, { ...options(), to: out })
    expect(await importMended(out, options())).toMatchObject({ accepted: 0, refused: 4 })
  })

  it('of a file that has changed since are not exported', async () => {
    const file = join(at, '改过.csv')
    await writeFile(file, csv(row({ number: 'x' })))
    await importFile(file, options())
    await writeFile(file, csv(row({ number: 'y' })))
    await expect(exportQuarantine(file, { ...options(), to: join(at, 'never.xlsx') })).rejects.toThrow(
      'it has changed since',
    )
    await expect(importMended(file, options())).rejects.toThrow('must be a workbook of refused rows')
  })

  it('a new key replaces the old one: every person stays the same person', async () => {
    const keys = join(at, 'keys')
    const key = await loadPseudonymKey(keys, {})
    const own = await open(joined)
    const held = { catalogue: joined, store: own.store, today }
    try {
      const file = join(at, '轮换.csv')
      await writeFile(file, csv(row(), row({ number: numbers[1] })))
      await importFile(file, { ...held, pseudonymKey: key })
      // Another key would make every person a new person.
      await writeFile(file, csv(row({ visits: '13' }), row({ number: numbers[1] })))
      await expect(importFile(file, { ...held, pseudonymKey })).rejects.toThrow('must be the key of this store')

      expect(await rotatePseudonymKey(keys, own.store, {})).toEqual({ persons: 2, resumed: false })
      await expect(importFile(file, { ...held, pseudonymKey: key })).rejects.toThrow('must be the key of this store')
      const chain = await loadPseudonymKey(keys, {})
      expect(await importFile(file, { ...held, pseudonymKey: chain })).toMatchObject({ accepted: 2, changed: 1 })
      expect(await own.count('record_carers')).toBe(2)

      // Interrupted between the changes of the store and of the file: the next call completes the rotation.
      expect(
        await rotatePseudonymKey(
          keys,
          {
            ...own.store,
            replacePseudonyms: async (...given) =>
              Promise.reject(new Error(`died ${await own.store.replacePseudonyms(...given)}`)),
          },
          {},
        ).catch(String),
      ).toContain('died 2')
      expect(await rotatePseudonymKey(keys, own.store, {})).toEqual({ persons: 0, resumed: true })
      await writeFile(file, csv(row({ visits: '14' }), row({ number: numbers[1] })))
      expect(await importFile(file, { ...held, pseudonymKey: await loadPseudonymKey(keys, {}) })).toMatchObject({
        accepted: 2,
        changed: 1,
      })
      expect(await own.count('record_carers')).toBe(2)
    } finally {
      await own.close()
    }
    await expect(rotatePseudonymKey(keys, made.store, { MINZHENG_PSEUDONYM_KEY: 'ab' })).rejects.toThrow(
      'MINZHENG_PSEUDONYM_KEY',
    )
  })

  it('a key file that others can read is refused', async () => {
    const keys = join(at, 'open-keys')
    await loadPseudonymKey(keys, {})
    await chmod(join(keys, 'pseudonym.key'), 0o644)
    await expect(loadPseudonymKey(keys, {})).rejects.toThrow('chmod 600')
  })

  it('the same header repeated does not count as a row', async () => {
    const file = join(at, '重复表头.csv')
    await writeFile(file, csv(row({ number: numbers[1], visits: '5' }), header))
    expect(await importFile(file, options())).toMatchObject({ skipped: 1 })
  })
})
