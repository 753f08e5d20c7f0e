import { MinzhengError } from '@minzheng/core'
import { createStore, openDatabase } from '@minzheng/store'
import { cityOf, type Version } from '../city/city.js'
import { perform, type Operation } from './operation.js'

/** Does the operations of an office in a process of its own, which can be killed in the middle of any of them. */
const store = await createStore(
  await openDatabase({ url: process.env['DATABASE_URL']!, connections: 2 }),
  cityOf(Number(process.env['CHAOS_VERSION'] ?? 1) as Version),
)
process.on('message', ({ operation, dies }: { readonly operation: Operation; readonly dies: boolean }) => {
  perform(store, operation).then(
    // Durable, and nobody knows yet.
    (act) => (dies ? process.kill(process.pid, 'SIGKILL') : process.send!({ act })),
    (error: unknown) =>
      process.send!({
        message: error instanceof Error ? error.message : String(error),
        code: error instanceof MinzhengError ? error.code : 'interrupted',
      }),
  )
})
process.on('disconnect', () => process.exit(0))
process.send!({ ready: true })
