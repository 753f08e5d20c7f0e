import { stripVTControlCharacters } from 'node:util'
import pc from 'picocolors'
import { errorLines, shownName } from '@minzheng/core/privacy'

/** Colours are put into text wherever they help, and taken out here where the stream is no terminal. */
export const colours = pc.createColors(true)

/** What says whether a stream gets colours. */
export interface ColourChoice {
  readonly isTTY: boolean | undefined
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
}

/**
 * `--no-color` and NO_COLOR (whatever it holds, unless empty) forbid colours; FORCE_COLOR (but 0 or false) asks for
 * them; else terminals that can show them get them. Standard output and standard error decide each for itself.
 */
export function wantsColour({ isTTY, args, env }: ColourChoice): boolean {
  const isSet = (name: string): boolean => env[name] !== undefined && env[name] !== ''
  if (args.includes('--no-color') || isSet('NO_COLOR')) return false
  if (isSet('FORCE_COLOR')) return env['FORCE_COLOR'] !== '0' && env['FORCE_COLOR'] !== 'false'
  return isTTY === true && env['TERM'] !== 'dumb'
}

/**
 * Whatever reaches a terminal passes here: colours where they are wanted, and no other control character but the end of
 * a line.
 */
export function forStream(text: string, choice: ColourChoice): string {
  const coloured = wantsColour(choice)
  return (coloured ? text : stripVTControlCharacters(text)).replace(obeyed, (found) =>
    coloured && colour.test(found) ? found : '\ufffd',
  )
}

const escape = String.fromCharCode(27)
const colour = new RegExp(`^${escape}\\[[\\d;]*m$`)
/** A colour, or a letter that a terminal obeys: a control but the line's end, a turn of the direction of writing. */
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

/** Prints text on standard output as it is, such as data. */
export function printText(text: string): void {
  write(process.stdout, text)
}

/** Prints a line on standard error. */
export function printError(line: string): void {
  write(process.stderr, `${line}\n`)
}

/** An error for people, on one line or several; nothing of a record stands in it. */
export function errorForPeople(error: unknown): string {
  return errorLines(error).join('\n')
}

/**
 * A value of a record or a file, for people: on one line, … where it seems to hold something of a person (kept before
 * that was refused).
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

/** Of a day of birth the year only. */
export function withoutBirthday(field: { readonly zh: string }, value: string): string {
  return /出生|生日/.test(field.zh) ? value.replace(/^(\d{4})-\d{2}-\d{2}$/, '$1-…') : value
}

/** For JSON: the values of a record's key as `shown` has them; all else as it is. */
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
