import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importFile } from '@minzheng/ingest'
import { huzhouCatalogue, huzhouTree } from '@minzheng/plan'
import { createStore, openDatabase } from '@minzheng/store'
import type { Opened } from '../measuring/opened.js'

const header = '身份证号,姓名,联系电话,行政区划代码,服务类型,用工形式,证书等级,发证日期,入职日期,离职日期'
const title = '模拟数据 · 吴兴区(330502) 养老护理员 · 报告期:2024 · 填报日期:2025-01-05'
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/**
 * Imports one large CSV file (reads, checks, pseudonymizes, lands, marks dirty) and compares this with a COPY of
 * exactly the rows that it lands.
 */
export async function importing(url: string | undefined, rows: number): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), 'minzheng-bench-'))
  const schema = `bench_${randomBytes(6).toString('hex')}`
  const database = await openDatabase(url === undefined ? { folder, schema } : { url, schema })
  const store = await createStore(database, huzhouCatalogue)
  const file = join(folder, '养老护理员.csv')
  await writeFile(file, csvOf(rows))
  const query = (text: string) => database.pool.query(text)
  const empty = async (): Promise<void> => {
    await query(
      `truncate ${schema}.record_caregivers, ${schema}.quarantine, ${schema}.office_return, ${schema}.open_month, ${schema}.dirty_mark, ${schema}.source cascade`,
    )
    await query(`drop table if exists ${schema}.bare`)
    await query(`create table ${schema}.bare (like ${schema}.record_caregivers including all)`)
  }
  const ours = async (): Promise<void> => {
    const report = await importFile(file, {
      catalogue: huzhouCatalogue,
      store,
      pseudonymKey: createHash('sha256').update('key 7').digest(),
      today: '2025-06-30',
    })
    if (report.changed !== rows)
      throw new Error(`${rows} rows must have landed, got ${report.changed}: ${JSON.stringify(report.reasons)}`)
  }
  await empty()
  await ours()
  const copied = await copyText(query, `${schema}.record_caregivers`)
  const bare = (): Promise<void> =>
    database.transaction(async (_tx, copy) => {
      for (const part of copied) await copy(`${schema}.bare`, part)
    })
  return {
    comparison: {
      name: `Import of a CSV file of ${rows.toLocaleString('en')} rows`,
      unit: 'rows',
      size: rows,
      before: empty,
      ours,
      beside: { 'bare COPY of the same rows': bare },
      goals: { 'bare COPY of the same rows': 2.2 },
    },
    close: async () => {
      await query(`drop schema ${schema} cascade`)
      await store.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** The landed rows in COPY's text format, in parts. */
async function copyText(
  query: (text: string) => Promise<{ readonly rows: Record<string, unknown>[] }>,
  table: string,
): Promise<readonly string[]> {
  const { rows } = await query(`select * from ${table} order by source_line`)
  const text = (value: unknown): string =>
    value === null ? '\\N' : value === true ? 't' : value === false ? 'f' : String(value)
  const lines = rows.map((row) => `${Object.values(row).map(text).join('\t')}\n`)
  const parts: string[] = []
  for (let at = 0; at < lines.length; at += 4000) parts.push(lines.slice(at, at + 4000).join(''))
  return parts
}

function csvOf(rows: number): string {
  const villages = huzhouTree.atLevel('330502', 'village')
  const lines = Array.from({ length: rows }, (_, at) => {
    const month = String((at % 9) + 1)
    return `${identityNumber(at)},测试${at % 100},13900000000,${villages[at % villages.length]!.code},${['居家', '社区', '机构'][at % 3]},专职,${['五级', '四级', '三级', ''][at % 4]},2023-0${month}-15,2024-0${month}-05,`
  })
  return [title, header, ...lines].join('\r\n')
}

/** Identity numbers of a fictitious district, each with its check character. */
function identityNumber(at: number): string {
  const born = new Date(Date.UTC(1950, 0, 1) + Math.floor(at / 999) * 86_400_000)
    .toISOString()
    .slice(0, 10)
    .replaceAll('-', '')
  const digits = `330599${born}${String((at % 999) + 1).padStart(3, '0')}`
  const sum = weights.reduce((added, weight, index) => added + weight * Number(digits[index]), 0)
  return digits + '10X98765432'[sum % 11]!
}
