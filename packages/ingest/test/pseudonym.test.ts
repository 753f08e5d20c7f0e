import { createHmac } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { carriedOver } from '../src/pseudonym/pseudonym.js'

it('a pseudonym is the first half of HMAC-SHA-256, for keys and texts of any length and letters', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.uint8Array({ minLength: 1, maxLength: 100 }),
      (text, bytes) => {
        const key = Buffer.from(bytes)
        const expected = createHmac('sha256', key).update(text).digest('hex').slice(0, 32)
        expect(carriedOver(text, key)).toBe(expected)
      },
    ),
    { numRuns: Number(process.env['FC_RUNS'] ?? 500) },
  )
})
