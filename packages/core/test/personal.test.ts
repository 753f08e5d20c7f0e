import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dataset, day, districtCode, optional, text } from '../src/index.js'
import { personalKind } from '../src/doors/privacy.js'

const wide = (value: string): string =>
  value.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
const numerals = (value: string): string => value.replace(/\d/g, (digit) => '〇一二三四五六七八九'[Number(digit)]!)
const groups = (value: string, sizes: readonly number[], by: string): string => {
  const parts: string[] = []
  let at = 0
  for (const size of sizes) parts.push(value.slice(at, (at += size)))
  return [...parts, value.slice(at)].filter((part) => part !== '').join(by)
}

const padded = (value: number, size: number): string => String(value).padStart(size, '0')
const provinces = fc.constantFrom('11', '22', '31', '33', '34', '41', '51', '62', '65', '81', '83')
const born = (from: number, to: number) =>
  fc
    .date({ min: new Date(Date.UTC(from, 0, 1)), max: new Date(Date.UTC(to, 11, 31)), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''))

/** An independent computation of the check character, separate from the code under test. */
function checked(seventeen: string): string {
  let rest = 0
  for (const digit of seventeen) rest = ((rest + Number(digit)) * 2) % 11
  return '10X98765432'[rest]!
}
const county = fc.integer({ min: 101, max: 3199 }).map((code) => padded(code, 4))
const valid = fc
  .tuple(provinces, county, born(1900, 2025), fc.integer({ min: 1, max: 999 }))
  .map(([province, place, date, turn]) => `${province}${place}${date}${padded(turn, 3)}`)
  .map((number) => number + checked(number))
const wrongCheck = fc
  .tuple(valid, fc.constantFrom(...'0123456789X'))
  .map(([number, last]) => number.slice(0, 17) + last)
const dropped = valid.map((number) => number.slice(0, 17))
const old = fc
  .tuple(provinces, county, born(1920, 1999), fc.integer({ min: 1, max: 999 }))
  .map(([province, place, date, turn]) => `${province}${place}${date.slice(2)}${padded(turn, 3)}`)
const mobile = fc
  .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
  .map(([second, rest]) => `1${second}${padded(rest, 9)}`)
const landline = fc
  .tuple(
    fc.constantFrom('0572', '0571', '010', '021', '0755'),
    fc.integer({ min: 2_100_000, max: 8_999_999 }),
    fc.constantFrom('', '3'),
  )
  .map(([area, number, more]) => [area, `${number}${more}`] as const)

const seams18 = [[6, 8], [6, 4, 4], [6, 4, 2, 2], [3, 3, 3, 3, 3], [4, 4, 4, 4], [17], Array<number>(17).fill(1)]
const seams15 = [[6, 6], [3, 3, 3, 3], [5, 5], [4, 4, 4], Array<number>(14).fill(1)]
const seams11 = [[3, 4], [3, 8], [4, 3], [5], [7], Array<number>(10).fill(1)]
const seam = fc.constantFrom(' ', '-', '－', '—', '–', '·', '.', '\u00a0', '\u3000', ' - ', '\u200b', '_', '/')
const around = fc.constantFrom(
  (value: string) => value,
  (value: string) => `SQ${value}号`,
  (value: string) => `编号:${value}`,
  (value: string) => `张三(${value})`,
  (value: string) => `${value} 李四`,
  (value: string) => `2024年度申请 ${value}`,
  (value: string) => `no. ${value}.`,
)
const width = fc.constantFrom(
  (value: string) => value,
  wide,
  (value: string) => value.toLowerCase(),
)
const dressed = (number: fc.Arbitrary<string>, seams: readonly (readonly number[])[]) =>
  fc
    .tuple(number, fc.option(fc.tuple(fc.constantFrom(...seams), seam)), width, around)
    .map(([value, parted, asWide, put]) => put(asWide(parted === null ? value : groups(value, parted[0], parted[1]))))

const finds = (arbitrary: fc.Arbitrary<string>, numRuns = 1500): void =>
  fc.assert(
    fc.property(arbitrary, (value) => personalKind(value) !== null),
    { numRuns },
  )

describe('text that seems personal is found', () => {
  it('an identity number of 18 characters, however it is written', () => finds(dressed(valid, seams18)))
  it('an identity number with any punctuation between its groups', () => {
    const unusual = fc.constantFrom(
      '・',
      '•',
      '\\',
      '|',
      '*',
      ':',
      '：',
      ';',
      '；',
      '。',
      '~',
      '=',
      '#',
      '→',
      '“',
      "'",
      ' -- ',
      ' | ',
      '……',
    )
    for (const [number, seams] of [
      [valid, seams18],
      [wrongCheck, seams18],
      [old, seams15],
    ] as const)
      finds(
        fc
          .tuple(number, fc.constantFrom(...seams), unusual, around)
          .map(([value, sizes, by, put]) => put(groups(value, sizes, by))),
      )
  })
  it('one whose check character is wrong', () => finds(dressed(wrongCheck, seams18)))
  it('one whose last character was left off', () =>
    finds(fc.tuple(dropped, width, around).map(([value, asWide, put]) => put(asWide(value)))))
  it('an old number of 15 digits', () => finds(dressed(old, seams15)))
  it('a mobile number, with its country or without', () => {
    const called = fc.tuple(
      fc.constantFrom('', '+86', '+86 ', '0086-', '86', '0'),
      dressed(mobile, seams11),
      fc.boolean(),
    )
    finds(called.map(([country, number, before]) => (before && /^\d/.test(number) ? country + number : number)))
    finds(mobile.map(numerals), 200)
  })
  it('a telephone with its area code', () =>
    finds(
      fc
        .tuple(landline, fc.constantFrom('', '-', ' ', '－', '—'), width, around)
        .map(([[area, number], by, asWide, put]) =>
          put(asWide(by === '' ? `(${area})${number}` : `${area}${by}${number}`)),
        ),
    ))
  it.each([
    ['330502 199001 010015', 'identity-number'],
    ['330502199013010011', 'identity-number'],
    ['٣٣٠٥٠٢١٩٩٠٠١٠١٠٠١٥', 'identity-number'],
    ['11010519491231002х', 'identity-number'],
    ['张三2123456', 'telephone'],
    ['张三 2021234', 'telephone'],
    ['欧阳娜娜 212-3456', 'telephone'],
    ['阿依古丽·买买提 2123456', 'telephone'],
    ['2123456(李四)', 'telephone'],
    ['电话2021234', 'telephone'],
    ['QQ:12345678', 'telephone'],
    ['+86 572 2123456', 'telephone'],
    ['富民路12号', 'address'],
    ['织里镇晟舍新街68号', 'address'],
    ['人民路一百二十号', 'address'],
    ['阳光小区3幢402室', 'address'],
    ['3幢2单元', 'address'],
    ['钱山下村3组12号', 'address'],
    ['杨家埠村大树下12号', 'address'],
    ['zhang.san@example.com', 'e-mail'],
    ['zhang＠example．com', 'e-mail'],
    ['E12345678', 'travel-document'],
    ['EA1234567', 'travel-document'],
    ['H01234567', 'travel-document'],
    ['A123456(3)', 'travel-document'],
    ['A123456789', 'travel-document'],
    ['6222 0212 3456 7890 128', 'bank-card'],
    ['4111111111111111', 'bank-card'],
  ])('%s: %s', (value, kind) => expect(personalKind(value)).toBe(kind))
})

const districts = ['330502', '330503', '330521', '330522', '330523', '330500']
const place = fc.constantFrom(...districts)
const years = fc.integer({ min: 2013, max: 2035 })
const turn = (size: number) => fc.integer({ min: 0, max: 10 ** size - 1 }).map((value) => padded(value, size))
const street = fc
  .tuple(place, fc.integer({ min: 1, max: 19 }), fc.integer({ min: 1, max: 399 }))
  .map(([code, town, village]) => `${code}${padded(town, 3)}${padded(village, 3)}`)
const letters = fc.stringMatching(/^[A-Z]{2,4}$/)
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const creditCode = fc
  .tuple(
    fc.constantFrom('51', '52', '53', '91', '12'),
    fc.constantFrom(...districts),
    fc.array(fc.constantFrom(...alphabet), { minLength: 9, maxLength: 9 }),
  )
  .map(([kind, code, organisation]) => `${kind}${code}${organisation.join('')}`)
  .map((code) => {
    let sum = 0
    let weight = 1
    for (const letter of code) {
      sum += alphabet.indexOf(letter) * weight
      weight = (weight * 3) % 31
    }
    return code + alphabet[(31 - (sum % 31)) % 31]!
  })
const legitimate = fc.oneof(
  creditCode,
  place,
  street,
  fc.tuple(street, fc.constantFrom('-', '_', '/'), fc.oneof(turn(2), turn(3), turn(4))).map((parts) => parts.join('')),
  fc.tuple(street, turn(3)).map((parts) => parts.join('')),
  fc
    .tuple(letters, place, years, fc.oneof(turn(3), turn(4), turn(5)))
    .map(([prefix, code, year, number]) => `${prefix}${code}-${year}-${number}`),
  fc.tuple(place, years, fc.oneof(turn(3), turn(4), turn(5))).map((parts) => parts.join('-')),
  fc.tuple(letters, place, turn(3)).map(([prefix, code, number]) => `${prefix}${code}-${number}`),
  fc
    .tuple(fc.constantFrom('湖民救', '吴民发', '安民助', '湖政办发', '国发', '德民函', '长民村发'), years, turn(2))
    .map(([office, year, number]) => `${office}〔${year}〕${number}号`),
  fc
    .tuple(fc.constantFrom('〔', '(', '[', '（'), years, turn(3))
    .map(
      ([open, year, number]) =>
        `浙民养${open}${year}${{ '〔': '〕', '(': ')', '[': ']', '（': '）' }[open]}第${number}号`,
    ),
  fc
    .tuple(fc.constantFrom('GB/T ', 'GB ', 'DB33/T ', 'MZ/T '), turn(5), years)
    .map(([kind, number, year]) => `${kind}${number}-${year}`),
  fc.tuple(fc.constantFrom('Z', 'C', 'E', 'S', 'H', 'G'), years, turn(4)).map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom('安吉', '吴兴', '长兴', '安民救'), years, turn(4)).map((parts) => parts.join('')),
  born(1949, 2035),
  born(1949, 2035).map((date) => groups(date, [4, 2], '-')),
  fc.tuple(born(2000, 2035), fc.constantFrom('/', '.', '-')).map(([date, by]) => groups(date, [4, 2], by)),
  turn(6),
  turn(8),
)

describe('a code is recognised as a code', () => {
  it('credit codes, districts, document numbers, standards, sites, days: none is classified as personal', () =>
    fc.assert(
      fc.property(legitimate, fc.boolean(), (value, asWide) => personalKind(asWide ? wide(value) : value) === null),
      { numRuns: 6000 },
    ))

  it.each([
    '15-2024-00012',
    '330502-202401-001234',
    '湖村发〔2024〕3号',
    '浙江省民政厅公告2024年第12号',
    '社区居家养老中心3号点',
    'P330502(1)',
    'LHT330502001-1',
    '道路运输',
    'elderly-care.ageing-institution-reform-done',
  ])('%s', (value) => expect(personalKind(value)).toBeNull())

  it('the work is proportional to the length: a text longer than 4,000 letters is cut', () => {
    for (const unit of ['1', '1 ', '村', '路1', '张1', 'a@', '号', '一', 'A1', '·', '(0'])
      expect(() => personalKind(unit.repeat(50_000))).not.toThrow()
  })
})

describe('a text field', () => {
  const notes = dataset({
    name: 'notes',
    title: { zh: '台账', en: 'Notes' },
    counts: 'item',
    fields: {
      note: text('编号', 'Note'),
      district: districtCode(),
      on: day('日期', 'On'),
      document: optional(text('文号', 'Document')),
      household: optional(text('户号', 'Household', { form: /1\d{10}/g })),
    },
    key: ['note'],
    time: { kind: 'flow', on: 'on' },
  })
  const record = { note: 'N-1', district: '330502', on: '2024-01-01', document: null, household: null }
  const faultsOf = (changes: object) =>
    notes.schema
      .safeParse({ ...record, ...changes })
      .error?.issues.map(({ path, code, message }) => ({ path, code, message }))

  it('refuses text that seems personal, also if it is optional, and never repeats it', () => {
    expect(faultsOf({})).toBeUndefined()
    expect(faultsOf({ note: '张三 13812345678' })).toEqual([
      { path: ['note'], code: 'custom', message: 'seems to hold a telephone number' },
    ])
    const parsed = notes.schema.safeParse({ ...record, document: '330502199001010015' })
    expect(JSON.stringify(parsed.error)).toContain('an identity number')
    expect(JSON.stringify(parsed.error)).not.toContain('330502199001010015')
  })

  it('accepts a code of its own form, though it looks like a telephone number, but only if the whole text matches', () => {
    expect(faultsOf({ household: '13812345678' })).toBeUndefined()
    expect(faultsOf({ household: '13812345678' })).toBeUndefined()
    expect(faultsOf({ household: '张三13812345678' })).toHaveLength(1)
  })
})
