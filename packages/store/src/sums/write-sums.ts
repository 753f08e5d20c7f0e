import { setImmediate as nextTick } from 'node:timers/promises'
import { sql, type Transaction } from 'kysely'
import type { DirtyCell } from '../marks/dirty-cells.js'
import { textArray } from '../sql/text-array.js'
import type { Tables } from '../database/tables.js'
import { numbersText } from './array-text.js'
import { isEmpty, type YearSums } from './year-sums.js'

/** The sums of a whole year to write. */
export interface WrittenSums {
  readonly dataset: string
  readonly district: string
  readonly year: number
  readonly sums: YearSums
}

/** The setting that counts the statements that have written sums. */
export const recomputes = 'recomputes'

/** The number of rows from which a statement is sent. */
const atOnce = 4000

/** Writes sums to the database while the caller computes further ones. The caller must hold the city's lock. */
export interface SumsWriter {
  readonly add: (rows: readonly WrittenSums[]) => Promise<void>
  /**
   * Writes the remaining sums and deletes the marks that the sums include, in one statement. A mark that a newer change
   * has raised stays.
   */
  readonly done: (marks: readonly DirtyCell[]) => Promise<void>
}

/** Creates a writer that writes sums in the order in which they are added. */
export function sumsWriter(tx: Transaction<Tables>, schema: string): SumsWriter {
  let waiting: WrittenSums[] = []
  let writing: Promise<void> = Promise.resolve()
  return {
    add: async (rows) => {
      for (const row of rows) waiting.push(row)
      if (waiting.length < atOnce) return
      await writing
      writing = write(tx, schema, waiting, [])
      // The next call of `add` or `done` reports a failure; until then it must not count as an unhandled rejection.
      writing.catch(() => {})
      waiting = []
      await nextTick()
    },
    done: async (marks) => {
      await writing
      await write(tx, schema, waiting, marks)
    },
  }
}

async function write(
  tx: Transaction<Tables>,
  schema: string,
  rows: readonly WrittenSums[],
  marks: readonly DirtyCell[],
): Promise<void> {
  // A revision identifies a mark; district and month are given so that the index is used. Who has read sums finds by the
  // count whether they have changed since: unlike the sequence of turns, it moves when this transaction commits.
  const each = (pick: (mark: DirtyCell) => string): readonly string[] => [...new Set(marks.map(pick))]
  const texts = (values: readonly string[]) => sql`unnest(${textArray(values)})`
  const arrays = (pick: (sums: YearSums) => Float64Array) =>
    texts(rows.map(({ sums }) => (isEmpty(pick(sums)) ? '' : numbersText(pick(sums)))))
  await sql`
    with cleared as (
      delete from ${sql.id(schema, 'dirty_mark')} d
      where d.district = any(${textArray(each((mark) => mark.district))}) and d.month = any(${textArray(each((mark) => mark.month))})
        and d.revision = any(${textArray(marks.map(({ revision }) => String(revision)))}::bigint[])
    ), counted as (
      insert into ${sql.id(schema, 'setting')} as s (name, value) values (${sql.lit(recomputes)}, '1')
      on conflict (name) do update set value = (s.value::bigint + 1)::text
    )
    insert into ${sql.id(schema, 'sums')} (dataset, district, year, own, total, fence, revision)
    select w.dataset, w.district, w.year::integer, w.own::float8[], w.total::float8[], w.fence::bigint[], w.revision::bigint[]
    from (select ${texts(rows.map((row) => row.dataset))} as dataset, ${texts(rows.map((row) => row.district))} as district, ${texts(rows.map((row) => String(row.year)))} as year,
      ${arrays((sums) => sums.own)} as own, ${arrays((sums) => sums.total)} as total, ${arrays((sums) => sums.fence)} as fence, ${arrays((sums) => sums.revision)} as revision) w
    on conflict (district, dataset, year) do update set
      own = excluded.own, total = excluded.total, fence = excluded.fence, revision = excluded.revision`.execute(tx)
}
