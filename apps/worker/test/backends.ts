import { openDatabase } from '@minzheng/store'
import { afterAll } from 'vitest'
// @boundaries-ignore the queue's tests own these servers, and no package publishes them
import { describeOn, empty, servers, type Backend, type TestQueue } from '../../../packages/queue/test/backends.js'

// One database for all tests of a file, because it takes seconds to start; each test leaves its queue empty.
let embedded: ReturnType<typeof openDatabase> | undefined

const embeddedQueue: Backend = {
  name: 'the embedded database',
  open: async () => {
    embedded ??= openDatabase({})
    const { pool } = await embedded
    return { connection: { pool }, remove: () => empty({ pool }) }
  },
}

afterAll(async () => {
  await (await embedded)?.close()
}, 60_000)

/** Runs the tests on each kind of queue: always on the embedded one, on the others if the environment has their URL. */
export function describeQueues(what: string, tests: (open: () => Promise<TestQueue>) => void): void {
  describeOn([...servers, embeddedQueue], what, tests)
}
