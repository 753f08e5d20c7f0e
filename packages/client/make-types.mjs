// Makes src/generated/api-types.ts from the document of the API. openapi-typescript needs TypeScript 5, which this
// package alone has; what it makes compiles with 7.
import { mkdirSync, writeFileSync } from 'node:fs'
import { apiDocument } from '@minzheng/api'
import makeTypes, { astToString } from 'openapi-typescript'

const folder = new URL('src/generated/', import.meta.url)
mkdirSync(folder, { recursive: true })
// A default is the server's: a request may leave it out, and an answer has it.
const nodes = await makeTypes(apiDocument(), { immutable: true, defaultNonNullable: false })
writeFileSync(new URL('api-types.ts', folder), astToString(nodes))
