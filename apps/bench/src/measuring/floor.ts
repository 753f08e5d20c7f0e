import { sql } from 'kysely'
import type { Database } from '@minzheng/store'
import type { RecordedStatement } from './recorded-statements.js'

/** Runs empty round trips and commits, as many as a recorded run sent. */
export interface Floor {
  /** The number of round trips, and the number of commits among them. */
  readonly trips: number
  readonly commits: number
  readonly run: () => Promise<void>
}

/**
 * The floor of recorded statements: the same number of round trips on one connection, each empty, in the same
 * transactions. The first statement of each transaction writes one row, because PostgreSQL does not write the commit of
 * a transaction that wrote nothing; the commit waits for the disk if the recorded one did. A COPY, which takes two
 * round trips, counts as one.
 */
export async function floorOf({ pool, kysely, schema }: Database, sent: readonly RecordedStatement[]): Promise<Floor> {
  const table = `${schema}.floor`
  await sql`create table if not exists ${sql.id(schema, 'floor')} (turns integer not null)`.execute(kysely)
  await sql`insert into ${sql.id(schema, 'floor')} values (0)`.execute(kysely)
  const trips: string[] = []
  let isFirst = false
  for (const { text } of sent) {
    const isBegin = /^\s*(begin|start transaction)/i.test(text)
    if (isBegin)
      trips.push(/synchronous_commit to off/i.test(text) ? 'begin; set local synchronous_commit to off' : 'begin')
    else if (/^\s*commit/i.test(text)) trips.push('commit')
    else trips.push(isFirst ? `update ${table} set turns = turns + 1` : 'select 1')
    isFirst = isBegin
  }
  return {
    trips: trips.length,
    commits: trips.filter((trip) => trip === 'commit').length,
    run: async () => {
      const client = await pool.connect()
      try {
        for (const trip of trips) await client.query(trip)
      } finally {
        client.release()
      }
    },
  }
}
