import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importFile, type ImportOptions, type ImportReport } from '@minzheng/ingest'
import { huzhou2024, huzhouCatalogue } from '@minzheng/huzhou'
import { createStore, openDatabase, type Database, type Store } from '@minzheng/store'
import { sql } from 'kysely'
import { landedNowhere } from '../measuring/landed-nowhere.js'
import type { Figure } from '../measuring/measurement.js'
import type { Opened, Part } from '../measuring/opened.js'
import { caregiversFile, type CaregiverRow } from './caregivers-file.js'

const [wuxing, nanxun, deqing] = ['330502', '330503', '330521'] as const
const names: Readonly<Record<string, string>> = { [wuxing]: '吴兴区', [nanxun]: '南浔区', [deqing]: '德清县' }
/** Persons of the register that is withdrawn, and of the county whose earlier figures are read. */
const withdrawn = 30_000
const ofCounty = 5000
const staged = 'the file read and checked, its rows staged and compared'
const unchanged = 'the unchanged register'

/** A month’s full register of a county: who is in it. */
interface MonthlyFile {
  readonly county: string
  readonly month: string
  readonly rows: readonly CaregiverRow[]
}

/** A store in a schema of its own, and a folder for its files. */
interface Registers {
  readonly database: Database
  readonly store: Store
  readonly folder: string
  readonly import: (file: string, options?: Partial<ImportOptions>) => Promise<ImportReport>
  readonly drop: () => Promise<void>
}

/**
 * Full registers month by month: what an unchanged one costs beside reading and comparing its rows, what 1 % of changes
 * adds, withdrawing a file, figures as they were known before, and the disk space of a year.
 */
export async function registers(url: string | undefined, rows: number): Promise<Opened> {
  const one = await openRegisters(url)
  const year = await openRegisters(url)
  const said = `${rows.toLocaleString('en')} persons`
  const file = (month: number, county: string = wuxing): Promise<string> =>
    written(one.folder, { county, month: monthText(month), rows: personsOf(rows, month) })
  const [first, second] = [await file(1), await file(2)]
  const same = await written(one.folder, { county: wuxing, month: '2024-02', rows: personsOf(rows, 1) }, 'unchanged')
  await one.import(first)
  const restore = await restorer(one)
  const compared = comparing(one)
  const importSame = async (): Promise<void> => expectChanged(await one.import(same), 0)
  const importSecond = async (): Promise<void> => {
    const { changed, absent } = await one.import(second)
    if (changed === 0 || absent.count === 0) throw new Error('the second register must change and end records')
  }
  const readAndCompare = async (): Promise<void> => {
    await one.import(same, { store: { land: compared } })
  }
  const parts: readonly Part[] = [
    {
      comparison: {
        name: `An unchanged full register of the next month, ${said}`,
        unit: 'rows',
        size: rows,
        before: restore,
        ours: importSame,
        beside: { [staged]: readAndCompare },
        goals: { [staged]: 1.3 },
      },
    },
    {
      comparison: {
        name: `A full register of the next month in which 1 % changed, ${said}`,
        unit: 'rows',
        size: rows,
        before: restore,
        ours: importSecond,
        beside: { [unchanged]: importSame },
        goals: {},
      },
    },
    {
      measurement: {
        name: `A register of ${withdrawn.toLocaleString('en')} persons beside one of ${said}`,
        run: () => withdrawing(one, restore),
      },
    },
    {
      measurement: {
        name: `A county with a register of ${ofCounty.toLocaleString('en')} persons beside one of ${said}`,
        run: () => asOfEarlier(one, restore),
      },
    },
    {
      measurement: {
        name: `A year of monthly full registers, 1 % changed, ${said}`,
        rounds: 1,
        run: () => spaceOf(year, rows),
      },
    },
  ]
  return {
    parts,
    close: async () => {
      await one.drop()
      await year.drop()
    },
  }
}

const monthText = (month: number): string => `2024-${String(month).padStart(2, '0')}`

/**
 * Who is in the register of a month. From one month to the next, 1 % of the rows change: a third of them are promoted,
 * a third leave, and a third are replaced by new persons.
 */
function personsOf(count: number, month: number, first = 0): readonly CaregiverRow[] {
  return Array.from({ length: count }, (_, at) => at).flatMap((at): readonly CaregiverRow[] => {
    const hasChanged = at % 100 > 0 && at % 100 < month
    if (!hasChanged) return [{ person: first + at }]
    const kind = Math.floor(at / 100) % 3
    return kind === 0 ? [{ person: first + at, promoted: true }] : kind === 1 ? [] : [{ person: first + count + at }]
  })
}

async function written(folder: string, { county, month, rows }: MonthlyFile, note = 'register'): Promise<string> {
  const title = `模拟数据 · ${names[county]}(${county}) 养老护理员 · 全量 · 报告期:${month} · 填报日期:2025-01-05`
  const path = join(folder, `养老护理员-${county}-${month}-${note}.csv`)
  await writeFile(path, caregiversFile(title, county, rows, 2023))
  return path
}

async function openRegisters(url: string | undefined): Promise<Registers> {
  const folder = await mkdtemp(join(tmpdir(), 'minzheng-bench-'))
  const schema = `bench_${randomBytes(6).toString('hex')}`
  const database = await openDatabase(url === undefined ? { folder, schema } : { url, schema })
  const store = await createStore(database, huzhouCatalogue)
  return {
    database,
    store,
    folder,
    import: async (file, options) => {
      const report = await importFile(file, {
        catalogue: huzhouCatalogue,
        store,
        pseudonymKey: createHash('sha256').update('key 7').digest(),
        today: '2025-06-30',
        ...options,
      })
      if (report.refused > 0 || report.register !== 'full')
        throw new Error(`a full register must land, got ${report.register}: ${JSON.stringify(report.reasons)}`)
      return report
    },
    drop: async () => {
      await database.pool.query(`drop schema ${schema} cascade`)
      await store.close()
      await rm(folder, { recursive: true })
    },
  }
}

function expectChanged({ changed, absent }: ImportReport, expected: number): void {
  if (changed !== expected || absent.count > 0)
    throw new Error(`${expected} rows must have changed and none be absent, got ${changed} and ${absent.count}`)
}

/** Returns what brings the store back to how it is now: removes later sources with all that they did. */
async function restorer({ database }: Registers): Promise<() => Promise<void>> {
  const { schema, pool } = database
  const of = (table: string): string => `${schema}.${table}`
  const { rows } = await pool.query(`select max(id) as id from ${of('source')}`)
  const last = Number(rows[0]!['id'])
  await pool.query(`create table ${of('kept_returns')} as select * from ${of('office_return')}`)
  await pool.query(`vacuum analyze ${of('record_caregivers')}`)
  return async () => {
    const { rows: gone } = await pool.query(
      `with gone as (delete from ${of('record_caregivers')} where source_id > ${last} or of_row is not null returning 1) select count(*) as count from gone`,
    )
    await pool.query(
      `update ${of('record_caregivers')} set shown_from = -1, shown_until = 2147483647 where (shown_from, shown_until) <> (-1, 2147483647)`,
    )
    await pool.query(`truncate ${of('office_return')}, ${of('dirty_mark')}, ${of('act')}`)
    await pool.query(`insert into ${of('office_return')} overriding system value select * from ${of('kept_returns')}`)
    await pool.query(`delete from ${of('source_return')} where source > ${last}`)
    await pool.query(`delete from ${of('source')} where id > ${last}`)
    // What a real month leaves behind is vacuumed by the server; here the same rows are removed again and again.
    if (Number(gone[0]!['count']) > 0) await pool.query(`vacuum analyze ${of('record_caregivers')}`)
  }
}

/** A landing that does no more than stage the rows and compare them with the stored ones. */
function comparing({ database }: Registers): Store['land'] {
  const { schema } = database
  const facts = Object.keys(huzhouCatalogue.dataset('caregivers').facts)
  const columns = facts.map((field) => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
  const [list, of] = [columns.join(', '), (alias: string) => columns.map((name) => `${alias}.${name}`).join(', ')]
  return async (_source, write) => {
    let accepted = 0
    const { rows } = await database.transaction(async (tx, copy) => {
      await sql`create temporary table ${sql.id('compared')} on commit drop as select ${sql.raw(list)} from ${sql.id(schema, 'record_caregivers')} where false`.execute(
        tx,
      )
      // The next rows are read while earlier ones are copied, as a landing does.
      let copied = Promise.resolve()
      await write({
        records: async (landed) => {
          accepted += landed.length
          const lines = landed.map(
            ({ record }) => `${facts.map((field) => record[field] ?? String.raw`\N`).join('\t')}\n`,
          )
          await copied
          copied = copy('pg_temp.compared', lines.join(''))
        },
        quarantine: async () => {},
        returns: async () => {},
        full: async () => {},
      })
      await copied
      return sql<{ found: number }>`
        select count(*)::integer as found from pg_temp.compared g join ${sql.id(schema, 'record_caregivers')} m
        on m.caregiver = g.caregiver and (${sql.raw(of('m'))}) is not distinct from (${sql.raw(of('g'))})`.execute(tx)
    })
    if (rows[0]!.found !== accepted) throw new Error(`${accepted} rows must be known, got ${rows[0]!.found}`)
    return { ...landedNowhere, accepted }
  }
}

const reason = { reason: '测试', askedBy: '测试单位' }

/** Withdraws the register of another county, and undoes that. */
async function withdrawing(one: Registers, restore: () => Promise<void>): Promise<readonly Figure[]> {
  await restore()
  const rows = personsOf(withdrawn, 1, 1_000_000)
  await one.import(await written(one.folder, { county: nanxun, month: '2024-01', rows }))
  const { id } = (await one.store.sources()).at(-1)!
  const began = performance.now()
  const { act } = await one.store.withdraw({ source: id, ...reason })
  const gone = performance.now()
  await one.store.undo(act, reason)
  return [
    { name: 'withdrawn, with the marks of its cells', value: (gone - began) / 1000, unit: 's' },
    { name: 'the withdrawal undone', value: (performance.now() - gone) / 1000, unit: 's' },
  ]
}

/** Reads the figures of the plan for a county as they were known before its second register landed. */
async function asOfEarlier(one: Registers, restore: () => Promise<void>): Promise<readonly Figure[]> {
  await restore()
  for (const month of [1, 2])
    await one.import(
      await written(one.folder, {
        county: deqing,
        month: monthText(month),
        rows: personsOf(ofCounty, month, 2_000_000),
      }),
    )
  const { id } = (await one.store.sources()).at(-2)!
  const indicators = [...new Set(huzhou2024.targets.map(({ indicator }) => indicator))]
  const began = performance.now()
  const past = await one.store.asOf({ source: id })
  const found = await past.figures.read({ indicators, districts: [deqing], periods: ['2024'] })
  const milliseconds = performance.now() - began
  if (found.length === 0) throw new Error('a county must have figures of the plan')
  return [
    {
      name: `its ${found.length} figures of the plan as of the month before`,
      value: milliseconds / 1000,
      unit: 's',
      goal: { atMost: 1 },
    },
  ]
}

/** The disk space of one monthly register, and of a year of them. */
async function spaceOf(year: Registers, rows: number): Promise<readonly Figure[]> {
  let first = 0
  for (let month = 1; month <= 12; month += 1) {
    await year.import(
      await written(
        year.folder,
        { county: wuxing, month: monthText(month), rows: personsOf(rows, month) },
        'of a year',
      ),
    )
    if (month === 1) first = await bytesOf(year.database)
  }
  const all = await bytesOf(year.database)
  return [
    { name: 'one register, with its indexes, packed', value: first / 1e6, unit: 'MB' },
    { name: 'twelve registers, with their indexes, packed', value: all / 1e6, unit: 'MB' },
    { name: 'twelve beside one', value: all / first, unit: 'times', goal: { atMost: 1.6 } },
  ]
}

/** The disk space of records and of what is kept of each source. */
async function bytesOf({ kysely, schema }: Database): Promise<number> {
  let bytes = 0
  for (const table of ['record_caregivers', 'source', 'source_return', 'office_return']) {
    await sql`vacuum full ${sql.id(schema, table)}`.execute(kysely)
    const { rows } = await sql<{ bytes: number }>`
      select pg_total_relation_size(${`${schema}.${table}`}::regclass)::float8 as bytes`.execute(kysely)
    bytes += rows[0]!.bytes
  }
  return bytes
}
