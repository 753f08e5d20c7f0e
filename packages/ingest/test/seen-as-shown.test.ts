import { describe, expect, it } from 'vitest'
import type { ImportOptions } from '../src/index.js'
import { prolog, rawWorkbook, zip } from './raw-workbook.js'
import { cells, csv, header, numbers, row, send, title } from './send.js'

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const inline = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`
const line = (...made: string[]): string =>
  `<row>${made.map((cell) => (cell.startsWith('<c') ? cell : inline(cell))).join('')}</row>`
const sheet = (rows: readonly string[], after = '', before = ''): string =>
  `${prolog}<worksheet ${main}>${before}<sheetData>${rows.join('')}</sheetData>${after}</worksheet>`
/** The styles 1, 2, 3, … have these formats. */
const styles = (...formats: string[]): Record<string, string> => ({
  'xl/styles.xml': `${prolog}<styleSheet ${main}><numFmts>${formats.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${code.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')}"/>`).join('')}</numFmts><cellXfs><xf numFmtId="0"/>${formats.map((_, at) => `<xf numFmtId="${164 + at}"/>`).join('')}</cellXfs></styleSheet>`,
})
const number = (value: number | string, style = 0): string => `<c s="${style}"><v>${value}</v></c>`

/** A workbook of rows below the usual header; each row lists the cells that differ from the default. */
const people = (
  rows: readonly string[],
  more: Record<string, string> = {},
  after = '',
  before = '',
  head = header,
): Buffer => rawWorkbook(sheet([line(title), line(...head.split(',')), ...rows], after, before), more)
const person = (at: number, changes: Record<number, string>): string =>
  line(...cells({ number: numbers[at]! }).map((cell, column) => changes[column] ?? cell))
const sendPeople = (rows: readonly string[], ...more: [Record<string, string>?, string?, string?, string?]) =>
  send(people(rows, ...more), '.xlsx')
const siteHead = ['编号', '所在村', '启用日期']
const sites = (rows: readonly string[], more: Record<string, string> = {}, options: Partial<ImportOptions> = {}) =>
  send(rawWorkbook(sheet([line(...siteHead), ...rows]), more), '.xlsx', options)

describe('escapes of the workbook standard', () => {
  it('are decoded in cells, headers, shared strings, formula results and sheet names', async () => {
    const shared = `${prolog}<sst ${main}><si><t>B_x0031_</t></si></sst>`
    const { records, report } = await send(
      rawWorkbook(
        sheet([
          line('编_x000D_\n号', '所在村', '启用日期'),
          line('A1_x000D_', '330502100201', '2024-01-01'),
          line('<c t="s"><v>0</v></c>', '330502100201', '2024-01-01'),
          line('<c t="str"><f>A1</f><v>_x005F_x0031_</v></c>', '330502100201', '2024-01-01'),
        ]),
        {
          'xl/sharedStrings.xml': shared,
          'xl/workbook.xml': `${prolog}<workbook ${main} xmlns:r="r"><sheets><sheet name="_x8868_一" sheetId="1" r:id="rId1"/></sheets></workbook>`,
        },
      ),
      '.xlsx',
    )
    expect(records.map(({ record }) => record['site'])).toEqual(['A1', 'B1', '_x0031_'])
    expect(report.sheets).toEqual(['表一'])
  })
})

describe('a number format', () => {
  it('of zeros pads a code, like the same code written as text', async () => {
    const { records } = await sites(
      [
        line(number(123, 1), '330502100201', '2024-01-01'),
        line('000123', '330502100201', '2024-01-01'),
        line(number(7, 2), '330502100201', '2024-01-01'),
        line(number(1234567, 3), '330502100201', '2024-01-01'),
        line(number(5, 4), '330502100201', '2024-01-01'),
      ],
      styles('000000', '"JG"000', '000-0000', '0'),
    )
    expect(records.map(({ record }) => record['site'])).toEqual(['000123', '000123', 'JG007', '123-4567', '5'])
  })

  it('of zeros changes no amount', async () => {
    expect(
      (await sendPeople([person(0, { 6: number(12, 1), 7: number(100, 1) })], styles('000000'))).records,
    ).toMatchObject([{ record: { visits: 12, pay: 10_000 } }])
  })

  it.each(['0,', '0,,', '0!.0,', '0\\.0,', '0.0,"万"', '[>=10000]0!.0,"万";0', '0!.0', '#,##0,', '"约"', '‰0'])(
    'that scales what is shown (%s) is refused for amounts',
    async (code) => {
      expect((await sendPeople([person(0, { 7: number(120000, 1) })], styles(code))).refused).toMatchObject([
        { column: '补贴(元)', code: 'scaled-format' },
      ])
      expect((await sendPeople([person(0, { 6: number(120000, 1) })], styles(code))).refused).toMatchObject([
        { column: '上门次数', code: 'scaled-format' },
      ])
    },
  )

  it('that shows a unit behind the number decides the unit, whatever the header says', async () => {
    const { records, refused } = await sendPeople(
      [person(0, { 7: number(1.5, 1) }), person(1, { 7: number(1.5, 2) }), person(2, { 6: number(3, 3) })],
      styles('0.00"万元"', '[$¥-804]#,##0.00', '0"户"'),
    )
    expect(records.map(({ record }) => record['pay'])).toEqual([1_500_000, 150])
    expect(refused).toMatchObject([{ column: '上门次数', code: 'integer' }])
  })

  it.each([
    '#,##0.00',
    '#,##0_);(#,##0)',
    '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    '0.00E+00',
    '# ?/?',
    '[红色]0.00',
    'G/通用格式',
    '@',
  ])('that only writes the number otherwise (%s) changes nothing', async (code) => {
    expect((await sendPeople([person(0, { 6: number(0, 1), 7: number(100, 1) })], styles(code))).records).toMatchObject(
      [{ record: { visits: 0, pay: 10_000 } }],
    )
  })

  it.each([
    ['yyyy"年"m"月"', false],
    ['[$-804]yyyy"年"m"月"d"日"', true],
    ['yyyy年m月d日', true],
    ['m"月"d"日"', true],
    ['mm/dd', true],
    ['[DBNum1][$-804]yyyy"年"m"月"d"日"', true],
    ['yyyy/m/d;@', true],
    ['d-mmm-yy', true],
    ['m/d/yyyy h:mm', true],
    ['aaaa', false],
    ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', true],
    ['yy.m', false],
    ['e"年"m"月"', false],
    ['General"日"', false],
    ['[$-411]ge.m.d', true],
    ['reserved', false],
    ['mmm-yy', false],
    ['yyyy.mm.dd', true],
    ['m', false],
    ['h:mm:ss', false],
    ['[h]:mm', false],
    ['mm:ss.0', false],
    ['yyyy-mm-dd"', false],
    ['[', false],
  ])('%s shows a day: %s', async (code, shows) => {
    const { records, refused } = await sendPeople([person(0, { 4: number(45413, 1) })], styles(code))
    expect(records.map(({ record }) => record['startedOn'])).toEqual(shows ? ['2024-05-01'] : [])
    expect(refused.map(({ column }) => column)).toEqual(shows ? [] : ['入职日期'])
  })
})

describe('a day', () => {
  const day = (value: number | string) => sendPeople([person(0, { 5: number(value, 1) })], styles('yyyy-mm-dd'))

  it('of 0 in a date format is blank, since a formula over a blank cell gives it; as an amount it is refused', async () => {
    expect((await day(0)).records).toMatchObject([{ record: { leftOn: null } }])
    expect((await sendPeople([person(0, { 4: number(0, 1) })], styles('yyyy-mm-dd'))).refused).toMatchObject([
      { column: '入职日期', code: 'missing' },
    ])
    expect((await sendPeople([person(0, { 6: number(0, 1) })], styles('yyyy-mm-dd'))).refused).toMatchObject([
      { column: '上门次数', code: 'zero-day' },
    ])
  })

  it.each([60, -5, 3_000_000, 0.5, 1, '1e300'])('of the serial number %s is refused', async (serial) => {
    expect((await day(serial)).refused).toMatchObject([{ column: '离职日期' }])
  })

  it('of a year beyond all calendars is refused in a text column', async () => {
    expect(
      (await sites([line(number(3_000_000, 1), '330502100201', '2024-01-01')], styles('yyyy-mm-dd'))).records,
    ).toEqual([])
  })

  it.each(['1024-05-01', '2204-05-01', '0024-05-01', '9999-12-31', '2024-05-01 25:00'])(
    'that cannot be meant (%s) is refused',
    async (written) => {
      expect((await send(csv(row({ started: written })))).refused).toMatchObject([{ column: '入职日期' }])
    },
  )

  it.each([
    ['2024-04-30T16:00:00.000Z', '2024-05-01'],
    ['2024-04-30T15:59:59Z', '2024-04-30'],
    ['2024-05-01T00:00:00+08:00', '2024-05-01'],
    ['2024-05-01T00:00:00+0900', '2024-04-30'],
    ['2024-05-01 00:00:00', '2024-05-01'],
  ])('that is written as an instant (%s) is %s where the city is', async (written, meant) => {
    expect((await send(csv(row({ started: written })))).records).toMatchObject([{ record: { startedOn: meant } }])
    expect((await sendPeople([person(0, { 4: written })])).records).toMatchObject([{ record: { startedOn: meant } }])
  })

  it('of an instant depends on the given time zone, and an impossible instant is refused', async () => {
    expect(
      (await send(csv(row({ started: '2024-04-30T16:00:00Z' })), '.csv', { timeZone: 'UTC' })).records,
    ).toMatchObject([{ record: { startedOn: '2024-04-30' } }])
    for (const written of [
      '2024-02-30T00:00:00Z',
      '2024-05-01T24:00:00Z',
      '2024-05-01T00:00:00+15:00',
      '2024-05-01T00:00:00 Asia',
    ])
      expect((await send(csv(row({ started: written })))).refused).toMatchObject([{ code: 'day' }])
  })
})

describe('merged cells', () => {
  const three = (changes: Record<number, string>): string[] => [
    person(0, changes),
    person(1, { ...changes, 3: '', 4: '', 6: '1', 7: '1' }),
    person(2, {}),
  ]
  const merged = (...refs: string[]): string =>
    `<mergeCells>${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`

  it('over rows repeat words, codes and days', async () => {
    const { records } = await sendPeople(three({}), {}, merged('D3:D4', 'E3:E4', 'C3:C5'))
    expect(records.map(({ record }) => [record['kind'], record['startedOn']])).toEqual(
      Array.from({ length: 3 }, () => ['home', '2024-01-05']),
    )
  })

  it.each([
    ['H3:H5', '补贴(元)'],
    ['G3:G5', '上门次数'],
  ])('over rows are refused for amounts and counts, in each of the rows (%s)', async (ref, column) => {
    const blank = column === '补贴(元)' ? { 7: '<c/>' } : { 6: '<c/>' }
    const { records, refused } = await sendPeople([person(0, {}), person(1, blank), person(2, blank)], {}, merged(ref))
    expect(records).toEqual([])
    expect(refused.map((each) => [each.line, each.column, each.code])).toEqual(
      [3, 4, 5].map((at) => [at, column, 'merged-amount']),
    )
  })

  it('over two columns of the table are refused, over a column without a header they are not', async () => {
    expect((await sendPeople([person(0, { 7: '<c/>' })], {}, merged('G3:H3'))).refused).toMatchObject([
      { code: 'missing' },
    ])
    expect((await sendPeople([person(0, { 4: '2024-01-05', 5: '<c/>' })], {}, merged('E3:F3'))).refused).toMatchObject([
      { column: '离职日期', code: 'merged-columns' },
    ])
    expect(
      (await sendPeople([person(0, {}).replace('</row>', '<c/></row>')], {}, merged('I3:J3'))).records,
    ).toHaveLength(1)
  })

  it('make no rows: a row that exists only for a merge or a style is blank', async () => {
    const rows = '<row><c s="0"/></row>'.repeat(1000)
    const { report } = await sendPeople([person(0, {}), rows], {}, merged('A3:A1048576', 'C3:C1048576'))
    expect(report).toMatchObject({ read: 1, accepted: 1, refused: 0 })
  })
})

it('hidden and filtered rows count, and the report says how many, with the hidden columns that were read', async () => {
  const hide = (made: string, how: string): string => made.replace('<row>', `<row ${how}>`)
  const { report } = await sendPeople(
    [person(0, {}), hide(person(1, {}), 'hidden="1"'), hide(person(2, {}), 'ht="0" customHeight="1"')],
    {},
    '',
    '<cols><col min="7" max="7" hidden="1" width="9"/><col min="300" max="16384" hidden="true"/></cols>',
  )
  expect(report).toMatchObject({ accepted: 3, hidden: 2, hiddenColumns: ['上门次数'] })
})

describe('a formula', () => {
  it.each([
    ['an optional column', 5, '<c><f>DATE(2024,3,31)</f><v></v></c>'],
    ['a required column', 6, '<c><f>5+5</f></c>'],
    ['a column of words', 3, '<c t="str"><f>A1</f></c>'],
    ['a shared formula', 5, '<c><f t="shared" si="0"/><v/></c>'],
  ])('without a value is refused in %s', async (_, column, cell) => {
    expect((await sendPeople([person(0, { [column]: cell })])).refused).toMatchObject([
      { code: 'formula-no-value', valueClass: 'no-result' },
    ])
  })

  it('whose result is the empty text is blank', async () => {
    expect(
      (await sendPeople([person(0, { 5: '<c t="str"><f>IF(A1="","",A1)</f><v></v></c>' })])).records,
    ).toMatchObject([{ record: { leftOn: null } }])
  })

  it('that failed is refused, whatever the name of its error', async () => {
    const errors = [
      '#REF!',
      '#SPILL!',
      '#CALC!',
      '#FIELD!',
      '#BLOCKED!',
      '#GETTING_DATA',
      '#CONNECT!',
      '#BUSY!',
      '#UNKNOWN!',
      'Err:502',
      '#名称?',
      '#值!',
      '#N/A N/A',
      '#¡VALOR!',
      '#N/D',
      '#ССЫЛКА!',
      '#NÚM!',
      '####',
    ]
    const { records, refused } = await sites([
      ...errors.map((error) => line(error, '330502100201', '2024-01-01')),
      line('<c t="e"><v>#DIV/0!</v></c>', '330502100201', '2024-01-01'),
      line('<c t="e"><v>anything</v></c>', '330502100201', '2024-01-01'),
      line('#1楼', '330502100201', '2024-01-01'),
    ])
    expect(refused.map(({ code, valueClass }) => `${code} ${valueClass}`)).toEqual(
      Array.from({ length: errors.length + 2 }, () => 'formula formula-error'),
    )
    expect(records.map(({ record }) => record['site'])).toEqual(['#1楼'])
  })
})

describe('a workbook', () => {
  it('with a text both inline and as a value gives it once', async () => {
    const { records } = await sites([
      line('<c t="inlineStr"><is><t>A</t></is><v>A</v></c>', '330502100201', '2024-01-01'),
    ])
    expect(records.map(({ record }) => record['site'])).toEqual(['A'])
  })

  it('counts from 1904 if its own element says so, whatever other elements of that name say', async () => {
    const book = (prefix: string, extra: string): string =>
      `${prolog}<${prefix}workbook xmlns${prefix === '' ? '' : ':x'}="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:x15="urn:15"><${prefix}workbookPr date1904="1"/><${prefix}sheets><${prefix}sheet name="表" sheetId="1" r:id="rId1"/></${prefix}sheets>${extra}</${prefix}workbook>`
    const foreign = '<x15:workbookPr/><x15:deep><workbookPr/></x15:deep>'
    const choice =
      '<mc:AlternateContent><mc:Choice Requires="x15"><workbookPr/></mc:Choice><mc:Fallback/></mc:AlternateContent>'
    for (const xml of [
      book('', ''),
      book('', foreign),
      book('', choice),
      book('', `<extLst><ext>${foreign}</ext></extLst>`),
      book('x:', foreign),
    ])
      expect(
        (await sendPeople([person(0, { 4: number(43894, 1) })], { 'xl/workbook.xml': xml, ...styles('yyyy-mm-dd') }))
          .records,
      ).toMatchObject([{ record: { startedOn: '2024-03-05' } }])
  })

  it('may have any prefix for its elements, in sheets with merges and hidden columns too', async () => {
    const xml = sheet(
      [line(title), line(...header.split(',')), person(0, {}), person(1, { 6: '<c/>' })],
      '<mergeCells><mergeCell ref="G3:G4"/></mergeCells>',
      '<cols><col min="8" max="8" hidden="1"/></cols>',
    )
      .replaceAll(/<(\/?)(?=[a-zA-Z])/g, '<$1s:')
      .replace('xmlns=', 'xmlns:s=')
    expect((await send(rawWorkbook(xml), '.xlsx')).refused).toMatchObject([
      { code: 'merged-amount' },
      { code: 'merged-amount' },
    ])
  })

  const packed = (target: string, name: string, more: Record<string, string> = {}): Buffer =>
    zip({
      'xl/workbook.xml': `${prolog}<workbook ${main} xmlns:r="r"><sheets><sheet name="上半年" sheetId="1" r:id="rId1"/><sheet name="下半年" sheetId="2" r:id="rId2"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `${prolog}<Relationships><Relationship Id="rId1" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="rId2" Target="${target}"/></Relationships>`,
      'xl/worksheets/sheet1.xml': sheet([line(...siteHead), line('a', '330502100201', '2024-01-01')]),
      [name]: sheet([line(...siteHead), line('b', '330502100201', '2024-01-01')]),
      ...more,
    })

  it.each([
    ['./worksheets/sheet2.xml', 'xl/worksheets/sheet2.xml'],
    ['../xl/./worksheets/../worksheets/sheet2.xml', 'xl/worksheets/sheet2.xml'],
    ['../other/二.xml', 'other/二.xml'],
    ['Worksheets/SHEET2.xml', 'xl/worksheets/sheet2.xml'],
    ['worksheets/sheet%202.xml', 'xl/worksheets/sheet 2.xml'],
    ['worksheets/sheet%202.xml', 'xl/worksheets/sheet%202.xml'],
    ['worksheets\\sheet2.xml', 'xl\\worksheets\\sheet2.xml'],
  ])('finds the sheet that %s names', async (target, name) => {
    expect((await send(packed(target, name), '.xlsx')).report).toMatchObject({
      accepted: 2,
      sheets: ['上半年', '下半年'],
    })
  })

  it('with a missing sheet is refused with the name of the sheet, unless that sheet is not selected', async () => {
    const bytes = packed('worksheets/gone.xml', 'xl/worksheets/sheet2.xml')
    await expect(send(bytes, '.xlsx')).rejects.toThrow('下半年')
    expect((await send(bytes, '.xlsx', { sheets: ['上半年'] })).report).toMatchObject({ accepted: 1 })
  })

  it('with a cell whose text is missing is refused', async () => {
    await expect(sites([line('<c t="s"><v>7</v></c>', '330502100201', '2024-01-01')])).rejects.toThrow(
      'row 2 has a cell whose text is not in the file',
    )
  })
})

describe('text files', () => {
  it('count lines as an editor does, also behind a line end within a cell', async () => {
    const { refused } = await send(`编号,所在村,启用日期\r\n"a\r\nb",330502100201,2024-01-01\r\nc,330502100201,bad\r\n`)
    expect(refused.map(({ line: at }) => at)).toEqual([2, 4])
  })

  it('with a NUL byte are refused with its place', async () => {
    const text = (ends: string): string => `编号,所在村,启用日期\r\na,330502100201,2024-01-01${ends}\r\n`
    await expect(send(Buffer.from(text('\0')))).rejects.toThrow(/NUL byte in line 2 \(byte 5\d of the file\)/)
    await expect(send(Buffer.from(`\uFEFF${text('\0')}`, 'utf16le'))).rejects.toThrow(/NUL byte in line 2/)
  })

  it.each(['.csv', '.tsv'])('with codes written as ="330502100201" give the text within (%s)', async (ending) => {
    const delimiter = ending === '.tsv' ? '\t' : ','
    const rows = ['编号,所在村,启用日期', '="001",="330502100201",="2024-01-01"', '"=""002""",330502100201,2024-01-01']
    const { records } = await send(rows.join('\n').replaceAll(',', delimiter), ending)
    expect(records.map(({ record }) => record['site'])).toEqual(['001', '002'])
  })

  it('of JSON Lines that state a name twice are refused in that line', async () => {
    const { refused } = await send(
      '{"编号":"a","所在村":"330502100201","启用日期":"2024-01-01","启用日期":"2024-02-01"}\n{"编号":"b:{\\"","所在村":"330502100201","启用日期":"2024-01-01"}',
      '.jsonl',
    )
    expect(refused.map(({ line: at, code }) => `${at} ${code}`)).toEqual(['1 json-repeated'])
  })
})
