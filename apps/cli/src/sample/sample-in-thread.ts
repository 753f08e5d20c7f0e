import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { SampleOptions, SampleReport } from '@minzheng/sample'

/** What the thread is to make, and where. */
export interface SampleTask {
  readonly folder: string
  readonly seed: number
}

type Progress = Parameters<NonNullable<SampleOptions['onProgress']>>

export type FromSampleThread = { readonly progress: Progress } | { readonly report: SampleReport }

/** Beside the bundle; where the sources are run, in the built one. */
const script = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/sample-thread.js' : './sample-thread.js',
  import.meta.url,
)

/** Writes a sample like `writeSample`, in a thread of its own. `stop` ends it, wherever it is. */
export function sampleInThread(
  task: SampleTask,
  onProgress: (...progress: Progress) => void,
): { readonly report: Promise<SampleReport>; stop(): Promise<void> } {
  const thread = new Worker(fileURLToPath(script), { workerData: task, env: {}, argv: [], execArgv: [] })
  const report = new Promise<SampleReport>((resolve, reject) => {
    thread.on('message', (message: FromSampleThread) =>
      'report' in message ? resolve(message.report) : onProgress(...message.progress),
    )
    thread.on('error', reject)
    thread.on('exit', () => reject(new Error('the thread that makes the sample ended too early')))
  })
  // Whoever waits hears of a failure; until then it must not count as unheard.
  report.catch(() => {})
  return { report, stop: async () => void (await thread.terminate()) }
}
