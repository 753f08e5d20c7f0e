import type { Catalogue } from '@minzheng/core'
import { catalogueOn } from '@minzheng/core/districts'
import { lastDay, monthsOf, parsePeriod, type Month } from '@minzheng/core/periods'
import { ReleaseError, type DistrictAndMonth, type Store } from '@minzheng/store'

/** The months of a release. */
export interface ReadyMonths {
  /** Those that are locked and become released. */
  readonly of: readonly DistrictAndMonth[]
  /** All whose figures it may hold. */
  readonly read: readonly Month[]
}

/**
 * The months that must be locked or released: those of the year to a month, whose figures it counts, and those that were
 * released before, whose figures it restates if they changed. Throws `ReleaseError` if one of them is open somewhere, or
 * if nobody has returned the month.
 * @param before the periods of earlier releases
 */
export async function readyMonths(
  store: Pick<Store, 'months' | 'returnedMonths'>,
  catalogue: Catalogue,
  month: Month,
  before: readonly string[],
): Promise<ReadyMonths> {
  const all = await store.returnedMonths()
  const ofYear = new Set(all.filter((each) => each.slice(0, 4) === month.slice(0, 4) && each <= month))
  if (!ofYear.has(month))
    throw new ReleaseError(`${month} 尚无任何报送`, `the month must have a return, got ${month}, which has none`)
  const earlier = new Set(before.flatMap((period) => monthsOf(parsePeriod(period))))
  const read = all.filter((each) => ofYear.has(each) || earlier.has(each))
  const open: DistrictAndMonth[] = []
  const of: DistrictAndMonth[] = []
  for (const each of read)
    for (const { district, state, last } of await store.months.states(each)) {
      if (state === 'locked') of.push({ month: each, district })
      // A district of an earlier year that never had a state was added to its tree afterwards.
      else if (state !== 'released' && (ofYear.has(each) || last !== null)) open.push({ month: each, district })
    }
  if (open.length > 0) {
    const names = open.slice(0, 10).map((each) => `${each.month} ${nameOf(catalogue, each)}`)
    const [first] = open
    throw new ReleaseError(
      `发布前本年各月及此前已发布的月份须全部锁定，尚未锁定：${names.join('、')}${open.length > 10 ? '等' : ''}（共${open.length}项）`,
      `every month of the year to ${month}, and every month that was released, must be locked, got ${open.length} that are not, the first ${first!.month} of ${first!.district}`,
    )
  }
  return { of, read }
}

function nameOf(catalogue: Catalogue, { month, district }: DistrictAndMonth): string {
  const tree = catalogueOn(catalogue, lastDay(parsePeriod(month))).districts
  return tree.has(district) ? `${tree.get(district).name}（${district}）` : district
}
