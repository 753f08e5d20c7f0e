import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll } from 'vitest'
import { importFile, type ImportOptions } from '../src/index.js'
import { fakeStore, joined } from './office.js'

export const pseudonymKey = createHash('sha256').update('key 7').digest()
export const numbers = ['330599194001010010', '330599201506010027', '33059919700101009X'] as const
export const title = '模拟数据 · 吴兴区(330502) 护理员 · 报告期:2024-Q1 · 填报日期:2024-04-05'
export const header = '身份证号,姓名,行政区划代码,类型,入职日期,离职日期,上门次数,补贴(元),是否持证'

export const folder = { path: '' }
beforeAll(async () => {
  folder.path = await mkdtemp(join(tmpdir(), 'minzheng-ingest-'))
})
afterAll(async () => {
  await rm(folder.path, { recursive: true })
})

let files = 0

/** Writes a file and imports it into a store that keeps the rows in memory. */
export async function send(content: string | Buffer, ending = '.csv', more: Partial<ImportOptions> = {}) {
  const path = join(folder.path, `file-${(files += 1)}${ending}`)
  await writeFile(path, content)
  const store = fakeStore()
  const report = await importFile(path, { catalogue: joined, store, pseudonymKey, today: '2025-06-30', ...more })
  return { path, report, ...store.kept }
}

export type RowChanges = Partial<
  Record<'number' | 'name' | 'district' | 'kind' | 'started' | 'left' | 'visits' | 'pay' | 'certified', string>
>

/** The cells of one row below `header`. */
export function cells(changes: RowChanges = {}): string[] {
  const all = {
    number: numbers[0],
    name: '测试甲',
    district: '330502001',
    kind: '居家',
    started: '2024-01-05',
    left: '',
    visits: '12',
    pay: '100',
    certified: '是',
    ...changes,
  }
  return [all.number, all.name, all.district, all.kind, all.started, all.left, all.visits, all.pay, all.certified]
}

export const row = (changes: RowChanges = {}): string => cells(changes).join(',')
export const csv = (...rows: string[]): string => [title, header, ...rows].join('\r\n')

/** A workbook made by hand, as bytes. */
export async function workbook(make: (book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  make(book)
  return Buffer.from(await book.xlsx.writeBuffer())
}
