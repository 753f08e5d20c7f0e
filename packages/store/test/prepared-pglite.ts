import { existsSync, readFileSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite, type PGliteOptions } from '@electric-sql/pglite'

/**
 * A setup file of vitest. An embedded database in memory starts from a copy of an empty one, because PGlite’s `initdb`
 * takes seconds. The copy is that of PGlite itself, made by the first test that needs it and kept beside the installed
 * packages. A database in a folder, and every process that a test starts, still runs `initdb`.
 */
const installed = dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite'))
const { version } = JSON.parse(readFileSync(join(installed, '../package.json'), 'utf8')) as { readonly version: string }
const copy = fileURLToPath(new URL(`../../../node_modules/.cache/minzheng/pglite-${version}.tar`, import.meta.url))
const create = PGlite.create.bind(PGlite) as (options: PGliteOptions) => Promise<PGlite>

async function createPrepared(options: PGliteOptions): Promise<PGlite> {
  // `initdb` of a database in a folder starts an embedded database of its own, which must stay empty.
  if (options.dataDir !== undefined || options.loadDataDir !== undefined || options.noInitDb === true)
    return create(options)
  if (existsSync(copy)) return create({ ...options, loadDataDir: new Blob([await readFile(copy)]) })
  const db = await create(options)
  const empty = await db.dumpDataDir('none')
  await mkdir(dirname(copy), { recursive: true })
  // Two test files may make it at once; each renames a whole copy.
  await writeFile(`${copy}.${process.pid}`, Buffer.from(await empty.arrayBuffer()))
  await rename(`${copy}.${process.pid}`, copy)
  return db
}

PGlite.create = createPrepared as typeof PGlite.create
