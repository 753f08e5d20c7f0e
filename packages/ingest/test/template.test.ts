import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { expect, it } from 'vitest'
import { importFile } from '../src/index.js'
import { writeTemplate } from '../src/workbooks.js'
import { fakeStore, joined } from './office.js'
import { folder, numbers, pseudonymKey } from './send.js'

it('a completed template imports unchanged; its lists and notes say what is allowed', async () => {
  const to = join(folder.path, '护理员.xlsx')
  await writeTemplate({ catalogue: joined, dataset: 'carers', to })
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(to)
  const sheet = book.worksheets[0]!
  const headers = (sheet.getRow(2).values as string[]).slice(1)
  expect(headers).toEqual([
    '身份证号',
    '姓名',
    '联系电话',
    '行政区划代码',
    '类型',
    '入职日期',
    '离职日期',
    '上门次数',
    '补贴(元)',
    '是否持证',
  ])
  expect(sheet.getCell('E3').dataValidation).toMatchObject({ type: 'list', formulae: ['"居家,机构"'] })
  expect(sheet.getCell('J3').dataValidation).toMatchObject({ type: 'list', formulae: ['"是,否"'] })
  expect(sheet.getCell('F3').dataValidation.type).toBe('date')
  expect(sheet.getCell('A3').numFmt).toBe('@')
  expect(JSON.stringify(sheet.getCell('E2').note)).toContain('居家、机构')
  sheet.getCell('A1').value = String(sheet.getCell('A1').value)
    .replace('填报地区名称(代码)', '吴兴区(330502)')
    .replace('报告期:', '报告期:2024')
    .replace('330500', '330502')
  sheet.getRow(3).values = [
    numbers[0],
    '测试甲',
    '',
    '330502001',
    '居家',
    new Date('2024-01-05T00:00:00Z'),
    null,
    12,
    100,
    '是',
  ]
  await book.xlsx.writeFile(to)
  const store = fakeStore()
  const report = await importFile(to, { catalogue: joined, store, pseudonymKey, today: '2025-06-30' })
  expect(report).toMatchObject({
    read: 1,
    accepted: 1,
    returns: [{ district: '330502', period: '2024' }],
    ignoredSheets: ['填写说明'],
  })
  expect(store.kept.records[0]?.record).toMatchObject({
    kind: 'home',
    startedOn: '2024-01-05',
    visits: 12,
    pay: 10_000,
  })
  await expect(writeTemplate({ catalogue: joined, dataset: 'carers', to })).rejects.toThrow('EEXIST')
})
