import { describe, expect, it } from 'vitest'
import { creditCodeFaults, isOrganisationCode } from '../../src/index.js'

describe('a credit code', () => {
  it.each([
    '51330500MJ0000018F',
    '52330502MJ00000264',
    '53330500MJ0000034Y',
    '52330521MJ0000042A',
    '51330522MJ0000050N',
    '51330523MJ00000692',
    '54330503MF0000072Y',
    '52330500MJ10001830',
    '9144030071526726XG',
    '91110000802100433B',
  ])('%s is valid, and its inner check character too', (code) => {
    expect(creditCodeFaults(code)).toEqual([])
  })

  it('with a wrong check character or unused letters is not valid', () => {
    expect(creditCodeFaults('91350100M000100Y4A')).toEqual(['not-a-code'])
    expect(creditCodeFaults('91350100M000100YIO')).toEqual(['not-a-code'])
    expect(creditCodeFaults('')).toEqual(['not-a-code'])
  })

  it('says which kind of organisation it is', () => {
    expect(creditCodeFaults('51330500MJ0000018F', { kind: 'association' })).toEqual([])
    expect(creditCodeFaults('51330500MJ0000018F', { kind: 'foundation' })).toEqual(['kind'])
    expect(creditCodeFaults('54330503MF0000072Y', { kind: 'association' })).toEqual(['kind'])
  })

  it('says who registered it, to the county', () => {
    expect(creditCodeFaults('52330502MJ00000264', { registrar: '330502' })).toEqual([])
    expect(creditCodeFaults('52330502MJ00000264', { registrar: '330502000000' })).toEqual([])
    expect(creditCodeFaults('52330502MJ00000264', { registrar: '330503' })).toEqual(['registrar'])
    expect(creditCodeFaults('52330502MJ00000264', { registrar: '330500', kind: 'association' })).toEqual([
      'kind',
      'registrar',
    ])
  })

  it('may have a correct outer check character and a wrong inner one', () => {
    expect(isOrganisationCode('MJ0000018')).toBe(true)
    expect(isOrganisationCode('MJ0000019')).toBe(false)
    expect(isOrganisationCode('MJ000001')).toBe(false)
    expect(creditCodeFaults('51330500MJ0000019J')).toEqual(['inner-check'])
  })
})
