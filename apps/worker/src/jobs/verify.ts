import type { Catalogue } from '@minzheng/core'
import { RejectedJobError, type JobResult } from '@minzheng/queue'
import type { Difference, Store } from '@minzheng/store'
import type { Handler } from './handler.js'

/** The maximum number of differences in the job's result and in the log; further ones are only counted. */
const maxListed = 20

/** Called for every difference, for metrics. */
export type OnDifference = (kind: Difference['kind'], mended: boolean) => void

/** Compares stored sums with the records, year by year, and repairs differences by a recompute. */
export function verifyHandler(
  store: Pick<Store, 'reconcile' | 'mark' | 'recompute' | 'returnedMonths'>,
  { districts }: Pick<Catalogue, 'districts'>,
  onDifference: OnDifference = () => {},
): Handler<'verify'> {
  return async ({ district = districts.root.code, period, mend = true }, { log, progress }) => {
    if (!districts.has(district))
      throw new RejectedJobError([`data.district must be a district of this catalogue, got ${district}`])
    const periods =
      period === undefined ? [...new Set((await store.returnedMonths()).map((month) => month.slice(0, 4)))] : [period]
    const sum = { compared: 0, stale: 0, differences: 0, mended: 0 }
    const found: JobResult<'verify'>['found'][number][] = []
    for (const [index, each] of periods.entries()) {
      const { compared, stale, differences, toRepair } = await store.reconcile(district, each, (done, all) =>
        progress(index * all + done, periods.length * all),
      )
      let left: ReadonlySet<string> = new Set(differences.map(nameOf))
      if (mend && differences.length > 0) {
        await store.mark(toRepair)
        await store.recompute(district, each)
        left = new Set((await store.reconcile(district, each)).differences.map(nameOf))
      }
      for (const difference of differences) {
        const { kind, of, district: place, at } = difference
        const mended = !left.has(nameOf(difference))
        onDifference(kind, mended)
        if (mended) sum.mended += 1
        if (found.length === maxListed) continue
        found.push({ kind, of, district: place, at })
        const { stored, found: right } = difference
        log('error', 'stored sums differed from the records', {
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
