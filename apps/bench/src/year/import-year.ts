import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as Ingest from '@minzheng/ingest'
import type * as Plan from '@minzheng/plan'
import type * as Store from '@minzheng/store'
import type { Printed } from './files-import.js'
import { importFolder } from './import-folder.js'

// A separate process: imports a folder of files with the packages of the repository of its arguments, the current or an
// older one, and prints the time.
const [repository, files, schema, target] = process.argv.slice(2) as [string, string, string, string]
const packageOf = (name: string): Promise<unknown> =>
  import(pathToFileURL(join(repository, 'packages', name, 'dist', 'index.js')).href)
const { openDatabase, createStore } = (await packageOf('store')) as typeof Store
const { huzhouCatalogue } = (await packageOf('plan')) as typeof Plan
const ingest = (await packageOf('ingest')) as typeof Ingest

const database = await openDatabase(target.includes('://') ? { url: target, schema } : { folder: target, schema })
const store = await createStore(database, huzhouCatalogue)
const began = performance.now()
const imported = await importFolder(ingest, { store, catalogue: huzhouCatalogue }, files)
const milliseconds = performance.now() - began
await store.close()
process.stdout.write(JSON.stringify({ milliseconds, ...imported } satisfies Printed))
