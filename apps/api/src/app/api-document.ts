import type { Text } from '@minzheng/core'
import type { ApiTools } from '../endpoint/api-tools.js'
import { createApi } from './create-api.js'
import type { ApiDocument } from './documentation.js'

/**
 * The document of the API (OpenAPI 3.1) without a store, for programs that are made from it. It differs between
 * deployments in the title alone, which has the name.
 */
export function apiDocument(name: Text = { zh: '', en: '' }): ApiDocument {
  // Routes are described without their tools, and nobody asks this application anything.
  return createApi({ deployment: { name } } as ApiTools, { hosts: null }).document
}
