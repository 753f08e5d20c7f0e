import { expect, it } from 'vitest'
import { ImportError } from '../src/index.js'
import { detect } from '../src/header/detect.js'
import { districtReader } from '../src/district/district.js'
import { isFault } from '../src/base/reasons.js'
import { headerIndex } from '../src/header/header-index.js'
import { rowSorter } from '../src/rows/skipped-row.js'
import type { Cell, SheetRow } from '../src/base/cell.js'
import { randomOf } from './mutate.js'
import { header, row, title } from './send.js'
import { joined } from './office.js'
import { tables } from './tables.js'

const runs = Number(process.env['FUZZ_FILES'] ?? 40_000)
const seconds = Number(process.env['FUZZ_SECONDS'] ?? 120)
const seed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
/** CPU milliseconds of this process, so that a busy machine causes no failure. */
const slow = 2000
const worked = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const words = [
  ...header.split(','),
  ...'活动编号,行政区划代码,县(区),乡镇(街道),村(社区),活动日期,参与人次,金额,参保人数,统计日期,月标准,执行日期'.split(
    ',',
  ),
  ...'单位:万元,（万元）,单位：,人次、万元,报告期:,2024-05,2024年1—6月,吴兴区(330502),湖州市合计,合计,小 计,其中：,填报人:,注：,1.,第1页,市本级,吴兴,南太湖新区,330502吴兴区,(必填),【元】,(元/月),(,),*,★, ,　,元,亿元,1200万元,×,'.split(
    ',',
  ),
]

/** Rows of words that titles, headers and footers are made of, in any order, joined, repeated and cut. */
function rowsOf(random: (below: number) => number): readonly SheetRow[] {
  const text = (): string => {
    const kind = random(12)
    if (kind === 0) return words[random(words.length)]!.repeat(1 + random(2000))
    if (kind < 4) return words[random(words.length)]! + words[random(words.length)]!
    if (kind === 4) return [title, header, row()][random(3)]!.split(',')[random(5)] ?? ''
    return words[random(words.length)]!
  }
  const cell = (): Cell =>
    [
      () => text(),
      () => text(),
      () => text(),
      () => random(1000),
      () => null,
      () => new Date(random(2 ** 31) * 1000),
      () => random(2) === 0,
    ][random(7)]!()
  const rows = Array.from({ length: 1 + random(12) }, (_, index) => ({
    line: index + 1,
    cells: Array.from({ length: random(20) === 0 ? random(3000) : random(14) }, cell),
  }))
  // Mostly with a header among them, since otherwise no row would be read as data.
  if (random(3) > 0)
    rows.splice(random(rows.length), 0, {
      line: 0,
      cells: (random(2) === 0 ? header : '活动编号,行政区划代码,活动日期,参与人次,金额').split(','),
    })
  return rows.map(({ cells }, index) => ({ line: index + 1, cells }))
}

it(
  'a title, header, district name or footer causes at most a refusal: never a crash, a hang, or yuan read from 万元',
  { timeout: (seconds + 60) * 1000 },
  () => {
    const random = randomOf(seed)
    const faults: string[] = []
    const outcomes = new Map<string, number>()
    const until = performance.now() + seconds * 1000
    const readers = [districtReader(tables.districts, '330500'), districtReader(tables.districts, '330502')]
    let done = 0
    for (; done < runs && performance.now() < until; done += 1) {
      const rows = rowsOf(random)
      const catalogue = random(2) === 0 ? joined : tables
      const began = worked()
      let outcome = 'read'
      try {
        for (const plan of detect('fuzz.csv', [{ name: null, rows }], catalogue)) {
          const sort = rowSorter(plan, headerIndex(catalogue))
          for (const each of rows) if (each.line > plan.header.at(-1)!.line) sort(each)
          const above = rows.filter(({ line }) => line < plan.header[0]!.line).flatMap(({ cells }) => cells)
          const asks = [...plan.match.fields].some(
            ([field, { hasUnit }]) => plan.match.dataset.facts[field]!.kind === 'money' && !hasUnit,
          )
          if (
            asks &&
            plan.moneyPower === null &&
            above.some(
              (cell) => typeof cell === 'string' && /(^|[^\d百千十]) ?[万亿]元/.test(cell) && !/1200万元/.test(cell),
            )
          )
            faults.push(`#${done}: a title with 万元 is read as yuan`)
        }
      } catch (error) {
        outcome = error instanceof ImportError ? `refused: ${error.code}` : 'crash'
        if (!(error instanceof ImportError))
          faults.push(`#${done}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
      }
      for (const { cells } of rows)
        for (const cell of cells.slice(0, 20))
          for (const reader of readers) {
            const found = reader.byCode(cell)
            if (!isFault(found) && !tables.districts.has(found)) faults.push(`#${done}: ${found} is no district`)
            reader.byNames([
              { level: 'county', cell },
              { level: 'township', cell: cells[0] ?? null },
            ])
          }
      const took = worked() - began
      if (took > slow) faults.push(`#${done}: took ${Math.round(took)} ms`)
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    }
    console.log(
      `meaning: ${done.toLocaleString('en')} sheets, seed ${seed}, ${faults.length} faults\n${[...outcomes].map(([outcome, count]) => `  ${String(count).padStart(6)}  ${outcome}`).join('\n')}`,
    )
    expect(faults.slice(0, 10)).toEqual([])
    expect(done).toBeGreaterThan(0)
  },
)
