import { expect, it } from 'vitest'
import * as fc from 'fast-check'
import { cellText } from '../src/base/cell.js'
import { dayReader } from '../src/cells/day.js'
import { integerReader, moneyReader } from '../src/cells/number.js'
import { detectDelimiter } from '../src/source/delimiter.js'
import { isFormulaError } from '../src/base/formula-error.js'
import { repeatsName } from '../src/source/json-names.js'
import { likelyEncodings } from '../src/source/text-encoding.js'
import { valueClass } from '../src/base/value-class.js'
import { decodeEscapes } from '../src/source/xlsx/escapes.js'
import { formatSections } from '../src/source/xlsx/format-section.js'
import { mergeFiller } from '../src/source/xlsx/merge-filler.js'
import { numberReader } from '../src/source/xlsx/number-format.js'
import { relationshipsOf, resolveTarget } from '../src/source/xlsx/part-name.js'
import { readReference } from '../src/source/xlsx/reference.js'
import { withoutRows } from '../src/source/xlsx/without-rows.js'
import { readAllXml } from '../src/source/xlsx/xml.js'
import { ImportError } from '../src/index.js'

const seconds = Number(process.env['FUZZ_SECONDS'] ?? 240)
const format = fc
  .array(
    fc.constantFrom(
      ...'0#?.,%;@[]"\\!_*$-/:eEymdhsgab年月日万元 ',
      'General',
      '[$-804]',
      '[>=1]',
      'AM/PM',
      '[h]',
      '[Red]',
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(''))
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.constantFrom(...'0123456789-./:TZ+年月日万亿元,% #!?=E"\'_x', 'N/A', '_x000D_'), { maxLength: 40 })
    .map((pieces) => pieces.join('')),
)
const xml = fc
  .array(
    fc.constantFrom(
      '<a>',
      '</a>',
      '<b/>',
      '<x:a xmlns:x="u">',
      '</x:a>',
      '<extLst>',
      '</extLst>',
      '<mc:Choice>',
      'text',
      '<sheetData>',
      '</sheetData>',
      ' ',
      '&amp;',
      '<!--',
      '-->',
    ),
    { maxLength: 20 },
  )
  .map((pieces) => `<r>${pieces.join('')}</r>`)

async function* bytes(of: string, size: number): AsyncGenerator<Buffer> {
  const all = Buffer.from(of)
  for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size)
}

/** Each reader alone, with what it must never do. */
const targets = {
  'number formats: a code of digits only gets zeros and words': fc.asyncProperty(
    format,
    fc.integer({ min: 0, max: 1e9 }),
    async (code, value) => {
      formatSections(code)
      const cell = numberReader(164, code)?.(value, false) ?? value
      expect(typeof cellText(cell)).toBe('string')
      if (typeof cell === 'number') expect(cell).toBe(value)
    },
  ),
  'texts: every reader gives a value or a fault': fc.asyncProperty(text, async (written) => {
    for (const read of [
      dayReader(false, 'Asia/Shanghai'),
      dayReader(true, 'UTC'),
      integerReader(0, 'person'),
      moneyReader(4),
    ]) {
      const found = read(written)
      if (typeof found === 'object') expect(found.reason.zh).toMatch(/\p{Script=Han}/u)
      else if (typeof found === 'string') expect(found).toMatch(/^(19|20|21)\d\d-\d\d-\d\d$/)
      else expect(Number.isSafeInteger(found)).toBe(true)
    }
    expect(isFormulaError(written) ? valueClass(written.trim()) : 'formula-error').toBeDefined()
    decodeEscapes(written)
    detectDelimiter(written, ',')
    likelyEncodings(Buffer.from(written))
    readReference(written)
    relationshipsOf(resolveTarget('xl/workbook.xml', written))
  }),
  'package names: a target is never outside the package': fc.asyncProperty(
    fc.array(fc.constantFrom('..', '.', '', 'a', 'b%20c', '%2e%2e', '\\'), { maxLength: 12 }),
    async (steps) => {
      expect(resolveTarget('xl/workbook.xml', steps.join('/'))).not.toMatch(/^\//)
    },
  ),
  'XML: read or refused, in parts of any length': fc.asyncProperty(
    xml,
    fc.integer({ min: 1, max: 9 }),
    async (written, size) => {
      let open = 0
      try {
        await readAllXml(bytes(written, size), 'x', { open: () => (open += 1), close: () => (open -= 1) })
        expect(open).toBe(0)
      } catch (error) {
        expect(error).toBeInstanceOf(ImportError)
      }
    },
  ),
  'sheets without rows: the same in parts of any length': fc.asyncProperty(
    xml,
    fc.integer({ min: 1, max: 9 }),
    async (written, size) => {
      const read = async (by: number): Promise<string> => {
        let out = ''
        for await (const part of withoutRows(bytes(written, by))) out += part.toString()
        return out
      }
      expect(await read(size)).toBe(await read(1 << 20))
    },
  ),
  'merges: a row never has more cells than a table, nor loses its own': fc.asyncProperty(
    fc.array(
      fc.record({ column: fc.nat(600), wide: fc.nat(600), from: fc.integer({ min: 1, max: 9 }), tall: fc.nat(9) }),
      { maxLength: 20 },
    ),
    async (made) => {
      const merges = new Map<number, { column: number; lastColumn: number; from: number; to: number }[]>()
      for (const { column, wide, from, tall } of made)
        if (column < 512)
          merges.set(from, [...(merges.get(from) ?? []), { column, lastColumn: column + wide, from, to: from + tall }])
      const fill = mergeFiller(merges)
      for (let line = 1; line <= 10; line += 1)
        expect(fill(line, line % 2 === 0 ? ['a'] : []).cells.length).toBeLessThanOrEqual(512)
    },
  ),
  'JSON Lines: a name that occurs once does not count as repeated': fc.asyncProperty(
    fc.object({ maxDepth: 2 }),
    fc.integer({ min: 0, max: 2 }),
    async (object, space) => {
      const written = JSON.stringify(object, null, space)
      expect(repeatsName(written, Object.keys(JSON.parse(written) as object).length)).toBe(false)
    },
  ),
}

it.each(Object.entries(targets))('%s', { timeout: (seconds + 60) * 1000 }, async (_, property) => {
  await fc.assert(property as fc.IAsyncProperty<unknown>, {
    numRuns: 100_000,
    interruptAfterTimeLimit: (seconds / Object.keys(targets).length) * 1000,
    markInterruptAsFailure: false,
  })
})
