/** A schema of JSON, as far as the suite reads it. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly minimum?: number
  readonly maximum?: number
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema?: Schema }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Schema }>> }
}

/** The document of the API, OpenAPI 3.1. */
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> }
}

/** A route as it is attacked. */
export interface Route {
  readonly method: string
  readonly path: string
  readonly query: readonly { readonly name: string; readonly schema: Schema }[]
  readonly body: Schema | null
  readonly types: readonly string[]
}

/** Routes that are in no document: ways in, the documentation, probes. */
const undocumented = ['/', '/docs', '/openapi.json', '/sign-in', '/sign-in/{code}', '/healthz', '/readyz', '/metrics']

/** Every route, those of the document and the others. */
export function routesOf(document: Document): readonly Route[] {
  const found = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]): Route => {
      const content = requestBody?.content ?? {}
      const query = parameters.filter((each) => each.in === 'query')
      return {
        method: method.toUpperCase(),
        path,
        query: query.map(({ name, schema = {} }) => ({ name, schema })),
        body: content['application/json']?.schema ?? null,
        types: Object.keys(content).filter((type) => type !== 'application/json'),
      }
    }),
  )
  const others = undocumented.map((path): Route => ({ method: 'GET', path, query: [], body: null, types: [] }))
  return [...found, ...others, { method: 'POST', path: '/sign-in/oidc/logout', query: [], body: null, types: [] }]
}

/** A schema that is named elsewhere in the document. */
export function resolved(document: Document, schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1)
  return name === undefined ? schema : (document.components?.schemas?.[name] ?? {})
}
