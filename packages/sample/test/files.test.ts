import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { huzhouCatalogue } from '@minzheng/huzhou'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeSample, type SampleReport } from '../src/index.js'

let folders: readonly [string, string]
let report: SampleReport
let files: string[]
const progress: string[] = []
const rowsRead = new Map<string, string[][]>()

/**
 * The rows of a file as words; a date cell as its day. Reads only what this package writes: no line breaks within a
 * cell.
 */
async function readRows(file: string): Promise<string[][]> {
  const read = rowsRead.get(file) ?? (await parseRows(file))
  rowsRead.set(file, read)
  return read
}

async function parseRows(file: string): Promise<string[][]> {
  const path = join(folders[0], file)
  if (file.endsWith('.csv')) {
    const text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '')
    return text
      .trimEnd()
      .split('\r\n')
      .map((line) =>
        !line.includes('"')
          ? line.split(',')
          : [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
              ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
            ),
      )
  }
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.readFile(path)
  const rows: string[][] = []
  workbook.worksheets[0]!.eachRow({ includeEmpty: true }, (row) => {
    const cells = (row.values as exceljs.CellValue[]).slice(1)
    rows.push(
      Array.from(cells, (cell) =>
        cell instanceof Date
          ? cell.toISOString().slice(0, 10)
          : cell === null || cell === undefined
            ? ''
            : String(cell),
      ),
    )
  })
  return rows
}

beforeAll(async () => {
  folders = [await mkdtemp(join(tmpdir(), 'minzheng-sample-')), await mkdtemp(join(tmpdir(), 'minzheng-sample-'))]
  report = await writeSample(folders[0], huzhouCatalogue, {
    onProgress: (done, all, file) => progress.push(`${done}/${all} ${file}`),
  })
  await writeSample(folders[1], huzhouCatalogue, { seed: 2024 })
  files = (await readdir(folders[0])).filter((file) => file !== '说明.txt')
})

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true })
})

test('the same seed gives the same files, byte for byte', async () => {
  for (const file of [...files, '说明.txt']) {
    const [one, other] = await Promise.all(folders.map((folder) => readFile(join(folder, file))))
    expect(one!.equals(other!), file).toBe(true)
  }
})

test('every file says in its first cell that it is simulated, and has the headers of its dataset in the second row', async () => {
  expect(files).toHaveLength(report.files)
  let rows = 0
  for (const file of files) {
    const [, zh, code, name] = /^(.+)_(\d{6})_(.+)_2024\.(?:csv|xlsx)$/.exec(file)!
    const dataset = [...huzhouCatalogue.datasets.values()].find(({ title }) => title.zh === zh)!
    const [title, headers, ...body] = await readRows(file)
    expect(title![0]).toBe(`模拟数据 · ${name}(${code}) ${zh} · 报告期:2024 · 填报日期:2025-01-05`)
    const wanted = Object.entries(dataset.facts).flatMap(([field, facts]) => {
      if (facts.kind === 'money')
        return field === 'monthlyStandard' ? [`${facts.title.zh}(元)`] : [`${facts.title.zh}(万元)`]
      return facts.kind === 'district' && ['home-care-centres', 'meal-sites'].includes(dataset.name)
        ? ['县(区)', '乡镇(街道)', '村(社区)']
        : [facts.title.zh]
    })
    expect([...headers!].toSorted(), file).toEqual([...wanted, ...dataset.dropped].toSorted())
    rows += body.filter(([first]) => !/^合计$|^填报人:/.test(first!)).length
  }
  expect(rows).toBe(report.rows)
}, 60_000)

test('every bad row is where the report says, and all other rows have known names and codes', async () => {
  for (const kind of Object.keys(report.badRows) as (keyof SampleReport['badRows'])[])
    expect(report.badRowPlaces.filter((place) => place.kind === kind)).toHaveLength(report.badRows[kind])
  expect(report.badRowPlaces.length).toBeGreaterThanOrEqual(40)
  expect(report.badRowPlaces.length).toBeLessThanOrEqual(60)
  expect(Object.values(report.badRows).every((count) => count > 0)).toBe(true)
  for (const file of files.filter((each) => /^(社区居家|老年助餐点)/.test(each))) {
    const [, headers, ...body] = await readRows(file)
    const at = ['县(区)', '乡镇(街道)', '村(社区)'].map((header) => headers!.indexOf(header))
    const astray = body.flatMap((row, index) => {
      const [county, township, village] = at.map((column) => row[column] ?? '')
      if (village === '') return []
      const foundCounty = huzhouCatalogue.districts.find(county!, '330500', 'county')
      const foundTownship =
        'found' in foundCounty ? foundCounty : huzhouCatalogue.districts.find(township!, foundCounty.code, 'township')
      const found =
        'found' in foundTownship
          ? foundTownship
          : huzhouCatalogue.districts.find(village!, foundTownship.code, 'village')
      return 'found' in found ? [index + 3] : []
    })
    expect(astray, file).toEqual(
      report.badRowPlaces
        .filter((place) => place.file === file && place.kind.endsWith('village-name'))
        .map(({ line }) => line),
    )
  }
  for (const { file, line, kind } of report.badRowPlaces.filter((place) => place.file.endsWith('.csv'))) {
    const rows = await readRows(file)
    const row = rows[line - 1]!
    if (kind === 'identity-scientific') expect(row[0]).toBe('3.30599E+17')
    if (kind === 'identity-15-digits') expect(row[0]).toMatch(/^\d{15}$/)
    if (kind === 'impossible-day') expect(row.some((cell) => cell === '2024-02-30' || cell === '2024.2.30')).toBe(true)
    if (kind === 'negative-count') expect(Number(row.at(-1))).toBeLessThan(0)
    if (kind === 'contradicting-duplicate')
      expect(rows.slice(2, line - 1).some((earlier) => earlier[0] === row[0])).toBe(true)
  }
}, 60_000)

test('progress goes from nothing to all, file by file', () => {
  expect(progress[0]).toBe(`0/${report.files} `)
  expect(progress).toHaveLength(report.files + 1)
  expect(progress.at(-1)).toContain(`${report.files}/${report.files} `)
})
