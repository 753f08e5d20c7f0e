import type { Level } from '@minzheng/core'
import { levels } from '@minzheng/core/districts'
import { describe, expect, it } from 'vitest'
import { huzhouCatalogue } from '../src/index.js'

describe('the districts of Huzhou', () => {
  it('are 1 city, 5 counties, 72 townships and 1,301 villages', () => {
    const atLevel = (level: 'city' | 'county' | 'township' | 'village'): number =>
      huzhouCatalogue.districts.atLevel('330500', level).length
    expect([atLevel('city'), atLevel('county'), atLevel('township'), atLevel('village')]).toEqual([1, 5, 72, 1301])
    expect(huzhouCatalogue.districts.all).toHaveLength(huzhouCatalogue.districts.all.length)
    expect(huzhouCatalogue.districts.root).toEqual({
      code: '330500',
      name: '湖州市',
      level: 'city',
      parent: null,
      kind: '地级市',
    })
  })

  it.each([
    ['330502', '吴兴区', { 街道: 13, 镇: 5, 乡: 1 }, { 居: 179, 村: 188 }],
    ['330503', '南浔区', { 街道: 2, 镇: 8 }, { 居: 45, 村: 216 }],
    ['330521', '德清县', { 街道: 5, 镇: 8 }, { 居: 42, 村: 135 }],
    ['330522', '长兴县', { 街道: 4, 镇: 9, 乡: 2 }, { 居: 72, 村: 206 }],
    ['330523', '安吉县', { 街道: 4, 镇: 8, 乡: 3 }, { 居: 49, 村: 168, 其他: 1 }],
  ] as const)('%s %s has its townships and villages of each kind', (code, name, townships, villages) => {
    const kinds = (level: 'township' | 'village'): Record<string, number> => {
      const counted: Record<string, number> = {}
      for (const { kind } of huzhouCatalogue.districts.atLevel(code, level)) counted[kind] = (counted[kind] ?? 0) + 1
      return counted
    }
    expect(huzhouCatalogue.districts.get(code).name).toBe(name)
    expect(kinds('township')).toEqual(townships)
    expect(kinds('village')).toEqual(villages)
  })

  it('are listed from the city down, each after its parent, and a code begins with its parent’s', () => {
    const seen = new Set<string>()
    for (const { code, parent, level } of huzhouCatalogue.districts.all) {
      if (parent !== null) {
        expect(seen).toContain(parent)
        expect(code.startsWith(level === 'county' ? parent.slice(0, 4) : parent), code).toBe(true)
      }
      seen.add(code)
    }
    const codesOf = (level: Level): readonly string[] =>
      huzhouCatalogue.districts.all.filter((district) => district.level === level).map(({ code }) => code)
    for (const level of levels) expect(codesOf(level), level).toEqual(codesOf(level).toSorted())
    expect(huzhouCatalogue.districts.all.map(({ code }) => code)).toEqual(levels.flatMap(codesOf))
  })

  it('37 names of villages are shared', () => {
    const counted = new Map<string, number>()
    for (const { name } of huzhouCatalogue.districts.atLevel('330500', 'village'))
      counted.set(name, (counted.get(name) ?? 0) + 1)
    expect([...counted.values()].filter((times) => times > 1)).toHaveLength(37)
  })

  it('a shared village name matches several in the city, and the township distinguishes them', () => {
    const found = huzhouCatalogue.districts.find('凤凰村', '330500', 'village')
    if (!('found' in found) || found.found !== 'several') throw new Error('several villages have this name')
    expect(new Set(found.codes.map((code) => code.slice(0, 6)))).toEqual(new Set(['330502', '330522']))
    expect(huzhouCatalogue.districts.find('凤凰村', '330522111', 'village')).toMatchObject({ level: 'village' })
  })

  it('a name that ends in 村 never means the 社区 of the same stem', () => {
    expect(huzhouCatalogue.districts.find('邵家墩村', '330502012', 'village')).toMatchObject({ name: '邵家墩村委会' })
    expect(huzhouCatalogue.districts.find('邵家墩社区', '330502012', 'village')).toMatchObject({
      name: '邵家墩社区居委会',
    })
    expect(huzhouCatalogue.districts.find('邵家墩', '330502012', 'village')).toMatchObject({ found: 'several' })
    expect(huzhouCatalogue.districts.find('凤凰村', '330523', 'village')).toEqual({ found: 'none' })
  })
})
