import type { Catalogue, Measure } from '@minzheng/core'
import { monthsAsked } from '@minzheng/core/evaluation'
import { parsePeriod } from '@minzheng/core/periods'
import type { SharedKey, Store } from '@minzheng/store'

/** Records of a dataset that count twice in a sum, since two offices within the district list them. */
export interface CountedTwice {
  readonly dataset: string
  readonly month: string
  readonly keys: readonly SharedKey[]
}

/**
 * The keys behind a figure that several offices of its district list in the last month that counts: each office's
 * figure is as its register says, and the sum of the district above counts them once for each office. A distinct count
 * counts a value once, so its measures are left out.
 */
export async function countedTwice(
  store: Pick<Store, 'sharedKeys'>,
  { districts }: Pick<Catalogue, 'districts'>,
  measures: readonly Measure[],
  district: string,
  period: string,
  returned: readonly string[],
): Promise<readonly CountedTwice[]> {
  const found: CountedTwice[] = []
  for (const dataset of new Set(measures.filter(({ kind }) => kind !== 'distinct').map((measure) => measure.dataset))) {
    const own = measures.find((measure) => measure.dataset === dataset)!
    const month = monthsAsked(own, parsePeriod(period), returned).at(-1)
    if (month === undefined) continue
    const keys = (await store.sharedKeys({ dataset, month })).filter(
      ({ offices }) => offices.filter(({ office }) => districts.contains(district, office)).length > 1,
    )
    if (keys.length > 0) found.push({ dataset, month, keys })
  }
  return found
}
