// The thread that makes the sample while another opens the database.
import { parentPort, workerData } from 'node:worker_threads'
import { MinzhengError } from '@minzheng/core'
import { deploymentFrom } from '@minzheng/plan/config'
import { writeSample } from '@minzheng/sample'
import type { FromSampleThread, SampleTask } from './sample-in-thread.js'

const { folder, seed, year, source } = workerData as SampleTask
const { catalogue } = await deploymentFrom(source)
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
const say = (message: FromSampleThread): void => parentPort!.postMessage(message)

try {
  const onProgress = (done: number, all: number, file: string): void => say({ progress: [done, all, file] })
  say({ report: await writeSample(folder, catalogue, { seed, year, onProgress }) })
} catch (error) {
  if (!(error instanceof MinzhengError)) throw error
  say({ refused: error.message })
}
