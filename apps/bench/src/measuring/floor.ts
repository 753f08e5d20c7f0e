import { sql } from 'kysely'
import type { Database } from '@minzheng/store'
import type { Sent } from './sent.js'

/** Does nothing in as many round trips and commits as somebody sent. */
export interface Floor {
  /** How many round trips that are, and how many of them are commits. */
  readonly trips: number
  readonly commits: number
  run(): Promise<void>
}

/**
 * The floor beneath some statements: the same round trips one after another on one connection, each empty, and the same
 * transactions. Each transaction writes one row in place of its first statement, since PostgreSQL does not write the
 * commit of one that wrote nothing; it waits for the disk where theirs does. A COPY, which takes two round trips,
 * counts as one.
 */
export async function floorOf({ pool, kysely, schema }: Database, sent: readonly Sent[]): Promise<Floor> {
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
