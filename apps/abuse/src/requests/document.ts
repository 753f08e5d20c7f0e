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

/** Routes that the service does not have without an identity provider, and that somebody may ask for all the same. */
const absent: readonly Route[] = [
  { method: 'GET', path: '/sign-in', query: [], body: null, types: [] },
  { method: 'POST', path: '/sign-in/oidc/logout', query: [], body: null, types: [] },
]

/** Every route of the running service, with what its document says of it, if it is in there; and some that are not there. */
export function routesOf(document: Document, served: readonly Pick<Route, 'method' | 'path'>[]): readonly Route[] {
  const found = served.map(({ method, path }): Route => {
    const { parameters = [], requestBody } = document.paths[path]?.[method.toLowerCase()] ?? {}
    const content = requestBody?.content ?? {}
    const query = parameters.filter((each) => each.in === 'query')
    return {
      method,
      path,
      query: query.map(({ name, schema = {} }) => ({ name, schema })),
      body: content['application/json']?.schema ?? null,
      types: Object.keys(content).filter((type) => type !== 'application/json'),
    }
  })
  return [...found, ...absent]
}

/** A schema that is named elsewhere in the document. */
export function resolved(document: Document, schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1)
  return name === undefined ? schema : (document.components?.schemas?.[name] ?? {})
}
