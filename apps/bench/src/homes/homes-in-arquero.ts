import { from, type ColumnTable } from 'arquero'
import type { DistrictTree } from '@minzheng/core'
import { months, type HomeRow } from './home-rows.js'
import type { Home } from './homes.js'

/**
 * Whether a home is open at the end of the month, and whether it opened in the month. Days are text, which sorts
 * chronologically.
 */
const states = {
  isOpen: '(d, $) => d.openedOn <= $.last && (d.closedOn === null || d.closedOn > $.last)',
  isNew: '(d, $) => d.openedOn >= $.first && d.openedOn <= $.last',
}

/** The sums of each village in a month. */
const numbers = {
  month: '(d, $) => $.month',
  homes: 'd => op.sum(d.isOpen)',
  publicHomes: `d => op.sum(d.isOpen && d.kind === 'public')`,
  beds: 'd => op.sum(d.isOpen ? d.beds : 0)',
  nursingBeds: 'd => op.sum(d.isOpen ? d.nursingBeds : 0)',
  topGraded: `d => op.sum(d.isOpen && d.grade === 5 && d.kind !== 'private')`,
  inspected: '(d, $) => op.sum(d.isOpen && d.inspectedOn !== null && d.inspectedOn <= $.last)',
  opened: 'd => op.sum(d.isNew)',
  closed: '(d, $) => op.sum(d.closedOn !== null && d.closedOn >= $.first && d.closedOn <= $.last)',
  bedsOpened: 'd => op.sum(d.isNew && d.closedOn === null ? d.beds : 0)',
}

/** The sums that add up from villages to the districts above. */
const added = Object.fromEntries(
  Object.keys(numbers)
    .filter((name) => name !== 'month')
    .map((name) => [name, `d => op.sum(d.${name})`]),
)

/**
 * The ten figures in typical arquero code: the records become a table that is grouped by village once; each month is a
 * rollup with conditional sums; a join with the districts above adds them up. Filtering and grouping again for each
 * month took twice as long.
 */
export function homesInArquero(records: readonly Home[], districts: DistrictTree): readonly HomeRow[] {
  const grouped = from(records as Home[]).groupby('district')
  const ofMonth = (month: string): ColumnTable =>
    grouped
      .params({ month, first: `${month}-01`, last: `${month}-31` })
      .derive(states)
      .rollup(numbers)
  const [first, ...others] = months.map(ofMonth)
  const villages = first!.concat(others)
  const above = from(
    districts.all.flatMap(({ code }) => districts.ancestors(code).map((over) => ({ district: code, over: over.code }))),
  )
  const sums = villages.join(above, 'district').groupby('over', 'month').rollup(added).rename({ over: 'district' })
  const townships = from(
    districts.all.filter(({ level }) => level === 'township').map(({ code }) => ({ district: code })),
  )
  const covered = sums
    .semijoin(townships, 'district')
    .derive({ covered: 'd => d.topGraded >= 40 ? 1 : 0' })
    .select('district', 'month', 'covered')
  const coveredAbove = covered
    .join(above, 'district')
    .groupby('over', 'month')
    .rollup({ covered: 'd => op.sum(d.covered)' })
    .rename({ over: 'district' })
  return sums.join(covered.concat(coveredAbove)).objects() as HomeRow[]
}
