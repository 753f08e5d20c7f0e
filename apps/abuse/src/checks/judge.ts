import { seesFiles, seesOther } from '../city/accounts.js'
import { anyCanary, hiddenCount, ofOther, personal } from '../city/planted.js'
import type { Came } from '../http/sent.js'

/** What is wrong with an answer or a line of the log. */
export interface Finding {
  readonly kind: 'server-error' | 'leak' | 'late' | 'unanswered' | 'unprotected' | 'wrong'
  readonly what: string
}

/** Whose answer it is. */
export interface Reader {
  /** An account, or `stranger`. */
  readonly who: string
  readonly canary: string
}

const withCommas = (number: number): string => number.toLocaleString('en-US')
/** What only the bureau of the city may see. */
const plantedTexts = [
  [ofOther.site, ofOther.institution, String(ofOther.beds), withCommas(ofOther.beds)],
  [String(hiddenCount), withCommas(hiddenCount)],
].flat()
const personalTexts = Object.values(personal)
const neededHeaders = ['content-security-policy', 'x-content-type-options', 'referrer-policy']
/** The kinds of answers with 501 and 503 that the API documents. */
const lawful = ['urn:minzheng:problem:unavailable', 'urn:minzheng:problem:not-supported']

/** What is wrong with an answer. `secrets` are those of every session and token. */
export function findingsIn(
  came: Omit<Came, 'bytes'>,
  { who, canary }: Reader,
  secrets: ReadonlySet<string>,
): readonly Finding[] {
  const { status, headers, text, isLate } = came
  if (isLate) return [{ kind: 'late', what: `no whole answer, status ${status}` }]
  if (status === 0) return [{ kind: 'unanswered', what: 'the connection ended' }]
  const found: Finding[] = []
  const note = (kind: Finding['kind'], what: string): void => void found.push({ kind, what })
  if (status >= 500 && !(status !== 500 && lawful.some((type) => text.includes(type))))
    note('server-error', `status ${status}`)
  const all = `${JSON.stringify(headers)}\n${text}`
  if (!seesOther.has(who)) for (const each of plantedTexts) if (all.includes(each)) note('leak', `planted ${each}`)
  if (!seesFiles.has(who) && all.includes(ofOther.file)) note('leak', `planted ${ofOther.file}`)
  for (const each of personalTexts) if (all.includes(each)) note('leak', `personal ${each}`)
  if (status >= 400 && all.includes(canary)) note('leak', 'what was sent is repeated')
  for (const each of secretsIn(all, secrets)) note('leak', `a secret ${each.slice(0, 6)}…`)
  if (all.includes('evil.example')) note('leak', 'a header that was sent is repeated')
  for (const name of neededHeaders)
    if (headers[name] === undefined && !isOfServer(status)) note('unprotected', `header ${name} is missing`)
  if (who !== 'stranger' && /public/.test(headers['cache-control'] ?? ''))
    note('unprotected', 'an answer to an account may be kept by others')
  return found
}

/** Answers of Node's own parser, before there is a request that the API could be asked. */
const isOfServer = (status: number): boolean => [400, 408, 417, 431].includes(status)

const secretsIn = (text: string, secrets: ReadonlySet<string>): readonly string[] =>
  [...text.matchAll(/(?:mz_)?[\w-]{43,}/g)].map(([found]) => found).filter((found) => secrets.has(found))

/** What is wrong with a line of the log: it is for those who operate the service, who see no data. */
export function findingsInLine(line: string, secrets: ReadonlySet<string>): readonly Finding[] {
  const found = [...plantedTexts, ofOther.file, ...personalTexts, ...anyCanary].filter((each) => line.includes(each))
  const leaks = found.map((each): Finding => ({ kind: 'leak', what: `in the log: ${each}` }))
  const stolen = secretsIn(line, secrets).map((): Finding => ({ kind: 'leak', what: 'in the log: a secret' }))
  const isFault = /"message":"(a request failed|an answer was cut off)"|uncaught|unhandled/i.test(line)
  return [...leaks, ...stolen, ...(isFault ? [{ kind: 'server-error', what: `in the log: ${line}` } as const] : [])]
}
