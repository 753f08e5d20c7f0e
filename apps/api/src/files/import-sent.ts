import type { AllowedPlace } from '@minzheng/ingest'
import { importSent as importFile, type SentReading, type SentReport } from '@minzheng/worker'
import type { ApiTools } from '../endpoint/api-tools.js'
import type { SentFile } from '../endpoint/sent-file.js'

/** Imports a file that was sent, within the places where its sender may land files. */
export async function importSent(
  { store, deployment, uploads, today, changing, recomputing }: ApiTools,
  file: SentFile,
  reading: SentReading & {
    readonly by: string
    readonly only: readonly AllowedPlace[]
    readonly figuresIn: readonly AllowedPlace[]
  },
): Promise<SentReport> {
  const pseudonymKey = await uploads!.pseudonymKey()
  const { catalogue } = deployment
  const report = await changing(() =>
    importFile(file.path, { ...reading, catalogue, store, pseudonymKey, today: today(), name: file.name }),
  )
  if (!report.dryRun) recomputing.request()
  return report
}
