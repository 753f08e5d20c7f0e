import { sql } from 'kysely'

/** The condition that a row `s` of `month_state` is in a state other than open for good. */
export const isStated = sql`(s.state <> 'open' or s.until_at is not null)`
