import type { SampleReport } from './sample-report.js'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Catalogue } from '@minzheng/core'
import { badRowKinds, badRowsOf, type BadRow, type BadRowKind } from './bad-rows.js'
import { writeCsv } from './csv.js'
import { unassignedAddress } from '../base/identity-numbers.js'
import { personName } from '../base/dummy-values.js'
import { formatOf } from '../base/format.js'
import { notesOf } from './notes.js'
import { randomFrom, type Random } from '../base/random.js'
import { columnsOf, type Cell, type SheetColumn } from './sheet.js'
import { writeXlsx } from './xlsx.js'
import { simulateCity } from '../any-city.js'
import type { Register } from '../year.js'

export interface SampleOptions {
  /** The same seed gives the same files, byte for byte. Default 2024. */
  readonly seed?: number
  /** The year that is simulated. Default 2024. */
  readonly year?: number
  /** Writes all files in this format; default: the format of each office. */
  readonly as?: 'csv' | 'xlsx'
  /** Which registers to write. Default: all. */
  readonly only?: (register: Pick<Register, 'dataset' | 'district'>) => boolean
  /** Called before the first file and after each; `file` is the name of the file last written. */
  readonly onProgress?: (done: number, all: number, file: string) => void
}

/**
 * Writes a simulated year of files such as offices send: one for each dataset and office, and 说明.txt.
 * Files of the same names are replaced, others are not changed; the folder is made if it is missing.
 */
export async function writeSample(
  folder: string,
  catalogue: Catalogue,
  options: SampleOptions = {},
): Promise<SampleReport> {
  const { seed = 2024, year: simulated = 2024, as, only, onProgress } = options
  const { districts } = catalogue
  await mkdir(folder, { recursive: true })
  const year = simulateCity(catalogue, seed, simulated)
  const badRows = Object.fromEntries(Object.keys(badRowKinds).map((kind) => [kind, 0])) as Record<BadRowKind, number>
  const badRowPlaces: SampleReport['badRowPlaces'][number][] = []
  let rows = 0
  const registers = only === undefined ? year.registers : year.registers.filter(only)
  onProgress?.(0, registers.length, '')
  for (const [index, register] of registers.entries()) {
    const { records, district } = register
    const dataset = catalogue.dataset(register.dataset)
    const own = formatOf(dataset.name, year.modelOf(district))
    // Names say only which village is meant.
    const hasVillages = districts.atLevel(district, 'village').length > 0
    const format = { ...own, file: as ?? own.file, ...(hasVillages ? {} : { districts: 'code' as const }) }
    const columns = columnsOf(dataset, format, districts)
    const random = randomFrom(seed, `file ${dataset.name} ${district}`)
    const bad = badRowsOf({ dataset, district, records, columns, format }, districts, year, random)
    const { name } = districts.get(district)
    const file = `${dataset.title.zh}_${district}_${name}_${simulated}.${format.file}`
    const title = `模拟数据 · ${name}(${district}) ${dataset.title.zh} · 报告期:${simulated} · 填报日期:${simulated + 1}-01-05`
    const body = rowsOf(register, columns, bad, random)
    if (format.file === 'csv') await writeCsv(join(folder, file), withHead(title, columns, body))
    else await writeXlsx(join(folder, file), title, columns, format.footer ? withFooter(columns, body, random) : body)
    bad.forEach(({ kind, before }, earlier) => {
      badRows[kind] += 1
      badRowPlaces.push({ file, line: before + earlier + 3, kind })
    })
    rows += records.length + bad.length
    onProgress?.(index + 1, registers.length, file)
  }
  const report: SampleReport = {
    seed,
    year: simulated,
    address: unassignedAddress(districts.root.code),
    files: registers.length,
    rows,
    badRows,
    badRowPlaces,
  }
  await writeFile(join(folder, '说明.txt'), `\uFEFF${notesOf(report)}`)
  return report
}

/** The rows of a register with the bad ones at their places. */
function* rowsOf(
  { records }: Register,
  columns: readonly SheetColumn[],
  bad: readonly BadRow[],
  random: Random,
): Generator<Cell[]> {
  let next = 0
  for (const [index, record] of records.entries()) {
    while (next < bad.length && bad[next]!.before <= index) yield bad[next++]!.cells
    yield columns.map((column) => column.write(record, random, index))
  }
  while (next < bad.length) yield bad[next++]!.cells
}

function* withHead(title: string, columns: readonly SheetColumn[], rows: Iterable<Cell[]>): Generator<Cell[]> {
  yield [title]
  yield columns.map(({ header }) => header)
  yield* rows
}

/**
 * Below the rows: 合计, with the sums of what can be added or else the number of rows, and the person who filled in the
 * form.
 */
function* withFooter(columns: readonly SheetColumn[], rows: Iterable<Cell[]>, random: Random): Generator<Cell[]> {
  const sums = columns.map(() => 0)
  const hasSum = columns.some(({ adds }) => adds)
  let count = 0
  for (const row of rows) {
    row.forEach((cell, index) => {
      if (typeof cell === 'number') sums[index]! += cell
    })
    count += 1
    yield row
  }
  yield columns.map(({ adds }, index) =>
    index === 0 ? '合计' : adds ? Number(sums[index]!.toFixed(6)) : index === 1 && !hasSum ? `共${count}条` : null,
  )
  yield [`填报人:${personName(random)}`, ...columns.slice(1).map(() => null)]
}
