import { createHash } from 'node:crypto'
import type { Endpoint } from '../endpoint/endpoint.js'
import { endpoint } from '../endpoint/endpoint.js'
import { text } from '../endpoint/answer.js'
import { documentationPage, pageStyle } from './documentation-page.js'

/** The document of the API, as far as the page reads it. */
export interface ApiDocument {
  readonly openapi: string
  readonly info: { readonly title: string; readonly version: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedRoute>>>>
}

/** A route of the document. */
export interface DocumentedRoute {
  readonly tags: readonly string[]
  readonly summary: string
  readonly 'x-access': string
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly description?: string
    readonly schema?: { readonly enum?: readonly string[]; readonly description?: string }
  }[]
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content?: Readonly<Record<string, unknown>> }>
  >
}

const styleHash = createHash('sha256').update(pageStyle).digest('base64')

/**
 * The document as JSON, and a page of it that loads nothing. Both are the same for everybody.
 * @param isHome true: the page is also the first one of the service
 */
export function documentationRoutes(
  document: () => ApiDocument,
  { isHome }: { readonly isHome: boolean },
): readonly Endpoint[] {
  const page = (path: '/' | '/docs'): Endpoint =>
    endpoint({
      method: 'get',
      path,
      summary: { zh: '接口说明', en: 'the documentation of the API' },
      access: { to: 'anyone' },
      answers: { 200: { description: 'the page', types: ['text/html'] } },
      handle: (asking) =>
        text(asking, 'text/html; charset=utf-8', documentationPage(document()), {
          'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
        }),
    })
  return [
    endpoint({
      method: 'get',
      path: '/openapi.json',
      summary: { zh: '接口文档', en: 'the document of the API, OpenAPI 3.1' },
      access: { to: 'anyone' },
      answers: { 200: { description: 'the document' } },
      handle: (asking) => text(asking, 'application/json', JSON.stringify(document())),
    }),
    ...(isHome ? [page('/')] : []),
    page('/docs'),
  ]
}
