import { MinzhengError } from '../base/errors.js'
import { masked } from '../base/masked.js'
import { personalNumber } from './numbers.js'
import { plainForm } from './plain-text.js'
import { printable } from './printable.js'

/**
 * True for an error whose message is our own and quotes nothing of a record. BullMQ's `UnrecoverableError` has the
 * message of a rejected job.
 */
function isOurOwn(error: unknown): boolean {
  return error instanceof MinzhengError || (error instanceof Error && error.name === 'UnrecoverableError')
}

/** The number of letters shown of a message of other software. */
const longest = 500

/**
 * An error on one line, without personal data or terminal control characters. Our own messages stay unchanged. In
 * messages of other software (a database, a queue, an XML parser) quotations, long numbers and Chinese words are
 * masked, because they may come from a record.
 */
export function errorText(error: unknown): string {
  return errorLines(error).join('; ')
}

/** The same, line by line. */
export function errorLines(error: unknown): readonly string[] {
  const isOwn = isOurOwn(error)
  const lines = rawText(error)
    .split(/\s*\r?\n\s*/)
    .filter((line) => line !== '')
  const shown = isOwn
    ? lines.map((line) => maskNumbers(masked(line)))
    : [maskOthers(masked(lines.join('; ')).slice(0, longest))]
  const code =
    isOwn ||
    !(error instanceof Error) ||
    !('code' in error) ||
    typeof error.code !== 'string' ||
    !/^[\w-]{2,40}$/.test(error.code)
      ? ''
      : error.code
  return shown.map((line) => (code === '' || line.includes(code) ? line : `${line} (${code})`)).map(printable)
}

function rawText(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.message !== '') return error.message
  return error instanceof AggregateError && error.errors.length > 0 ? rawText(error.errors[0]) : error.name
}

/** Numbers that may belong to a person. */
function maskNumbers(text: string): string {
  return text.replace(/[+(]?[\p{Nd}](?:[\p{Nd}Xx\s\p{P}\p{S}]{7,60}[\p{Nd}Xx])?/gu, (number) =>
    number.length > 8 && personalNumber(plainForm(number)) !== null ? '…' : number,
  )
}

const identifier =
  /(\b(?:relation|table|column|constraint|index|schema|database|role|user|function|type|extension|policy)\s)"([A-Za-z_][\w.-]{0,62})"/gi

function maskOthers(text: string): string {
  const kept: string[] = []
  return text
    .replace(/[\ufdd0\ufdd1]/g, '')
    .replace(identifier, (_, word: string, name: string) => `${word}\ufdd0${kept.push(name) - 1}\ufdd1`)
    .replace(/(["“«`])[^"”»`]*(["”»`]|$)/g, '$1…$2')
    .replace(/(?<![\p{L}\p{N}])(['‘])[^'’]*(['’]|$)/gu, '$1…$2')
    .replace(/\p{Script=Han}+/gu, '…')
    .replace(/[\p{Nd}Xx](?:[\p{Nd}Xx\s-]*[\p{Nd}Xx])?/gu, (number) =>
      number.replace(/[^\p{Nd}]/gu, '').length < 6 ? number : '…',
    )
    .replace(/\ufdd0(\d+)\ufdd1/g, (_, at: string) => `"${kept[Number(at)]!}"`)
}
