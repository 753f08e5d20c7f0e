import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import type { AnyRecord, Return } from '@minzheng/core'
import { unchangedDistricts } from '@minzheng/core/registers'
import { anyRecords, smallCity } from '@minzheng/core/testing'
import { createStore, type Database, type LandedRow, type RefusedRow, type Source } from '../src/index.js'
import { datasetTable } from '../src/sql/dataset-table.js'
import { dirtyMarks } from '../src/marks/dirty-marks.js'
import { land } from '../src/landing/land.js'
import type { LandingTools } from '../src/landing/tools.js'
import { definitionsOf } from '../src/definitions/version-fence.js'
import { landingReader } from '../src/register/stored-landing.js'
import { databases } from './databases.js'
import { anyReturns } from './memory.js'

/** One source with any possible content. */
interface Sent {
  readonly dataset: string
  readonly rows: readonly LandedRow[]
  readonly refused: readonly RefusedRow[]
  readonly returns: readonly Return[]
}

const pool = {
  districts: ['330502001001', '330502100201', '330523001201', '330502'],
  days: ['2023-12-31', '2024-01-31', '2024-02-29', '2024-07-02'],
  words: ['a', 'b', 'test.every-county'],
}

/** Rows of which some occur twice, identical or with another row’s values under the same key. */
function anyRows(dataset: string): fc.Arbitrary<readonly LandedRow[]> {
  const { key } = smallCity.dataset(dataset)
  return fc
    .tuple(
      anyRecords(smallCity.dataset(dataset), pool, 8),
      fc.array(fc.record({ of: fc.nat(7), words: fc.nat(7), sheet: fc.constantFrom(null, '一', '二') }), {
        maxLength: 8,
      }),
    )
    .map(([records, again]) => {
      const rows = records.map((record, at): LandedRow => ({ line: at + 2, sheet: at % 3 === 0 ? '一' : null, record }))
      const more = again.flatMap(({ of, words, sheet }, at): LandedRow[] => {
        const [one, other] = [records[of], records[words]]
        if (one === undefined || other === undefined) return []
        const record: AnyRecord = { ...other, ...Object.fromEntries(key.map((field) => [field, one[field]!])) }
        return [{ line: at + 100, sheet, record }]
      })
      return [...rows, ...more]
    })
}

const anyRefused: fc.Arbitrary<RefusedRow> = fc.record({
  sheet: fc.constantFrom(null, '一'),
  line: fc.integer({ min: 200, max: 300 }),
  column: fc.constantFrom(null, '床位数'),
  code: fc.constantFrom('value', 'missing'),
  reason: fc.constant({ zh: '不是数', en: 'is no number, as "\\ and {1,2} are none' }),
  valueClass: fc.constantFrom(null, 'words-4'),
})

const anySent: fc.Arbitrary<Sent> = fc.constantFrom(...smallCity.datasets.keys()).chain((dataset) =>
  fc.record({
    dataset: fc.constant(dataset),
    rows: anyRows(dataset),
    refused: fc.array(anyRefused, { maxLength: 3 }),
    returns: anyReturns(smallCity, ['330500', '330502', '330523']).map((all) =>
      all.filter((each) => each.dataset === dataset),
    ),
  }),
)

function toolsOf(database: Database): LandingTools {
  const { kind, schema } = database
  const tables = new Map(
    [...smallCity.datasets.values()].map((dataset) => [dataset.name, datasetTable(dataset, schema)]),
  )
  return {
    kind,
    schema,
    catalogue: smallCity,
    tables,
    marks: dirtyMarks(schema),
    definitions: definitionsOf(smallCity, tables),
    transaction: (work) => database.transaction(work),
    landings: landingReader(schema),
    register: unchangedDistricts(smallCity.districts),
  }
}

async function empty({ kysely, schema }: Database, tables: LandingTools['tables']): Promise<void> {
  const own = [
    'quarantine',
    'quarantine_rest',
    'act',
    'month_state',
    'month_change',
    'source_return',
    'office_return',
    'open_month',
    'dirty_mark',
    'source',
  ].map((name) => sql.id(schema, name))
  await sql`truncate ${sql.join([...own, ...[...tables.values()].map((table) => table.sql)])} restart identity`.execute(
    kysely,
  )
}

/** Everything that a landing writes. Numbers of marks and refused rows are only used for ordering. */
async function everything({ kysely, schema }: Database, tables: LandingTools['tables']): Promise<unknown> {
  const read = async (names: string, table: string): Promise<unknown> => {
    const columns = sql.join(names.split(', ').map((name) => sql.id(name)))
    return (await sql`select ${columns} from ${sql.id(schema, table)} order by ${columns}`.execute(kysely)).rows
  }
  return {
    records: await Promise.all(
      [...tables.values()].map(({ name, columns }) =>
        read(
          columns
            .map((column) => column.name)
            .concat('source_id', 'source_line')
            .join(', '),
          name,
        ),
      ),
    ),
    source: await read('id, name, sha256, dataset, accepted, changed, refused, reasons, mends', 'source'),
    quarantine: await read('source, sheet, line, column_title, code, reason_zh, reason_en, value_class', 'quarantine'),
    returns: await read('dataset, district, month, own, estimated, source', 'office_return'),
    months: await read('month, first_day', 'open_month'),
    marks: await read('dataset, district, month', 'dirty_mark'),
    chained: (
      await sql`select kind, actor, content from ${sql.id(schema, 'chain_entry')} order by seq desc limit 1`.execute(
        kysely,
      )
    ).rows,
  }
}

describe.each(databases)('a source of few rows on $name', ({ open }) => {
  let small: Database
  let large: Database
  beforeAll(async () => {
    small = await open()
    large = await open()
    await createStore(small, smallCity)
    await createStore(large, smallCity)
  })

  it(
    'has the same result as if it lands through the stage, whatever the source and the stored records',
    { timeout: Math.max(120_000, Number(process.env['FC_RUNS'] ?? 0) * 5000) },
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(anySent, { minLength: 1, maxLength: 4 }), async (all) => {
          // New tools for each run: what a source told is read once in a process, and the tables are emptied here.
          const [one, other] = [toolsOf(small), toolsOf(large)]
          await empty(small, one.tables)
          await empty(large, other.tables)
          for (const { dataset, rows, refused, returns } of all) {
            const sha256 = createHash('sha256')
              .update(JSON.stringify([dataset, rows, refused]))
              .digest('hex')
            const source: Source = { name: 'list.csv', sha256, dataset, keyFingerprint: 'a'.repeat(32) }
            const reports = []
            for (const [tools, options] of [
              [one, {}],
              [other, { maxInMemory: -1 }],
            ] as const)
              reports.push(
                await land(
                  tools,
                  source,
                  async (landing) => {
                    await landing.records(rows.slice(0, 5))
                    await landing.quarantine(refused)
                    await landing.records(rows.slice(5))
                    await landing.returns(returns)
                  },
                  options,
                ),
              )
            expect(reports[0]).toEqual(reports[1])
            expect(await everything(small, one.tables)).toEqual(await everything(large, other.tables))
          }
        }),
        { numRuns: Number(process.env['FC_RUNS'] ?? 25), endOnFailure: false },
      )
    },
  )
})
