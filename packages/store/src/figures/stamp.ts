import { createHash } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import { recomputes } from '../sums/write-sums.js'
import type { Tables } from '../database/tables.js'

/**
 * A text that changes whenever a figure, its freshness or a state of a month may have changed: with each entry of the
 * chain, each recompute, each dirty mark and each change of definitions, at the moment of its commit. So what was read
 * between two equal stamps is as it was at both. For entity tags of internal answers; it says nothing of a release, and
 * must not be part of what others read.
 *
 * The turn alone would be wrong: it is drawn from a sequence, which moves before the sums of the recompute can be read.
 * It is part of the stamp for workers of an older release, which do not count.
 */
export async function readStamp(db: Kysely<Tables>, schema: string): Promise<string> {
  const { rows } = await sql<{ readonly stamp: string }>`
    select concat_ws(' ',
      (select hash from ${sql.id(schema, 'chain_head')}),
      coalesce((select value from ${sql.id(schema, 'setting')} where name = ${sql.lit(recomputes)}), '0'),
      (select last_value from ${sql.id(schema, 'turn')}),
      (select concat(count(*), '-', max(revision)) from ${sql.id(schema, 'dirty_mark')}),
      (select value from ${sql.id(schema, 'setting')} where name = 'definitions')
    ) as stamp`.execute(db)
  return createHash('sha256').update(rows[0]!.stamp).digest('hex')
}
