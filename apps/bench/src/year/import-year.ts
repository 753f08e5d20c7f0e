import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as Ingest from '@minzheng/ingest'
import type { Catalogue } from '@minzheng/core'
import type * as Store from '@minzheng/store'
import type { Printed } from './files-import.js'
import { importFolder } from './import-folder.js'

// A separate process: imports a folder of files with the packages of the repository of its arguments, the current or an
// older one, and prints the time.
const [repository, files, schema, target] = process.argv.slice(2) as [string, string, string, string]
const packageOf = (name: string): Promise<unknown> =>
  import(pathToFileURL(join(repository, 'packages', name, 'dist', 'index.js')).href)
const { openDatabase, createStore } = (await packageOf('store')) as typeof Store
// Until 0.1.0 the plan package had Huzhou's catalogue.
const { huzhouCatalogue } = (await import(
  pathToFileURL(join(repository, 'deployments', 'huzhou', 'dist', 'index.js')).href
).catch(() => packageOf('plan'))) as { readonly huzhouCatalogue: Catalogue }
const ingest = (await packageOf('ingest')) as typeof Ingest

const database = await openDatabase(target.includes('://') ? { url: target, schema } : { folder: target, schema })
const store = await createStore(database, huzhouCatalogue)
const began = performance.now()
const imported = await importFolder(ingest, { store, catalogue: huzhouCatalogue }, files)
const milliseconds = performance.now() - began
await store.close()
process.stdout.write(JSON.stringify({ milliseconds, ...imported } satisfies Printed))
