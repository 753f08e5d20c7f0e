import { pino } from 'pino'

export const logLevels = ['debug', 'info', 'warn', 'error'] as const
export type LogLevel = (typeof logLevels)[number]

/**
 * Writes one thing that happened. Of a job, only the district, the period and figures about the run may stand in the
 * fields.
 */
export type Log = (level: LogLevel, message: string, fields?: Readonly<Record<string, unknown>>) => void

/** A log of one JSON object a line, on standard error unless told otherwise; what lies below the level is left out. */
export function jsonLog(
  least: LogLevel = 'info',
  write: (line: string) => void = (line) => process.stderr.write(line),
): Log {
  const logger = pino(
    {
      level: least,
      base: null,
      messageKey: 'message',
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (level) => ({ level }) },
    },
    { write: (line) => write(line.replace(obeyed, escaped)) },
  )
  return (level, message, fields = {}) => logger[level](fields, message)
}

/**
 * What a terminal obeys or hides, and JSON leaves as it is: C1 controls, turns of the direction of writing. Not the
 * line's own end.
 */
const obeyed = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu
const escaped = (letter: string): string =>
  [...Array(letter.length).keys()].map((at) => `\\u${letter.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')

/** Passes the same message on once in a while only: a connection that is away is told many times a second. */
export function sparing(log: Log, milliseconds = 30_000): Log {
  const said = new Map<string, number>()
  return (level, message, fields) => {
    const key = `${level} ${message} ${String(fields?.['error'] ?? '')}`
    const now = Date.now()
    if (now - (said.get(key) ?? -Infinity) < milliseconds) return
    if (said.size > 100) said.clear()
    said.set(key, now)
    log(level, message, fields)
  }
}

/** An error in one line, without what it may repeat of a record. */
export { errorText as messageOf } from '@minzheng/core/privacy'
