import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { importFile, ImportError } from '../src/index.js'
import { gb18030, utf16 } from './encode.js'
import { mutated, mutatedText, mutatedXml, randomOf } from './mutate.js'
import { fakeStore, joined } from './office.js'
import { prolog, rawWorkbook, sheetXml, zip } from './raw-workbook.js'
import { cells, csv, folder, header, numbers, pseudonymKey, row, title, workbook } from './send.js'

const files = Number(process.env['FUZZ_FILES'] ?? 40_000)
const seconds = Number(process.env['FUZZ_SECONDS'] ?? 240)
const seed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const slow = 5000

const text = csv(
  row(),
  row({ number: numbers[1], pay: '"1,234.5"', started: '2024年3月5日' }),
  row({ number: numbers[2], kind: '机构', visits: '1.2万' }),
  '合计,,,,,,36,300,',
  '填报人:测试丙',
)
const jsonLines = numbers
  .map((carer) =>
    JSON.stringify({
      carer,
      姓名: '测试甲',
      district: '330502001',
      类型: '居家',
      入职日期: '2024-01-05',
      上门次数: 1,
      补贴: 2.5,
      是否持证: true,
    }),
  )
  .join('\n')
const xml = sheetXml([
  [title],
  header.split(','),
  cells(),
  cells({ number: numbers[1] }),
  cells({ number: numbers[2] }),
])
const shared = `${prolog}<sst>${header
  .split(',')
  .map((word) => `<si><t>${word}</t></si>`)
  .join('')}</sst>`
const sharedXml = `${prolog}<worksheet><sheetData><row r="1">${header
  .split(',')
  .map((_, at) => `<c r="${'ABCDEFGHI'[at]}1" t="s"><v>${at}</v></c>`)
  .join(
    '',
  )}</row><row r="2"><c r="A2" t="inlineStr"><is><t>${numbers[0]}</t></is></c><c r="E2" s="1"><v>45356</v></c></row></sheetData><mergeCells><mergeCell ref="A2:A9"/></mergeCells></worksheet>`
const styles = `${prolog}<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy-mm-dd"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>`

type Mutant = (random: (below: number) => number) => { readonly ending: string; readonly bytes: Buffer }

async function kinds(): Promise<Readonly<Record<string, Mutant>>> {
  const written = await workbook((book) => {
    const sheet = book.addWorksheet('表')
    sheet.addRow([title])
    sheet.addRow(header.split(','))
    sheet.addRow(cells())
  })
  const bytesOf =
    (original: Buffer, ending: string): Mutant =>
    (random) => ({ ending, bytes: mutated(original, random) })
  // Mostly changes that keep a text valid, since others never get past the decoder.
  const textOf =
    (original: string, ending: string, encode: (text: string) => Buffer): Mutant =>
    (random) => ({
      ending,
      bytes: random(5) === 0 ? mutated(encode(original), random) : encode(mutatedText(original, random)),
    })
  // Changes the unpacked parts, since nearly every change of packed bytes would only break a checksum.
  const within =
    (part: string, original: string, more: Record<string, string> = {}): Mutant =>
    (random) => {
      const changed =
        random(4) === 0 ? mutated(Buffer.from(original), random) : Buffer.from(mutatedXml(original, random))
      return {
        ending: '.xlsx',
        bytes:
          part === 'sheet'
            ? rawWorkbook(changed, more)
            : rawWorkbook(more['sheet'] ?? xml, { ...more, [part]: changed }),
      }
    }
  return {
    'CSV in UTF-8': textOf(text, '.csv', (each) => Buffer.from(each)),
    'CSV in GBK': textOf(text, '.csv', gb18030),
    'CSV in UTF-16': textOf(`\uFEFF${text}`, '.csv', (each) => utf16(each, 'le')),
    TSV: textOf(text.replaceAll(',', '\t'), '.tsv', (each) => Buffer.from(each)),
    'JSON Lines': textOf(jsonLines, '.jsonl', (each) => Buffer.from(each)),
    'XLSX, packed': bytesOf(written, '.xlsx'),
    'XLSX, sheet': within('sheet', xml),
    'XLSX, sheet with shared strings': within('sheet', sharedXml, {
      'xl/sharedStrings.xml': shared,
      'xl/styles.xml': styles,
    }),
    'XLSX, shared strings': within('xl/sharedStrings.xml', shared),
    'XLSX, styles': within('xl/styles.xml', styles),
    'XLSX, workbook': (random) => ({
      ending: '.xlsx',
      bytes: zip({
        'xl/workbook.xml': mutated(
          Buffer.from(`${prolog}<workbook><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`),
          random,
        ),
        'xl/_rels/workbook.xml.rels': `${prolog}<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
        'xl/worksheets/sheet1.xml': xml,
      }),
    }),
  }
}

it(
  'a damaged file causes only a refusal: never a crash, a hang, or a message with personal data',
  { timeout: (seconds + 60) * 1000 },
  async () => {
    const random = randomOf(seed)
    const mutants = Object.entries(await kinds())
    const outcomes = new Map<string, number>()
    const crashes: string[] = []
    const until = performance.now() + seconds * 1000
    let done = 0
    let slowest = 0
    for (; done < files && performance.now() < until; done += 1) {
      const [kind, make] = mutants[done % mutants.length]!
      const { ending, bytes } = make(random)
      const path = join(folder.path, `fuzz${ending}`)
      await writeFile(path, bytes)
      const store = fakeStore()
      const began = performance.now()
      let outcome: string
      try {
        const report = await importFile(path, { catalogue: joined, store, pseudonymKey, today: '2025-06-30' })
        outcome = report.refused > 0 ? 'landed, some rows refused' : 'landed'
        const kept = JSON.stringify([store.kept.refused, store.kept.records.map(({ record }) => record['carer'])])
        if (numbers.some((number) => kept.includes(number)))
          crashes.push(`${kind} #${done}: an identity number was kept`)
      } catch (error) {
        outcome = error instanceof ImportError ? `refused: ${error.code}` : 'crash'
        if (!(error instanceof ImportError))
          crashes.push(`${kind} #${done}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
        else if (/[\r\n]/.test(error.message) || numbers.some((number) => error.message.includes(number)))
          crashes.push(`${kind} #${done}: ${error.message}`)
        if (store.kept.records.length > 0) crashes.push(`${kind} #${done}: half a file landed`)
      }
      const took = performance.now() - began
      slowest = Math.max(slowest, took)
      if (took > slow) crashes.push(`${kind} #${done}: took ${Math.round(took)} ms`)
      outcomes.set(`${kind}: ${outcome}`, (outcomes.get(`${kind}: ${outcome}`) ?? 0) + 1)
    }
    console.log(
      [
        `fuzz: ${done.toLocaleString('en')} files, seed ${seed}, slowest ${Math.round(slowest)} ms, ${crashes.length} faults`,
        ...[...outcomes]
          .toSorted(([one], [other]) => (one < other ? -1 : 1))
          .map(([outcome, count]) => `  ${String(count).padStart(6)}  ${outcome}`),
      ].join('\n'),
    )
    expect(crashes.slice(0, 10)).toEqual([])
    expect(done).toBeGreaterThan(0)
  },
)
