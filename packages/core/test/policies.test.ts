import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dataset, day, districtCode, evaluate, integer, text, type AnyRecord, type Return } from '../src/index.js'
import { replacements } from '../src/evaluation/aggregate.js'
import { anyRecords, smallCity as city } from '../src/testing/index.js'

const fields = {
  district: districtCode(),
  organisation: text('编号', 'Organisation'),
  certificate: text('证书编号', 'Certificate'),
  grade: integer('等级', 'Grade', 'grade'),
  grantedOn: day('评定日期', 'Granted on'),
}
type Name = keyof typeof fields

const define = (key: readonly Name[], series: readonly Name[], spansDistricts?: boolean) =>
  dataset({
    name: 'grades',
    title: { zh: '等级', en: 'grades' },
    counts: 'organisation',
    fields,
    key,
    time: { kind: 'policy', from: 'grantedOn', series, ...(spansDistricts === undefined ? {} : { spansDistricts }) },
  })

describe('the key of an effective-dated dataset', () => {
  it('is its district, series and day, in any order', () => {
    expect(define(['grantedOn', 'organisation', 'district'], ['organisation']).key).toEqual([
      'grantedOn',
      'organisation',
      'district',
    ])
    expect(define(['district', 'grantedOn'], []).time).toEqual({ kind: 'policy', from: 'grantedOn', series: [] })
  })

  it('is its series and day if the series spans districts', () => {
    expect(define(['organisation', 'grantedOn'], ['organisation'], true).time).toEqual({
      kind: 'policy',
      from: 'grantedOn',
      series: ['organisation'],
      spansDistricts: true,
    })
  })

  it.each<[says: string, key: readonly Name[], series: readonly Name[], spans: boolean | undefined, allowed: string]>([
    [
      'has more fields, so that two may begin on one day',
      ['district', 'organisation', 'grantedOn', 'certificate'],
      ['organisation'],
      undefined,
      'district, organisation, grantedOn',
    ],
    [
      'is another field, such as a number of the paper',
      ['certificate'],
      ['organisation'],
      undefined,
      'district, organisation, grantedOn',
    ],
    [
      'lacks the day, so that the later overwrites what was in force before',
      ['district', 'organisation'],
      ['organisation'],
      undefined,
      'district, organisation, grantedOn',
    ],
    [
      'lacks the district',
      ['organisation', 'grantedOn'],
      ['organisation'],
      undefined,
      'district, organisation, grantedOn',
    ],
    [
      'lacks the district although the option is false',
      ['organisation', 'grantedOn'],
      ['organisation'],
      false,
      'district, organisation, grantedOn',
    ],
    [
      'has the district although the series spans districts',
      ['district', 'organisation', 'grantedOn'],
      ['organisation'],
      true,
      'organisation, grantedOn',
    ],
    [
      'lacks a field of the series',
      ['district', 'grantedOn'],
      ['organisation'],
      undefined,
      'district, organisation, grantedOn',
    ],
  ])(
    'that %s is refused: the record in force would depend on the order of rows',
    (_says, key, series, spans, allowed) => {
      expect(() => define(key, series, spans)).toThrow(
        `dataset grades has 1 fault(s):\n  key: the key of grades, an effective-dated dataset, must be its`,
      )
      expect(() => define(key, series, spans)).toThrow(
        `(${allowed}), got ${key.join(', ')}: with any other key, the record in force depends on the order of rows`,
      )
    },
  )

  it('is refused if the series contains the day, or spans the districts that it contains', () => {
    expect(() => define(['district', 'grantedOn'], ['grantedOn'])).toThrow(
      'must not be the day: the records of one series differ by it',
    )
    expect(() => define(['district', 'grantedOn'], ['district'], true)).toThrow(
      'must not be a field of a series that spans districts',
    )
  })
})

describe('of the records of a series', () => {
  const days = ['2023-12-31', '2024-01-01', '2024-02-29', '2024-03-15', '2024-07-02']
  const pool = { districts: city.districts.all.map(({ code }) => code), days, words: ['a', 'b'] }

  it.each(['standards', 'grades'])(
    '%s: each is replaced by the first that begins later, in any order of rows',
    (name) => {
      const { time } = city.dataset(name)
      if (time.kind !== 'policy') throw new Error('a policy')
      const sameSeries = (one: AnyRecord, other: AnyRecord): boolean =>
        time.series.every((field) => one[field] === other[field]) &&
        (time.spansDistricts === true || one['district'] === other['district'])
      fc.assert(
        fc.property(
          anyRecords(city.dataset(name), pool).chain((records) =>
            fc.shuffledSubarray([...records], { minLength: records.length }),
          ),
          (records) => {
            const expected = records.map((record) =>
              records
                .filter((other) => sameSeries(record, other) && other[time.from]! > record[time.from]!)
                .map((other) => other[time.from])
                .toSorted()
                .at(0),
            )
            expect(replacements({ time }, records)).toEqual(expected.map((found) => found ?? null))
          },
        ),
      )
    },
  )

  it('a grade that the county gave and the city renewed is in force once, at the city, and at the county until then', () => {
    const grade = (district: string, grantedOn: string): AnyRecord => ({
      organisation: 'a',
      district,
      grade: 4,
      grantedOn,
      expiresOn: null,
    })
    const returns = ['2024-01', '2024-02', '2024-03'].map((month): Return => ({
      dataset: 'grades',
      district: '330500',
      month,
    }))
    const figures = evaluate(city, { grades: [grade('330500', '2024-02-10'), grade('330502', '2023-05-01')] }, returns)
    const of = (district: string, month: string) => figures.observe('test.graded-4-and-above', district, month).value
    expect(['2024-01', '2024-02'].map((month) => [of('330500', month), of('330502', month)])).toEqual([
      [1, 1],
      [1, 0],
    ])
    expect(
      figures.contributingRecords(city.measures('grades')[0]!, '330500', '2024-03').map(({ district }) => district),
    ).toEqual(['330500'])
  })
})
