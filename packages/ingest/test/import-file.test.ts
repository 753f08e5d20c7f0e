import { createHash } from 'node:crypto'
import { mkdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { correctRecord, importFile, ImportError, loadPseudonymKey } from '../src/index.js'
import { fakeStore, joined } from './office.js'
import { csv, folder as made, header, numbers, pseudonymKey, row, send, title } from './send.js'

const folder = (): string => made.path

describe('a typical file of an office', () => {
  it('is read below its title, with the return that the title states', async () => {
    const { report, records, returns } = await send(`\uFEFF${csv(row())}`)
    expect(report).toMatchObject({ dataset: 'carers', read: 1, accepted: 1, refused: 0, dropped: ['姓名'] })
    expect(records[0]).toMatchObject({
      line: 3,
      record: {
        district: '330502001',
        kind: 'home',
        startedOn: '2024-01-05',
        leftOn: null,
        visits: 12,
        pay: 10_000,
        certified: true,
      },
    })
    expect(records[0]?.record['carer']).toMatch(/^[0-9a-f]{32}$/)
    expect(returns.map(({ district, month }) => `${district} ${month}`)).toEqual([
      '330502 2024-01',
      '330502 2024-02',
      '330502 2024-03',
    ])
  })

  it('without a title states no return, unless the options do', async () => {
    const untitled = [header, row()].join('\n')
    expect((await send(untitled)).report.returns).toBeNull()
    expect(
      (await send(untitled, '.csv', { returns: { district: '330523', period: '2024-05' } })).refused,
    ).toMatchObject([{ code: 'district-outside' }])
    expect(
      (await send(untitled, '.csv', { returns: { district: '330502', period: '2024-05' } })).returns,
    ).toMatchObject([{ district: '330502', month: '2024-05' }])
  })

  it('of the city bureau with only its own rows states nothing about the counties', async () => {
    const city = title.replace('吴兴区(330502)', '湖州市(330500)')
    expect(
      (await send([city, header, row({ district: '330500' })].join('\n'))).returns.every(({ own }) => own === true),
    ).toBe(true)
    expect((await send([city, header, row()].join('\n'))).returns.every(({ own }) => own === false)).toBe(true)
  })

  it('may be written in GB18030', async () => {
    // Made with iconv: the title, the header and one row.
    const bytes = Buffer.from(
      'xKPE4sr9vt0goaQgzuLQy8f4KDMzMDUwMikgu6TA7dSxIKGkILGouObG2joyMDI0LVExCsntt93WpLrFLNDVw/ss0NDV/sf4u660+sLrLMDg0M0syOvWsMjVxtoswOvWsMjVxtosyc/DxbTOyv0ssrnM+SjUqiksyse38bPW1qQKMzMwNTk5MTk0MDAxMDEwMDEwLLLiytS81ywzMzA1MDIwMDEsvtO80iwyMDI0LTAxLTA1LCwxMiwxMDAsyscK',
      'base64',
    )
    const { report, records } = await send(bytes)
    expect(report).toMatchObject({ dataset: 'carers', accepted: 1, dropped: ['姓名'] })
    expect(records[0]?.record).toMatchObject({ district: '330502001', kind: 'home', certified: true })
  })

  it.each([
    ['2024-3-5', '2024-03-05'],
    ['2024.3.5', '2024-03-05'],
    ['2024/03/05', '2024-03-05'],
    ['20240305', '2024-03-05'],
    ['2024年3月5日', '2024-03-05'],
    ['45356', '2024-03-05'],
    ['２０２４－０３－０５', '2024-03-05'],
  ])('the day %s is %s', async (written, meant) => {
    expect((await send(csv(row({ started: written })))).records[0]?.record['startedOn']).toBe(meant)
  })

  it('gives money to the fen, whatever the unit of the header', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 10 ** 12 }), async (fen) => {
        const digits = String(fen).padStart(3, '0')
        const { records } = await send(csv(row({ pay: `${digits.slice(0, -2)}.${digits.slice(-2)}` })))
        expect(records[0]?.record['pay']).toBe(fen)
      }),
      { numRuns: 25 },
    )
    expect((await send(csv(row({ pay: '12.3456' })).replace('补贴(元)', '补贴(万元)'))).records[0]?.record['pay']).toBe(
      12_345_600,
    )
    expect((await send(csv(row({ pay: '12.345' })))).refused).toMatchObject([{ column: '补贴(元)' }])
  })

  it('may be a workbook, with days as dates, totals and footers', async () => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('名册')
    sheet.addRow([title])
    sheet.addRow(header.split(','))
    sheet.addRow([numbers[1], '测试乙', '330502001', '机构', new Date(Date.UTC(2024, 0, 31)), null, 3, 88.5, '否'])
    sheet.addRow(['合计', null, null, null, null, null, 3, 88.5])
    sheet.addRow(['填报人:测试丙'])
    const { report, records } = await send(Buffer.from(await book.xlsx.writeBuffer()), '.xlsx')
    expect(report).toMatchObject({ read: 1, accepted: 1, skipped: 2, sheets: ['名册'] })
    expect(records[0]).toMatchObject({
      line: 3,
      record: { startedOn: '2024-01-31', pay: 8850, certified: false, kind: 'institution' },
    })
  })
})

describe('a wrong row', () => {
  it.each([
    ['a wrong check digit', { number: '330599194001010011' }, 'identity-check-digit'],
    ['15 digits', { number: '330599400101001' }, 'identity-old-15-digits'],
    ['scientific notation', { number: '3.30599E+17' }, 'identity-lost-digits'],
    ['30 February', { started: '2024-02-30' }, 'day'],
    ['an unknown district', { district: '330502999' }, 'district-unknown'],
    ['a district of another office', { district: '330523' }, 'district-outside'],
    ['an unknown word', { kind: '其它' }, 'choice'],
    ['no kind', { kind: '' }, 'missing'],
    ['a negative count', { visits: '-1' }, undefined],
  ] as const)('%s is refused with its place and a reason, the others land', async (_, changes, code) => {
    const { records, refused } = await send(csv(row({ number: numbers[1] }), row(changes), row({ number: numbers[2] })))
    expect(records).toHaveLength(2)
    expect(refused).toHaveLength(1)
    expect(refused[0]).toMatchObject({ line: 4, ...(code === undefined ? {} : { code }) })
    expect(refused[0]?.reason.zh).toMatch(/\p{Script=Han}/u)
    // No reason contains the name, identity number or telephone number of a person.
    expect(JSON.stringify(refused)).not.toMatch(/\d{12}|测试甲/)
  })

  it('a village name that two townships share is refused without its township', async () => {
    const sheet = (...rows: string[]): string =>
      ['模拟数据 · 吴兴区(330502) 助餐点 · 报告期:2024', '编号,县(区),乡镇(街道),村(社区),启用日期', ...rows].join('\n')
    const { records, refused } = await send(
      sheet(
        'a,吴兴区,织里镇,凤凰村,2024-01-01',
        'b,吴兴区,,凤凰村,2024-01-01',
        'c,吴兴区,,晟舍村,2024-01-01',
        'd,吴兴区,织里镇,没有村,2024-01-01',
      ),
    )
    expect(records.map(({ record }) => record['district'])).toEqual(['330502100201', '330502100202'])
    expect(refused.map(({ line, code }) => `${line} ${code}`)).toEqual(['4 district-ambiguous', '6 district-unknown'])
  })
})

describe('an unreadable file', () => {
  it.each([
    ['an empty file', '', '.csv'],
    ['a file of NUL bytes', Buffer.alloc(2000), '.csv'],
    ['a workbook that is not one', 'PK but no more', '.xlsx'],
    ['a file without a known header', '甲,乙\n1,2\n', '.csv'],
    ['a file that lacks columns', '身份证号,类型\n1,2\n', '.csv'],
    ['an old workbook', 'anything', '.xls'],
  ])('%s is refused in one message, and nothing lands', async (_, content, ending) => {
    await expect(send(content, ending)).rejects.toBeInstanceOf(ImportError)
  })

  it('a folder and a missing file are refused by name', async () => {
    await mkdir(join(folder(), 'a-folder.csv'))
    const options = { catalogue: joined, store: fakeStore(), pseudonymKey, today: '2025-06-30' }
    await expect(importFile(join(folder(), 'a-folder.csv'), options)).rejects.toThrow('a-folder.csv')
    await expect(importFile(join(folder(), 'nowhere.csv'), options)).rejects.toThrow('nowhere.csv')
  })
})

describe('the pseudonym of a person', () => {
  const of = async (number: string, key = pseudonymKey): Promise<unknown> =>
    (await send(csv(row({ number })), '.csv', { pseudonymKey: key })).records[0]?.record['carer']

  it('is the same for upper and lower case, and another with another key', async () => {
    expect(await of('33059919700101009x')).toBe(await of('33059919700101009X'))
    expect(await of(numbers[2], createHash('sha256').update('key 8').digest())).not.toBe(await of(numbers[2]))
  })

  it('is made with a key that is written once, readable by its owner only', async () => {
    const own = join(folder(), 'own')
    const key = await loadPseudonymKey(own, {})
    expect(await loadPseudonymKey(own, {})).toEqual(key)
    expect((await stat(join(own, 'pseudonym.key'))).mode & 0o777).toBe(0o600)
    expect((await readFile(join(own, 'pseudonym.key'), 'utf8')).trim()).toBe(
      (key as readonly Buffer[])[0]!.toString('hex'),
    )
    await expect(loadPseudonymKey(own, { MINZHENG_PSEUDONYM_KEY: 'abcd' })).rejects.toThrow('64 hexadecimal digits')
  })
})

describe('a correction', () => {
  const before = { site: 'a', district: '330502100201', openedOn: '2024-01-01' }
  const correct = (changes: Record<string, string>) =>
    correctRecord({
      catalogue: joined,
      store: {
        act: async () => ({ act: 1, cells: 1, changed: 1, ended: 0, merged: [], returns: [] }),
        record: async () => before,
      },
      dataset: 'sites',
      key: { site: 'a' },
      changes,
      through: '2024-06',
      reason: '启用日期写错',
      askedBy: '吴兴区民政局',
    })

  it('changes one field, by its name or title, as people write it', async () => {
    expect((await correct({ openedOn: '2024.2.1' })).after).toEqual({ ...before, openedOn: '2024-02-01' })
    expect((await correct({ 启用日期: '20240201' })).after).toEqual({ ...before, openedOn: '2024-02-01' })
  })

  it('of an unknown field, of the key, or to an invalid value is refused', async () => {
    await expect(correct({ opened: '2024-02-01' })).rejects.toThrow('openedOn')
    await expect(correct({ site: 'b' })).rejects.toThrow('key')
    await expect(correct({ openedOn: '2024-02-30' })).rejects.toThrow('不是日期')
  })
})
