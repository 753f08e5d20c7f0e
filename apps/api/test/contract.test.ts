import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { Ajv2020 } from 'ajv/dist/2020.js'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apiDocument } from '../src/app/api-document.js'
import { breakingChanges, type OpenApi } from './contract/breaking-changes.js'
import { schemaBreaks, type Schema } from './contract/schema-breaks.js'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const document = apiDocument() as unknown as OpenApi
const released = JSON.parse(readFileSync(`${root}/docs/openapi.json`, 'utf8')) as OpenApi

// oxlint-disable-next-line typescript/no-explicit-any -- a change of a document reaches for anything in it
type Draft = any

/** The document in memory, changed. */
function changed(change: (draft: Draft) => void): OpenApi {
  const draft: unknown = structuredClone(document)
  change(draft)
  return draft as OpenApi
}

describe('The document of the API', () => {
  it('has no fault that a linter knows', async () => {
    // Errors are all in `default`, as problem documents.
    const config = await createConfig({ extends: ['recommended'], rules: { 'operation-4xx-response': 'off' } })
    const found = await lintFromString({ source: JSON.stringify(document), config })
    expect(found.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([])
    const wrong = changed((draft) => void (draft.paths['/v1/plans'].get.operationId = 'getFigures'))
    expect((await lintFromString({ source: JSON.stringify(wrong), config })).map(({ ruleId }) => ruleId)).toContain(
      'operation-operationId-unique',
    )
  })

  it('breaks nothing of the last released one, unless a changeset quotes what it breaks', () => {
    const folder = `${root}/.changeset`
    const changesets = readdirSync(folder)
      .filter((name) => name.endsWith('.md') && name !== 'README.md')
      .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
    const silent = breakingChanges(released, document).filter((line) => !changesets.some((text) => text.includes(line)))
    expect(silent, 'each line must be in a changeset, with what users do instead').toEqual([])
  })
})

const figures = '/v1/figures'

describe('A breaking change of the document', () => {
  it.each<readonly [what: string, change: (draft: Draft) => void, lines: readonly string[]]>([
    ['a path is removed', ({ paths }) => delete paths['/v1/plans'], ['GET /v1/plans: the operation was removed']],
    [
      'a method is removed',
      ({ paths }) => delete paths['/v1/session'].delete,
      ['DELETE /v1/session: the operation was removed'],
    ],
    [
      'a parameter is removed',
      ({ paths }) => paths[figures].get.parameters.shift(),
      ['GET /v1/figures query indicator: the parameter was removed'],
    ],
    [
      'a parameter becomes required',
      ({ paths }) => (paths[figures].get.parameters[2].required = true),
      ['GET /v1/figures query within: the parameter is required now'],
    ],
    [
      'a new parameter is required',
      ({ paths }) => paths[figures].get.parameters.push({ name: 'why', in: 'query', required: true, schema: {} }),
      ['GET /v1/figures query why: the parameter is required now'],
    ],
    [
      'a value of a parameter is refused',
      ({ paths }) => paths[figures].get.parameters.at(-1).schema.enum.pop(),
      ['GET /v1/figures query format: the value "xlsx" was removed'],
    ],
    [
      'a parameter has other types',
      ({ paths }) => (paths[figures].get.parameters[0].schema = { type: 'array', items: { type: 'string' } }),
      ['GET /v1/figures query indicator: the type was changed'],
    ],
    [
      'a parameter has a narrower limit',
      ({ paths }) => (paths[figures].get.parameters[5].schema.maxLength = 10),
      ['GET /v1/figures query variant: maxLength was changed'],
    ],
    [
      'a body is required',
      ({ paths }) => (paths['/v1/session'].delete.requestBody = { required: true, content: {} }),
      ['DELETE /v1/session body: it is required now'],
    ],
    [
      'a format is removed',
      ({ paths }) => delete paths[figures].get.responses['200'].content['application/x-ndjson'],
      ['GET /v1/figures 200 application/x-ndjson: the type was removed'],
    ],
    [
      'an answer is removed',
      ({ paths }) => delete paths['/v1/session'].delete.responses['204'],
      ['DELETE /v1/session 204: the answer was removed'],
    ],
    [
      'strangers are refused',
      ({ paths }) => (paths['/v1/plans'].get.security = [{ token: [] }]),
      ['GET /v1/plans: credentials are required now'],
    ],
  ])('is that %s', (_, change, lines) => {
    expect(breakingChanges(document, changed(change))).toEqual(lines)
  })

  it('is that answers lose a property, its certainty, its type or a value, wherever the schema is used', () => {
    const figureAfter = (change: (figure: Draft) => void): readonly string[] =>
      breakingChanges(
        document,
        changed(({ components }) => change(components.schemas.Figure)),
      ).filter((line) => line.startsWith('GET /v1/figures '))
    expect(figureAfter(({ properties }) => delete properties.value)).toEqual([
      'GET /v1/figures 200 application/json.figures[].value: the property was removed',
    ])
    expect(
      figureAfter((figure) => (figure.required = figure.required.filter((name: string) => name !== 'unit'))),
    ).toEqual(['GET /v1/figures 200 application/json.figures[].unit: the property may be left out now'])
    expect(figureAfter(({ properties }) => (properties.received = { type: 'string' }))).toEqual([
      'GET /v1/figures 200 application/json.figures[].received: the type was changed',
    ])
    const withoutLevel = changed(({ components }) => components.schemas.District.properties.level.enum.pop())
    expect(breakingChanges(document, withoutLevel)).toContain(
      'GET /v1/districts 200 application/json.districts[].level: the value "village" was removed',
    )
  })

  it.each<readonly [what: string, change: (draft: Draft) => void]>([
    ['nothing', () => {}],
    ['a new path', ({ paths }) => (paths['/v1/more'] = structuredClone(paths['/v1/plans']))],
    [
      'an optional parameter',
      ({ paths }) => paths[figures].get.parameters.push({ name: 'x', in: 'query', schema: {} }),
    ],
    ['a new format', ({ paths }) => paths[figures].get.parameters.at(-1).schema.enum.push('xlsx')],
    [
      'a new property of an answer',
      ({ components }) => (components.schemas.Figure.properties.note = { type: 'string' }),
    ],
    ['a new value of an answer', ({ components }) => components.schemas.District.properties.level.enum.push('group')],
    [
      'an integer where there was a number',
      ({ components }) => (components.schemas.Figure.properties.value.type = ['integer', 'null']),
    ],
    ['other words', ({ paths }) => (paths[figures].get.summary = 'figures')],
    ['a wider limit', ({ paths }) => (paths[figures].get.parameters[5].schema.maxLength = 100)],
  ])('is not: %s', (_, change) => {
    expect(breakingChanges(document, changed(change))).toEqual([])
  })
})

/** Small schemas of every kind that the document has. */
const { schema: anySchema } = fc.letrec<{ schema: Schema }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 2 },
    fc.constant<Schema>({ type: 'null' }),
    fc.record(
      { type: fc.constantFrom('string'), maxLength: fc.integer({ min: 0, max: 3 }) },
      { requiredKeys: ['type'] },
    ),
    fc.record(
      {
        type: fc.constantFrom('integer', 'number'),
        minimum: fc.integer({ min: 0, max: 2 }),
        maximum: fc.integer({ min: 1, max: 3 }),
      },
      { requiredKeys: ['type'] },
    ),
    fc.record({ type: fc.constant('string'), enum: fc.uniqueArray(fc.constantFrom('a', 'b', 'ab'), { minLength: 1 }) }),
    fc.record({ type: fc.constant(['string', 'null']) }),
    fc.record({ type: fc.constant('array'), items: tie('schema') }),
    fc.record(
      {
        type: fc.constant('object'),
        properties: fc.dictionary(fc.constantFrom('a', 'b'), tie('schema'), { noNullPrototype: true }),
        required: fc.subarray(['a', 'b']),
        additionalProperties: fc.oneof(fc.boolean(), tie('schema')),
      },
      { requiredKeys: ['type'] },
    ),
    fc.record({ anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
  ),
}))

const { value: anyValue } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom(null, 'a', 'b', 'ab', 'abcd', '', 0, 1, 2.5, 3, 4, true),
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { noNullPrototype: true, maxKeys: 3 }),
  ),
}))

/** What a schema accepts, by a validator of others. */
function validatorOf(schema: Schema): (value: unknown) => boolean {
  const validate = ajv.compile({ ...schema })
  return (value) => validate(value)
}
const ajv = new Ajv2020({ strict: false, validateSchema: false, addUsedSchema: false })

describe('The comparison of schemas', () => {
  const compare = (before: Schema, after: Schema, direction: 'input' | 'output') =>
    schemaBreaks({ before: {}, after: {} }, before, after, direction, 'x')

  it('finds nothing between a schema and itself', () => {
    fc.assert(
      fc.property(anySchema, fc.constantFrom('input' as const, 'output' as const), (schema, direction) => {
        expect(compare(schema, structuredClone(schema), direction)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('finds that something is refused which was accepted, whatever the schemas, as a validator of others says', () => {
    let refused = 0
    fc.assert(
      fc.property(
        anySchema,
        anySchema,
        fc.array(anyValue, { minLength: 5, maxLength: 10 }),
        (before, after, values) => {
          const [accepted, accepts] = [validatorOf(before), validatorOf(after)]
          const lost = values.filter((value) => accepted(value) && !accepts(value))
          if (lost.length === 0) return
          refused += 1
          expect(compare(before, after, 'input'), JSON.stringify(lost[0])).not.toEqual([])
        },
      ),
      { numRuns: 400 },
    )
    expect(refused).toBeGreaterThan(50)
  })

  it('ends for a schema that contains itself', () => {
    const tree: Schema = { type: 'object', properties: { below: { type: 'array', items: { $ref: '#/tree' } } } }
    const other = { ...tree, properties: { ...tree.properties, name: { type: 'string' } } }
    const of = { before: { tree: other }, after: { tree } }
    expect(schemaBreaks(of, { $ref: '#/tree' }, { $ref: '#/tree' }, 'output', 'x')).toEqual([
      'x.name: the property was removed',
    ])
  })
})
