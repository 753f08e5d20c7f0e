import { createHash } from 'node:crypto'
import { sql, type RawBuilder } from 'kysely'
import { recomputes } from '../sums/write-sums.js'

/**
 * What a stamp is made of, as an expression of SQL: the head of the chain, the recomputes that have committed, the dirty
 * marks and the definitions. It changes whenever a figure, its freshness or a state of a month may have changed, at the
 * moment of the commit. So what was read between two equal stamps is as it was at both. For entity tags of internal
 * answers; it says nothing of a release, and must not be part of what others read.
 *
 * The turn of a recompute is not part of it: it is drawn from a sequence, which moves before the sums can be read.
 */
export function stampSql(schema: string): RawBuilder<string> {
  return sql<string>`
    concat_ws(' ',
      (select hash from ${sql.id(schema, 'chain_head')}),
      coalesce((select value from ${sql.id(schema, 'setting')} where name = ${sql.lit(recomputes)}), '0'),
      (select concat(count(*), '-', max(revision)) from ${sql.id(schema, 'dirty_mark')}),
      (select value from ${sql.id(schema, 'setting')} where name = 'definitions'))`
}

/** The stamp of what it is made of, which says nothing else. */
export function stampOf(made: string): string {
  return createHash('sha256').update(made).digest('hex')
}
