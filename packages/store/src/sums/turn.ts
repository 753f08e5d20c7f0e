import { sql, type RawBuilder } from 'kysely'

/**
 * Draws the turn of a recompute: the time in milliseconds since 1970, or one more than the last turn if that is later.
 * The caller holds the city's lock or brings definitions into use, so that turns rise with each that is drawn, whatever
 * the clock does; and a turn says when it was.
 */
export function nextTurn(schema: string): RawBuilder<number> {
  const turn = sql.lit(`${schema}.turn`)
  return sql`setval(${turn}, greatest(nextval(${turn}), cast(1000 * date_part('epoch', clock_timestamp()) as bigint)))`
}
