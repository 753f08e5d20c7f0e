import type { components, paths } from './generated/api-types.js'

/** The methods that the API knows. */
export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** The paths that have a method, as the document of the API writes them: `/v1/districts/{district}`. */
export type PathOf<M extends Method> = {
  [Path in keyof paths]: paths[Path] extends Readonly<Record<M, { readonly responses: unknown }>> ? Path : never
}[keyof paths]

type OperationOf<Path extends keyof paths, M extends Method> = paths[Path][M & keyof paths[Path]]

/** `path` and `query` as the document has them: required, optional or none. */
type Places<Operation> = Operation extends { readonly parameters: infer All }
  ? Pick<All, keyof All & ('path' | 'query')>
  : {}

/** A body that is not JSON: a file, as it is sent. */
export interface FileBody {
  readonly type: string
  readonly content: Blob | Uint8Array<ArrayBuffer> | string | ReadableStream<Uint8Array>
}

type ContentPart<Content> = Content extends { readonly 'application/json': infer Json }
  ? { readonly body: Json; readonly file?: never }
  : { readonly file: FileBody; readonly body?: never }

type BodyPart<Operation> = Operation extends { readonly requestBody: { readonly content: infer Content } }
  ? ContentPart<Content>
  : Operation extends { readonly requestBody?: { readonly content: infer Content } }
    ? Partial<ContentPart<Content>>
    : { readonly body?: never; readonly file?: never }

/** The parts of a request: those that the operation needs are required. */
export type Asked<Path extends keyof paths, M extends Method> = Places<OperationOf<Path, M>> &
  BodyPart<OperationOf<Path, M>> & {
    /** Such as `If-Match` and `Idempotency-Key`. */
    readonly headers?: Readonly<Record<string, string>>
    readonly signal?: AbortSignal
  }

/** The parts as an argument: it may be left out if nothing in it is required. */
export type AskedArgument<Path extends keyof paths, M extends Method> =
  {} extends Asked<Path, M> ? [asked?: Asked<Path, M>] : [asked: Asked<Path, M>]

type JsonOf<Answer> = Answer extends { readonly content: { readonly 'application/json': infer Json } } ? Json : never

type Success<Responses> = {
  [Status in keyof Responses]: Status extends 200 | 201 | 202 ? JsonOf<Responses[Status]> : never
}[keyof Responses]

/** The JSON of a successful answer; undefined if there is none. */
export type AnswerOf<Path extends keyof paths, M extends Method> =
  OperationOf<Path, M> extends { readonly responses: infer Responses }
    ? [Success<Responses>] extends [never]
      ? undefined
      : Success<Responses>
    : never

/** A figure, as the API shows it. */
export type Figure = components['schemas']['Figure']
/** Which figures: the parameters of `/v1/figures`. */
export type FiguresQuery = NonNullable<paths['/v1/figures']['get']['parameters']['query']>
/** An error of the API (RFC 9457). */
export type Problem = components['schemas']['Problem']
