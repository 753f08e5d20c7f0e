import type { Measure } from '@minzheng/core'
import { parsePeriod } from '@minzheng/core/periods'
import type { Store } from '@minzheng/store'
import type { CountedTwice } from '../terminal/explanation-text.js'

/**
 * What several offices of a figure's district report, for each dataset that it counts: each office's figure is as its
 * register says, the sum of the district above counts a record once for each office, and a distinct count counts a value
 * once. Of several measures of a dataset, such as a part and the whole, the one with the larger number.
 */
export async function countedTwice(
  store: Pick<Store, 'severalOffices'>,
  measures: readonly Measure[],
  district: string,
  period: string,
): Promise<readonly CountedTwice[]> {
  const found = new Map<string, CountedTwice>()
  for (const measure of measures) {
    const { count, offices } = await store.severalOffices(measure, district, parsePeriod(period))
    const isOnce = measure.kind === 'distinct'
    const id = `${measure.dataset} ${isOnce}`
    if (count > (found.get(id)?.count ?? 0)) found.set(id, { dataset: measure.dataset, isOnce, count, offices })
  }
  return [...found.values()]
}
