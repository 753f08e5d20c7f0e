import type { Catalogue } from '@minzheng/core'
import { rank } from '@minzheng/core/districts'
import { groupBy } from '../sql/group-by.js'
import { readNumbers } from './array-text.js'
import { isZeroNothing, type Layout } from './layout.js'
import { sumsKey, wholeYear, type ReadSums, type WantedSums } from './read-sums.js'
import { refuseInexact, rollUpMonth, type Below } from './roll-up.js'
import type { DirtyCell } from '../marks/dirty-cells.js'
import type { StoredLayout } from './stored-layout.js'
import type { WrittenSums } from './write-sums.js'
import { monthIndex, monthsInYear, nothingKnown, type YearSums } from './year-sums.js'

/** A cell as it was just computed; its revision is that of the mark that was read before the records. */
export interface ComputedCell extends DirtyCell {
  /** As PostgreSQL writes an array; null if no record counts. */
  readonly numbers: string | null
}

type Districts = Pick<Catalogue, 'districts'>

/**
 * Cells of one dataset and year, with the districts whose sums they move, each with the months: their own and all
 * above.
 */
export interface MovedGroup {
  readonly layout: Layout
  readonly year: number
  readonly cells: readonly ComputedCell[]
  readonly due: ReadonlyMap<string, ReadonlySet<number>>
}

/** Computed cells of one dataset by year. */
export function groupsOf(
  { districts }: Districts,
  layouts: ReadonlyMap<string, StoredLayout>,
  computed: readonly ComputedCell[],
): readonly MovedGroup[] {
  return [...groupBy(computed, ({ month }) => month.slice(0, 4)).values()].map((cells) => {
    const due = new Map<string, Set<number>>()
    const add = (code: string, month: number): void => {
      const months = due.get(code)
      if (months === undefined) due.set(code, new Set([month]))
      else if (months.has(month)) return
      else months.add(month)
      const { parent } = districts.get(code)
      if (parent !== null) add(parent, month)
    }
    for (const { district, month } of cells) add(district, monthIndex(month))
    const [{ dataset, month }] = cells as [ComputedCell]
    return { layout: layouts.get(dataset)!.layout, year: Number(month.slice(0, 4)), cells, due }
  })
}

/**
 * What must be read before computed cells are put in place: the sums that they move, and of the districts beside these
 * the months in question.
 */
export function neededFor({ districts }: Districts, groups: readonly MovedGroup[]): readonly WantedSums[] {
  return groups.flatMap(({ layout, year, due }) => {
    const codes = [...due.keys()]
    const months = [...new Set([...due.values()].flatMap((each) => [...each]))]
    const beside = codes
      .flatMap((code) => districts.children(code).map((child) => child.code))
      .filter((code) => !due.has(code))
    const asked = (district: string) => ({ layout, district, year, hasBelow: districts.children(district).length > 0 })
    return [
      ...codes.map((district) => ({ ...asked(district), ...wholeYear, history: true })),
      ...beside.map((district) => ({
        ...asked(district),
        first: Math.min(...months),
        last: Math.max(...months),
        history: false,
      })),
    ]
  })
}

/**
 * Puts the computed cells of a group in place and rolls them up, deepest districts first. A cell that a newer run has
 * computed meanwhile stays. Returns the sums that changed, and of how many districts and months a number moved.
 */
export function moveSums(
  catalogue: Districts,
  group: MovedGroup,
  known: ReadSums,
  turn: number,
): { readonly written: readonly WrittenSums[]; readonly moved: number } {
  const { layout, year, due } = group
  const written: WrittenSums[] = []
  let moved = 0
  const sums = new Map(
    [...due.keys()].map((code) => [
      code,
      known.get(sumsKey(layout.dataset, code, year)) ?? nothingKnown(layout, hasBelow(catalogue, code)),
    ]),
  )
  const nothing = [false, true].map((below) => nothingKnown(layout, below)) as [YearSums, YearSums]
  const sumsOf = (code: string): YearSums =>
    sums.get(code) ?? known.get(sumsKey(layout.dataset, code, year)) ?? nothing[hasBelow(catalogue, code) ? 1 : 0]
  const marked = new Set(group.cells.map(({ district }) => district))
  const touched = new Map([...due.keys()].map((code) => [code, new Uint8Array(monthsInYear)]))
  for (const cell of group.cells)
    if (placeOwn(layout, sums.get(cell.district)!, cell)) touched.get(cell.district)![monthIndex(cell.month)] = 1
  const bottomUp = [...due.keys()]
    .map((code) => catalogue.districts.get(code))
    .sort((one, other) => rank(other.level) - rank(one.level))
  for (const { code } of bottomUp) {
    const { revision } = sums.get(code)!
    const ofMonths = touched.get(code)!
    rollUp(catalogue, group, code, sumsOf, ofMonths)
    let isChanged = marked.has(code)
    for (const month of due.get(code)!) {
      if (ofMonths[month] === 1) moved += 1
      else if (!Number.isNaN(revision[month]!)) continue
      revision[month] = turn
      isChanged = true
    }
    if (isChanged) written.push({ dataset: layout.dataset, district: code, year, sums: sums.get(code)! })
  }
  return { written, moved }
}

function hasBelow({ districts }: Districts, code: string): boolean {
  return districts.children(code).length > 0
}

/** The numbers of a cell while they are put in place. */
let scratch = new Float64Array(64)

/** Puts a cell's numbers in place. True if one moved; false also if the cell is held off. */
export function placeOwn(
  layout: Layout,
  { own, fence }: YearSums,
  cell: Pick<ComputedCell, 'month' | 'revision' | 'numbers'>,
): boolean {
  const month = monthIndex(cell.month)
  if (fence[month]! > cell.revision) return false
  fence[month] = cell.revision
  const numbers = scratch.length < layout.own ? (scratch = new Float64Array(layout.own)) : scratch
  if (cell.numbers === null) numbers.fill(NaN)
  else readNumbers(cell.numbers, numbers)
  let moved = false
  for (let place = 0; place < layout.own; place += 1) {
    let value = numbers[place]!
    if (!Number.isNaN(value)) refuseInexact(value)
    if (value === 0 && isZeroNothing(layout.accumulators[place]!)) value = NaN
    const at = month * layout.own + place
    if (Object.is(own[at], value)) continue
    own[at] = value
    moved = true
  }
  return moved
}

/** Makes the totals of a district that has others below; marks the months in which a number moved. */
function rollUp(
  { districts }: Districts,
  { layout, due }: MovedGroup,
  code: string,
  sumsOf: (district: string) => YearSums,
  touched: Uint8Array,
): void {
  const children = districts.children(code)
  if (children.length === 0) return
  const { own, total } = sumsOf(code)
  const { level } = districts.get(code)
  for (const month of due.get(code)!) {
    const below = children.map((child) => totalOf({ districts }, layout, child.code, sumsOf(child.code), month))
    const into = { numbers: total, at: month * layout.total }
    if (rollUpMonth(layout, level, { numbers: own, at: month * layout.own }, below, into)) touched[month] = 1
  }
}

/** The totals of a district in a month: as they are kept or, if it has none below, made from its own. */
export function totalOf(
  { districts }: Districts,
  layout: Layout,
  code: string,
  { own, total }: YearSums,
  month: number,
): Below {
  const { level } = districts.get(code)
  if (districts.children(code).length > 0) return { level, numbers: total, at: month * layout.total }
  const itself = { numbers: own, at: month * layout.own }
  if (layout.own === layout.total) return { level, ...itself }
  const made = { numbers: new Float64Array(layout.total).fill(NaN), at: 0 }
  rollUpMonth(layout, level, itself, [], made)
  return { level, ...made }
}
