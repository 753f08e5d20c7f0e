import { RejectedJobError } from '@minzheng/queue'
import type { ActReport, Store } from '@minzheng/store'
import type { Relay } from '../outbox/relay.js'
import type { Handler } from './handler.js'
import { isRefusal } from './import-messages.js'

/**
 * Withdraws a source or only its returns, or undoes an act, and queues jobs for the districts that it made dirty. A job
 * that runs a second time finds the source withdrawn, or the act undone, and does nothing.
 */
export function withdrawHandler(
  store: Pick<Store, 'withdraw' | 'undo' | 'sources' | 'acts'>,
  relay: Pick<Relay, 'run'>,
): Handler<'withdraw'> {
  return async ({ source, returns, undo, reason, by, revision }, { progress }) => {
    const log = await store.acts()
    const before =
      undo === undefined
        ? log.findLast((act) => act.kind === 'withdraw' && act.source === source && act.undoneAt === null)
        : log.find(({ id, undoneAt }) => id === undo && undoneAt !== null)
    const isDone =
      undo !== undefined
        ? before !== undefined
        : returns === undefined
          ? (await store.sources()).some(({ id, withdrawn }) => id === source && withdrawn)
          : before?.reason === reason && before.askedBy === by
    if (isDone) return { outcome: 'superseded', act: before?.id ?? 0, cells: 0, ended: 0, queued: 0 }
    const why = { reason, askedBy: by, ...(revision === undefined ? {} : { revision }) }
    const work: Promise<ActReport> =
      undo === undefined
        ? store.withdraw({ ...why, source: source!, ...(returns === undefined ? {} : { returns }) }, progress)
        : store.undo(undo, why, progress)
    const { act, cells, ended } = await work.catch((error: unknown) => {
      throw isRefusal(error) ? new RejectedJobError([error.message]) : error
    })
    const queued = await relay.run().catch(() => 0)
    return { outcome: 'done', act, cells, ended, queued }
  }
}
