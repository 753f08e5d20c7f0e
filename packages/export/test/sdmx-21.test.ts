import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Observation } from '@minzheng/core'
import { parsePeriod } from '@minzheng/core/periods'
import { huzhouCatalogue } from '@minzheng/huzhou'
import { sdmx21Csv, sdmx21Data, sdmx21Structure, sdmxStructure, type MessageOptions } from '../src/index.js'
import { anyObservations, inShownUnits, textOf } from './any-observation.js'

const options: MessageOptions = { prepared: new Date('2024-07-05T01:02:03Z'), isTest: true }
const structureText = sdmx21Structure(huzhouCatalogue, options)
const dataText = (observations: readonly Observation[], given = options): Promise<string> =>
  textOf(sdmx21Data(huzhouCatalogue, [observations.slice(0, 2), [], observations.slice(2)], given))

/** The attributes of an element, as any reader of XML has them. */
const attributesOf = (element: string): Record<string, string> =>
  Object.fromEntries(
    [...element.matchAll(/ ([\w:.-]+)="([^"]*)"/g)].map(([, name, value]) => [
      name!,
      value!
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&'),
    ]),
  )
const numberOf = (text: string | undefined): number | null => (text === undefined || text === '' ? null : Number(text))

/** What is compared of an observation, in the codes of SDMX. */
function expectedOf(observation: Observation): unknown {
  const each = inShownUnits(observation)
  return {
    indicator: each.indicator.replace('.', '_'),
    part: each.part === null ? '_T' : each.part.replace('=', '_'),
    area: each.district,
    period: each.period,
    value: each.value,
    status: each.status,
    reason: each.reason,
    numerator: each.numerator,
    numeratorUnit: each.numeratorUnit?.replace('/', '_') ?? null,
    denominator: each.denominator,
    unit: huzhouCatalogue.indicator(each.indicator).unit.replace('/', '_'),
    revision: each.revision,
  }
}
function readOf(row: Readonly<Record<string, string>>): unknown {
  const textOrNull = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text)
  return {
    indicator: row['INDICATOR'],
    part: row['PART'],
    area: row['REF_AREA'],
    period: parsePeriod(row['TIME_PERIOD']!).id,
    value: numberOf(row['OBS_VALUE']),
    status: row['OBS_STATUS'],
    reason: textOrNull(row['REASON']),
    numerator: numberOf(row['NUMERATOR']),
    numeratorUnit: textOrNull(row['NUMERATOR_UNIT']),
    denominator: numberOf(row['DENOMINATOR']),
    unit: row['UNIT_MEASURE'],
    revision: numberOf(row['REVISION']),
  }
}

describe('observations for readers of SDMX 2.1', () => {
  it('as SDMX-ML keep every figure, its key, units and status, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(anyObservations, async (observations) => {
        const elements = (await dataText(observations)).match(/<Obs [^>]*>/g) ?? []
        expect(elements.map(attributesOf).map(readOf)).toEqual(observations.map(expectedOf))
        for (const [index, element] of elements.entries())
          expect('OBS_VALUE' in attributesOf(element)).toBe(observations[index]!.value !== null)
      }),
      { numRuns: 30 },
    )
  })

  it('as SDMX-CSV 1.0 name the dataflow in each row, and keep every figure', async () => {
    await fc.assert(
      fc.asyncProperty(anyObservations, async (observations) => {
        const text = await textOf(sdmx21Csv(huzhouCatalogue, [observations], { audience: 'shared' }))
        const rows = parse<Record<string, string>>(text, { columns: true })
        expect(rows.map(readOf)).toEqual(observations.map(expectedOf))
        expect(text.startsWith('DATAFLOW,INDICATOR,')).toBe(true)
        for (const row of rows)
          expect([row['DATAFLOW'], row['AUDIENCE']]).toEqual(['MINZHENG:CIVIL_AFFAIRS(1.0.0)', 'shared'])
      }),
      { numRuns: 20 },
    )
  })

  it('say for whom they are, and that they are simulated', async () => {
    const text = await dataText([], { ...options, audience: 'public' })
    expect(attributesOf(/<mes:DataSet [^>]*>/.exec(text)![0])).toMatchObject({ AUDIENCE: 'public' })
    expect(text).toContain('<mes:Test>true</mes:Test>')
  })

  it('have the codes and concepts of the structure of SDMX 3.0, with the same names', () => {
    const { data } = JSON.parse(sdmxStructure(huzhouCatalogue, options)) as {
      data: Record<'codelists' | 'conceptSchemes', Record<'codes' | 'concepts', { id: string; name: string }[]>[]>
    }
    const codes = data.codelists.flatMap((list) => list.codes.map(({ id }) => id))
    expect([...structureText.matchAll(/<str:Code id="([^"]*)"/g)].map(([, id]) => id)).toEqual(codes)
    const concepts = data.conceptSchemes.flatMap((scheme) => scheme.concepts.map(({ id }) => id))
    expect([...structureText.matchAll(/<str:Concept id="([^"]*)"/g)].map(([, id]) => id).toSorted()).toEqual(
      concepts.toSorted(),
    )
  })
})

// The official schemas come without a licence, so they are not in this repository: name a folder that contains
// SDMXMessage.xsd and the files beside it (sdmx-twg/sdmx-ml, tag v2.1, folder schemas). It needs xmllint.
const folder = process.env['SDMX_ML_SCHEMAS']
if (folder === undefined)
  console.log(
    'SDMX-ML 2.1: not checked against the official schemas, since SDMX_ML_SCHEMAS is not set; their licence does not allow a copy here.',
  )

describe.skipIf(folder === undefined)('by the official schemas of SDMX-ML 2.1', { timeout: 120_000 }, () => {
  let own: string
  beforeAll(() => {
    own = mkdtempSync(join(tmpdir(), 'minzheng-sdmx-21-'))
    writeFileSync(join(own, 'own.xsd'), ownSchema())
    writeFileSync(
      join(own, 'all.xsd'),
      `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:import namespace="${base}/message" schemaLocation="${official('SDMXMessage.xsd')}"/><xs:import namespace="${namespace}" schemaLocation="own.xsd"/></xs:schema>`,
    )
  })
  afterAll(() => rmSync(own, { recursive: true }))

  const base = 'http://www.sdmx.org/resources/sdmxml/schemas/v2_1'
  const namespace =
    'urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=MINZHENG:CIVIL_AFFAIRS(1.0.0):ObsLevelDim:AllDimensions'
  const official = (name: string): string => pathToFileURL(join(resolve(folder!), name)).href

  /** The schema of our data structure, made from the structure message as the standard says (section 3B). */
  function ownSchema(): string {
    const lists = Object.fromEntries(
      [...structureText.matchAll(/<str:Codelist id="(\w+)".*?<\/str:Codelist>/gs)].map(([text, id]) => [
        id!,
        [...text.matchAll(/<str:Code id="([^"]*)"/g)].map(([, code]) => code!),
      ]),
    )
    const types = {
      Double: 'xs:double',
      Integer: 'xs:integer',
      Long: 'xs:long',
      String: 'xs:string',
      GregorianDay: 'xs:date',
    }
    const attributes = [
      ...structureText.matchAll(
        /<str:(Dimension|Attribute|PrimaryMeasure) id="(\w+)"([^>]*)>.*?(?:<str:Enumeration><Ref id="(\w+)"|textType="(\w+)").*?<\/str:\1>/gs,
      ),
    ].map(([text, element, id, more, list, type]) => ({
      id: id!,
      isOfSet: text.includes('<str:None/>'),
      use: element === 'Dimension' || more!.includes('Mandatory') ? 'required' : 'optional',
      type: list === undefined ? types[type as keyof typeof types] : list,
    }))
    const written = (isOfSet: boolean): string =>
      attributes
        .filter((each) => each.isOfSet === isOfSet)
        .map(({ id, use, type }) => `<xs:attribute name="${id}" use="${use}" type="${type}"/>`)
        .join('')
    const simple = Object.entries(lists).map(
      ([id, codes]) =>
        `<xs:simpleType name="${id}"><xs:restriction base="xs:string">${codes.map((code) => `<xs:enumeration value="${code}"/>`).join('')}</xs:restriction></xs:simpleType>`,
    )
    const derived = (name: string, content: string): string =>
      `<xs:complexType name="${name}"><xs:complexContent><xs:restriction base="dsd:${name}">${content}</xs:restriction></xs:complexContent></xs:complexType>`
    return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="${namespace}" targetNamespace="${namespace}" xmlns:dsd="${base}/data/structurespecific" xmlns:common="${base}/common">
<xs:import namespace="${base}/data/structurespecific" schemaLocation="${official('SDMXDataStructureSpecific.xsd')}"/>
<xs:import namespace="${base}/common" schemaLocation="${official('SDMXCommon.xsd')}"/>
${simple.join('\n')}
${derived('DataSetType', `<xs:sequence><xs:choice minOccurs="0"><xs:element name="Obs" type="ObsType" form="unqualified" maxOccurs="unbounded"/></xs:choice></xs:sequence>${written(true)}`)}
${derived('ObsType', `<xs:attribute name="TIME_PERIOD" type="common:ObservationalTimePeriodType" use="required"/>${written(false)}`)}
</xs:schema>`
  }

  const faultsOf = (text: string): string => {
    const file = join(own, 'message.xml')
    writeFileSync(file, text)
    const { status, stderr, error } = spawnSync(
      'xmllint',
      ['--nonet', '--noout', '--schema', join(own, 'all.xsd'), file],
      { encoding: 'utf8' },
    )
    if (error !== undefined) throw new Error('xmllint must be installed', { cause: error })
    return status === 0 ? '' : stderr.slice(0, 2000)
  }

  it('the structure message is valid', () => {
    expect(faultsOf(structureText)).toBe('')
  })

  it('data messages are valid, also by the schema of our own data structure, whatever they contain', async () => {
    expect(faultsOf(await dataText([]))).toBe('')
    for (const observations of fc.sample(anyObservations, 12)) expect(faultsOf(await dataText(observations))).toBe('')
  })

  it('faults are found: a code that is in no list, a period of no form, a missing status', async () => {
    const [some] = fc.sample(
      anyObservations.filter((each) => each.length > 0),
      1,
    )
    const text = await dataText(some!)
    for (const [from, to] of [
      [/REF_AREA="\d+"/, 'REF_AREA="000000"'],
      [/TIME_PERIOD="[^"]*"/, 'TIME_PERIOD="soon"'],
      [/ OBS_STATUS="."/, ''],
      [/AUDIENCE="internal"/, 'AUDIENCE="nobody"'],
    ] as const)
      expect(faultsOf(text.replace(from, to))).not.toBe('')
  })
})
