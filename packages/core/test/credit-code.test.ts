import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCreditCode, organisationKindOf } from '../src/doors/privacy.js'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'.split('')

describe('a unified social credit code', () => {
  it.each([
    ['51330500MJ0000018F', 'an association'],
    ['52330502MJ00000264', 'a social service organisation'],
    ['53330500MJ0000034Y', 'a foundation'],
    ['52330521MJ0000042A', 'a social service organisation of Deqing'],
    ['51330522MJ0000050N', 'an association of Changxing'],
    ['51330523MJ00000692', 'an association of Anji'],
    ['54330503MF0000072Y', 'a villagers’ committee'],
    ['52330500MJ10001830', 'a check character 0'],
    ['91350100M000100Y43', 'the standard’s example'],
    ['9144030071526726XG', 'a company with an X in its organisation code'],
    ['91110000802100433B', 'a company'],
    ['55330502MF0000005F', 'a residents’ committee'],
    ['N2330502MF0000001T', 'a code that begins with a letter'],
    ['Y1330500MJ00000022', 'another letter'],
  ])('%s is accepted: %s', (code) => {
    expect(isCreditCode(code)).toBe(true)
  })

  it.each([
    ['91350100M000100Y4A', 'a wrong check character'],
    ['91350100M000100YIO', 'letters I and O, which the alphabet leaves out'],
    ['51330500mj0000018f', 'lower case'],
    ['51330500MJ0000018', '17 characters'],
    ['51330500MJ0000018F0', '19 characters'],
    ['', 'nothing'],
  ])('%s is refused: %s', (code) => {
    expect(isCreditCode(code)).toBe(false)
  })

  const body = fc
    .array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 })
    .map((characters) => characters.join(''))

  it('exactly one check character matches every 17, letters first or not', () => {
    fc.assert(
      fc.property(body, (characters) => alphabet.filter((check) => isCreditCode(characters + check)).length === 1),
    )
  })

  it('two swapped neighbours are noticed', () => {
    fc.assert(
      fc.property(body, fc.integer({ min: 0, max: 15 }), (characters, at) => {
        const swapped = characters.slice(0, at) + characters[at + 1]! + characters[at]! + characters.slice(at + 2)
        const check = alphabet.find((each) => isCreditCode(characters + each))!
        expect(isCreditCode(swapped + check)).toBe(characters[at] === characters[at + 1])
      }),
    )
  })

  it('the first two characters determine the kind of a social organisation', () => {
    expect(organisationKindOf('51330500MJ0000018F')).toBe('association')
    expect(organisationKindOf('52330500MJ10001830')).toBe('service-organisation')
    expect(organisationKindOf('53330500MJ0000034Y')).toBe('foundation')
    expect(organisationKindOf('54330503MF0000072Y')).toBeUndefined()
    expect(organisationKindOf('91110000802100433B')).toBeUndefined()
  })
})
