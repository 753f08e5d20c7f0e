import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Observation } from '@minzheng/core'
import {
  asPublished,
  compareFigures,
  disclosures,
  figureLine,
  figuresDigester,
  nextEntry,
  openingText,
  proveRelease,
  publishedLine,
  sha256,
  type ReleaseContent,
  type ReleasedFigure,
} from '../src/index.js'

const observation: Observation = {
  indicator: 'test.homes',
  variant: 'all',
  part: null,
  district: '990102',
  period: '2024-01',
  numerator: 1234567,
  denominator: 7654321,
  value: 0.16129,
  status: 'P',
  reason: 'returns-due',
  asOf: '2024-01-31',
  received: 2,
  expected: 3,
  version: 'v',
  revision: 98765,
}

const anyFigure: fc.Arbitrary<ReleasedFigure> = fc
  .record({
    observation: fc.record({
      indicator: fc.constantFrom('test.homes', 'test.beds'),
      variant: fc.constant('all'),
      part: fc.constantFrom(null, 'sex=female', 'sex=male', '类=甲', '😀', '\ufb33'),
      district: fc.constantFrom('990102', '990103'),
      period: fc.constantFrom('2024-01', '2024-Q1', '2024'),
      numerator: fc.integer({ min: 100000, max: 999999 }),
      denominator: fc.integer({ min: 1000000, max: 9999999 }),
      value: fc.double({ min: 10, max: 90, noNaN: true }),
    }),
    disclosure: fc.constantFrom(...disclosures),
  })
  .map(({ observation: found, disclosure }) => ({ observation: { ...observation, ...found }, disclosure }))

describe('A figure as others read it', () => {
  it('has its numbers if it is shown, and none of them if it is hidden for any reason', () => {
    expect(asPublished({ observation, disclosure: 'shown' })).toEqual(observation)
    for (const disclosure of disclosures.filter((each) => each !== 'shown'))
      expect(asPublished({ observation, disclosure })).toEqual({
        ...observation,
        numerator: null,
        denominator: null,
        value: null,
        status: 'Q',
        reason: 'suppressed',
        revision: null,
      })
  })

  it('does not say why it is hidden, and repeats nothing that a reader of figures has added', () => {
    const more = { ...observation, settled: true, computed: 1234567 }
    const hidden = new Set(
      disclosures
        .filter((each) => each !== 'shown')
        .map((disclosure) => publishedLine({ observation: more, disclosure })),
    )
    expect(hidden.size).toBe(1)
    expect([...hidden][0]).not.toMatch(/1234567|7654321|16129|98765|small|complement|derived|withheld|settled/)
    expect(Object.keys(asPublished({ observation: more, disclosure: 'shown' }))).toEqual(Object.keys(observation))
  })
})

describe('The files of a release', () => {
  it('have the digests of their bytes, whatever the batches', () => {
    fc.assert(
      fc.property(fc.array(anyFigure, { maxLength: 20 }), fc.nat(), (figures, cut) => {
        const salt = sha256('figures')
        const digester = figuresDigester(salt)
        const at = cut % (figures.length + 1)
        digester.add(figures.slice(0, at))
        digester.add(figures.slice(at))
        const text = (line: (figure: ReleasedFigure) => string) => figures.map((each) => `${line(each)}\n`).join('')
        expect(digester.done()).toEqual({
          figures: { count: figures.length, digest: sha256(`${salt}\n${text(figureLine)}`) },
          published: { count: figures.length, digest: sha256(text(publishedLine)) },
        })
      }),
    )
  })

  it('are in the order of code points, the whole before its parts', () => {
    const parts = ['😀', 'sex=male', null, '\ufb33', '类=甲', 'sex=female']
    const sorted = parts
      .map((part): ReleasedFigure => ({ observation: { ...observation, part }, disclosure: 'shown' }))
      .toSorted(compareFigures)
      .map((figure) => figure.observation.part)
    // Above U+FFFF, the order of UTF-16 code units is another one.
    expect(sorted).toEqual([null, 'sex=female', 'sex=male', '类=甲', '\ufb33', '😀'])
  })

  it('are proved to belong to the entry that commits to them, and another number or opening is found', async () => {
    const figures: readonly ReleasedFigure[] = [
      { observation: { ...observation, district: '990101' }, disclosure: 'shown' },
      { observation, disclosure: 'small' },
    ]
    const [salt, inner] = [sha256('salt'), sha256('inner')]
    const digester = figuresDigester(inner)
    digester.add(figures)
    const content: ReleaseContent = {
      number: 1,
      predecessor: null,
      why: null,
      plan: null,
      period: '2024-01',
      notes: '',
      rule: { threshold: 5 },
      publicationPlan: null,
      definitions: 'd',
      districts: 't',
      sources: 1,
      restates: [],
      ...digester.done(),
    }
    const opening = openingText(content, salt)
    const entry = nextEntry(null, {
      at: '2024-05-02T03:04:05.678Z',
      kind: 'release',
      actor: 'system',
      contentDigest: sha256(opening),
    })
    const published = Buffer.from(figures.map((each) => `${publishedLine(each)}\n`).join(''))
    const all = Buffer.from(`${inner}\n${figures.map((each) => `${figureLine(each)}\n`).join('')}`)
    expect(await proveRelease(entry, opening, [published])).toEqual({ isOpened: true, content, figures: 'published' })
    expect(await proveRelease(entry, opening, [all])).toMatchObject({ isOpened: true, figures: 'all' })
    expect(await proveRelease(entry, opening)).toMatchObject({ isOpened: true, figures: 'not-given' })
    const other = Buffer.from(published.toString().replace('0.16129', '0.16128'))
    expect(other).not.toEqual(published)
    expect(await proveRelease(entry, opening, [other])).toMatchObject({ isOpened: true, figures: 'neither' })
    const forged = openingText({ ...content, notes: 'x' }, salt)
    expect(await proveRelease(entry, forged, [published])).toEqual({
      isOpened: false,
      content: undefined,
      figures: 'neither',
    })
    // A hidden number is in the file with the salt alone.
    expect(published.toString()).not.toContain('"small"')
    expect(all.toString()).toContain('"small"')
  })
})
