import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '@minzheng/store'
import { correctRecord, ImportError, importFile, importMended, readKey, type ImportOptions } from '../src/index.js'
import { exportQuarantine, writeTemplate } from '../src/workbooks.js'
import { fakeStore, joined } from './office.js'
import { folder, header, numbers, pseudonymKey, row, send, workbook, type RowChanges } from './send.js'
import { stores, type TestStore } from './stores.js'

const today = '2025-06-30'
const titled = (words: string, district = '吴兴区(330502)'): string => `${district} 护理员 ${words}`
const file = (words: string, ...changes: RowChanges[]): string =>
  [titled(words), header, ...changes.map(row)].join('\n')
/** A number of a fictitious person with a valid check digit. */
const person = (index: number): string => {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const date = `330599197001${String((index % 28) + 1).padStart(2, '0')}${String(index).padStart(3, '0')}`
  const sum = weights.reduce((total, weight, at) => total + weight * Number(date[at]), 0)
  return `${date}${'10X98765432'[sum % 11]}`
}
const persons = (count: number, from = 0): RowChanges[] =>
  Array.from({ length: count }, (_, index) => ({ number: person(from + index) }))

describe('a file', () => {
  it('is as of the last month of its period; a year is as of December', async () => {
    const { sources, fulls, report } = await send(file('报告期:2024', {}))
    expect(sources[0]).toMatchObject({ period: { from: '2024-01', asOf: '2024-12' } })
    expect(fulls).toEqual([{ district: '330502', own: false }])
    expect(report).toMatchObject({ register: 'full', period: { from: '2024-01', asOf: '2024-12' } })
    expect((await send(file('报告期:2024-Q1', {}))).sources[0]?.period).toEqual({ from: '2024-01', asOf: '2024-03' })
    expect((await send(file('报告期:2024-01/2024-05', {}))).sources[0]?.period).toEqual({
      from: '2024-01',
      asOf: '2024-05',
    })
  })

  it('takes its period from the options if the title has none, and has none if neither says', async () => {
    const untitled = [header, row()].join('\n')
    const given = await send(untitled, '.csv', { returns: { district: '330502', period: '2024-05' } })
    expect(given.sources[0]?.period).toEqual({ from: '2024-05', asOf: '2024-05' })
    expect(given.report.register).toBe('full')
    const none = await send(untitled)
    expect(none.sources[0]?.period).toBeUndefined()
    expect(none.fulls).toEqual([])
    expect(none.report).toMatchObject({ register: 'part', period: null, returns: null })
  })

  it('is an addition and no return if the title says 补充, and an estimate if it says 快报', async () => {
    const part = await send(file('补充 · 报告期:2024-05', {}))
    expect(part).toMatchObject({ fulls: [], returns: [], report: { register: 'part', returns: null, withheld: [] } })
    expect(part.sources[0]?.period?.asOf).toBe('2024-05')
    const estimate = await send(file('快报 · 报告期:2024-05', {}))
    expect(estimate.sources[0]?.estimated).toBe(true)
    expect(estimate.returns).toMatchObject([{ month: '2024-05', estimated: true }])
    // The word in another word says nothing.
    expect((await send(file('(补充保险) · 报告期:2024-05', {}))).report.register).toBe('full')
  })

  it('is what the option says, and the report says if the title contradicts it', async () => {
    const full = await send(file('补充名册 · 报告期:2024-05', {}), '.csv', { register: 'full' })
    expect(full.report).toMatchObject({ register: 'full', titled: 'part' })
    const part = await send(file('全量名册 · 报告期:2024-05', {}), '.csv', { register: 'part' })
    expect(part).toMatchObject({ fulls: [], returns: [], report: { register: 'part', titled: 'full' } })
    const same = await send(file('全量名册 · 报告期:2024-05', {}), '.csv', { register: 'full' })
    expect(same.report.titled).toBe(null)
    expect((await send(file('补充 · 报告期:2024-05', {}))).report.titled).toBe(null)
  })

  it.each([
    ['no period', [titled('全量名册'), header, row()], {}, '缺报告期', ['period']],
    ['no district', ['护理员 全量名册 · 报告期:2024-05', header, row()], {}, '缺填报地区', ['district']],
    ['neither', [header, row()], { register: 'full' }, '缺填报地区、报告期', ['district', 'period']],
  ] as const)('that is said to be full is refused with %s', async (_, lines, options, words, missing) => {
    const failure = await send(lines.join('\n'), '.csv', options).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(ImportError)
    expect(failure).toMatchObject({ code: 'register-scope', details: { missing } })
    expect(String(failure)).toContain(words)
    expect(String(failure)).toContain('a full register must name one district and one period')
  })

  it('whose title says both 全量 and 补充 is refused', async () => {
    await expect(send(file('全量 补充 · 报告期:2024-05', {}))).rejects.toMatchObject({ code: 'title-register' })
  })

  it('of the city with only its own rows speaks of these only', async () => {
    const city = [titled('报告期:2024-05', '湖州市(330500)'), header, row({ district: '330500' })].join('\n')
    expect((await send(city)).fulls).toEqual([{ district: '330500', own: true }])
  })

  it('whose period has not begun is refused, full or not', async () => {
    for (const words of ['全量名册', '补充', ''])
      await expect(send(file(`${words} · 报告期:2031-05`, {}))).rejects.toMatchObject({
        code: 'title-period',
        message: expect.stringContaining('the period must have begun by 2025-06, got 2031-05') as unknown,
      })
    await expect(
      send([header, row()].join('\n'), '.csv', { returns: { district: '330502', period: '2025-07' } }),
    ).rejects.toMatchObject({ code: 'title-period' })
  })

  it('with a sheet whose period has not begun is refused; a period that has begun may end later', async () => {
    const book = await workbook((made) => {
      for (const [index, period] of ['2025-05', '2031-05'].entries()) {
        const sheet = made.addWorksheet(`表${index}`)
        sheet.addRow([titled(`补充 · 报告期:${period}`)])
        sheet.addRow(header.split(','))
        sheet.addRow(row({ number: person(index) }).split(','))
      }
    })
    await expect(send(book, '.xlsx')).rejects.toMatchObject({ code: 'title-period', details: { period: '2031-05' } })
    expect((await send(file('报告期:2025', {}))).sources[0]?.period?.asOf).toBe('2025-12')
  })

  it.each([
    ['安吉县(330502)', '安吉县', '330502', '吴兴区'],
    ['安吉县（330502）', '安吉县', '330502', '吴兴区'],
    ['安吉县 行政区划代码:(330502)', '安吉县', '330502', '吴兴区'],
    ['湖州市安吉县民政局(330502)', '安吉县', '330502', '吴兴区'],
    ['安吉县织里镇(330502100)', '安吉县', '330502100', '织里镇'],
    ['吴兴区(330502100)', '吴兴区', '330502100', '织里镇'],
    ['吴兴区织里镇(330502)', '织里镇', '330502', '吴兴区'],
    ['吴兴区织里镇人民政府(330502)', '织里镇', '330502', '吴兴区'],
    ['湖州市(330502)', '湖州市', '330502', '吴兴区'],
    ['(330502)安吉县', '安吉县', '330502', '吴兴区'],
  ])('whose title is %s names two districts, and is refused with both', async (words, other, code, name) => {
    await expect(send([titled('报告期:2024-05', words), header, row()].join('\n'))).rejects.toMatchObject({
      code: 'title-district',
      message: expect.stringContaining(`got ${other} with the code ${code}, which is ${name}`) as unknown,
    })
  })

  it.each([
    '吴兴区(330502)',
    '湖州市吴兴区(330502)',
    '湖州市吴兴区民政局(330502)',
    '吴兴区 区划代码(330502)',
    '(330502)吴兴区',
    '(330502)湖州市吴兴区',
    '城区(330502)',
    '填报单位:(330502)',
  ])('whose title is %s names one district', async (words) => {
    expect((await send([titled('报告期:2024-05', words), header, row()].join('\n'))).report.accepted).toBe(1)
  })

  it('of which most rows cannot be read is no return yet, and says that nothing ends until they are mended', async () => {
    const bad = await send(file('报告期:2024-05', {}, { number: 'x' }, { number: 'y' }))
    expect(bad).toMatchObject({ returns: [], report: { register: 'full', withheld: [{}], holdingBack: 2 } })
  })

  it('with sheets of several districts, or months of a register, is an addition', async () => {
    const book = async (...titles: string[]): Promise<Buffer> =>
      workbook((made) => {
        titles.forEach((words, index) => {
          const sheet = made.addWorksheet(`表${index}`)
          sheet.addRow([words])
          sheet.addRow(header.split(','))
          sheet.addRow(row({ number: person(index), district: index === 0 ? '330502001' : '330502100' }).split(','))
        })
      })
    const townships = await send(
      await book(titled('报告期:2024-05', '月河街道(330502001)'), titled('报告期:2024-05', '织里镇(330502100)')),
      '.xlsx',
    )
    expect(townships).toMatchObject({ fulls: [], report: { register: 'part', returns: [{}, {}] } })
    const months = await send(await book(titled('报告期:2024-05'), titled('报告期:2024-06')), '.xlsx')
    expect(months).toMatchObject({ fulls: [], report: { period: { from: '2024-05', asOf: '2024-06' } } })
  })
})

describe('a refused row', () => {
  it('has its key, if all cells of the key could be read', async () => {
    const { refused, records } = await send(
      file(
        '报告期:2024-05',
        {},
        { number: numbers[1], started: '2024-02-30' },
        { number: 'x' },
        { number: numbers[2] },
      ),
    )
    expect(records).toHaveLength(2)
    expect(refused.map(({ key }) => key)).toEqual([{ carer: expect.stringMatching(/^[0-9a-f]{32}$/) }, null])
    expect(JSON.stringify(refused)).not.toContain(numbers[1].slice(6))
  })
})

describe('a template', () => {
  it.each([
    [undefined, '全量名册', 'full'],
    ['part', '补充', 'part'],
  ] as const)('for %s says so in its title and, if the title is lost, in its notes', async (register, words, kind) => {
    const to = join(folder.path, `模板${kind}.xlsx`)
    await writeTemplate({ catalogue: joined, dataset: 'carers', to, ...(register === undefined ? {} : { register }) })
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(to)
    const sheet = book.worksheets[0]!
    expect(String(sheet.getCell('A1').value)).toContain(` · ${words} · 报告期:`)
    sheet.getCell('A1').value = '吴兴区(330502) · 报告期:2024-05'
    sheet.getRow(3).values = [numbers[0], '', '', '330502001', '居家', '2024-01-05', null, 1, 1, '是']
    await book.xlsx.writeFile(to)
    const report = await importFile(to, { catalogue: joined, store: fakeStore(), pseudonymKey, today })
    expect(report.register).toBe(kind)
    expect(report.returns === null).toBe(kind === 'part')
  })

  it('that was filled in without a period is refused', async () => {
    const to = join(folder.path, '空.xlsx')
    await writeTemplate({ catalogue: joined, dataset: 'carers', to })
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(to)
    book.worksheets[0]!.getRow(3).values = [numbers[0], '', '', '330502001', '居家', '2024-01-05', null, 1, 1, '是']
    await book.xlsx.writeFile(to)
    await expect(importFile(to, { catalogue: joined, store: fakeStore(), pseudonymKey, today })).rejects.toMatchObject({
      code: 'register-scope',
    })
  })
})

describe('the key of a record', () => {
  const read = (dataset: string, key: Record<string, string>, number?: string) =>
    readKey({
      catalogue: joined,
      dataset,
      key,
      ...(number === undefined ? {} : { person: { number, pseudonymKey, today } }),
    })

  it('of a person is the pseudonym, or an identity number that is hashed at once', () => {
    const carer = read('carers', {}, numbers[0])['carer']
    expect(carer).toMatch(/^[0-9a-f]{32}$/)
    expect(read('carers', { carer: String(carer) })).toEqual({ carer })
    for (const wrong of [() => read('carers', { carer: numbers[0] }), () => read('carers', {}, `${numbers[0]}1`)])
      expect(wrong).toThrow(expect.objectContaining({ message: expect.not.stringContaining(numbers[0].slice(6)) }))
  })

  it('must be complete and have no other field', () => {
    expect(read('sites', { site: 'ZC-1' })).toEqual({ site: 'ZC-1' })
    expect(() => read('sites', {})).toThrow('site')
    expect(() => read('sites', { site: 'ZC-1', openedOn: '2024-01-01' })).toThrow('不是主键')
  })
})

describe.each(stores)('on $name', ({ name: database, open }) => {
  let made: TestStore
  let store: Store
  let index = 0
  beforeAll(async () => {
    made = await open(joined)
    store = made.store
  })
  afterAll(() => made.close())
  const options = () => ({ catalogue: joined, store, pseudonymKey, today })
  const land = async (content: string, more: Partial<ImportOptions> = {}) => {
    const path = join(folder.path, `名册-${(index += 1)}.csv`)
    await writeFile(path, content)
    return importFile(path, { ...options(), ...more })
  }

  it("January's register of 8 after December's of 10 leaves 8, and the import names the two by key", async () => {
    const december = await land(file('全量名册 · 报告期:2024-02', ...persons(10)))
    expect(december).toMatchObject({ register: 'full', added: 10, changed: 10, unchanged: 0, absent: { count: 0 } })
    const tried = await land(file('全量名册 · 报告期:2024-03', ...persons(8)), { dryRun: true })
    expect(tried.absent.count).toBe(2)
    expect(await store.sources({ dataset: 'carers' })).toHaveLength(1)
    const january = await land(file('全量名册 · 报告期:2024-03', ...persons(8)))
    expect(january).toMatchObject({ added: 0, changed: 0, unchanged: 8, absent: { count: 2 } })
    expect(january.absent.keys.map(({ carer }) => String(carer))).toEqual(
      tried.absent.keys.map(({ carer }) => String(carer)),
    )
    expect(january.cells).toBeGreaterThanOrEqual(0)
  })

  it('a register that comes late tells about its month, and an addition ends nothing', async () => {
    const part = await land(file('补充 · 报告期:2024-03', ...persons(1, 20)))
    expect(part).toMatchObject({ register: 'part', added: 1, absent: { count: 0 }, returns: null })
    expect(part.follows).toHaveLength(1)
    const changed = await land(file('补充 · 报告期:2024-03', { ...persons(1, 20)[0], visits: '99' }))
    expect(changed).toMatchObject({ added: 0, changed: 1, unchanged: 0 })
    await land(file('全量名册 · 报告期:2024-06', ...persons(6)))
    const late = await land(file('全量名册 · 报告期:2024-05', ...persons(8)))
    expect(late).toMatchObject({ added: 0, changed: 0, unchanged: 8 })
    const left = readKey({
      catalogue: joined,
      dataset: 'carers',
      key: {},
      person: { number: person(7), pseudonymKey, today },
    })
    expect((await store.history('carers', left)).stretches.at(-1)).toMatchObject({ until: '2024-06' })
  })

  it('a refused row ends nothing; if its key cannot be read, the register waits until it is mended', async () => {
    const first = [...persons(3, 40)].map((each) => ({ ...each, district: '330523' }))
    const anji = (period: string, ...changes: RowChanges[]): string =>
      [titled(`全量名册 · 报告期:${period}`, '安吉县(330523)'), header, ...changes.map(row)].join('\n')
    await land(anji('2024-02', ...first))
    const broken = await land(anji('2024-03', first[0]!, { ...first[1]!, started: '2024-02-30' }))
    expect(broken).toMatchObject({ register: 'full', refused: 1, absent: { count: 1 } })
    const path = join(folder.path, `安吉四月${database}.csv`)
    await writeFile(path, anji('2024-04', first[0]!, { ...first[1]!, number: '33059919700101' }))
    expect(await importFile(path, options())).toMatchObject({ register: 'full', refused: 1, absent: { count: 0 } })
    const out = join(folder.path, `安吉四月隔离${database}.xlsx`)
    await exportQuarantine(path, { catalogue: joined, store, to: out })
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(out)
    const sheet = book.worksheets[0]!
    sheet.eachRow((each) =>
      each.eachCell((cell) => {
        if (String(cell.value) === '33059919700101') cell.value = first[1]!.number!
      }),
    )
    await book.xlsx.writeFile(out)
    expect(await importMended(out, options())).toMatchObject({ accepted: 1, refused: 0 })
    const history = await store.history(
      'carers',
      readKey({
        catalogue: joined,
        dataset: 'carers',
        key: {},
        person: { number: first[2]!.number!, pseudonymKey, today },
      }),
    )
    expect(history.stretches.at(-1)).toMatchObject({ until: '2024-03' })
  })

  describe('that ends much of the former one', () => {
    const town = (period: string, ...changes: RowChanges[]): string =>
      [titled(`全量名册 · 报告期:${period}`, '织里镇(330502100)'), header, ...changes.map(row)].join('\n')
    const townspeople = (count: number, from = 100): RowChanges[] =>
      persons(count, from).map((each) => ({ ...each, district: '330502100' }))
    const many = townspeople(100)

    it('is refused until somebody confirms it; a dry run says so; nothing has landed', async () => {
      await land(town('2024-07', ...many))
      const before = (await store.sources()).length
      const cutOff = town('2024-08', ...many.slice(0, 69))
      await expect(land(cutOff)).rejects.toMatchObject({
        code: 'register-shrinks',
        message: expect.stringContaining('got 31 of 100, with 69 rows') as unknown,
        details: { listed: 69, former: 100, ended: 31 },
      })
      await expect(land(town('2024-08'))).rejects.toMatchObject({ details: { listed: 0, former: 100, ended: 100 } })
      expect((await land(cutOff, { dryRun: true })).absent).toMatchObject({ count: 31, tooMany: true })
      expect((await land(cutOff, { dryRun: true, shrinks: true })).absent.tooMany).toBeUndefined()
      expect((await land(town('2024-08'), { dryRun: true })).absent).toMatchObject({ count: 100, tooMany: true })
      expect(await store.sources()).toHaveLength(before)
      expect((await land(cutOff, { shrinks: true })).absent.count).toBe(31)
      // Up to twenty, or up to three in ten, need nobody's word.
      expect((await land(town('2024-09', ...many.slice(0, 49)))).absent.count).toBe(20)
    })

    it('is refused too if it lists as many others, or comes late', async () => {
      const others = town('2024-10', ...townspeople(200, 400))
      await expect(land(others)).rejects.toMatchObject({ details: { listed: 200, former: 49, ended: 49 } })
      await land(town('2024-10', ...many.slice(0, 49)))
      const late = town('2024-07', ...many.slice(0, 50), ...townspeople(60, 400))
      await expect(land(late)).rejects.toMatchObject({ details: { listed: 110, former: 100, ended: 50 } })
    })

    it('is refused by the bound that the caller gives', async () => {
      const one = town('2024-11', ...many.slice(0, 48))
      await expect(land(one, { mostDepartures: { count: 0, share: 0.01 } })).rejects.toMatchObject({
        details: { ended: 1 },
      })
      expect((await land(one, { mostDepartures: { count: 1, share: 0 } })).absent.count).toBe(1)
    })

    it('waits for a refused row without a key, says for how many, and is refused when the row is mended', async () => {
      const path = join(folder.path, `织里十二月${database}.csv`)
      await writeFile(path, town('2024-12', ...many.slice(0, 7), { ...many[7]!, number: '33059919700101' }))
      const held = await importFile(path, options())
      expect(held).toMatchObject({ holdingBack: 1, absent: { count: 0, waiting: 41 } })
      const out = join(folder.path, `织里十二月隔离${database}.xlsx`)
      await exportQuarantine(path, { catalogue: joined, store, to: out })
      const mend = async (from: string, to: string): Promise<void> => {
        const book = new ExcelJS.Workbook()
        await book.xlsx.readFile(out)
        book.worksheets[0]!.eachRow((each) =>
          each.eachCell((cell) => {
            if (String(cell.value) === from) cell.value = to
          }),
        )
        await book.xlsx.writeFile(out)
      }
      await mend('33059919700101', '3305991970010')
      expect((await importMended(out, options())).absent).toMatchObject({ count: 0, waiting: 41 })
      await mend('3305991970010', many[7]!.number!)
      await expect(importMended(out, options())).rejects.toMatchObject({
        code: 'register-shrinks',
        details: { former: 48, ended: 40 },
      })
      expect((await importMended(out, { ...options(), shrinks: true })).absent).toEqual({
        count: 40,
        keys: expect.any(Array) as unknown,
      })
    })

    it('is refused too if another office lists them all', async () => {
      const lists = (period: string, district: string, name: string, count: number): string =>
        [
          titled(`全量名册 · 报告期:${period}`, name),
          header,
          ...persons(count, 700).map((each) => row({ ...each, district })),
        ].join('\n')
      await land(lists('2025-01', '330502100', '织里镇(330502100)', 30))
      await land(lists('2025-01', '330523', '安吉县(330523)', 30))
      await expect(land(lists('2025-02', '330523', '安吉县(330523)', 1))).rejects.toMatchObject({
        details: { listed: 1, former: 30, ended: 29 },
      })
    })
  })

  it('all of whose rows are refused is a full register among the sources, and no addition', async () => {
    const none = await land(file('报告期:2025-04', { number: 'x' }))
    expect(none).toMatchObject({ register: 'full', returns: null, holdingBack: 1 })
    expect((await store.sources()).at(-1)).toMatchObject({ full: '330502', accepted: 0, refused: 1 })
  })

  it('that landed as an addition lands again as a full register, which tells more; the other way round it does not', async () => {
    const few = persons(4, 200).map((each) => ({ ...each, district: '330502001' }))
    const yuehe = (words: string, ...changes: RowChanges[]): string =>
      [titled(words, '月河街道(330502001)'), header, ...changes.map(row)].join('\n')
    await land(yuehe('全量名册 · 报告期:2024-08', ...few))
    const march = yuehe('报告期:2024-09', ...few.slice(0, 3))
    expect(await land(march, { register: 'part' })).toMatchObject({ landedBefore: false, absent: { count: 0 } })
    expect(await land(march, { register: 'full' })).toMatchObject({ landedBefore: false, absent: { count: 1 } })
    expect((await land(march, { register: 'full' })).landedBefore).toBe(true)
    expect((await land(march, { register: 'part' })).landedBefore).toBe(true)
  })

  it('a withdrawn file that has landed again is not restored beside itself', async () => {
    const by = { reason: '报错文件', askedBy: '吴兴区民政局' }
    const content = file('补充 · 报告期:2024-04', ...persons(1, 300))
    await land(content)
    const first = (await store.sources()).at(-1)!
    const { act } = await store.withdraw({ source: first.id, ...by })
    await land(content)
    await expect(store.undo(act, by)).rejects.toThrow(
      `the content of source ${first.id} must not be in force already, got it as source ${first.id + 1}`,
    )
  })

  it('events outside the period of their file are reported with their lines', async () => {
    const lines = ['吴兴区(330502) 助餐点 · 报告期:2024-05', '编号,所在村,启用日期']
    const report = await land(
      [...lines, 'E-1,330502001201,2024-05-05', 'E-2,330502001201,2024-06-01', 'E-3,330502001201,2024-04-30'].join(
        '\n',
      ),
    )
    expect(report).toMatchObject({
      accepted: 3,
      outside: {
        count: 2,
        rows: [
          { sheet: null, line: 4 },
          { sheet: null, line: 5 },
        ],
      },
    })
  })

  it('a correction is an act that can be undone, and what is sent later wins', async () => {
    const key = { site: 'E-1' }
    const { before, after, act } = await correctRecord({
      catalogue: joined,
      store,
      dataset: 'sites',
      key,
      changes: { 启用日期: '2024.5.6' },
      through: '2024-06',
      reason: '启用日期写错',
      askedBy: '吴兴区民政局',
    })
    expect([before['openedOn'], after['openedOn']]).toEqual(['2024-05-05', '2024-05-06'])
    expect((await store.record('sites', key))?.['openedOn']).toBe('2024-05-06')
    await store.undo(act!.act, { reason: '更正有误', askedBy: '吴兴区民政局' })
    expect((await store.record('sites', key))?.['openedOn']).toBe('2024-05-05')
  })
})
