import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Observation } from '@minzheng/core'
import { parsePeriod } from '@minzheng/core/periods'
import { huzhouCatalogue } from '@minzheng/huzhou'
import { neutralText, observationsCsv, plainText, sdmx21Csv, sdmx21Data, sdmxCsv, sdmxData } from '../src/index.js'
import { anyObservations, inShownUnits, inTable, textOf, type Expected } from './any-observation.js'

const numberOf = (cell: string): number | null => (cell === '' ? null : Number(cell))
const textOrNull = (cell: string): string | null => (cell === '' ? null : cell)
const inBatches = (all: readonly Observation[]): (readonly Observation[])[] => [all.slice(0, 3), [], all.slice(3)]

/** An observation from the cells of the CSV, by the English word of its header. */
function fromCsv(row: Readonly<Record<string, string>>): Expected {
  const cell = (word: string): string =>
    plainText(row[Object.keys(row).find((header) => header.split(' ').slice(1).join(' ') === word)!]!)
  return {
    indicator: cell('indicator'),
    variant: cell('variant'),
    part: textOrNull(cell('part')),
    district: cell('district'),
    period: cell('period'),
    numerator: numberOf(cell('numerator')),
    numeratorUnit: textOrNull(cell('unit of the numerator')),
    denominator: numberOf(cell('denominator')),
    denominatorUnit: textOrNull(cell('unit of the denominator')),
    value: numberOf(cell('value')),
    status: cell('status') as Observation['status'],
    reason: textOrNull(cell('reason')) as Observation['reason'],
    asOf: cell('as of'),
    received: Number(cell('returns received')),
    expected: Number(cell('returns expected')),
    version: cell('version of the definition'),
    revision: numberOf(cell('revision')),
  }
}

describe('observations as CSV', () => {
  it('state the unit beside a numerator, and none if it is missing', async () => {
    const text = await textOf(observationsCsv(huzhouCatalogue, [[{ ...minusOne, numerator: 36 }, minusOne]]))
    const [header, ...rows] = parse(text, { bom: true })
    const at = header!.indexOf('分子单位 unit of the numerator')
    expect(rows.map((row) => row.slice(at - 1, at + 3))).toEqual([
      ['36', '个', '', ''],
      ['', '', '', ''],
    ])
  })

  it('read back equal, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(anyObservations, async (observations) => {
        const text = await textOf(observationsCsv(huzhouCatalogue, inBatches(observations)))
        expect(parse<Record<string, string>>(text, { bom: true, columns: true }).map(fromCsv)).toEqual(
          observations.map(inTable),
        )
      }),
      { numRuns: 40 },
    )
  })

  it('say for whom they are', async () => {
    const audienceOf = async (chunks: AsyncIterable<string>): Promise<unknown> =>
      parse(await textOf(chunks), { bom: true }).map((row) => row.at(-1))
    expect(await audienceOf(observationsCsv(huzhouCatalogue, [[minusOne]]))).toEqual(['对象 audience', 'internal'])
    const forAll = { audience: 'public' } as const
    expect(await audienceOf(observationsCsv(huzhouCatalogue, [[minusOne]], forAll))).toContain('public')
    expect(await audienceOf(sdmxCsv(huzhouCatalogue, [[minusOne]]))).toEqual(['AUDIENCE', 'internal'])
    expect(await audienceOf(sdmxCsv(huzhouCatalogue, [[minusOne]], forAll))).toContain('public')
  })

  it('begin with a byte-order mark and a header in Chinese and English', async () => {
    expect((await textOf(observationsCsv(huzhouCatalogue, []))).split(',')[0]).toBe('\uFEFF指标编号 indicator')
  })

  it('contain no text that a spreadsheet takes for a formula, even if the name of an indicator or village looks like one', async () => {
    const id = 'elderly-care.new-meal-sites'
    const hostile = ['=cmd|calc', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', "'=1"]
    for (const name of hostile) {
      const districts = {
        ...huzhouCatalogue.districts,
        get: (code: string) => ({ ...huzhouCatalogue.districts.get(code), name }),
      }
      const indicator = () => ({ ...huzhouCatalogue.indicator(id), name: { zh: name, en: name } })
      const text = await textOf(observationsCsv({ ...huzhouCatalogue, indicator, districts }, [[minusOne]]))
      const [, row] = parse(text, { bom: true })
      for (const cell of row!.filter((each: string) => each !== '-1'))
        expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠\t\r]/)
      expect(row!.filter((each: string) => each === '-1')).toHaveLength(1)
      expect(row!.map(plainText)).toContain(name)
    }
  })

  it('neutralised text can be restored', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('', '=', '\t', "'", "''="),
        (text, first) => plainText(neutralText(first + text)) === first + text,
      ),
    )
  })
})

const minusOne: Observation = {
  indicator: 'elderly-care.new-meal-sites',
  variant: 'standard',
  part: null,
  district: '330523',
  period: '2024-05',
  numerator: null,
  denominator: null,
  value: -1,
  status: 'A',
  reason: null,
  asOf: '2024-05-31',
  received: 1,
  expected: 1,
  version: '1',
  revision: null,
}
const suppressed: Observation = { ...minusOne, district: '330522', value: null, status: 'Q', reason: 'suppressed' }

describe('observations as SDMX-CSV 2.0', () => {
  it('name their structure, and write periods in the forms of SDMX', async () => {
    const [header, row] = parse(await textOf(sdmxCsv(huzhouCatalogue, [[minusOne]])))
    expect(header!.slice(0, 3)).toEqual(['STRUCTURE', 'STRUCTURE_ID', 'ACTION'])
    expect(row!.slice(0, 3)).toEqual(['dataflow', 'MINZHENG:CIVIL_AFFAIRS(1.0.0)', 'R'])
    expect(row).toContain('2024-M05')
    expect(row).toContain('elderly-care_new-meal-sites')
  })

  it('keep every figure, its key and its status, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(anyObservations, async (observations) => {
        const rows = parse<Record<string, string>>(await textOf(sdmxCsv(huzhouCatalogue, inBatches(observations))), {
          columns: true,
        })
        expect(
          rows.map((row) => ({
            indicator: row['INDICATOR']!.replace('_', '.'),
            part: row['PART'] === '_T' ? null : row['PART']!.replace('_', '='),
            district: row['REF_AREA'],
            period: parsePeriod(row['TIME_PERIOD']!).id,
            value: numberOf(row['OBS_VALUE']!),
            numerator: numberOf(row['NUMERATOR']!),
            unit: textOrNull(row['NUMERATOR_UNIT']!)?.replace('_', '/') ?? null,
            status: row['OBS_STATUS'],
          })),
        ).toEqual(
          observations
            .map(inShownUnits)
            .map(({ indicator, part, district, period, value, numerator, numeratorUnit, status }) => ({
              indicator,
              part,
              district,
              period,
              value,
              numerator,
              unit: numeratorUnit,
              status,
            })),
        )
      }),
      { numRuns: 40 },
    )
  })

  it('leave a suppressed figure empty, with its status, and never write zero', async () => {
    const [row] = parse<Record<string, string>>(await textOf(sdmxCsv(huzhouCatalogue, [[suppressed]])), {
      columns: true,
    })
    expect(row).toMatchObject({ OBS_VALUE: '', NUMERATOR: '', OBS_STATUS: 'Q', REASON: 'suppressed' })
  })
})

describe('a million observations', () => {
  it('need not be in memory: each batch is written before the next is read', async () => {
    const asked: number[] = []
    const batches = function* () {
      for (let batch = 0; batch < 5; batch += 1) {
        asked.push(batch)
        yield [{ ...minusOne, period: `2024-0${batch + 1}` }]
      }
    }
    for (const chunks of [
      observationsCsv(huzhouCatalogue, batches()),
      sdmxCsv(huzhouCatalogue, batches()),
      sdmxData(huzhouCatalogue, batches(), { prepared: new Date(0), isTest: true }),
      sdmx21Csv(huzhouCatalogue, batches()),
      sdmx21Data(huzhouCatalogue, batches(), { prepared: new Date(0), isTest: true }),
    ]) {
      asked.length = 0
      const seen: number[] = []
      for await (const chunk of chunks) if (/[,["]-1[,\]"]/.test(chunk)) seen.push(asked.length)
      expect(seen).toEqual([1, 2, 3, 4, 5])
    }
  })
})
