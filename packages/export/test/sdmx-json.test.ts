import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Observation } from '@minzheng/core'
import { parsePeriod } from '@minzheng/core/periods'
import { huzhouCatalogue } from '@minzheng/huzhou'
import { sdmxData, sdmxStructure, type MessageOptions } from '../src/index.js'
import { anyObservations, inShownUnits, textOf } from './any-observation.js'

const options: MessageOptions = { prepared: new Date('2024-07-05T01:02:03Z'), isTest: true }
const structureText = sdmxStructure(huzhouCatalogue, options)
const dataText = (observations: readonly Observation[]): Promise<string> =>
  textOf(sdmxData(huzhouCatalogue, [observations.slice(0, 2), [], observations.slice(2)], options))

interface Named {
  readonly id: string
  readonly name: string
  readonly names: { readonly zh: string; readonly en: string }
}
interface Component extends Named {
  readonly values?: readonly { readonly id?: string; readonly value?: string }[]
}
interface DataMessage {
  readonly data: {
    readonly dataSets: readonly [
      {
        readonly attributes: readonly number[]
        readonly observations: Record<string, (number | string | null)[]>
        readonly dimensionGroupAttributes: Record<string, number[]>
      },
    ]
    readonly structures: readonly [
      {
        readonly dimensions: { readonly observation: readonly Component[] }
        readonly attributes: {
          readonly observation: readonly Component[]
          readonly dimensionGroup: readonly Component[]
          readonly dataSet: readonly Component[]
        }
      },
    ]
  }
}

/** Reads a data message as any reader would: by the indexes of its values. */
function decode(text: string): Record<string, string | number | null>[] {
  const { dataSets, structures } = (JSON.parse(text) as DataMessage).data
  const { dimensions, attributes } = structures[0]
  return Object.entries(dataSets[0].observations).map(([key, [value, ...rest]]) => {
    const places = key.split(':').map(Number)
    const unit = dataSets[0].dimensionGroupAttributes[`${places[0]}::::`]![0]!
    return {
      ...Object.fromEntries(
        dimensions.observation.map(({ id, values }, at) => [
          id,
          values![places[at]!]!.id ?? values![places[at]!]!.value!,
        ]),
      ),
      OBS_VALUE: value!,
      ...Object.fromEntries(
        attributes.observation.map(({ id, values }, at) => [
          id,
          values === undefined || rest[at] === null ? rest[at]! : values[Number(rest[at])]!.id!,
        ]),
      ),
      UNIT_MEASURE: attributes.dimensionGroup[0]!.values![unit]!.id!,
    }
  })
}

describe('an SDMX-JSON data message', () => {
  it('contains every figure, with its key, status and unit, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(anyObservations, async (observations) => {
        const rows = decode(await dataText(observations))
        expect(rows).toEqual(
          observations.map(inShownUnits).map((each) => ({
            INDICATOR: each.indicator.replace('.', '_'),
            VARIANT: each.variant,
            PART: each.part === null ? '_T' : each.part.replace('=', '_'),
            REF_AREA: each.district,
            TIME_PERIOD: expect.toSatisfy((period: string) => parsePeriod(period).id === each.period),
            OBS_VALUE: each.value,
            OBS_STATUS: each.status,
            REASON: each.reason,
            NUMERATOR: each.numerator,
            NUMERATOR_UNIT: each.numeratorUnit?.replace('/', '_') ?? null,
            DENOMINATOR: each.denominator,
            DENOMINATOR_UNIT: each.denominatorUnit?.replace('/', '_') ?? null,
            AS_OF: each.asOf,
            RETURNS_RECEIVED: each.received,
            RETURNS_EXPECTED: each.expected,
            DEFINITION_VERSION: each.version,
            REVISION: each.revision,
            UNIT_MEASURE: huzhouCatalogue.indicator(each.indicator).unit.replace('/', '_'),
          })),
        )
      }),
      { numRuns: 40 },
    )
  })

  it('says for whom it is', async () => {
    const audienceOf = async (given: MessageOptions): Promise<unknown> => {
      const { dataSets, structures } = (JSON.parse(await textOf(sdmxData(huzhouCatalogue, [], given))) as DataMessage)
        .data
      const [audience] = structures[0].attributes.dataSet
      return [audience!.id, audience!.values![dataSets[0].attributes[0]!]!.id]
    }
    expect(await audienceOf(options)).toEqual(['AUDIENCE', 'internal'])
    expect(await audienceOf({ ...options, audience: 'shared' })).toEqual(['AUDIENCE', 'shared'])
  })

  it('without observations is still a message', async () => {
    expect(decode(await dataText([]))).toEqual([])
  })
})

describe('the SDMX-JSON structure message', () => {
  const { data } = JSON.parse(structureText) as {
    data: {
      codelists: (Named & { codes: (Named & { parent?: string })[] })[]
      conceptSchemes: [{ concepts: Named[] }]
      dataStructures: object[]
    }
  }

  it('refers only to lists and concepts that it contains', () => {
    const asked = [
      ...structureText.matchAll(
        /"urn:sdmx:org\.sdmx\.infomodel\.(codelist\.Codelist|conceptscheme\.Concept)=MINZHENG:(\w+)\(1\.0\.0\)(?:\.(\w+))?"/g,
      ),
    ]
    expect(asked.length).toBeGreaterThan(20)
    for (const [, kind, id, item] of asked)
      if (kind === 'codelist.Codelist') expect(data.codelists.map((list) => list.id)).toContain(id)
      else expect(data.conceptSchemes[0].concepts.map((concept) => concept.id)).toContain(item)
  })

  it('lists every indicator, district and part once, in Chinese and English', () => {
    for (const { id, codes } of data.codelists) {
      const ids = new Set(codes.map((code) => code.id))
      expect(ids.size, id).toBe(codes.length)
      for (const { names, parent } of codes) {
        expect(names.zh.length * names.en.length, id).toBeGreaterThan(0)
        if (parent !== undefined) expect(ids.has(parent)).toBe(true)
      }
    }
    const sizeOf = (id: string): number => data.codelists.find((list) => list.id === id)!.codes.length
    expect(sizeOf('CL_INDICATOR')).toBe(huzhouCatalogue.indicators.size)
    expect(sizeOf('CL_AREA')).toBe(huzhouCatalogue.districts.all.length)
  })

  it('refuses a maintainer that SDMX does not allow', () => {
    expect(() =>
      sdmxStructure(huzhouCatalogue, { ...options, maintainer: { agency: '民政局', version: '1.0.0' } }),
    ).toThrow('an SDMX agency must begin with a letter')
    expect(() => sdmxStructure(huzhouCatalogue, { ...options, maintainer: { agency: 'MZJ', version: 'one' } })).toThrow(
      'an SDMX version must have the form 1.0.0',
    )
  })
})

// The official schemas come without a licence, so they are not in this repository: name a folder that contains
// sdmx-json-data-schema.json and sdmx-json-structure-schema.json of version 2.0.0 (sdmx-twg/sdmx-json, tag v2.0.0).
const folder = process.env['SDMX_SCHEMAS']
if (folder === undefined)
  console.log(
    'SDMX-JSON: not checked against the official schemas, since SDMX_SCHEMAS is not set; their licence does not allow a copy here.',
  )

describe.skipIf(folder === undefined)('by the official schemas of SDMX-JSON 2.0', () => {
  const validatorOf = (kind: 'data' | 'structure') => {
    const file = join(folder!, `sdmx-json-${kind}-schema.json`)
    if (!existsSync(file)) throw new Error(`SDMX_SCHEMAS: ${file} does not exist`)
    // Written for an older draft: `id` and `$schema` contain nothing that a later one needs; its patterns are not of
    // the Unicode kind.
    const {
      id: _id,
      $id: _dollarId,
      $schema: _schema,
      ...schema
    } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    const ajv = new Ajv({ strict: false, unicodeRegExp: false, allErrors: true })
    addFormats.default(ajv)
    return ajv.compile(schema)
  }

  it('the structure message is valid', () => {
    const validate = validatorOf('structure')
    expect(validate(JSON.parse(structureText)), JSON.stringify(validate.errors?.slice(0, 5))).toBe(true)
  })

  it('data messages are valid, whatever they contain', async () => {
    const validate = validatorOf('data')
    await fc.assert(
      fc.asyncProperty(anyObservations, async (observations) => {
        expect(validate(JSON.parse(await dataText(observations))), JSON.stringify(validate.errors?.slice(0, 5))).toBe(
          true,
        )
      }),
      { numRuns: 30 },
    )
  })

  it('faults are found: a code with a blank, a dimension without values', async () => {
    const validate = validatorOf('data')
    const message = JSON.parse(await dataText([])) as {
      data: { structures: { dimensions: { observation: unknown[] } }[] }
    }
    message.data.structures[0]!.dimensions.observation.push({ id: 'REF AREA', keyPosition: 0 })
    expect(validate(message)).toBe(false)
    const structure = JSON.parse(structureText.replace('"MINZHENG"', '"民政"')) as object
    expect(validatorOf('structure')(structure)).toBe(false)
  })
})
