import { readFile, unlink } from 'node:fs/promises'
import type { Place } from '@minzheng/access'
import { importMended, type MendReport } from '@minzheng/ingest'
import type { Landing, Store } from '@minzheng/store'
import { keysData, noting, type SentReading, type SentRefusal } from '@minzheng/worker'
import { covers } from '../access/covers.js'
import { RequestError } from '../base/problem.js'
import type { ApiTools } from '../endpoint/api-tools.js'
import type { SentFile } from '../endpoint/sent-file.js'

/** Writes the refused rows of a file that is sent again, with their values and reasons, as a workbook. */
export async function refusedRows(
  { store, deployment, uploads }: ApiTools,
  file: SentFile,
  reading: SentReading & { readonly only: readonly Place[] },
): Promise<Buffer<ArrayBuffer>> {
  // Loaded when somebody asks: what writes workbooks takes long to load.
  const { exportQuarantine } = await import('@minzheng/ingest/workbooks')
  const to = uploads!.place()
  try {
    await exportQuarantine(file.path, { ...reading, catalogue: deployment.catalogue, store, to, name: file.name })
    return await readFile(to)
  } finally {
    await unlink(to).catch(() => undefined)
  }
}

/** Imports a mended workbook, as the command `quarantine import` does, for files of the places where its sender may land. */
export async function importMendedSent(
  { store, deployment, uploads, today, changing, recomputing }: ApiTools,
  file: SentFile,
  { by, only, ...reading }: SentReading & { readonly by: string; readonly only: readonly Place[] },
): Promise<{ readonly report: object; readonly refusals: readonly SentRefusal[] }> {
  const refusals: SentRefusal[] = []
  const { catalogue } = deployment
  const own: Store['land'] = async (source, write, options) => {
    const [mended] = await store.sources({ sha256: source.mends!, dataset: source.dataset })
    if (mended === undefined || !covers(only, mended, catalogue))
      throw new RequestError('forbidden', {
        zh: '所改正的文件不在授权地区',
        en: 'the file whose rows are mended must be of granted districts, got another',
      })
    return store.land(source, (landing: Landing) => write(landing), options)
  }
  const pseudonymKey = await uploads!.pseudonymKey()
  const report = await changing(() =>
    importMended(file.path, {
      ...reading,
      catalogue,
      store: { land: noting({ land: own }, refusals), quarantined: store.quarantined },
      pseudonymKey,
      today: today(),
      name: file.name,
      only,
      by,
    }),
  )
  recomputing.request()
  return { report: mendData(report), refusals }
}

function mendData({ absent, ...report }: MendReport): object {
  return { ...report, absent: { ...absent, keys: keysData(absent.keys) } }
}
