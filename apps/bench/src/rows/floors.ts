import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { median } from '../measuring/median.js'
import { mealsStore } from '../meals/meals-store.js'
import type { Opened } from '../measuring/opened.js'

const times = 200

/**
 * Measures the floors for comparison: an empty round trip, a commit that waits for the disk and one that does not, a
 * bare scan, a bare COPY.
 */
export async function floors(url: string | undefined, size: number, rows: number): Promise<Opened> {
  const meals = await mealsStore(url, size)
  const { database, schema } = meals
  const [table, one] = [sql.id(schema, 'record_meal_transactions'), `${schema}.one`]
  await sql.raw(`create table ${one} as select 0 as turns`).execute(database.kysely)
  const copied = Array.from(
    { length: rows },
    (_, at) => `C${String(at).padStart(9, '0')}\t330523001002\t2024-03-01\teat-in\t1\t300\t1\t${at}\n`,
  )
  const target = `${schema}.copied_${randomBytes(4).toString('hex')}`
  return {
    measurement: {
      name: 'The floor',
      run: async () => {
        const client = await database.pool.connect()
        const timed = async (...statements: readonly string[]): Promise<number> => {
          const taken: number[] = []
          for (let time = 0; time < times; time += 1) {
            const began = performance.now()
            for (const statement of statements) await client.query(statement)
            taken.push(performance.now() - began)
          }
          return median(taken)
        }
        const once = async (work: () => Promise<unknown>): Promise<number> => {
          const began = performance.now()
          await work()
          return performance.now() - began
        }
        try {
          const update = `update ${one} set turns = turns + 1`
          const trip = await timed('select 1')
          const commit = await timed('begin', update, 'commit')
          const quick = await timed('begin; set local synchronous_commit to off', update, 'commit')
          const scan = await once(() =>
            client.query(`select count(*), sum(meals), sum(subsidy) from ${schema}.record_meal_transactions`),
          )
          await sql`create table ${sql.raw(target)} (like ${table} including all)`.execute(database.kysely)
          const copy = await once(() => database.transaction((_tx, send) => send(target, copied.join(''))))
          await sql`drop table ${sql.raw(target)}`.execute(database.kysely)
          return [
            { name: 'an empty round trip', value: trip, unit: 'ms' },
            { name: 'begin, write one row, commit to the disk', value: commit, unit: 'ms' },
            { name: 'the same without waiting for the disk', value: quick, unit: 'ms' },
            { name: `a bare scan of ${size.toLocaleString('en')} records`, value: scan, unit: 'ms' },
            { name: `a bare COPY of ${rows.toLocaleString('en')} records`, value: copy, unit: 'ms' },
          ]
        } finally {
          client.release()
        }
      },
    },
    close: meals.drop,
  }
}
