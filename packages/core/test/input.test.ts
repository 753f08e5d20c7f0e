import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate, MinzhengError, type AnyRecord, type Records, type Return } from '../src/index.js'
import type { InputFault } from '../src/doors/evaluation.js'
import { anyRecords, smallCity as city } from '../src/testing/index.js'

const home: AnyRecord = {
  home: 'a',
  district: '330502001001',
  kind: 'public',
  beds: 10,
  nursingBeds: null,
  gradedOn: null,
  gradeEndsOn: null,
  inspectedOn: null,
  openedOn: '2024-01-01',
  closedOn: null,
}
const march: Return = { dataset: 'homes', district: '330500', month: '2024-03' }

/** The faults of some records and returns; empty if all are accepted. */
function refused(records: unknown, returns: unknown = [march]): MinzhengError | undefined {
  try {
    evaluate(city, records as Records, returns as readonly Return[])
    return undefined
  } catch (error) {
    expect(error).toBeInstanceOf(MinzhengError)
    expect((error as MinzhengError).code).toBe('invalid-input')
    return error as MinzhengError
  }
}
const faultsOf = (records: unknown, returns?: unknown): readonly InputFault[] =>
  (refused(records, returns)?.details['faults'] ?? []) as readonly InputFault[]
const changed = (changes: Readonly<Record<string, unknown>>): unknown => ({
  homes: [home, { ...home, home: 'b', ...changes }],
})

describe('records that match no definition', () => {
  it.each([
    ['an unknown choice', { kind: 'communal' }, 'kind', 'must be one of: public, private, got a text of 8 letters'],
    [
      'a day written with slashes',
      { openedOn: '2024/1/1' },
      'openedOn',
      'must be a day of the calendar written YYYY-MM-DD, got a text of 8 letters',
    ],
    [
      'a day that does not exist',
      { openedOn: '2024-02-30' },
      'openedOn',
      'must be a day of the calendar written YYYY-MM-DD, got a text of 10 letters',
    ],
    [
      'a Date',
      { openedOn: new Date(0) },
      'openedOn',
      'must be a day of the calendar written YYYY-MM-DD, got a Date; write YYYY-MM-DD',
    ],
    [
      'a Date in an optional day',
      { closedOn: new Date(0) },
      'closedOn',
      'must be a day of the calendar written YYYY-MM-DD or null, got a Date; write YYYY-MM-DD',
    ],
    ['something other than a number', { beds: Number.NaN }, 'beds', 'must be a whole number, got NaN'],
    ['an infinite number', { beds: Infinity }, 'beds', 'must be a whole number, got Infinity'],
    ['half a bed', { beds: 1.5 }, 'beds', 'must be a whole number, got a number with decimals'],
    ['a negative number of beds', { beds: -1 }, 'beds', 'must be 0 or more, got a number below 0'],
    ['a number as a text', { beds: '10' }, 'beds', 'must be a whole number, got a text of 2 letters'],
    ['an empty text', { home: '' }, 'home', 'must be a text of 1 to 200 letters, got an empty text'],
    ['a field that is left out', { beds: undefined }, 'beds', 'must be stated'],
    [
      'an optional field that is left out',
      { closedOn: undefined },
      'closedOn',
      'must be stated, null if it is not known',
    ],
    ['an unknown field', { colour: 'red' }, 'colour', 'is not a field of homes; there are: home, district, kind'],
    ['another city’s district', { district: '110101' }, 'district', 'must be a district of 湖州市, got 110101'],
    ['no district', { district: null }, 'district', 'must be a code of 6, 9 or 12 digits, got null'],
  ])('%s: the fault names the dataset, the record, the field and the rule', (_says, changes, field, rule) => {
    const [fault, ...others] = faultsOf(changed(changes))
    expect(others).toEqual([])
    expect(fault).toMatchObject({ in: 'records of homes', position: 1, field })
    expect(fault!.rule).toContain(rule)
  })

  it('are never a bare TypeError, for any input', () => {
    fc.assert(
      fc.property(
        fc.anything({ withDate: true, withBigInt: true, withMap: true, withNullPrototype: true }),
        fc.constantFrom(...Object.keys(home)),
        (value, field) => {
          refused(changed({ [field]: value }))
          refused({ homes: [value] })
          refused({ homes: value })
          refused(value)
          refused({}, value)
          refused({}, [value])
          refused({}, [{ ...march, [field === 'home' ? 'month' : 'dataset']: value }])
        },
      ),
      { numRuns: 300 },
    )
  })

  it('of one key are refused, because both would count', () => {
    expect(faultsOf({ homes: [home, { ...home, home: 'b' }, { ...home, beds: 3 }] })).toMatchObject([
      { position: 2, field: null, rule: 'must have a key (home) of its own, got that of number 0' },
    ])
  })

  it('are reported in part if there are many, with their number', () => {
    const error = refused({ homes: Array.from({ length: 1000 }, (_, at) => ({ ...home, home: `${at}`, beds: -1 })) })!
    expect(error.details['faults']).toHaveLength(3)
    expect(error.details['count']).toBe(1000)
    expect(error.message).toMatch(/has 1000 fault\(s\):\n/)
    expect(error.message).toMatch(/and 997 more$/)
    expect(error.message.length).toBeLessThan(4000)
    const several = Object.keys(home).flatMap((field) =>
      Array.from({ length: 10 }, (_, at) => ({ ...home, home: `${field} ${at}`, [field]: {} })),
    )
    expect(faultsOf({ homes: several })).toHaveLength(20)
    expect(new Set(faultsOf({ homes: several }).map(({ field }) => field)).size).toBeGreaterThan(5)
  })

  it('are identified by their district and day, never by what could belong to a person', () => {
    const secret = '330502199001010015'
    const wrong: AnyRecord = {
      grant: '王小明 13800138000',
      person: secret,
      district: '330502',
      bornOn: '19900101',
      sex: '王小明',
      appliedOn: null,
      paidOn: '2024-02-10',
      amount: -1,
      urgent: null,
      [secret]: '王小明',
      王小明: 1,
    }
    const { message, details } = refused({ grants: [wrong, { ...wrong, district: '王小明' }], 王小明: [] }, [
      { ...march, district: secret, month: secret, dataset: '王小明' },
    ])!
    const shown = message + JSON.stringify(details)
    for (const value of [secret, '王小明', '13800138000', '19900101']) expect(shown).not.toContain(value)
    expect(message).toContain(
      'records of grants, number 0 (district 330502): person must be a pseudonym of 32 hexadecimal digits or null, got a text of 18 letters',
    )
  })

  it('name the day and the choices of their key', () => {
    const grade = { organisation: 'a', district: '330502', grade: 9, grantedOn: '2024-01-01', expiresOn: null }
    expect(refused({ grades: [grade] })!.message).toContain(
      'records of grades, number 0 (district 330502, grantedOn 2024-01-01): grade must be 5 or less, got a whole number',
    )
  })

  it('are reported together with wrong lists and datasets', () => {
    expect(
      faultsOf({ house: [], homes: 'all', grants: [null] }).map(({ in: where, rule }) => [where, rule.split(';')[0]]),
    ).toEqual([
      ['records of house', '"house" is not a dataset'],
      ['records of homes', 'must be a list of records, got a text of 3 letters'],
      ['records of grants', 'must be a record, got null'],
    ])
  })
})

describe('returns', () => {
  it.each([
    [
      'of a month that does not exist',
      { month: '2025-13' },
      'month',
      'must be a month written YYYY-MM, got a text of 7 letters',
    ],
    ['of a quarter', { month: '2024-Q1' }, 'month', 'must be a month written YYYY-MM'],
    ['of a Date', { month: new Date(0) }, 'month', 'must be a month written YYYY-MM, got a Date'],
    ['of an unknown dataset', { dataset: 'house' }, 'dataset', 'must be one of: homes, grants'],
    ['of another city', { district: '110101' }, 'district', 'must be a district of 湖州市, got 110101'],
    [
      'with an option that is neither true nor false',
      { own: 1 },
      'own',
      'must be true, false or left out, got a whole number',
    ],
    [
      'that are estimates by a word',
      { estimated: '快报' },
      'estimated',
      'must be true, false or left out, got a text of 2 letters',
    ],
    ['with an unknown field', { final: true }, 'final', 'is not a field of a return'],
  ])('%s are refused', (_says, changes, field, rule) => {
    const [fault, ...others] = faultsOf({}, [march, { ...march, ...changes }])
    expect(others).toEqual([])
    expect(fault).toMatchObject({ in: 'returns', position: 1, field })
    expect(fault!.rule).toContain(rule)
  })

  it('may come one by one, and only once', () => {
    const figures = evaluate(
      city,
      { homes: [home] },
      (function* () {
        yield march
      })(),
    )
    expect(figures.observe('test.homes', '330500', '2024-03')).toMatchObject({ value: 1, status: 'A' })
  })
})

describe('records that match their definitions', () => {
  const pool = {
    districts: city.districts.all.map(({ code }) => code),
    days: ['2023-12-31', '2024-02-29', '2024-03-01'],
    words: ['a', 'b'],
  }
  it('give the same figures with and without validation', () => {
    fc.assert(
      fc.property(
        fc.record(
          Object.fromEntries([...city.datasets.values()].map((dataset) => [dataset.name, anyRecords(dataset, pool)])),
        ),
        (records) => {
          const returns = [...city.datasets.keys()].map((dataset): Return => ({
            dataset,
            district: '330500',
            month: '2024-03',
          }))
          const [looked, taken] = [
            evaluate(city, records, returns),
            evaluate(city, records, returns, { validate: false }),
          ]
          for (const { id } of city.indicators.values())
            expect(looked.observe(id, '330500', '2024-03')).toEqual(taken.observe(id, '330500', '2024-03'))
        },
      ),
      { numRuns: 30 },
    )
  })
})
