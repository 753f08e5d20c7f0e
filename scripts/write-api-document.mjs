// Writes docs/openapi.json: the document of the API as it is now. A release does so; the next changes of the API are
// compared with it. Build the packages first.
import { writeFileSync } from 'node:fs'
import { apiDocument } from '../apps/api/dist/index.js'

writeFileSync(new URL('../docs/openapi.json', import.meta.url), `${JSON.stringify(apiDocument(), null, 1)}\n`)
