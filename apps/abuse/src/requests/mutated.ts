import * as fc from 'fast-check'
import { canaryOf, cellCanaryOf, personal } from '../city/planted.js'
import type { Sent } from '../http/sent.js'
import { bodyOf, fileOf, jsonText } from './bodies.js'
import type { Document, Route } from './document.js'
import { headerTricks } from './header-tricks.js'
import { chance, hostileValue, oneOf, valueOf, type Draw, type Making } from './values.js'
import { wellFormed } from './well-formed.js'

/** A mutated request, and whose it is. */
export interface Mutated extends Sent {
  readonly route: Route
  /** Who may see the answer: an account, or `stranger`. */
  readonly who: string
  /** What no refusal may repeat. */
  readonly canary: string
}

/** The credentials that requests are sent with: a cookie or a token of each account. */
export interface Credential {
  readonly who: string
  readonly headers: readonly (readonly [string, string])[]
}

/** What is attacked, and as whom. */
interface Target {
  readonly document: Document
  readonly routes: readonly Route[]
  readonly credentials: readonly Credential[]
  readonly origin: string
}

/** The mutated requests of a seed, in order: the same seed makes the same ones. */
export function* mutatedRequests(target: Target, seed: number, count: number): Generator<Mutated> {
  const size = 500
  for (let from = 0; from < count; from += size) {
    const draws = fc.sample(fc.gen(), { seed: seed * 1_000_003 + from, numRuns: Math.min(size, count - from) })
    for (const [at, draw] of draws.entries()) yield mutated(target, draw, from + at)
  }
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND']

function mutated({ document, routes, credentials, origin }: Target, draw: Draw, turn: number): Mutated {
  const canary = canaryOf(turn)
  // Many requests are right but for one thing, so that the handlers are reached.
  const making: Making = { draw, canary, hostility: oneOf(draw, [3, 10, 30]) }
  const route = oneOf(draw, routes)
  const { who, headers } = chance(draw, 88)
    ? oneOf(draw, credentials)
    : { who: 'stranger', headers: wrong(draw, canary) }
  const method = chance(draw, 4) ? oneOf(draw, methods) : route.method
  const isSafe = ['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(method)
  const body = isSafe && !chance(draw, 3) ? null : bodyOfRoute(making, document, route)
  const path = `${pathOf(making, route)}${queryOf(making, route)}`
  const own = [['Host', new URL(origin).host] as const, ...headers, ...(isSafe ? [] : fromHere(draw, origin))]
  return {
    route,
    who,
    canary: route.types.length > 0 ? cellCanaryOf(canary) : canary,
    method,
    path: trickedPath(draw, path),
    headers: headerTricks(draw, [...own, ...(body?.headers ?? [])], canary),
    body: body?.content ?? null,
  }
}

/** Credentials that are none, so that whoever sends them is a stranger at most. */
function wrong(draw: Draw, canary: string): Credential['headers'] {
  return oneOf<Credential['headers']>(draw, [
    [],
    [['Cookie', `minzheng=${'A'.repeat(43)}`]],
    [['Cookie', `minzheng=; minzheng=${canary}; __Host-minzheng=${canary}`]],
    [['Authorization', `Bearer mz_${'b'.repeat(43)}`]],
    [['Authorization', 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJjaXR5LTEifQ.']],
    [['Authorization', `Basic ${Buffer.from(`city-1:${canary}`).toString('base64')}`]],
    [['Authorization', 'Bearer']],
  ])
}

function fromHere(draw: Draw, origin: string): Credential['headers'] {
  return chance(draw, 85)
    ? [['Origin', origin]]
    : oneOf(draw, [[], [['Origin', 'https://evil.example']], [['Origin', 'null']]])
}

function pathOf(making: Making, { path }: Route): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encoded(making, valueOf(making, name)))
}

function queryOf(making: Making, { query }: Route): string {
  const { draw, canary } = making
  const pairs = query
    .filter(() => chance(draw, 35))
    .map(({ name, schema }) => [
      name,
      schema.enum !== undefined && chance(draw, 70) ? String(oneOf(draw, schema.enum)) : valueOf(making, name),
    ])
  if (chance(draw, 5)) pairs.push([hostileValue(draw, canary), hostileValue(draw, canary)])
  if (chance(draw, 4) && pairs.length > 0) pairs.push(...Array.from({ length: 30 }, () => pairs[0]!))
  const text = pairs
    .map(([name, value]) => `${encodeURIComponent(wellFormed(name!))}=${encoded(making, value!)}`)
    .join('&')
  return text === '' ? '' : `?${text}`
}

/** Encodes once; sometimes twice, not at all as far as the first line allows, or with bytes that are no UTF-8. */
function encoded({ draw, hostility }: Making, value: string): string {
  const once = encodeURIComponent(wellFormed(value))
  if (chance(draw, hostility / 6)) return encodeURIComponent(once)
  if (chance(draw, hostility / 6)) return value.replaceAll(/[^\x21-\x7e]|[?#&]/g, '')
  if (chance(draw, hostility / 15)) return `${once}%ff%fe`
  return once
}

function trickedPath(draw: Draw, path: string): string {
  if (!chance(draw, 8)) return path
  const tricked = oneOf(draw, [
    path.replace('/v1/', '/v1//'),
    path.replace('/v1/', '/v1/../v1/'),
    path.replace('/v1/', '/%76%31/'),
    path.replace('/v1/', '/v1/./'),
    path.replace('/v1/', '/v1%2f'),
    path.replace('/v1/', '/V1/'),
    `/%2e%2e${path}`,
    `${path}/`,
    `${path};x=1`,
    `${path}%20`,
    `${path}.json`,
    `//evil.example${path}`,
    `http://evil.example${path}`,
    `/docs/..${path}`,
  ])
  return tricked
}

function bodyOfRoute(
  making: Making,
  document: Document,
  { body, types }: Route,
): { readonly content: string | Buffer; readonly headers: Credential['headers'] } {
  const { draw, canary } = making
  if (types.length > 0) {
    const name = chance(draw, 70) ? `${canary}.csv` : hostileValue(draw, canary)
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(wellFormed(name))}`
    const content = fileOf(draw, canary)
    if (types.includes('multipart/form-data') && chance(draw, 90)) return formOf(making, wellFormed(name), content)
    return {
      content,
      headers: [
        ['Content-Type', oneOf(draw, types)],
        ['Content-Disposition', disposition],
      ],
    }
  }
  const content =
    body === null
      ? `{"x":"${canary}","person":"${personal.number}"}`
      : jsonText(draw, bodyOf({ ...making, document }, body))
  const type = chance(draw, 90)
    ? 'application/json'
    : oneOf(draw, ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])
  return { content, headers: [['Content-Type', type]] }
}

/** A form of a file and of patches to its rows, in any order, sometimes without its end. */
function formOf(
  { draw, canary }: Making,
  name: string,
  file: string | Buffer,
): { readonly content: Buffer; readonly headers: Credential['headers'] } {
  const boundary = 'abuse'
  const part = (head: string, content: string | Buffer): Buffer =>
    Buffer.concat([
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
      Buffer.from(content),
      Buffer.from('\r\n'),
    ])
  const cell = oneOf(draw, [
    { column: 1, value: `${canary}${personal.number}` },
    { column: canary, value: '' },
    { column: 0, value: 1 },
  ])
  const patches = chance(draw, 80)
    ? JSON.stringify([{ sheet: null, line: 3, cells: [cell] }])
    : hostileValue(draw, canary)
  const parts = [
    part(`name="file"; filename="${name.replaceAll(/[\r\n"]/g, '')}"`, file),
    part('name="patches"', wellFormed(patches)),
  ]
  const ordered = chance(draw, 50) ? parts : parts.toReversed()
  const end = chance(draw, 90) ? [Buffer.from(`--${boundary}--\r\n`)] : []
  return {
    content: Buffer.concat([...ordered, ...end]),
    headers: [['Content-Type', `multipart/form-data; boundary=${boundary}`]],
  }
}
