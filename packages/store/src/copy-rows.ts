import { finished } from 'node:stream/promises'
import type { PGlite } from '@electric-sql/pglite'
import type { PoolClient } from 'pg'
import { from } from 'pg-copy-streams'
import type { Value } from '@minzheng/core'

/** Copies rows into a table, in the text form of COPY; `into` is the table with its columns, as SQL. */
export type Copy = (into: string, rows: string) => Promise<void>

/** One row in the text form of COPY, with its line end. */
export function copyLine(values: readonly Value[]): string {
  let line = ''
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at]
    if (at > 0) line += '\t'
    if (value === null || value === undefined) line += '\\N'
    else if (typeof value === 'string') line += /[\\\t\n\r]/.test(value) ? escaped(value) : value
    else line += typeof value === 'boolean' ? (value ? 't' : 'f') : String(value)
  }
  return `${line}\n`
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function escaped(text: string): string {
  return text.replace(/[\\\t\n\r]/g, (letter) => escapes[letter]!)
}

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

/** What the database says of a failed copy repeats the row. */
function withoutRows(error: unknown): Error {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  return new Error(`rows could not be copied into the database (${code})`)
}
