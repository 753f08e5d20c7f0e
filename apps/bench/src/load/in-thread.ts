import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Answered, Load } from './open-loop.js'

/** Sends a load from a thread of its own. */
export async function inThread(load: Load): Promise<readonly Answered[]> {
  const thread = new Worker(new URL('load-thread.js', import.meta.url), { workerData: load })
  try {
    const [answered] = (await once(thread, 'message')) as [readonly Answered[]]
    return answered
  } finally {
    await thread.terminate()
  }
}
