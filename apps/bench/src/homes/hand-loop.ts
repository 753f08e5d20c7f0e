import type { DistrictTree } from '@minzheng/core'
import type { Home } from './homes.js'

/** The numbers of the hand-written loop: one array per number, ordered by district and month. */
export interface HandTotals {
  readonly homes: Float64Array
  readonly publicHomes: Float64Array
  readonly beds: Float64Array
  readonly nursingBeds: Float64Array
  readonly topGraded: Float64Array
  readonly inspected: Float64Array
  readonly opened: Float64Array
  readonly closed: Float64Array
  readonly bedsOpened: Float64Array
  readonly covered: Float64Array
}

const months = 12
const stride = months + 1

/**
 * A fast hand-written program for exactly these ten figures of 2024: one pass, numbered districts, typed arrays, and
 * stocks added where they begin and subtracted where they end. It is specific to this dataset, these filters and this
 * year.
 */
export function handLoop(records: readonly Home[], districts: DistrictTree): HandTotals {
  const index = new Map(districts.all.map(({ code }, at) => [code, at]))
  const made = (): Float64Array => new Float64Array(index.size * stride)
  const [homes, publicHomes, beds, nursingBeds, topGraded, inspected] = [made(), made(), made(), made(), made(), made()]
  const [opened, closed, bedsOpened] = [made(), made(), made()]

  for (const record of records) {
    const place = index.get(record.district)
    if (place === undefined) throw new Error(`the district of a record must be in the tree, got ${record.district}`)
    const at = place * stride
    const from = monthOf2024(record.openedOn)
    const to = record.closedOn === null ? months : monthOf2024(record.closedOn)
    const start = from < 0 ? 0 : from
    const end = to < 0 ? 0 : to
    if (start < end) {
      homes[at + start]! += 1
      homes[at + end]! -= 1
      beds[at + start]! += record.beds
      beds[at + end]! -= record.beds
      if (record.nursingBeds !== null) {
        nursingBeds[at + start]! += record.nursingBeds
        nursingBeds[at + end]! -= record.nursingBeds
      }
      if (record.kind === 'public') {
        publicHomes[at + start]! += 1
        publicHomes[at + end]! -= 1
      }
      if (record.grade === 5 && record.kind !== 'private') {
        topGraded[at + start]! += 1
        topGraded[at + end]! -= 1
      }
      if (record.inspectedOn !== null) {
        const since = Math.max(start, monthOf2024(record.inspectedOn))
        if (since < end) {
          inspected[at + since]! += 1
          inspected[at + end]! -= 1
        }
      }
    }
    if (from >= 0 && from < months) {
      opened[at + from]! += 1
      if (record.closedOn === null) bedsOpened[at + from]! += record.beds
    }
    if (record.closedOn !== null && to >= 0 && to < months) closed[at + to]! += 1
  }

  for (const stock of [homes, publicHomes, beds, nursingBeds, topGraded, inspected])
    for (let at = 0; at < stock.length; at += stride)
      for (let month = 1; month < stride; month += 1) stock[at + month]! += stock[at + month - 1]!
  const covered = made()
  const bottomUp = [...districts.all].toReversed().map(({ code, level, parent }) => ({
    at: index.get(code)! * stride,
    level,
    parent: parent === null ? -1 : index.get(parent)! * stride,
  }))
  for (const { at, level, parent } of bottomUp)
    for (let month = 0; month < months; month += 1) {
      if (level === 'township') covered[at + month] = topGraded[at + month]! >= 40 ? 1 : 0
      if (parent < 0) continue
      for (const each of [homes, publicHomes, beds, nursingBeds, topGraded, inspected, opened, closed, bedsOpened])
        each[parent + month]! += each[at + month]!
      if (level !== 'village') covered[parent + month]! += covered[at + month]!
    }
  return { homes, publicHomes, beds, nursingBeds, topGraded, inspected, opened, closed, bedsOpened, covered }
}

/** The index of a month relative to January 2024: 0 to 11 in 2024, negative before it, 12 or more after it. */
function monthOf2024(day: string): number {
  const year =
    (day.charCodeAt(0) - 48) * 1000 +
    (day.charCodeAt(1) - 48) * 100 +
    (day.charCodeAt(2) - 48) * 10 +
    (day.charCodeAt(3) - 48)
  return (year - 2024) * 12 + (day.charCodeAt(5) - 48) * 10 + (day.charCodeAt(6) - 48) - 1
}
