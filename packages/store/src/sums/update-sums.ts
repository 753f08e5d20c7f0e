import { rank, type PlacedDistricts } from '@minzheng/core/districts'
import { groupBy } from '../base/group-by.js'
import { readNumbers } from './array-text.js'
import { isZeroNothing, type Layout } from './layout.js'
import { mergedOwn } from './merged-own.js'
import { hasTotal, holderOf, partsOf } from './parts.js'
import { sumsKey, wholeYear, type LoadedSums, type SumsRequest } from './read-sums.js'
import { assertExact, rollUpMonth, type Below, type MonthNumbers } from './roll-up.js'
import type { DirtyCell } from '../marks/dirty-cells.js'
import type { StoredLayout } from './stored-layout.js'
import type { WrittenSums } from './write-sums.js'
import { monthIndex, monthsInYear, nothingKnown, type YearSums } from './year-sums.js'

/** A newly computed cell; its revision is that of the mark, which was read before the records. */
export interface ComputedCell extends DirtyCell {
  /** A PostgreSQL array as text; null if no record contributes. */
  readonly numbers: string | null
}

/**
 * Computed cells of one dataset and year, with the affected sums: for each district of a cell (or the code of another
 * day) and all districts that contain it, the months.
 */
export interface CellGroup {
  readonly layout: Layout
  readonly year: number
  readonly cells: readonly ComputedCell[]
  readonly affected: ReadonlyMap<string, ReadonlySet<number>>
}

/** Groups computed cells of one dataset by year. */
export function groupsOf(
  places: PlacedDistricts,
  layouts: ReadonlyMap<string, StoredLayout>,
  computed: readonly ComputedCell[],
): readonly CellGroup[] {
  return [...groupBy(computed, ({ month }) => month.slice(0, 4)).values()].map((cells) => {
    const affected = new Map<string, Set<number>>()
    const add = (code: string, month: number): void => {
      const months = affected.get(code)
      if (months === undefined) affected.set(code, new Set([month]))
      else if (months.has(month)) return
      else months.add(month)
      const holder = holderOf(places, code)
      if (holder !== null) add(holder, month)
    }
    for (const { district, month } of cells) add(district, monthIndex(month))
    const [{ dataset, month }] = cells as [ComputedCell]
    return { layout: layouts.get(dataset)!.layout, year: Number(month.slice(0, 4)), cells, affected }
  })
}

/**
 * The sums to load before computed cells are written to them: the affected sums, and for the other parts of affected
 * districts the affected months.
 */
export function sumsToLoad(places: PlacedDistricts, groups: readonly CellGroup[]): readonly SumsRequest[] {
  return groups.flatMap(({ layout, year, affected }) => {
    const codes = [...affected.keys()]
    const months = [...new Set([...affected.values()].flatMap((each) => [...each]))]
    const beside = codes.flatMap((code) => partsOf(places, code)).filter((code) => !affected.has(code))
    const asked = (district: string) => ({ layout, district, year, hasBelow: hasTotal(places, district) })
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
 * Writes the computed cells of a group into the sums and rolls them up, deepest districts first. A cell that a newer
 * run has computed in the meantime stays. Returns the sums to write, and the number of districts and months in which a
 * number changed.
 */
export function updateSums(
  places: PlacedDistricts,
  group: CellGroup,
  loaded: LoadedSums,
  turn: number,
): { readonly written: readonly WrittenSums[]; readonly changed: number } {
  const { layout, year, affected } = group
  const written: WrittenSums[] = []
  let changed = 0
  const sums = new Map(
    [...affected.keys()].map((code) => [
      code,
      loaded.get(sumsKey(layout.dataset, code, year)) ?? nothingKnown(layout, hasTotal(places, code)),
    ]),
  )
  const nothing = [false, true].map((below) => nothingKnown(layout, below)) as [YearSums, YearSums]
  const sumsOf = (code: string): YearSums =>
    sums.get(code) ?? loaded.get(sumsKey(layout.dataset, code, year)) ?? nothing[hasTotal(places, code) ? 1 : 0]
  const marked = new Set(group.cells.map(({ district }) => district))
  const changedMonths = new Map([...affected.keys()].map((code) => [code, new Uint8Array(monthsInYear)]))
  for (const cell of group.cells)
    if (setOwnSums(layout, sums.get(cell.district)!, cell))
      changedMonths.get(cell.district)![monthIndex(cell.month)] = 1
  const { tree } = places
  const depth = (code: string): number => (tree.has(code) ? rank(tree.get(code).level) : Infinity)
  const bottomUp = [...affected.keys()].map((code) => ({ code, at: depth(code) }))
  for (const { code } of bottomUp.toSorted((one, other) => (one.at === other.at ? 0 : other.at - one.at))) {
    const { revision } = sums.get(code)!
    const ofMonths = changedMonths.get(code)!
    rollUp(places, group, code, sumsOf, ofMonths)
    let isChanged = marked.has(code)
    for (const month of affected.get(code)!) {
      if (ofMonths[month] === 1) changed += 1
      else if (!Number.isNaN(revision[month]!)) continue
      revision[month] = turn
      isChanged = true
    }
    if (isChanged) written.push({ dataset: layout.dataset, district: code, year, sums: sums.get(code)! })
  }
  return { written, changed }
}

/** A reused buffer for the numbers of one cell. */
let scratch = new Float64Array(64)

/**
 * Writes a cell's numbers into the own sums. Returns true if a number changed; false if none did, or if the fence holds
 * off the cell.
 */
export function setOwnSums(
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
  let changed = false
  for (let place = 0; place < layout.own; place += 1) {
    let value = numbers[place]!
    if (!Number.isNaN(value)) assertExact(value)
    if (value === 0 && isZeroNothing(layout.accumulators[place]!)) value = NaN
    const at = month * layout.own + place
    if (Object.is(own[at], value)) continue
    own[at] = value
    changed = true
  }
  return changed
}

/** Computes the rolled-up sums of a district that has some; sets the months in which a number changed. */
function rollUp(
  places: PlacedDistricts,
  { layout, affected }: CellGroup,
  code: string,
  sumsOf: (district: string) => YearSums,
  changedMonths: Uint8Array,
): void {
  if (!hasTotal(places, code)) return
  const { total } = sumsOf(code)
  for (const month of affected.get(code)!)
    if (rollUpPlace(places, layout, code, sumsOf, month, { numbers: total, at: month * layout.total }))
      changedMonths[month] = 1
}

/**
 * Computes the rolled-up sums of a district and month from its own sums, those of codes placed at it, and the rolled-up
 * sums of its children. Returns true if a number changed.
 */
export function rollUpPlace(
  places: PlacedDistricts,
  layout: Layout,
  code: string,
  sumsOf: (district: string) => YearSums,
  month: number,
  into: MonthNumbers,
): boolean {
  const ownOf = (district: string): MonthNumbers => ({ numbers: sumsOf(district).own, at: month * layout.own })
  const own = mergedOwn(layout, ownOf(code), places.others(code).map(ownOf))
  const below = places.tree
    .children(code)
    .map((child) => totalOf(places, layout, child.code, sumsOf(child.code), month))
  return rollUpMonth(layout, places.tree.get(code).level, own, below, into)
}

/**
 * The rolled-up sums of a district in a month: the stored ones, or computed from the own sums if they consist of
 * nothing else.
 */
function totalOf(
  places: PlacedDistricts,
  layout: Layout,
  code: string,
  { own, total }: YearSums,
  month: number,
): Below {
  const { level } = places.tree.get(code)
  if (hasTotal(places, code)) return { level, numbers: total, at: month * layout.total }
  const itself = { numbers: own, at: month * layout.own }
  if (layout.own === layout.total) return { level, ...itself }
  const rolledUp = { numbers: new Float64Array(layout.total).fill(NaN), at: 0 }
  rollUpMonth(layout, level, itself, [], rolledUp)
  return { level, ...rolledUp }
}
