// Separate from `copy.ts`, whose types are public: the drivers' types stay internal.
import { finished } from 'node:stream/promises'
import type { PGlite } from '@electric-sql/pglite'
import type { PoolClient } from 'pg'
import { from } from 'pg-copy-streams'
import type { Copy } from './copy.js'

export function copyToPostgres(client: PoolClient): Copy {
  return async (into, rows) => {
    const stream = client.query(from(`copy ${into} from stdin`))
    try {
      stream.end(rows)
      await finished(stream)
    } catch (error) {
      throw withoutRows(error)
    }
  }
}

export function copyToPGlite(db: PGlite): Copy {
  return async (into, rows) => {
    try {
      await db.query(`copy ${into} from '/dev/blob'`, [], { blob: new Blob([rows]) })
    } catch (error) {
      throw withoutRows(error)
    }
  }
}

/** Replaces the database's error of a failed copy, because its message repeats the row. */
function withoutRows(error: unknown): Error {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  return Object.assign(new Error(`rows could not be copied into the database (${code})`), { code })
}
