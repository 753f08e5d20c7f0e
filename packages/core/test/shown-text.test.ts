import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MinzhengError } from '../src/index.js'
import { errorLines, errorText, printable, shownName } from '../src/doors/privacy.js'

/** Characters that a terminal executes: controls, also C1 ones, and bidirectional controls. */
const obeyed = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]/u

describe('text from outside', () => {
  it('is shown on one line, without any character that a terminal executes', () => {
    const hostile = fc.string({
      unit: fc.constantFrom(
        'a',
        '张',
        '\u001b',
        '[31m',
        '\u0007',
        '\n',
        '\r',
        '\u009b2J',
        '\u202e',
        '\u2066',
        '\u2028',
        '\u200f',
        '\u0000',
        '\ud800',
      ),
    })
    fc.assert(
      fc.property(
        fc.oneof(hostile, fc.string({ unit: 'binary' })),
        (text) => !obeyed.test(printable(text)) && !obeyed.test(errorText(new Error(text))),
      ),
    )
    expect(printable('homes\u001b[2J\n✔ all accepted.csv')).toBe('homes�[2J�✔ all accepted.csv')
    expect(printable('低保名册-2024.xlsx')).toBe('低保名册-2024.xlsx')
  })

  it('a name that contains personal data is not shown; a file keeps its extension', () => {
    expect(shownName('张三_330502199001010015.xlsx')).toBe('….xlsx')
    expect(shownName('低保(联系人李四 13812345678)')).toBe('…')
    expect(shownName('养老护理员_330502_吴兴区_2024.csv')).toBe('养老护理员_330502_吴兴区_2024.csv')
  })
})

describe('an error in words', () => {
  it('of other software repeats no quotation, no long number, no Chinese word and no password; its code and the names of tables stay', () => {
    const postgres = Object.assign(new Error('invalid input syntax for type date: "张三 13812345678"'), {
      code: '22007',
    })
    expect(errorText(postgres)).toBe('invalid input syntax for type date: "…" (22007)')
    expect(errorText(new Error('duplicate key value violates unique constraint "record_sites_pkey"'))).toContain(
      '"record_sites_pkey"',
    )
    expect(errorText(new Error('错误：值“张三”不合法'))).not.toMatch(/张三|错误/)
    expect(errorText(new Error('Unexpected token 张, 330502199001010015 is not valid JSON'))).toBe(
      'Unexpected token …, … is not valid JSON',
    )
    expect(errorText(new Error("ENOENT: no such file, open '/data/张三.xlsx'"))).toBe("ENOENT: no such file, open '…'")
    expect(errorText(new Error('connect to postgres://minzheng:s3cr@t@db:5432/x?password=hush failed'))).not.toMatch(
      /s3cr|hush/,
    )
    expect(
      errorText(
        Object.assign(new AggregateError([Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:6379'))], ''), {
          code: 'ECONNREFUSED',
        }),
      ),
    ).toBe('connect ECONNREFUSED 127.0.0.1:6379')
  })

  it('of our own stays unchanged, line by line, except for a number of a person', () => {
    const own = new MinzhengError('unknown-district', '"吴兴镇" is not a district of 湖州市\n  13812345678 neither')
    expect(errorLines(own)).toEqual(['"吴兴镇" is not a district of 湖州市', '… neither'])
    expect(errorText(own)).toBe('"吴兴镇" is not a district of 湖州市; … neither')
  })

  it('repeats no number of a person, wherever it is and whatever software it comes from', () => {
    const number = fc.constantFrom(
      '330502199001010015',
      '13812345678',
      '１３８１２３４５６７８',
      '138-1234-5678',
      '0572-2123456',
      '33050219900101001X',
    )
    const around = fc.string({ unit: fc.constantFrom(' ', 'a', '(', '"', '=', ',', '张', ':'), maxLength: 12 })
    fc.assert(
      fc.property(number, around, around, fc.boolean(), (value, before, after, isOwn) => {
        const message = `${before}${value}${after}`
        const text = errorText(isOwn ? new MinzhengError('invalid-day', message) : new Error(message))
        return !text.includes(value)
      }),
    )
  })
})
