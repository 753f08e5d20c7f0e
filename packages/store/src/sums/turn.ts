import { sql, type RawBuilder } from 'kysely'

/**
 * Draws the turn of a recompute: the time in milliseconds since 1970, or one more than the last turn if that is later.
 * The caller must hold the city's lock or a change of definitions, so that turns always rise, whatever the clock does.
 * A turn therefore also says when it was drawn.
 */
export function nextTurn(schema: string): RawBuilder<number> {
  const turn = sql.lit(`${schema}.turn`)
  return sql`setval(${turn}, greatest(nextval(${turn}), cast(1000 * date_part('epoch', clock_timestamp()) as bigint)))`
}
