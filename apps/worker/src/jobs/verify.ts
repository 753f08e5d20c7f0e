import type { Catalogue } from '@minzheng/core'
import { RejectedJobError, type JobResult } from '@minzheng/queue'
import type { Difference, Store } from '@minzheng/store'
import type { Handler } from './handler.js'

/** Differences that stand in the job's result and in the log, one by one; the rest are counted. */
const shown = 20

/** Hears of every difference, to be counted. */
export type OnDifference = (kind: Difference['kind'], mended: boolean) => void

/**
 * Holds what is kept against the records, district by district and year by year, and has what differs computed anew.
 */
export function verifyHandler(
  store: Pick<Store, 'verify' | 'mark' | 'recompute' | 'returnedMonths'>,
  { districts }: Pick<Catalogue, 'districts'>,
  onDifference: OnDifference = () => {},
): Handler<'verify'> {
  return async ({ district = districts.root.code, period, mend = true }, { log, progress }) => {
    if (!districts.has(district))
      throw new RejectedJobError([`data.district ${district} is not a district that is known here`])
    const periods =
      period === undefined ? [...new Set((await store.returnedMonths()).map((month) => month.slice(0, 4)))] : [period]
    const sum = { compared: 0, stale: 0, differences: 0, mended: 0 }
    const found: JobResult<'verify'>['found'][number][] = []
    for (const [index, each] of periods.entries()) {
      const { compared, stale, differences, toMend } = await store.verify(district, each, (done, all) =>
        progress(index * all + done, periods.length * all),
      )
      let left: ReadonlySet<string> = new Set(differences.map(nameOf))
      if (mend && differences.length > 0) {
        await store.mark(toMend)
        await store.recompute(district, each)
        left = new Set((await store.verify(district, each)).differences.map(nameOf))
      }
      for (const difference of differences) {
        const { kind, of, district: place, at } = difference
        const mended = !left.has(nameOf(difference))
        onDifference(kind, mended)
        if (mended) sum.mended += 1
        if (found.length === shown) continue
        found.push({ kind, of, district: place, at })
        const { stored, found: right } = difference
        log('error', 'a stored number was not what the records give', {
          kind,
          of,
          district: place,
          at,
          stored,
          found: right,
          mended,
        })
      }
      sum.compared += compared
      sum.stale += stale
      sum.differences += differences.length
    }
    return { outcome: sum.compared > 0 ? 'done' : 'superseded', ...sum, found }
  }
}

const nameOf = ({ kind, of, district, at }: Difference): string => `${kind} ${of} ${district} ${at}`
