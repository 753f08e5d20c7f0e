import { importWorkbook, type ImportProgress, type ImportReport, type PseudonymKey } from '@minzheng/ingest'
import { readAhead } from './read-ahead.js'
import type { Session } from '../session/session.js'
import type { FileReading } from '../options/reading-options.js'

/** Imports files in order, one for each call. */
export interface FileImporter {
  readonly importNext: (onProgress: (progress: ImportProgress) => void) => Promise<readonly ImportReport[]>
  readonly close: () => Promise<void>
}

/** How to read the files, the same for all. */
export interface FilesReading {
  readonly options: FileReading
  readonly pseudonymKey: PseudonymKey
  readonly today: string
}

/** From this number of files on, a thread reads ahead. Starting it takes as long as a few small files. */
const many = 20

/** A few files are read by the thread that lands them; of many files, the next are read while one lands. */
export function fileImporter(
  { store, deployment, source }: Pick<Session, 'store' | 'deployment' | 'source'>,
  files: readonly string[],
  { options, pseudonymKey, today }: FilesReading,
  landed: Iterable<string>,
): FileImporter {
  if (files.length >= many) {
    const keys = Buffer.isBuffer(pseudonymKey) ? [pseudonymKey] : pseudonymKey
    const ahead = readAhead({ source, files, options, pseudonymKey: keys, today }, landed)
    return { importNext: (onProgress) => ahead.landNext(store, onProgress), close: ahead.close }
  }
  let turn = 0
  return {
    importNext: (onProgress) =>
      importWorkbook(files[turn++]!, {
        ...options,
        catalogue: deployment.catalogue,
        store,
        pseudonymKey,
        today,
        onProgress,
      }),
    close: () => Promise.resolve(),
  }
}
