import { schemaBreaks, type Direction, type Schema } from './schema-breaks.js'

/** A document in OpenAPI 3.1, as far as the comparison reads it. */
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

interface Operation {
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly required?: boolean; readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>
  readonly security?: readonly object[]
}

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema: Schema
}

type Content = Readonly<Record<string, { readonly schema?: Schema }>>

/**
 * What a later document breaks for those who use an earlier one, a line each. New paths, optional parameters, properties
 * of answers and values of answers break nothing: a reader must expect them.
 */
export function breakingChanges(before: OpenApi, after: OpenApi): readonly string[] {
  return Object.entries(before.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => {
      const place = `${method.toUpperCase()} ${path}`
      const now = after.paths[path]?.[method]
      return now === undefined
        ? [`${place}: the operation was removed`]
        : operationBreaks(before, after, operation, now, place)
    }),
  )
}

function operationBreaks(
  before: OpenApi,
  after: OpenApi,
  was: Operation,
  is: Operation,
  place: string,
): readonly string[] {
  const schemas = (one: Schema, other: Schema, direction: Direction, at: string): readonly string[] =>
    schemaBreaks({ before, after }, one, other, direction, at)
  const found: string[] = []
  if (isOpen(was) && !isOpen(is)) found.push(`${place}: credentials are required now`)

  const idOf = (each: Parameter): string => `${place} ${each.in} ${each.name}`
  const parameters = new Map((is.parameters ?? []).map((each) => [idOf(each), each]))
  for (const each of was.parameters ?? []) {
    const now = parameters.get(idOf(each))
    if (now === undefined) found.push(`${idOf(each)}: the parameter was removed`)
    else found.push(...schemas(each.schema, now.schema, 'input', idOf(each)))
  }
  const known = new Map((was.parameters ?? []).map((each) => [idOf(each), each]))
  for (const [id, each] of parameters)
    if (each.required === true && known.get(id)?.required !== true) found.push(`${id}: the parameter is required now`)

  if (is.requestBody?.required === true && was.requestBody?.required !== true)
    found.push(`${place} body: it is required now`)
  found.push(...contentBreaks(was.requestBody?.content, is.requestBody?.content, 'input', `${place} body`, schemas))
  for (const [status, response] of Object.entries(was.responses)) {
    const now = is.responses[status]
    const at = `${place} ${status}`
    if (now === undefined) found.push(`${at}: the answer was removed`)
    else found.push(...contentBreaks(response.content, now.content, 'output', at, schemas))
  }
  return found
}

function contentBreaks(
  was: Content = {},
  is: Content = {},
  direction: Direction,
  place: string,
  schemas: (one: Schema, other: Schema, direction: Direction, at: string) => readonly string[],
): readonly string[] {
  return Object.entries(was).flatMap(([type, { schema = {} }]) => {
    const now = is[type]
    const at = `${place} ${type}`
    return now === undefined ? [`${at}: the type was removed`] : schemas(schema, now.schema ?? {}, direction, at)
  })
}

/** True if an operation answers without credentials. */
function isOpen({ security = [] }: Operation): boolean {
  return security.length === 0 || security.some((each) => Object.keys(each).length === 0)
}
