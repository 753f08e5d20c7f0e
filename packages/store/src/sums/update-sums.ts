import type { Catalogue } from '@minzheng/core'
import { rank } from '@minzheng/core/districts'
import { groupBy } from '../base/group-by.js'
import { readNumbers } from './array-text.js'
import { isZeroNothing, type Layout } from './layout.js'
import { sumsKey, wholeYear, type LoadedSums, type SumsRequest } from './read-sums.js'
import { assertExact, rollUpMonth, type Below } from './roll-up.js'
import type { DirtyCell } from '../marks/dirty-cells.js'
import type { StoredLayout } from './stored-layout.js'
import type { WrittenSums } from './write-sums.js'
import { monthIndex, monthsInYear, nothingKnown, type YearSums } from './year-sums.js'

/** A newly computed cell; its revision is that of the mark, which was read before the records. */
export interface ComputedCell extends DirtyCell {
  /** A PostgreSQL array as text; null if no record contributes. */
  readonly numbers: string | null
}

type Districts = Pick<Catalogue, 'districts'>

/**
 * Computed cells of one dataset and year, with the affected sums: for each district of a cell and all its ancestors,
 * the months.
 */
export interface CellGroup {
  readonly layout: Layout
  readonly year: number
  readonly cells: readonly ComputedCell[]
  readonly affected: ReadonlyMap<string, ReadonlySet<number>>
}

/** Groups computed cells of one dataset by year. */
export function groupsOf(
  { districts }: Districts,
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
      const { parent } = districts.get(code)
      if (parent !== null) add(parent, month)
    }
    for (const { district, month } of cells) add(district, monthIndex(month))
    const [{ dataset, month }] = cells as [ComputedCell]
    return { layout: layouts.get(dataset)!.layout, year: Number(month.slice(0, 4)), cells, affected }
  })
}

/**
 * The sums to load before computed cells are written to them: the affected sums, and for their siblings the affected
 * months.
 */
export function sumsToLoad({ districts }: Districts, groups: readonly CellGroup[]): readonly SumsRequest[] {
  return groups.flatMap(({ layout, year, affected }) => {
    const codes = [...affected.keys()]
    const months = [...new Set([...affected.values()].flatMap((each) => [...each]))]
    const beside = codes
      .flatMap((code) => districts.children(code).map((child) => child.code))
      .filter((code) => !affected.has(code))
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
 * Writes the computed cells of a group into the sums and rolls them up, deepest districts first. A cell that a newer
 * run has computed in the meantime stays. Returns the sums to write, and the number of districts and months in which a
 * number changed.
 */
export function updateSums(
  catalogue: Districts,
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
      loaded.get(sumsKey(layout.dataset, code, year)) ?? nothingKnown(layout, hasBelow(catalogue, code)),
    ]),
  )
  const nothing = [false, true].map((below) => nothingKnown(layout, below)) as [YearSums, YearSums]
  const sumsOf = (code: string): YearSums =>
    sums.get(code) ?? loaded.get(sumsKey(layout.dataset, code, year)) ?? nothing[hasBelow(catalogue, code) ? 1 : 0]
  const marked = new Set(group.cells.map(({ district }) => district))
  const changedMonths = new Map([...affected.keys()].map((code) => [code, new Uint8Array(monthsInYear)]))
  for (const cell of group.cells)
    if (setOwnSums(layout, sums.get(cell.district)!, cell))
      changedMonths.get(cell.district)![monthIndex(cell.month)] = 1
  const bottomUp = [...affected.keys()]
    .map((code) => catalogue.districts.get(code))
    .toSorted((one, other) => rank(other.level) - rank(one.level))
  for (const { code } of bottomUp) {
    const { revision } = sums.get(code)!
    const ofMonths = changedMonths.get(code)!
    rollUp(catalogue, group, code, sumsOf, ofMonths)
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

function hasBelow({ districts }: Districts, code: string): boolean {
  return districts.children(code).length > 0
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

/** Computes the rolled-up sums of a district that has children; sets the months in which a number changed. */
function rollUp(
  { districts }: Districts,
  { layout, affected }: CellGroup,
  code: string,
  sumsOf: (district: string) => YearSums,
  changedMonths: Uint8Array,
): void {
  const children = districts.children(code)
  if (children.length === 0) return
  const { own, total } = sumsOf(code)
  const { level } = districts.get(code)
  for (const month of affected.get(code)!) {
    const below = children.map((child) => totalOf({ districts }, layout, child.code, sumsOf(child.code), month))
    const into = { numbers: total, at: month * layout.total }
    if (rollUpMonth(layout, level, { numbers: own, at: month * layout.own }, below, into)) changedMonths[month] = 1
  }
}

/**
 * The rolled-up sums of a district in a month: the stored ones, or computed from the own sums if the district has no
 * children.
 */
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
  const rolledUp = { numbers: new Float64Array(layout.total).fill(NaN), at: 0 }
  rollUpMonth(layout, level, itself, [], rolledUp)
  return { level, ...rolledUp }
}
