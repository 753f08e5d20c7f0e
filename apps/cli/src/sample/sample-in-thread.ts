import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { DeploymentSource } from '@minzheng/plan/config'
import type { SampleOptions, SampleReport } from '@minzheng/sample'
import { UsageError } from '../terminal/usage-error.js'

/** The task of the thread. */
export interface SampleTask {
  readonly folder: string
  readonly seed: number
  readonly year: number
  readonly source: DeploymentSource
}

type Progress = Parameters<NonNullable<SampleOptions['onProgress']>>

export type FromSampleThread =
  | { readonly progress: Progress }
  | { readonly report: SampleReport }
  /** The deployment cannot be simulated; an error would lose its class on the way. */
  | { readonly refused: string }

/** In the folder of the bundle; if the sources run, in the built one. */
const script = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/sample-thread.js' : './sample-thread.js',
  import.meta.url,
)

/** Writes a sample like `writeSample`, in a separate thread. `stop` ends it at any point. */
export function sampleInThread(
  task: SampleTask,
  onProgress: (...progress: Progress) => void,
): { readonly report: Promise<SampleReport>; readonly stop: () => Promise<void> } {
  const thread = new Worker(fileURLToPath(script), { workerData: task, env: {}, argv: [], execArgv: [] })
  const report = new Promise<SampleReport>((resolve, reject) => {
    thread.on('message', (message: FromSampleThread) => {
      if ('report' in message) resolve(message.report)
      else if ('refused' in message) reject(new UsageError(message.refused))
      else onProgress(...message.progress)
    })
    thread.on('error', reject)
    thread.on('exit', () => reject(new Error('the thread that makes the sample ended unexpectedly')))
  })
  // The caller that awaits it gets the failure; until then it must not count as unhandled.
  report.catch(() => {})
  return { report, stop: async () => void (await thread.terminate()) }
}
