import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importFile } from '@minzheng/ingest'
import { huzhouCatalogue } from '@minzheng/huzhou'
import { createStore, openDatabase } from '@minzheng/store'
import type { Opened } from '../measuring/opened.js'
import { caregiversFile } from './caregivers-file.js'

const title = '模拟数据 · 吴兴区(330502) 养老护理员 · 报告期:2024 · 填报日期:2025-01-05'

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
  const persons = Array.from({ length: rows }, (_, person) => ({ person }))
  await writeFile(file, caregiversFile(title, '330502', persons, 2024))
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
