import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { importWorkbook } from '@minzheng/ingest'

type Importer = { readonly importWorkbook: typeof importWorkbook }
type Target = Pick<Parameters<typeof importWorkbook>[1], 'store' | 'catalogue'>

/** The result of the import of a folder. */
export interface Imported {
  readonly files: number
  readonly changed: number
  readonly refused: number
}

/** Imports all files of a folder, one after another, with the given importer. */
export async function importFolder(importer: Importer, target: Target, folder: string): Promise<Imported> {
  const pseudonymKey = createHash('sha256').update('key 7').digest()
  const files = (await readdir(folder)).filter((name) => /\.(csv|xlsx)$/.test(name)).toSorted()
  let [changed, refused] = [0, 0]
  for (const file of files)
    for (const report of await importer.importWorkbook(join(folder, file), {
      ...target,
      pseudonymKey,
      today: '2025-06-30',
    })) {
      changed += report.changed
      refused += report.refused
    }
  return { files: files.length, changed, refused }
}
