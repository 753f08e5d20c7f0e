import { createHash } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { Tables } from '../database/tables.js'

/**
 * A text that changes whenever a figure, its freshness or a state of a month may have changed: with each entry of the
 * chain, each recompute, each dirty mark and each change of definitions. For entity tags of internal answers; it says
 * nothing of a release, and must not be part of what others read.
 *
 * What is read after a stamp is at least as new as the stamp: a recompute is part of it as of its commit (`turn` of the
 * table), since a sequence shows a turn as soon as it is drawn, when others still read the sums of before. The sequence
 * is in it for workers of a version that writes no turn into the table.
 */
export async function readStamp(db: Kysely<Tables>, schema: string): Promise<string> {
  const { rows } = await sql<{ readonly stamp: string }>`
    select concat_ws(' ',
      (select hash from ${sql.id(schema, 'chain_head')}),
      (select last_value from ${sql.id(schema, 'turn')}),
      coalesce((select value from ${sql.id(schema, 'setting')} where name = 'turn'), '-'),
      (select concat(count(*), '-', max(revision)) from ${sql.id(schema, 'dirty_mark')}),
      (select value from ${sql.id(schema, 'setting')} where name = 'definitions')
    ) as stamp`.execute(db)
  return createHash('sha256').update(rows[0]!.stamp).digest('hex')
}
