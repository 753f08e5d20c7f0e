import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogue, type Catalogue } from '../src/indicator/catalogue.js'
import type { AnyRecord } from '../src/dataset/dataset.js'
import { districtHistory, type DistrictHistory } from '../src/district/district-history.js'
import { districtTree, type District } from '../src/district/district.js'
import { evaluate, type Evaluation, type Records } from '../src/evaluate.js'
import { restateReturns } from '../src/restatement/restate-returns.js'
import { restateRecords } from '../src/restatement/restate-records.js'
import { returnBook, type Return } from '../src/totals/returns.js'
import { anyRecords, smallCity } from '../src/testing/index.js'
import { anyHistory, firstDistricts } from '../src/testing/any-history.js'

const then = '2023-12-31'
const today = '2025-01-01'
const over = (history: DistrictHistory, day: string): Catalogue => catalogue(smallCity.domains, history.on(day))
const returns: readonly Return[] = [...smallCity.datasets.keys()].map((dataset) => ({
  dataset,
  district: '330500',
  month: '2023-12',
}))
const days = ['2023-06-01', '2023-11-05', '2023-12-02', '2023-12-31']
const pool = { districts: firstDistricts.map(({ code }) => code), days, words: ['a', 'b'] }
const anyData: fc.Arbitrary<Records> = fc.record(
  Object.fromEntries([...smallCity.datasets.values()].map((dataset) => [dataset.name, anyRecords(dataset, pool, 25)])),
)
const whole = anyHistory().map((written) => districtHistory(written))
const value = (figures: Evaluation, id: string, district = '330500'): number | null =>
  figures.observe(id, district, '2023-12').numerator
const sums = [
  'test.homes',
  'test.other-beds',
  'test.homes-opened',
  'test.grants',
  'test.grant-money',
  'test.persons-helped',
  'test.most-beds',
]
const inForce = ['test.standard']

describe('records restated for the districts of a later day', () => {
  it('give the city the same totals, whatever became of its districts', () => {
    let met = 0
    fc.assert(
      fc.property(whole, anyData, (history, records) => {
        const asWas = evaluate(over(history, then), records, returns)
        const restated = restateRecords(history, smallCity, records, { from: then, to: today })
        const asIs = evaluate(over(history, today), restated.records, returns, { validate: false })
        for (const id of sums) expect(value(asIs, id)).toBe(value(asWas, id))
        if (restated.seriesMet.length > 0) met += 1
        else for (const id of inForce) expect(value(asIs, id)).toBe(value(asWas, id))
      }),
      { numRuns: 60 },
    )
    expect(met).toBeLessThan(60)
  })

  it('do not change if they are restated again, and only their district changes', () => {
    fc.assert(
      fc.property(whole, anyData, (history, records) => {
        const restated = restateRecords(history, smallCity, records, { from: then, to: today }).records
        expect(restateRecords(history, smallCity, restated, { from: today, to: today })).toMatchObject({
          records: restated,
          placedWithin: [],
        })
        const bare = (all: Records): unknown =>
          Object.entries(all).map(([name, rows]) => [name, rows.map((row) => ({ ...row, district: null }))])
        expect(bare(restated)).toEqual(bare(records))
      }),
      { numRuns: 60 },
    )
  })

  it('are in one of the parts if the part is known, and are listed if it is not', () => {
    fc.assert(
      fc.property(whole, anyData, (history, records) => {
        const restated = restateRecords(history, smallCity, records, { from: then, to: today })
        const listed = new Map(
          restated.placedWithin.map(({ dataset, position, within }) => [`${dataset} ${position}`, within]),
        )
        for (const [dataset, rows] of Object.entries(records))
          rows.forEach((row, position) => {
            const parts = history.successors(String(row['district']), then, today)
            const district = restated.records[dataset]![position]!['district']
            expect(listed.get(`${dataset} ${position}`)).toBe(parts.length > 1 ? district : undefined)
            if (parts.length === 1) expect(district).toBe(parts[0])
          })
      }),
      { numRuns: 60 },
    )
  })
})

const day = '2024-01-01'
const source = '浙政函〔2023〕1号'
const closing = (code: string): District => ({
  ...firstDistricts.find((district) => district.code === code)!,
  validTo: day,
})
const opening = (code: string, change: Partial<District> = {}): District => ({
  ...firstDistricts.find((district) => district.code === code)!,
  ...change,
  validFrom: day,
})
const except = (...codes: readonly string[]): readonly District[] =>
  firstDistricts.filter(({ code }) => !codes.includes(code))
const home = (name: string, district: string): AnyRecord => ({
  home: name,
  district,
  kind: 'public',
  beds: 10,
  nursingBeds: null,
  gradedOn: null,
  gradeEndsOn: null,
  inspectedOn: null,
  openedOn: '2020-01-01',
  closedOn: null,
})
const standard = (district: string, effectiveOn: string, amount: number): AnyRecord => ({
  district,
  name: 'a',
  effectiveOn,
  amount,
})

describe('a transfer', () => {
  const history = districtHistory({
    districts: [...except('330502100'), closing('330502100'), opening('330502100', { parent: '330523' })],
    events: [{ kind: 'transfer', day, source, from: '330502100', under: '330523' }],
  })

  it('moves exactly what was transferred: one county gains what the other loses, and every township keeps its figures', () => {
    fc.assert(
      fc.property(anyData, (records) => {
        const asWas = evaluate(over(history, then), records, returns)
        const restated = restateRecords(history, smallCity, records, { from: then, to: today })
        const asIs = evaluate(over(history, today), restated.records, returns, { validate: false })
        expect([restated.placedWithin, restated.seriesMet]).toEqual([[], []])
        for (const id of ['test.homes', 'test.grants']) {
          const moved = value(asWas, id, '330502100')!
          expect(value(asIs, id, '330502')).toBe(value(asWas, id, '330502')! - moved)
          expect(value(asIs, id, '330523')).toBe(value(asWas, id, '330523')! + moved)
          for (const { code, level } of firstDistricts)
            if (level === 'township' || level === 'village') expect(value(asIs, id, code)).toBe(value(asWas, id, code))
        }
      }),
      { numRuns: 40 },
    )
  })

  it('leaves a county that gained a township unreturned for the month in which the giving county returned nothing', () => {
    const place = (sent: readonly Return[]): readonly Return[] =>
      restateReturns(sent, history.on(then), history.on(today), (code) => history.successors(code, then, today))
    const of = (district: string, more: Partial<Return> = {}): Return => ({
      dataset: 'homes',
      district,
      month: '2023-12',
      ...more,
    })
    expect(place([of('330502')])).toEqual([of('330502'), of('330502100')])
    expect(place([of('330523')])).toEqual([
      of('330523', { own: true }),
      of('330523001'),
      of('330523100'),
      of('330523101'),
    ])
    expect(place([of('330523'), of('330502', { estimated: true })])).toEqual([
      of('330502', { estimated: true }),
      of('330523', { estimated: true }),
      of('330523001'),
      of('330523100'),
      of('330523101'),
    ])
    expect(place([of('330500', { own: true }), of('330500')])).toEqual([of('330500')])
    expect(() => place([of('330599')])).toThrow('330599 is not a district of 湖州市')
  })
})

describe('Returns restated for the districts that they were sent for', () => {
  const levels = ['county', 'township', 'village'] as const
  const anySent = fc.array(
    fc.record({
      dataset: fc.constant('homes'),
      district: fc.constantFrom(...firstDistricts.map(({ code }) => code)),
      month: fc.constantFrom('2023-12', '2024-01'),
      own: fc.boolean(),
      estimated: fc.boolean(),
    }),
    { maxLength: 12 },
  )

  it('say of every district what they said before, whatever offices sent twice', () => {
    const tree = districtTree(firstDistricts)
    fc.assert(
      fc.property(anySent, (sent) => {
        const [before, after] = [sent, restateReturns(sent, tree, tree, (code) => [code])].map((each) =>
          returnBook(each, tree),
        )
        for (const { code } of tree.all)
          for (const reportedBy of levels)
            for (const month of ['2023-12', '2024-01'])
              expect(after!.completeness({ name: 'homes', reportedBy }, code, [month])).toEqual(
                before!.completeness({ name: 'homes', reportedBy }, code, [month]),
              )
      }),
      { numRuns: 100 },
    )
  })

  it('cover the own records of a merged district if each part returned its own, and are final if all of them were', () => {
    const tree = districtTree(firstDistricts)
    const parts = ['330523100', '330523101']
    const merged = districtTree(
      firstDistricts
        .filter(({ code }) => code !== '330523101')
        .map((each) => (each.parent === '330523101' ? { ...each, parent: '330523100' } : each)),
    )
    const own = (district: string, estimated = false): Return => ({
      dataset: 'homes',
      district,
      month: '2023-12',
      own: true,
      ...(estimated ? { estimated } : {}),
    })
    const place = (sent: readonly Return[]): readonly Return[] =>
      restateReturns(sent, tree, merged, (code) => [parts.includes(code) ? '330523100' : code])
    expect(place([own('330523100')])).toEqual([])
    expect(place(parts.map((code) => own(code)))).toEqual([own('330523100')])
    expect(place([own('330523100', true), own('330523101')])).toEqual([own('330523100', true)])
  })
})

describe('records of a split or a merged district', () => {
  it('are listed by index if they could be restated only for a larger district', () => {
    const districts = [...firstDistricts, opening('330502001', { code: '330502012', name: '环渚街道' })]
    const history = districtHistory({
      districts,
      events: [{ kind: 'split', day, source, from: '330502001', into: ['330502001', '330502012'] }],
    })
    const homes = [home('one', '330502001001'), home('two', '330502001'), home('three', '330502012')]
    const restated = restateRecords(
      history,
      smallCity,
      { homes },
      { from: (_, record) => (record['home'] === 'three' ? today : then), to: today },
    )
    expect(restated.records['homes']!.map((row) => row['district'])).toEqual(['330502001001', '330502', '330502012'])
    expect(restated.placedWithin).toEqual([{ dataset: 'homes', position: 1, code: '330502001', within: '330502' }])
    expect(() => restateRecords(history, smallCity, { homes }, { from: then, to: today })).toThrow(
      'record 2 of homes has 330502012, which was not a district on 2023-12-31',
    )
    expect(() => restateRecords(history, smallCity, { house: [] }, { from: then, to: today })).toThrow(
      '"house" is not a dataset',
    )
  })

  it('of two standards that are in one district after a merge, both are listed, because one would replace the other', () => {
    const history = districtHistory({
      districts: [...except('330502100202'), closing('330502100202')],
      events: [{ kind: 'merge', day, source, from: ['330502100201', '330502100202'], into: '330502100201' }],
    })
    const standards = [
      standard('330502100201', '2022-01-01', 5),
      standard('330502001', '2022-01-01', 5),
      standard('330502100202', '2023-01-01', 7),
    ]
    const restated = restateRecords(history, smallCity, { standards }, { from: then, to: today })
    expect(restated.seriesMet).toEqual([
      { dataset: 'standards', position: 0, code: '330502100201', district: '330502100201' },
      { dataset: 'standards', position: 2, code: '330502100202', district: '330502100201' },
    ])
  })

  it('a standard of a district under its former code and the next under its new code belong to one district: the later rightly replaces the earlier', () => {
    const history = districtHistory({
      districts: [
        ...except('330502001', '330502001001'),
        closing('330502001'),
        opening('330502001', { code: '330502031' }),
        closing('330502001001'),
        opening('330502001001', { parent: '330502031' }),
      ],
      events: [{ kind: 'rename', day, source, from: '330502001', into: '330502031', name: '月河街道' }],
    })
    const standards = [standard('330502001', '2022-01-01', 5), standard('330502031', '2024-07-01', 7)]
    const restated = restateRecords(
      history,
      smallCity,
      { standards },
      { from: (_, record) => String(record['effectiveOn']), to: today },
    )
    expect(restated.seriesMet).toEqual([])
    expect(restated.records['standards']!.map((row) => row['district'])).toEqual(['330502031', '330502031'])
  })
})
