import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { huzhouCatalogue } from '@minzheng/huzhou'
import { writeSample } from '@minzheng/sample'
import { sql } from 'kysely'
import { openDatabase } from '@minzheng/store'
import type { OwnTime } from '../measuring/comparison.js'
import type { Imported } from './import-folder.js'
import type { Opened } from '../measuring/opened.js'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../../..', import.meta.url))
const script = fileURLToPath(new URL('import-year.js', import.meta.url))

/** The output of the importing process. */
export type Printed = OwnTime & Imported

/**
 * Imports all files of the simulated year, one after another, in a separate process that measures the time after it has
 * opened the store. If an older copy of the repository is given, compares this with its importer, which imports into a
 * store of its own.
 */
export async function filesImport(url: string | undefined, before: string | undefined): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), 'minzheng-bench-'))
  const files = join(folder, 'files')
  const { files: count } = await writeSample(files, huzhouCatalogue)
  const by = async (repository: string): Promise<Printed> => {
    const schema = `bench_files_${randomBytes(4).toString('hex')}`
    const { stdout } = await run(process.execPath, [script, repository, files, schema, url ?? join(folder, schema)], {
      maxBuffer: 1 << 26,
    })
    if (url === undefined) await rm(join(folder, schema), { recursive: true })
    else await dropSchema(url, schema)
    const printed = JSON.parse(stdout) as Printed
    if (printed.files !== count) throw new Error(`${count} files must be imported, got ${printed.files}`)
    return printed
  }
  const name = `The ${count} files of the simulated year imported`
  const close = (): Promise<void> => rm(folder, { recursive: true })
  if (before === undefined)
    return {
      measurement: {
        name,
        rounds: 3,
        run: async () => [
          {
            name: 'alone: the goal of a third needs --before',
            value: (await by(root)).milliseconds / 1000,
            unit: 's',
          },
        ],
      },
      close,
    }
  const ways = { ours: root, older: before }
  const came = new Map<string, string>()
  // The first round, which is discarded, compares the results of both.
  const way = (maker: keyof typeof ways) => async (): Promise<OwnTime> => {
    const printed = await by(ways[maker])
    came.set(maker, `${printed.changed} records landed, ${printed.refused} rows refused`)
    if (new Set(came.values()).size > 1)
      throw new Error(`the importers differ: ${JSON.stringify(Object.fromEntries(came))}`)
    return printed
  }
  const beside = `the importer of ${await versionOf(before)}`
  return {
    comparison: {
      name,
      unit: 'files',
      size: count,
      rounds: 3,
      ours: way('ours'),
      beside: { [beside]: way('older') },
      goals: { [beside]: 1 / 3 },
    },
    close,
  }
}

async function versionOf(folder: string): Promise<string> {
  return run('git', ['-C', folder, 'rev-parse', '--short', 'HEAD']).then(
    ({ stdout }) => stdout.trim(),
    () => basename(folder),
  )
}

async function dropSchema(url: string, schema: string): Promise<void> {
  const { kysely, close } = await openDatabase({ url, schema })
  await sql`drop schema if exists ${sql.id(schema)} cascade`.execute(kysely)
  await close()
}
