import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../src/index.js'

describe('Canonical JSON', () => {
  // The example of RFC 8785, section 3.2.2, and what it must become (3.2.4).
  it('is what RFC 8785 makes of its example', () => {
    const given = JSON.parse(`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
      "literals": [null, true, false]
    }`) as never
    expect(canonicalJson(given)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  // Section 3.2.3: members are sorted by UTF-16 code units.
  it('sorts members as RFC 8785 sorts them', () => {
    const given = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
    expect(Object.values(JSON.parse(canonicalJson(given)) as object)).toHaveLength(7)
    expect(canonicalJson(given)).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}')
  })

  // Appendix B.
  it.each([
    [-0, '0'],
    [5e-324, '5e-324'],
    [1.7976931348623157e308, '1.7976931348623157e+308'],
    [9007199254740992, '9007199254740992'],
    [295147905179352830000, '295147905179352830000'],
    [1e21, '1e+21'],
    [9.999999999999997e22, '9.999999999999997e+22'],
    [0.000001, '0.000001'],
    [1e-7, '1e-7'],
    [333333333.33333325, '333333333.33333325'],
  ])('writes the number %s as %s', (number, text) => {
    expect(canonicalJson(number)).toBe(text)
  })

  it('refuses what JSON cannot hold, and repeats no value', () => {
    for (const value of [NaN, Infinity, { member: -Infinity }, ['\ud800']])
      expect(() => canonicalJson(value as never)).toThrow('the content must be JSON (RFC 8785)')
    expect(() => canonicalJson(undefined as never)).toThrow('the content must be JSON, got nothing')
  })
})
