import type { Catalogue } from '@minzheng/core'
import { rank } from '@minzheng/core/districts'

/** A district whose records changed since its figures were computed, in one year. */
export interface DirtyDistrict {
  readonly district: string
  readonly year: string
  readonly cells: number
}

/**
 * From so many dirty townships on, a county is one job: its figures and the city's are then made once, not once for
 * each township.
 */
const townshipsOfOneJob = 6

/**
 * Dirty districts as jobs take them: villages stand under their township, and the townships of a county under the
 * county where many of them are dirty. The deepest first, so that those above find less to do.
 */
export function gatherDirty(
  catalogue: Pick<Catalogue, 'districts'>,
  rows: readonly { readonly district: string; readonly year: string; readonly cells: number }[],
): readonly DirtyDistrict[] {
  const { districts } = catalogue
  const byTownship = added(
    rows.map((row) => ({ ...row, district: districts.ancestorAt(row.district, 'township')?.code ?? row.district })),
  )
  const townships = new Map<string, number>()
  const countyOf = ({ district, year }: Pick<DirtyDistrict, 'district' | 'year'>): string | undefined => {
    const county =
      districts.get(district).level === 'township' ? districts.ancestorAt(district, 'county')?.code : undefined
    return county === undefined ? undefined : `${county} ${year}`
  }
  for (const each of byTownship) {
    const county = countyOf(each)
    if (county !== undefined) townships.set(county, (townships.get(county) ?? 0) + 1)
  }
  const gathered = added(
    byTownship.map((each) => {
      const county = countyOf(each)
      return county !== undefined && (townships.get(county) ?? 0) >= townshipsOfOneJob
        ? { ...each, district: county.split(' ')[0]! }
        : each
    }),
  )
  return gathered.sort(
    (left, right) =>
      rank(districts.get(right.district).level) - rank(districts.get(left.district).level) ||
      (left.district < right.district ? 1 : -1),
  )
}

function added(rows: readonly DirtyDistrict[]): DirtyDistrict[] {
  const sums = new Map<string, DirtyDistrict>()
  for (const row of rows) {
    const key = `${row.district} ${row.year}`
    sums.set(key, { ...row, cells: (sums.get(key)?.cells ?? 0) + row.cells })
  }
  return [...sums.values()]
}
