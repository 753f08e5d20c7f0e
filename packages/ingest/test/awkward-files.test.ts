import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importFile, importWorkbook } from '../src/index.js'
import { gb18030, utf16 } from './encode.js'
import { fakeStore, joined } from './office.js'
import { cells, csv, folder, header, numbers, pseudonymKey, row, send, title, workbook } from './send.js'

const good = {
  district: '330502001',
  kind: 'home',
  startedOn: '2024-01-05',
  leftOn: null,
  visits: 12,
  pay: 10_000,
  certified: true,
}
const record = async (...sent: Parameters<typeof send>) => {
  const { records, refused } = await send(...sent)
  expect(refused).toEqual([])
  return records[0]?.record
}

describe('a text file in any of its encodings gives the same record', () => {
  it.each([
    ['UTF-8', Buffer.from(csv(row()))],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${csv(row())}`)],
    ['GBK', gb18030(csv(row()))],
    ['GB18030 with a letter beyond GBK', gb18030(csv(row({ name: '测试𠮷' })))],
    ['UTF-16 LE with a mark', utf16(`\uFEFF${csv(row())}`, 'le')],
    ['UTF-16 BE with a mark', utf16(`\uFEFF${csv(row())}`, 'be')],
    ['UTF-16 LE without one', utf16(csv(row()), 'le')],
    ['UTF-16 BE without one', utf16(csv(row()), 'be')],
  ])('%s', async (_, bytes) => {
    expect(await record(bytes)).toMatchObject(good)
  })

  it('an encoding can be given, and one that does not fit is refused', async () => {
    expect(await record(gb18030(csv(row())), '.csv', { encoding: 'GBK' })).toMatchObject(good)
    await expect(send(gb18030(csv(row())), '.csv', { encoding: 'utf-8' })).rejects.toThrow(
      'not well-formed text in utf-8',
    )
    await expect(send(csv(row()), '.csv', { encoding: 'big5' })).rejects.toThrow(
      /the encoding must be one of .*, got "big5"/,
    )
  })
})

describe('a delimiter', () => {
  it.each([
    ['commas', ',', '.csv'],
    ['tabs', '\t', '.tsv'],
    ['tabs in a file named .csv', '\t', '.csv'],
    ['semicolons', ';', '.csv'],
    ['strokes', '|', '.txt'],
    ['full-width commas', '\uff0c', '.csv'],
  ])('of %s is found', async (_, delimiter, ending) => {
    expect(await record(csv(row()).replaceAll(',', delimiter), ending)).toMatchObject(good)
  })

  it('can be given', async () => {
    expect(await record(csv(row()).replaceAll(',', '#'), '.txt', { delimiter: '#' })).toMatchObject(good)
    await expect(send(csv(row()), '.csv', { delimiter: 'both' })).rejects.toThrow(
      /the delimiter must be .*, got "both"/,
    )
  })
})

describe('JSON Lines', () => {
  const object = {
    carer: numbers[0],
    姓名: '测试甲',
    district: '330502001',
    类型: '居家',
    startedOn: '2024-01-05',
    visits: 12,
    补贴: 100,
    是否持证: true,
  }
  const lines = (...objects: unknown[]): string => objects.map((each) => JSON.stringify(each)).join('\n')

  it('are read by titles and by field names', async () => {
    expect(await record(lines(object), '.jsonl', { returns: { district: '330502', period: '2024' } })).toMatchObject(
      good,
    )
  })

  it('a name that first occurs in a late line is not lost', async () => {
    const { records } = await send(lines(object, { ...object, carer: numbers[1], leftOn: '2024-02-01' }), '.ndjson')
    expect(records.map(({ record: { leftOn } }) => leftOn)).toEqual([null, '2024-02-01'])
  })

  it('a line that is no object, or contains another, is refused alone', async () => {
    const { records, refused } = await send(
      [lines(object), '{"carer": ', lines([1]), lines({ ...object, visits: { a: 1 } })].join('\n'),
      '.jsonl',
    )
    expect(records).toHaveLength(1)
    expect(refused.map(({ line, code }) => `${line} ${code}`)).toEqual(['2 json', '3 json', '4 json-nested'])
  })

  it('an identity number written as a number has lost its digits', async () => {
    expect((await send(lines({ ...object, carer: 330599194001010000 }), '.jsonl')).refused).toMatchObject([
      { code: 'identity-lost-digits' },
    ])
  })
})

describe('a header', () => {
  it('may have two rows, of which the upper spans columns', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('表')
      sheet.addRow([title])
      sheet.addRow(['人员', null, '行政区划代码', '在岗情况', null, null, '工作量', null, '是否持证'])
      sheet.addRow(['证件号码', '姓名', null, '类型', '入职日期', '离职日期', '上门次数', '补贴(元)', null])
      sheet.mergeCells('A1:I1')
      sheet.mergeCells('A2:B2')
      sheet.mergeCells('C2:C3')
      sheet.mergeCells('D2:F2')
      sheet.mergeCells('G2:H2')
      sheet.mergeCells('I2:I3')
      sheet.addRow([numbers[0], '测试甲', '330502001', '居家', '2024-01-05', null, 12, 100, '是'])
    })
    const { records, report } = await send(bytes, '.xlsx')
    expect(records).toMatchObject([{ line: 4, record: good }])
    expect(report).toMatchObject({ dropped: ['姓名'], unknown: [] })
  })

  it('of two rows may be in a CSV file, and each name may be divided into two parts', async () => {
    const upper = '人员,,行政区划代码,类型,入职,离职,上门,补贴,是否持证'
    const lower = '身份证号,姓名,,,日期,日期,次数,(万元),'
    expect(await record([title, upper, lower, row({ pay: '0.01' })].join('\n'))).toMatchObject(good)
  })

  it('may have its unit in the column, in a row below or in the title', async () => {
    expect(await record(csv(row({ pay: '0.01' })).replace('补贴(元)', '补贴（万元）'))).toMatchObject(good)
    const bare = header.replace('补贴(元)', '补贴')
    expect(await record([title, bare, ',,,,,,人次,万元,', row({ pay: '0.01' })].join('\n'))).toMatchObject(good)
    expect(
      await record([title, '填报单位:吴兴区民政局,单位:人、万元', bare, row({ pay: '0.01' })].join('\n')),
    ).toMatchObject(good)
    expect(await record([title, '单位:万元', header, row()].join('\n'))).toMatchObject(good)
  })

  it('may be far down, among blank rows and columns, and can be given', async () => {
    const spread = (text: string): string => `,${text},,`
    const blank = Array.from({ length: 11 }, () => ',,')
    expect(await record([title, ...blank, spread(header), ',,', spread(row()), ',,'].join('\n'))).toMatchObject(good)
    const late = Array.from({ length: 30 }, () => 'x')
    await expect(send([title, ...late, header, row()].join('\n'))).rejects.toThrow('no known header')
    expect(
      await record([title, header.replace('类型', '种类'), header, row()].join('\n'), '.csv', { headerRow: 3 }),
    ).toMatchObject(good)
  })

  it('is recognised by its aliases, with an asterisk or spaces', async () => {
    expect(await record(csv(row()).replace('身份证号', '*证件号码').replace('类型', '类 型'))).toMatchObject(good)
  })
})

it('several sheets of one dataset are one file, each with its own title; hidden ones are named', async () => {
  const bytes = await workbook((book) => {
    for (const [index, name] of ['一月', '二月'].entries()) {
      const sheet = book.addWorksheet(name)
      sheet.addRow([title])
      sheet.addRow(header.split(','))
      sheet.addRow(cells({ number: numbers[index]! }))
    }
    book.addWorksheet('说明').addRow(['只是说明'])
    book.addWorksheet('旧表', { state: 'hidden' }).addRow(header.split(','))
  })
  const { report } = await send(bytes, '.xlsx')
  expect(report).toMatchObject({ accepted: 2, sheets: ['一月', '二月'], ignoredSheets: ['说明', '旧表'] })
})

it('sheets of several datasets in one workbook each land as their own dataset', async () => {
  const bytes = await workbook((book) => {
    const people = book.addWorksheet('护理员')
    people.addRow(header.split(','))
    people.addRow(cells())
    const places = book.addWorksheet('助餐点')
    places.addRow(['编号', '所在村', '启用日期'])
    places.addRow(['a', '330502100201', '2024-01-01'])
  })
  const path = join(folder.path, '两类.xlsx')
  await writeFile(path, bytes)
  const options = { catalogue: joined, store: fakeStore(), pseudonymKey, today: '2025-06-30' }
  await expect(importFile(path, options)).rejects.toThrow('sheets of several datasets')
  const reports = await importWorkbook(path, options)
  expect(reports.map(({ dataset, accepted, sheets }) => [dataset, accepted, sheets])).toEqual([
    ['carers', 1, ['护理员']],
    ['sites', 1, ['助餐点']],
  ])
})

describe('totals and footers', () => {
  it.each([
    '合计',
    '小 计',
    '总计',
    '本页小计',
    '全区合计',
    '填报人:测试丙 审核人:测试丁',
    '单位负责人:测试',
    '制表日期:2024-04-05',
    '备注:以上为模拟',
  ])('%s is no record', async (word) => {
    const { report } = await send(csv(row(), `${word},,,,,,12,100,`))
    expect(report).toMatchObject({ read: 1, accepted: 1, refused: 0, skipped: 1 })
  })

  it('a header that is repeated on each page is no record, of one row or of two', async () => {
    expect((await send(csv(row(), header, row({ number: numbers[1] })))).report).toMatchObject({
      accepted: 2,
      skipped: 1,
    })
  })
})

describe('a number', () => {
  it.each([
    ['12', 12],
    ['１２', 12],
    ["'12", 12],
    ['"1,234"', 1234],
    ['"１，２３４"', 1234],
    ['12人次', 12],
    ['1.2万', 12_000],
    ['3万人次', 30_000],
    ['12.0', 12],
  ])('%s is %i', async (written, meant) => {
    expect(await record(csv(row({ visits: written })))).toMatchObject({ visits: meant })
  })

  it.each([
    ['100', 10_000],
    ['￥100.00', 10_000],
    ['"1,234.56元"', 123_456],
    ['1.5万', 1_500_000],
    ['1.5万元', 1_500_000],
    ['0.2亿元', 2_000_000_000],
    ['１００', 10_000],
  ])('the amount %s is %i fen', async (written, meant) => {
    expect(await record(csv(row({ pay: written })))).toMatchObject({ pay: meant })
  })

  it('with its own unit is not multiplied by the header’s', async () => {
    const inWan = (pay: string) => record(csv(row({ pay })).replace('补贴(元)', '补贴(万元)'))
    expect(await inWan('1.5万元')).toMatchObject({ pay: 1_500_000 })
    expect(await inWan('1.5')).toMatchObject({ pay: 1_500_000 })
    expect(await inWan('15000元')).toMatchObject({ pay: 1_500_000 })
  })

  it.each([
    ['1.2E+05', 'scientific'],
    ['85%', 'percent'],
    ['十二', 'integer'],
    ['12.5', 'integer'],
    ['1,2', 'integer'],
  ])('%s is refused', async (written, code) => {
    expect((await send(csv(row({ visits: `"${written}"` })))).refused).toMatchObject([{ column: '上门次数', code }])
  })

  it('in a workbook may be text, or a percentage that only looks whole', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('表')
      sheet.addRow([title])
      sheet.addRow(header.split(','))
      sheet.addRow(cells({ visits: '12', pay: "'100" }))
      sheet.addRow(cells({ number: numbers[1] })).getCell(7).value = 1
      sheet.getCell('G4').numFmt = '0%'
      sheet.addRow(cells({ number: numbers[2] })).getCell(1).value = 330599194001010000
    })
    const { records, refused } = await send(bytes, '.xlsx')
    expect(records).toMatchObject([{ record: good }])
    expect(refused).toMatchObject([
      { line: 4, column: '上门次数', code: 'percent' },
      { line: 5, column: '身份证号', code: 'identity-lost-digits' },
    ])
  })
})

describe('a serial number of a day', () => {
  const withSystem = (from1904: boolean, started: number | string) =>
    workbook((book) => {
      book.properties.date1904 = from1904
      const sheet = book.addWorksheet('表')
      sheet.addRow([title])
      sheet.addRow(header.split(','))
      sheet.addRow(cells()).getCell(5).value = started
    })

  it('counts from 1900, or from 1904 if the workbook or the user says so', async () => {
    expect(await record(await withSystem(false, 45356), '.xlsx')).toMatchObject({ startedOn: '2024-03-05' })
    expect(await record(await withSystem(true, 43894), '.xlsx')).toMatchObject({ startedOn: '2024-03-05' })
    expect(await record(await withSystem(true, '43894'), '.xlsx')).toMatchObject({ startedOn: '2024-03-05' })
    expect(await record(csv(row({ started: '45356' })))).toMatchObject({ startedOn: '2024-03-05' })
    expect(await record(csv(row({ started: '43894' })), '.csv', { daysFrom: 1904 })).toMatchObject({
      startedOn: '2024-03-05',
    })
  })
})

it.each(['√', '✓', '是', '1', 'Y', '有', '☑'])('the mark %s is yes', async (mark) => {
  expect(await record(csv(row({ certified: mark })))).toMatchObject({ certified: true })
})

it('words are read by their declared mappings: 居家养老 is 居家', async () => {
  expect(await record(csv(row({ kind: '居家养老' })))).toMatchObject({ kind: 'home' })
})
