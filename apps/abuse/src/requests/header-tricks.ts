import { chance, hostileValue, oneOf, type Draw } from './values.js'

type Headers = readonly (readonly [string, string])[]

/** Adds headers that proxies and programs may believe. Not `Host`: that is asked by the scenarios. */
export function headerTricks(draw: Draw, headers: Headers, canary: string): Headers {
  const more: (readonly [string, string])[] = []
  const say = (value: string): string => value.replaceAll(/[^\x20-\x7e]/g, '')
  if (chance(draw, 10)) more.push(['Accept', oneOf(draw, accepts)])
  if (chance(draw, 10))
    more.push(['Idempotency-Key', chance(draw, 60) ? `key-${canary}` : say(hostileValue(draw, canary))])
  if (chance(draw, 10)) more.push(['If-Match', oneOf(draw, ['*', '"open"', '"open-1"', `"${canary}"`, '"'])])
  if (chance(draw, 6)) more.push(['If-None-Match', oneOf(draw, ['*', 'W/"x"', `"${canary}"`, ','.repeat(500)])])
  if (chance(draw, 8)) {
    const name = oneOf(draw, believed)
    more.push([
      name,
      oneOf(draw, ['evil.example', '127.0.0.1', `https://${canary}.example`, '/v1/grants', 'DELETE', 'city-1']),
    ])
  }
  if (chance(draw, 2)) more.push([`X-${canary}`, say(hostileValue(draw, canary)).slice(0, 4000)])
  return [...headers, ...more]
}

const accepts = [
  '*/*',
  'text/html',
  'application/json;q=0',
  'text/csv',
  'a/b;q=x',
  ',;,;',
  'application/vnd.sdmx.data+csv;version=2.0.0',
]
const believed = [
  'X-Forwarded-Host',
  'X-Forwarded-For',
  'X-Forwarded-Proto',
  'X-Original-URL',
  'X-Rewrite-URL',
  'X-HTTP-Method-Override',
  'X-Remote-User',
  'Forwarded',
  'Sec-Fetch-Site',
  'Referer',
  'Range',
  'Expect',
]
