import type { Value } from '@minzheng/core/evaluation'

/** Copies rows in COPY's text format into a table; `into` is the table and its columns as SQL. */
export type Copy = (into: string, rows: string) => Promise<void>

/** One row in COPY's text format, including the line end. */
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
