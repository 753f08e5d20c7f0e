import { rank, type PlacedDistricts } from '@minzheng/core/districts'

/** A district with dirty cells, in one year. */
export interface DirtyDistrict {
  readonly district: string
  readonly year: string
  readonly cells: number
}

/**
 * The number of dirty townships from which a county is one job: its sums and the city's are then rolled up once, not
 * once for each township.
 */
const townshipsOfOneJob = 6

/**
 * Groups dirty districts into jobs: villages into their township, and the townships of a county into the county if many
 * of them are dirty; a code of another day into the district where it is placed. The deepest district comes first, so that jobs of districts above find less to do.
 */
export function groupIntoJobs(
  { tree: districts, placed }: PlacedDistricts,
  rows: readonly { readonly district: string; readonly year: string; readonly cells: number }[],
): readonly DirtyDistrict[] {
  const byTownship = summed(
    rows.map((row) => {
      const district = placed(row.district)
      return { ...row, district: districts.ancestorAt(district, 'township')?.code ?? district }
    }),
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
  const gathered = summed(
    byTownship.map((each) => {
      const county = countyOf(each)
      return county !== undefined && (townships.get(county) ?? 0) >= townshipsOfOneJob
        ? { ...each, district: county.split(' ')[0]! }
        : each
    }),
  )
  return gathered.toSorted(
    (left, right) =>
      rank(districts.get(right.district).level) - rank(districts.get(left.district).level) ||
      (left.district < right.district ? 1 : -1),
  )
}

function summed(rows: readonly DirtyDistrict[]): DirtyDistrict[] {
  const sums = new Map<string, DirtyDistrict>()
  for (const row of rows) {
    const key = `${row.district} ${row.year}`
    sums.set(key, { ...row, cells: (sums.get(key)?.cells ?? 0) + row.cells })
  }
  return [...sums.values()]
}
