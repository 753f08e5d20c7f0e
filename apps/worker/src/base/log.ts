import { pino } from 'pino'

export const logLevels = ['debug', 'info', 'warn', 'error'] as const
export type LogLevel = (typeof logLevels)[number]

/** Writes one event. Of a job, the fields may contain only the district, the period and counts. */
export type Log = (level: LogLevel, message: string, fields?: Readonly<Record<string, unknown>>) => void

/** A log of one JSON object per line, by default on standard error; events below the level are left out. */
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
    { write: (line) => write(line.replace(controls, escaped)) },
  )
  return (level, message, fields = {}) => logger[level](fields, message)
}

/**
 * Characters that a terminal interprets or hides and that JSON does not escape: C1 controls, changes of writing
 * direction. Not the line end.
 */
const controls = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu
const escaped = (letter: string): string =>
  [...Array(letter.length).keys()].map((at) => `\\u${letter.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')

/** Passes the same message on at most once per interval: a broken connection reports its error many times a second. */
export function rateLimited(log: Log, milliseconds = 30_000): Log {
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

/** An error in one line, without values of a record that it may repeat. */
export { errorText as messageOf } from '@minzheng/core/privacy'
