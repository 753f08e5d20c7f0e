import { setImmediate } from 'node:timers/promises'
import type { Catalogue } from '@minzheng/core'
import type { Month } from '@minzheng/core/periods'
import type { DirtyCell, Store } from '@minzheng/store'

/** Finds out whether a district is dirty, with one query for many jobs. */
export interface DirtyProbe {
  /**
   * The newest revision of the dirty cells of a district and all below it in these months (and datasets): 0 if none is
   * dirty, undefined if there are too many dirty cells to check. The query begins after the call.
   */
  readonly newest: (
    district: string,
    months: () => readonly Month[],
    datasets?: ReadonlySet<string>,
  ) => Promise<number | undefined>
}

/** The maximum number of dirty cells that a probe reads; if there are more, the job reads its marks itself. */
const maxCells = 1000

/**
 * Most jobs find nothing to do: every duplicate or late notification is such a job. Jobs that begin during a query
 * share the next one. They cannot use the running query, because the change that queued the job may have landed after
 * the query began.
 */
export function dirtyProbe(store: Pick<Store, 'dirtyCells'>, { districts }: Pick<Catalogue, 'districts'>): DirtyProbe {
  let next: Promise<readonly DirtyCell[] | undefined> | undefined
  /** Resolves when the running query ends. */
  let answered: Promise<unknown> = Promise.resolve()

  /**
   * Only one query runs at a time. The next one is sent after the current turn of the event loop, so that jobs that
   * begin together share it.
   */
  const send = async (): Promise<readonly DirtyCell[] | undefined> => {
    await answered
    await setImmediate()
    next = undefined
    const answer = store.dirtyCells(maxCells)
    answered = answer.catch(() => {})
    return answer
  }

  const query = (): Promise<readonly DirtyCell[] | undefined> => (next ??= send())

  return Object.freeze<DirtyProbe>({
    newest: async (district, months, datasets) => {
      const cells = await query()
      if (cells === undefined) return undefined
      if (cells.length === 0) return 0
      const requested = new Set(months())
      return cells
        .filter(
          (cell) =>
            requested.has(cell.month) &&
            (datasets === undefined || datasets.has(cell.dataset)) &&
            districts.contains(district, cell.district),
        )
        .reduce((newest, { revision }) => Math.max(newest, revision), 0)
    },
  })
}
