import type { PlacedDistricts } from '@minzheng/core/districts'
import type { Month } from '@minzheng/core/periods'
import { readNumbers } from '../sums/array-text.js'
import type { Layout } from '../sums/layout.js'
import { mergedOwn } from '../sums/merged-own.js'
import { hasTotal } from '../sums/parts.js'
import { rollUpMonth } from '../sums/roll-up.js'
import { monthsInYear } from '../sums/year-sums.js'
import type { DistrictView } from './district-view.js'

/** The sums of a district and all below it over a year. */
interface LoadedYear {
  readonly numbers: Float64Array
  readonly revision: Float64Array
}

/** Rows of sums as text, by dataset, code and year: own and rolled-up ones. */
export interface StoredYears {
  readonly own: Map<string, StoredYear>
  readonly total: Map<string, StoredYear>
}

interface StoredYear {
  readonly numbers: string | null
  readonly revision: string | null
}

/**
 * The codes whose sums are to be read for some districts of a view: stored rolled-up sums where the view has the parts
 * of today, and the own sums of everything above them.
 */
export function neededSums(
  { places, isStored }: DistrictView,
  latest: PlacedDistricts,
  districts: readonly string[],
): { readonly own: readonly string[]; readonly total: readonly string[] } {
  const own = new Set<string>()
  const total = new Set<string>()
  const visit = (code: string): void => {
    if (own.has(code) || total.has(code)) return
    if (isStored(code) && hasTotal(latest, code)) {
      total.add(code)
      return
    }
    for (const each of [code, ...places.others(code)]) own.add(each)
    for (const child of places.tree.children(code)) visit(child.code)
  }
  for (const code of districts) visit(code)
  return { own: [...own], total: [...total] }
}

/** Gives the year of a dataset and district that contains a month; undefined if it has no sums. */
export type LoadedYears = (dataset: string, district: string, month: Month) => LoadedYear | undefined

/** The years of the districts of a view, made of stored rows when they are asked for. */
export function loadedYears(
  { places, isStored }: DistrictView,
  latest: PlacedDistricts,
  layoutOf: (dataset: string) => Layout,
  stored: StoredYears,
): LoadedYears {
  const known = new Map<string, LoadedYear | undefined>()
  const rows = { own: new Map<string, LoadedYear | undefined>(), total: new Map<string, LoadedYear | undefined>() }
  const read = (kind: 'own' | 'total', dataset: string, code: string, year: string): LoadedYear | undefined => {
    const key = `${dataset} ${code} ${year}`
    if (rows[kind].has(key)) return rows[kind].get(key)
    const row = stored[kind].get(key)
    const loaded =
      row === undefined
        ? undefined
        : {
            numbers: numbersOf(row.numbers, monthsInYear * layoutOf(dataset)[kind]),
            revision: numbersOf(row.revision, monthsInYear),
          }
    rows[kind].set(key, loaded)
    return loaded
  }
  const yearOf = (dataset: string, code: string, year: string): LoadedYear | undefined => {
    const key = `${dataset} ${code} ${year}`
    if (known.has(key)) return known.get(key)
    const loaded =
      isStored(code) && hasTotal(latest, code)
        ? read('total', dataset, code, year)
        : rolledUp(
            layoutOf(dataset),
            places.tree.get(code).level,
            [code, ...places.others(code)].map((each) => read('own', dataset, each, year)),
            places.tree.children(code).map(({ code: child, level }) => ({ level, year: yearOf(dataset, child, year) })),
          )
    known.set(key, loaded)
    return loaded
  }
  return (dataset, district, month) => yearOf(dataset, district, month.slice(0, 4))
}

/** Rolls up a year of own sums and the years below. */
function rolledUp(
  layout: Layout,
  level: Parameters<typeof rollUpMonth>[1],
  own: readonly (LoadedYear | undefined)[],
  children: readonly { readonly level: typeof level; readonly year: LoadedYear | undefined }[],
): LoadedYear | undefined {
  const [itself] = own
  if (own.length === 1 && children.length === 0 && (itself === undefined || layout.own === layout.total)) return itself
  const years = [...own, ...children.map(({ year }) => year)].filter((year) => year !== undefined)
  if (years.length === 0) return undefined
  const nothing = { own: numbersOf(null, layout.own), total: numbersOf(null, layout.total) }
  const numbers = numbersOf(null, monthsInYear * layout.total)
  const revision = numbersOf(null, monthsInYear)
  for (let month = 0; month < monthsInYear; month += 1) {
    const [first, ...others] = own.map((year) =>
      year === undefined ? { numbers: nothing.own, at: 0 } : { numbers: year.numbers, at: month * layout.own },
    )
    const below = children.map(({ level: at, year }) =>
      year === undefined
        ? { level: at, numbers: nothing.total, at: 0 }
        : { level: at, numbers: year.numbers, at: month * layout.total },
    )
    rollUpMonth(layout, level, mergedOwn(layout, first!, others), below, { numbers, at: month * layout.total })
    for (const year of years)
      if (!(year.revision[month]! <= revision[month]!) && !Number.isNaN(year.revision[month]!))
        revision[month] = year.revision[month]!
  }
  return { numbers, revision }
}

function numbersOf(text: string | null, width: number): Float64Array {
  const numbers = new Float64Array(width).fill(NaN)
  if (text !== null) readNumbers(text, numbers)
  return numbers
}
