// The thread that makes the sample while another opens the database.
import { parentPort, workerData } from 'node:worker_threads'
import { writeSample } from '@minzheng/sample'
import type { FromSampleThread, SampleTask } from './sample-in-thread.js'

const { folder, seed } = workerData as SampleTask
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
const say = (message: FromSampleThread): void => parentPort!.postMessage(message)

say({
  report: await writeSample(folder, { seed, onProgress: (done, all, file) => say({ progress: [done, all, file] }) }),
})
