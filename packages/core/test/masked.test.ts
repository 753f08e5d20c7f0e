import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { masked, serverUrlFault } from '../src/doors/privacy.js'

/** A secret that no message contains by chance, with all characters that a password may have. */
const secret = fc
  .tuple(
    fc.stringMatching(/^[A-Z][A-Za-z0-9]{5}$/),
    fc.array(fc.constantFrom(...'@:/?#%&=+ !$\'"\\;,[]{}ü密'.split('')), { maxLength: 4 }),
    fc.stringMatching(/^[A-Z0-9]{6}$/),
  )
  .map(([head, odd, tail]) => ({ head, tail, whole: head + odd.join('') + tail }))

/** Addresses of servers as people write them, right and wrong, each with a secret. */
const forms: readonly ((secret: string) => string)[] = [
  (s) => `postgres://minzheng:${encodeURIComponent(s)}@db.example:5432/minzheng`,
  (s) => `postgresql://minzheng:${s}@db.example/minzheng?sslmode=require`,
  (s) => `postgres://db.example/minzheng?user=minzheng&password=${encodeURIComponent(s)}`,
  (s) => `postgres://db.example/minzheng?sslmode=verify-full&sslkey=/k.pem&sslpassword=${encodeURIComponent(s)}`,
  (s) => `postgres://u:${s}@one:5432,two:5433/minzheng?target_session_attrs=read-write`,
  (s) => `redis://:${s}@cache:6379/0`,
  (s) => `rediss://default:${encodeURIComponent(s)}@cache:6380`,
  (s) => `redis://${s}`.replace('redis://', 'redis://me:'),
]

describe('the password of a server', () => {
  it('is in no text, in whatever form its URL is written, if the URL is known', () => {
    fc.assert(
      fc.property(secret, fc.constantFrom(...forms), fc.boolean(), ({ head, tail, whole }, form, quoted) => {
        const url = form(whole)
        const text = masked(
          `cannot be reached at ${quoted ? `"${url}"` : url}: no database "${whole}", nor ${encodeURIComponent(whole)}`,
          [url],
        )
        // Without an @ a password cannot be distinguished from a port; such a URL is refused before it is used.
        if (!url.includes('@') && !url.includes('password=')) return
        expect(text).not.toContain(whole)
        if (url.includes(encodeURIComponent(whole))) expect(text).not.toContain(encodeURIComponent(whole))
        expect(text.includes(head) && text.includes(tail)).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })

  it('is in no text if the URL is not known, as long as it has no blanks or quotation marks, which end a URL', () => {
    fc.assert(
      fc.property(secret, fc.constantFrom(...forms), ({ head, whole }, form) => {
        if (/[\s"'<>，；]/.test(whole)) return
        const url = form(whole)
        if (!url.includes('@') && !url.includes('password=')) return
        // Of an unescaped password with a # in the query, only the text before the # is its value.
        expect(masked(`connect ECONNREFUSED ${url}`)).not.toContain(head)
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    ['postgres://u:p%40ss@h:5432/db?sslmode=require', 'postgres://u:***@h:5432/db?sslmode=require'],
    ['postgres://h/db?user=u&password=secret', 'postgres://h/db?user=u&password=***'],
    ['redis://:secret@h:6379/0', 'redis://:***@h:6379/0'],
    ['postgres://u@h/db', 'postgres://u@h/db'],
    ['postgres://u:a/b@h/db', 'postgres://***'],
    [
      "see (redis://me:x1y2@h:1), or host=h password='se cret' user=u",
      'see (redis://me:***@h:1), or host=h password=*** user=u',
    ],
    ['no address here: 12:30 @ noon', 'no address here: 12:30 @ noon'],
  ])('%s is shown as %s', (text, shown) => expect(masked(text)).toBe(shown))
})

describe('the URL of a server', () => {
  it.each([
    'postgres://u:p/w@h/db',
    'postgres://u:12/w@h/db',
    'postgres://u:12#w@h/db',
    'postgres://u:p@h1:5432,h2:5433/db',
    'host=h password=secret',
    'http://h',
    'postgres:/db',
    'secret',
  ])('%s is refused without repeating it', (text) => {
    const fault = serverUrlFault(text, ['postgres', 'postgresql'])
    expect(fault).toMatch(/^must be a URL that begins with postgres:\/\/ or postgresql:\/\//)
    expect(fault).not.toContain(text)
  })

  it.each([
    'postgres://u:p@ss@h/db',
    'postgres:///db?host=/run/postgresql',
    'postgresql://u:p%2Fw@[::1]:5432/db?sslmode=verify-full&sslrootcert=/ca.pem',
  ])('%s is accepted', (text) => expect(serverUrlFault(text, ['postgres', 'postgresql'])).toBeUndefined())
})
