import { stripVTControlCharacters } from 'node:util'
import pc from 'picocolors'
import { errorLines, shownName } from '@minzheng/core/privacy'

/** The code adds colours to text freely; this module removes them if the stream is not a terminal. */
export const colours = pc.createColors(true)

/** The inputs that decide whether a stream gets colours. */
export interface ColourChoice {
  readonly isTTY: boolean | undefined
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
}

/**
 * `--no-color` and NO_COLOR (any value, unless empty) turn colours off; FORCE_COLOR (except 0 or false) turns them on;
 * otherwise terminals that support them get them. Standard output and standard error are decided separately.
 */
export function wantsColour({ isTTY, args, env }: ColourChoice): boolean {
  const isSet = (name: string): boolean => env[name] !== undefined && env[name] !== ''
  if (args.includes('--no-color') || isSet('NO_COLOR')) return false
  if (isSet('FORCE_COLOR')) return env['FORCE_COLOR'] !== '0' && env['FORCE_COLOR'] !== 'false'
  return isTTY === true && env['TERM'] !== 'dumb'
}

/**
 * All terminal output passes through here: it keeps colours if they are on, and no other control character except line
 * ends.
 */
export function forStream(text: string, choice: ColourChoice): string {
  const coloured = wantsColour(choice)
  return (coloured ? text : stripVTControlCharacters(text)).replace(obeyed, (found) =>
    coloured && colour.test(found) ? found : '\ufffd',
  )
}

const escape = String.fromCharCode(27)
const colour = new RegExp(`^${escape}\\[[\\d;]*m$`)
/**
 * A colour, or a character that a terminal obeys: a control except a line end, or a change of the writing direction.
 */
const obeyed = new RegExp(
  `${escape}\\[[\\d;]*m|(?!\\n)\\p{Cc}|[\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]`,
  'gu',
)

function write(stream: NodeJS.WriteStream, text: string): void {
  stream.write(forStream(text, { isTTY: stream.isTTY, args: process.argv.slice(2), env: process.env }))
}

/** Prints a line on standard output. */
export function print(line = ''): void {
  write(process.stdout, `${line}\n`)
}

/** Prints text unchanged on standard output, such as data. */
export function printText(text: string): void {
  write(process.stdout, text)
}

/** Prints a line on standard error. */
export function printError(line: string): void {
  write(process.stderr, `${line}\n`)
}

/** An error for people, on one line or several; it contains nothing of a record. */
export function errorForPeople(error: unknown): string {
  return errorLines(error).join('\n')
}

/**
 * A value of a record or a file, for people: on one line, and … in place of what looks like personal data (stored
 * before the importer refused it).
 */
export function shown(value: unknown): string {
  return shownName(String(value))
}

/** The key of a record for people: field=value. */
export function keyText(key: Readonly<Record<string, unknown>>): string {
  return Object.entries(key)
    .map(([field, value]) => `${field}=${shown(value)}`)
    .join(' ')
}

/** Only the year of a day of birth. */
export function withoutBirthday(field: { readonly zh: string }, value: string): string {
  return /出生|生日/.test(field.zh) ? value.replace(/^(\d{4})-\d{2}-\d{2}$/, '$1-…') : value
}

/** For JSON: the values of a record's key as in `shown`; all else unchanged. */
export function withoutPersonal(this: unknown, name: string, value: unknown): unknown {
  if (name === 'source' && typeof value === 'string') return shown(value)
  if (name === 'key' && typeof value === 'object' && value !== null && !Array.isArray(value))
    return shownKey(value as Record<string, unknown>)
  return name === 'keys' && Array.isArray(value) ? value.map((key) => shownKey(key as Record<string, unknown>)) : value
}

function shownKey(key: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(key).map(([field, value]) => [field, typeof value === 'string' ? shown(value) : value]),
  )
}
