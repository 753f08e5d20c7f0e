import { setImmediate } from 'node:timers/promises'
import type { Catalogue } from '@minzheng/core'
import type { Month } from '@minzheng/core/periods'
import type { DirtyCell, Store } from '@minzheng/store'

/** Tells whether anything is dirty, for many jobs with one question to the database. */
export interface DirtyLook {
  /**
   * The newest revision of the dirty cells of a district and all below it in these months (and datasets): 0 where none
   * is dirty, undefined where too many are to be looked through. The look begins after the call.
   */
  newest(district: string, months: () => readonly Month[], datasets?: ReadonlySet<string>): Promise<number | undefined>
}

/** More dirty cells than this are not looked through: the job then asks for itself. */
const most = 1000

/**
 * Jobs that find nothing to do are the most frequent: every doubled or late bell is one. Those that begin while a
 * question is on its way share the next one. A question that began before the job did would not do: the change that the
 * job is for may be younger.
 */
export function dirtyLook(store: Pick<Store, 'dirtyCells'>, { districts }: Pick<Catalogue, 'districts'>): DirtyLook {
  let next: Promise<readonly DirtyCell[] | undefined> | undefined
  /** Resolves when the question that is on its way is answered. */
  let answered: Promise<unknown> = Promise.resolve()

  /**
   * One question is on its way at a time. The next is put at the end of this turn, so that jobs that begin together
   * share it.
   */
  const put = async (): Promise<readonly DirtyCell[] | undefined> => {
    await answered
    await setImmediate()
    next = undefined
    const answer = store.dirtyCells(most)
    answered = answer.catch(() => {})
    return answer
  }

  const ask = (): Promise<readonly DirtyCell[] | undefined> => (next ??= put())

  return Object.freeze<DirtyLook>({
    newest: async (district, months, datasets) => {
      const cells = await ask()
      if (cells === undefined) return undefined
      if (cells.length === 0) return 0
      const wanted = new Set(months())
      return cells
        .filter(
          (cell) =>
            wanted.has(cell.month) &&
            (datasets === undefined || datasets.has(cell.dataset)) &&
            districts.contains(district, cell.district),
        )
        .reduce((newest, { revision }) => Math.max(newest, revision), 0)
    },
  })
}
