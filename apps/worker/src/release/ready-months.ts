import type { Month } from '@minzheng/core/periods'
import { ReleaseError, type DistrictAndMonth, type Store } from '@minzheng/store'

/**
 * The months of the year to a month that are locked and become released: of a release of figures of the year so far, each
 * month before counts too. Throws `ReleaseError` if one of them is still open somewhere, or the month is not locked.
 */
export async function readyMonths(
  store: Pick<Store, 'months' | 'returnedMonths'>,
  month: Month,
): Promise<readonly DistrictAndMonth[]> {
  const returned = (await store.returnedMonths()).filter(
    (each) => each.slice(0, 4) === month.slice(0, 4) && each <= month,
  )
  if (!returned.includes(month))
    throw new ReleaseError(`${month} 尚无任何报送`, `the month must have a return, got ${month}, which has none`)
  const open: string[] = []
  const ready: DistrictAndMonth[] = []
  for (const each of returned)
    for (const { district, state, month: of } of await store.months.states(each)) {
      if (state === 'locked') ready.push({ month: of, district })
      else if (state !== 'released') open.push(`${of} ${district}`)
    }
  if (open.length > 0)
    throw new ReleaseError(
      `发布前本年各月须全部锁定，尚未锁定：${open.slice(0, 10).join('、')}${open.length > 10 ? '等' : ''}（共${open.length}项）`,
      `every month of the year to ${month} must be locked, got ${open.length} that are not, the first ${open[0]}`,
    )
  return ready
}
