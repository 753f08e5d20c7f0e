// What a changed schema breaks: for senders, if it accepts less; for readers, if it has less, or other types.

/** A schema, as far as the document of the API uses the language. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly pattern?: string
  readonly format?: string
  readonly [limit: string]: unknown
}

/** Who is concerned: those who send what the schema describes, or those who read it. */
export type Direction = 'input' | 'output'

/** Two versions of a document, for references into them. */
export interface Documents {
  readonly before: unknown
  readonly after: unknown
}

/** Limits: the first kind may only grow, the second only shrink. */
const most = ['maxLength', 'maximum', 'exclusiveMaximum', 'maxItems', 'maxProperties']
const least = ['minLength', 'minimum', 'exclusiveMinimum', 'minItems', 'minProperties']

/** What breaks at a place, in words; nothing if whoever used the schema before can go on. */
export function schemaBreaks(
  documents: Documents,
  before: Schema,
  after: Schema,
  direction: Direction,
  place: string,
  seen: readonly string[] = [],
): readonly string[] {
  // A schema that contains itself is compared once.
  const pair = `${before.$ref ?? ''} ${after.$ref ?? ''}`
  if (pair !== ' ' && seen.includes(pair)) return []
  const visited = pair === ' ' ? seen : [...seen, pair]
  const [was, is] = [resolved(documents.before, before), resolved(documents.after, after)]
  const breaks = (one: Schema, other: Schema, at: string): readonly string[] =>
    schemaBreaks(documents, one, other, direction, at, visited)

  const [given, taken] = direction === 'input' ? [was, is] : [is, was]
  const alternatives = alternativesOf(given)
  if (isUnion(given) || isUnion(taken)) {
    const lost = alternatives.some((each) =>
      alternativesOf(taken).every((other) =>
        direction === 'input' ? breaks(each, other, place).length > 0 : breaks(other, each, place).length > 0,
      ),
    )
    return lost ? [`${place}: the type was changed`] : []
  }
  const types = typesOf(taken)
  if (types !== undefined && !(typesOf(given)?.every((type) => accepts(types, type)) ?? false))
    return [`${place}: the type was changed`]
  return [
    ...enumBreaks(was, is, direction, place),
    ...(direction === 'input' ? limitBreaks(was, is, place) : []),
    ...propertyBreaks(was, is, direction, place, breaks),
    ...(was.items === undefined && is.items === undefined ? [] : breaks(was.items ?? {}, is.items ?? {}, `${place}[]`)),
  ]
}

function propertyBreaks(
  was: Schema,
  is: Schema,
  direction: Direction,
  place: string,
  breaks: (one: Schema, other: Schema, at: string) => readonly string[],
): readonly string[] {
  const [before, after] = [was.properties ?? {}, is.properties ?? {}]
  const found = Object.entries(before).flatMap(([name, schema]) => {
    const now = Object.hasOwn(after, name) ? after[name] : undefined
    const at = `${place}.${name}`
    if (now === undefined) return [`${at}: the property was removed`]
    const isLess =
      direction === 'output' && was.required?.includes(name) === true && is.required?.includes(name) !== true
    return isLess ? [`${at}: the property may be left out now`] : breaks(schema, now, at)
  })
  if (direction === 'output') return [...found, ...restBreaks(was, is, place, breaks)]
  const required = (is.required ?? []).filter((name) => was.required?.includes(name) !== true)
  // A name that nobody knew was accepted, whatever its value.
  const isClosed = is.additionalProperties === false && was.additionalProperties !== false
  const isNarrower =
    was.additionalProperties !== false && Object.keys(after).some((name) => !Object.hasOwn(before, name))
  return [
    ...found,
    ...required.map((name) => `${place}.${name}: the property is required now`),
    ...(isClosed ? [`${place}: other properties are refused now`] : restBreaks(was, is, place, breaks)),
    ...(isNarrower && typesOf(was)?.includes('object') === true
      ? [`${place}: a property that was free has a type now`]
      : []),
  ]
}

/** Of the values of other names, as in a map. */
function restBreaks(
  was: Schema,
  is: Schema,
  place: string,
  breaks: (one: Schema, other: Schema, at: string) => readonly string[],
): readonly string[] {
  const [one, other] = [was.additionalProperties, is.additionalProperties]
  if (typeof one !== 'object' && typeof other !== 'object') return []
  if (one === false || other === false) return []
  return breaks(typeof one === 'object' ? one : {}, typeof other === 'object' ? other : {}, `${place}.*`)
}

function enumBreaks(was: Schema, is: Schema, direction: Direction, place: string): readonly string[] {
  const [before, after] = [valuesOf(was), valuesOf(is)]
  if (before === undefined && after === undefined) return []
  if (before === undefined) return direction === 'input' ? [`${place}: only some values are accepted now`] : []
  if (after === undefined) return direction === 'output' ? [`${place}: the values are any now`] : []
  const removed = before.filter((value) => !after.includes(value))
  return removed.map((value) => `${place}: the value ${value} was removed`)
}

function limitBreaks(was: Schema, is: Schema, place: string): readonly string[] {
  const narrower = (name: string, isLess: (one: number, other: number) => boolean): boolean => {
    const [before, after] = [was[name], is[name]]
    return typeof after === 'number' && (typeof before !== 'number' || isLess(after, before))
  }
  return [
    ...most.filter((name) => narrower(name, (one, other) => one < other)),
    ...least.filter((name) => narrower(name, (one, other) => one > other)),
    ...['pattern', 'format', 'multipleOf', 'uniqueItems'].filter(
      (name) => is[name] !== undefined && is[name] !== was[name],
    ),
  ].map((name) => `${place}: ${name} was changed`)
}

/** The schema without a reference, and with the parts of `allOf` as one. */
function resolved(document: unknown, schema: Schema): Schema {
  const target = schema.$ref === undefined ? schema : resolved(document, targetOf(document, schema.$ref))
  if (target.allOf === undefined) return target
  const { allOf, ...own } = target
  return allOf.map((each) => resolved(document, each)).reduce(joined, own)
}

function joined(one: Schema, other: Schema): Schema {
  return {
    ...one,
    ...other,
    properties: { ...one.properties, ...other.properties },
    required: [...(one.required ?? []), ...(other.required ?? [])],
  }
}

function targetOf(document: unknown, reference: string): Schema {
  let found: unknown = document
  for (const part of reference.slice(2).split('/'))
    found = (found as Readonly<Record<string, unknown>> | undefined)?.[part.replaceAll('~1', '/').replaceAll('~0', '~')]
  if (found === undefined) throw new Error(`a reference must lead to a schema, got ${reference}`)
  return found as Schema
}

function isUnion({ anyOf, oneOf, type }: Schema): boolean {
  return anyOf !== undefined || oneOf !== undefined || (typeof type === 'object' && type.length > 1)
}

/** A schema of several types as one schema for each. */
function alternativesOf(schema: Schema): readonly Schema[] {
  const { anyOf, oneOf, ...own } = schema
  const given = anyOf ?? oneOf
  if (given !== undefined) return given.map((each) => (each.$ref === undefined ? { ...own, ...each } : each))
  return typeof schema.type === 'object' && schema.type.length > 1
    ? schema.type.map((type) => ({ ...schema, type, ...enumOf(schema, type) }))
    : [schema]
}

/** Of the values of an enumeration, those of a type. */
function enumOf({ enum: values }: Schema, type: string): Pick<Schema, 'enum'> {
  if (values === undefined) return {}
  return { enum: values.filter((value) => (value === null ? type === 'null' : type !== 'null')) }
}

function typesOf({ type }: Schema): readonly string[] | undefined {
  return typeof type === 'string' ? [type] : type
}

function valuesOf({ enum: values, const: only }: Schema): readonly string[] | undefined {
  const given = only === undefined ? values : [only]
  return given?.map((value) => JSON.stringify(value))
}

const accepts = (types: readonly string[], type: string): boolean =>
  types.includes(type) || (type === 'integer' && types.includes('number'))
