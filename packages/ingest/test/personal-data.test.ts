import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { catalogue, domain } from '@minzheng/core'
import { describe, expect, it } from 'vitest'
import { correctRecord, importFile } from '../src/index.js'
import { quoted } from '../src/base/reasons.js'
import { fakeStore, joined } from './office.js'
import { csv, folder, pseudonymKey, row, send, workbook } from './send.js'

const sites = (...codes: string[]): string =>
  ['编号,所在村,启用日期', ...codes.map((code) => `${code},330502001201,2024-01-05`)].join('\n')
const personal = [
  '330502199001010015',
  '张三 13812345678',
  '３３０５０２１９９００１０１００１５',
  '0572-2123456',
  '富民路12号',
  'zhang@example.com',
  '张三2123456',
]

describe('a text column', () => {
  it('keeps nothing that looks personal: the row is refused with its own code, and the reason repeats none of it', async () => {
    const { report, records, refused } = await send(sites('ZC330502-001', ...personal, '湖民救〔2024〕12号'))
    expect(report.reasons).toEqual({ personal: personal.length })
    expect(records.map(({ record }) => record['site'])).toEqual(['ZC330502-001', '湖民救〔2024〕12号'])
    expect(refused[0]).toMatchObject({
      column: '编号',
      code: 'personal',
      reason: { zh: '似含身份证号码,此项只填编号' },
    })
    for (const value of personal) expect(JSON.stringify(refused)).not.toContain(value)
  })

  it('a refused day, which may be a day of birth, is not repeated', async () => {
    const { report, refused } = await send(
      '编号,所在村,启用日期\nZC330502-001,330502001201,1899-12-25\nZC330502-002,330502001201,2101-01-01',
    )
    expect(report.reasons).toEqual({ 'day-range': 2 })
    expect(JSON.stringify(refused)).not.toMatch(/1899-12|2101-01/)
  })

  it('whatever the file: a workbook with numbers, JSON Lines', async () => {
    const book = await workbook((made) => {
      const sheet = made.addWorksheet('Sheet1')
      sheet.addRow(['编号', '所在村', '启用日期'])
      sheet.addRow([13812345678, '330502001201', '2024-01-05'])
    })
    expect((await send(book, '.xlsx')).report.reasons).toEqual({ personal: 1 })
    const line = JSON.stringify({ 编号: '张三 13812345678', 所在村: '330502001201', 启用日期: '2024-01-05' })
    expect((await send(line, '.jsonl')).report.reasons).toEqual({ personal: 1 })
  })

  it('refuses texts that match the city’s own patterns', async () => {
    const own = catalogue(
      [
        domain({
          name: 'test',
          title: { zh: '试验', en: 'Test' },
          datasets: [...joined.datasets.values()] as never,
          indicators: [],
        }),
      ],
      joined.districts,
      {
        alsoPersonal: [/职工\d{4}/g],
      },
    )
    const { report } = await send(sites('职工1234', '职工1235', 'ZC-1'), '.csv', { catalogue: own })
    expect(report).toMatchObject({ accepted: 1, reasons: { personal: 2 } })
  })

  it('also refuses such a correction', async () => {
    const before = { site: 'ZC-1', district: '330502001201', openedOn: '2024-01-05' }
    const small = catalogue(
      [
        domain({
          name: 'test',
          title: { zh: '试验', en: 'Test' },
          datasets: [...joined.datasets.values()] as never,
          indicators: [],
        }),
      ],
      joined.districts,
    )
    const store = {
      act: async () => Promise.reject(new Error('must not be reached')),
      record: async () => ({ ...before, site: '13812345678' }),
    }
    const failure = await correctRecord({
      catalogue: small,
      store,
      dataset: 'sites',
      key: { site: '13812345678' },
      changes: { openedOn: '2024-01-06' },
      through: '2024-06',
      reason: '更正',
      askedBy: '吴兴区民政局',
    }).catch((error: Error) => error.message)
    expect(failure).toContain('似含电话号码')
    expect(failure).not.toContain('13812345678')
  })
})

describe('the name of a file or sheet', () => {
  it.each(['张三_330502199001010015.csv', '低保13812345678.csv', '富民路12号.csv'])(
    'with personal data is refused, and not repeated: %s',
    async (name) => {
      const path = join(folder.path, name)
      await writeFile(path, sites('ZC-1'))
      const failure = (await importFile(path, {
        catalogue: joined,
        store: fakeStore(),
        pseudonymKey,
        today: '2025-06-30',
      }).catch((error: unknown) => error)) as Error
      expect(failure).toMatchObject({ code: 'personal-name' })
      expect(failure.message).toContain('….csv')
      expect(failure.message).not.toContain(name.slice(0, -4))
    },
  )

  it('with control characters of a terminal is stored without them', async () => {
    const path = join(folder.path, 'homes\u001b[2J\n✔ all accepted\u202e.csv')
    await writeFile(path, sites('ZC-1'))
    const { file } = await importFile(path, {
      catalogue: joined,
      store: fakeStore(),
      pseudonymKey,
      today: '2025-06-30',
    })
    expect(file).toBe('homes�[2J�✔ all accepted�.csv')
  })

  it('a sheet too; one that is not read is only left out of the report', async () => {
    const sheets = (first: string, second: string) =>
      workbook((made) => {
        made.addWorksheet(first).addRows([
          ['编号', '所在村', '启用日期'],
          ['ZC-1', '330502001201', '2024-01-05'],
        ])
        made.addWorksheet(second, { state: 'hidden' }).addRow(['x'])
      })
    await expect(send(await sheets('张三13812345678', '说明'), '.xlsx')).rejects.toMatchObject({
      code: 'personal-name',
    })
    const { report } = await send(await sheets('助餐点', '张三13812345678'), '.xlsx')
    expect(JSON.stringify(report)).not.toContain('13812345678')
  })
})

describe('a reason', () => {
  const names = fc
    .tuple(fc.constantFrom('王', '李', '张', '欧阳', '褚', '仉'), fc.constantFrom('三', '小明', '建国'))
    .map((parts) => parts.join(''))
  const births = fc
    .date({ min: new Date('1920-01-01'), max: new Date('2024-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  const birthday = fc.tuple(births, fc.constantFrom('-', '/', '.', '')).map(([date, by]) => date.replaceAll('-', by))
  const local = fc.integer({ min: 200_000, max: 89_999_999 }).map(String)
  const address = fc
    .tuple(fc.constantFrom('富民路', '人民街', '晟舍新街'), fc.integer({ min: 1, max: 999 }))
    .map(([street, door]) => `${street}${door}号`)
  const chinese = births.map((date) => `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日生`)
  const value = fc.oneof(
    names,
    birthday,
    local,
    address,
    chinese,
    fc.tuple(names, local).map((parts) => parts.join(' ')),
  )

  it('never repeats a possible name, day of birth, local telephone number or address', () => {
    fc.assert(
      fc.property(value, fc.boolean(), (text, words) => quoted(text, words) === ''),
      { numRuns: 3000 },
    )
  })

  it('whatever column it slipped into', async () => {
    const samples = fc.sample(
      value.filter((text) => !/^\d{8}$|^\d{4}[-/.]/.test(text)),
      60,
    )
    for (const changed of ['kind', 'started', 'visits', 'pay', 'certified', 'district'] as const) {
      const { refused } = await send(csv(...samples.map((text) => row({ [changed]: `x${text}` }))))
      expect(refused.length).toBeGreaterThan(50)
      for (const [index, text] of samples.entries())
        expect(JSON.stringify(refused.filter(({ line }) => line === index + 3))).not.toContain(text)
    }
  })

  it('still repeats short numbers, and words if a register has nothing to do with persons', () => {
    expect([quoted('12.5.1'), quoted('1,2x', true), quoted('吴兴区织里镇'), quoted('其他类型说明文字', true)]).toEqual([
      '“12.5.1”',
      '“1,2x”',
      '“吴兴区织里镇”',
      '“其他类型说明文字”',
    ])
  })
})
