import type { Catalogue } from '@minzheng/core'
import { placedDistricts, type PlacedDistricts } from '@minzheng/core/districts'
import type { Day } from '@minzheng/core/periods'

/** The districts by which figures are read. */
export interface DistrictView {
  /** A day on which these are the districts. */
  readonly day: Day
  readonly places: PlacedDistricts
  /**
   * True if a district has the same parts as today: the same districts below it, and the same codes placed there. Its
   * stored rolled-up sums are then those of this view too; otherwise they are made from own sums on reading.
   */
  readonly isStored: (code: string) => boolean
}

/** The views of all days. */
export interface DistrictViews {
  /** Today's districts: what figures are restated for (as is). */
  readonly latest: DistrictView
  /** The districts of a day (as was). */
  readonly on: (day: Day) => DistrictView
}

/** The views of a catalogue's districts; `latest` are the districts by which rolled-up sums are stored. */
export function districtViews({ history }: Catalogue, latest: PlacedDistricts): DistrictViews {
  const today: DistrictView = { day: '9999-12-31', places: latest, isStored: () => true }
  if (history === undefined) return { latest: today, on: () => today }
  const ids = new Map<string, number>()
  const ofToday = partsByCode(latest, ids)
  // Trees that share their districts share the view.
  const views = new Map<number, DistrictView>()
  const found = new Map<Day, DistrictView>()
  return {
    latest: today,
    on: (day) => {
      // The same districts from the last change until the next.
      const since = history.days.findLast((each) => each <= day) ?? ''
      let view = found.get(since)
      if (view !== undefined) return view
      const places = placedDistricts(history, day)
      const parts = partsByCode(places, ids)
      const whole = parts.get(places.tree.root.code)!
      view =
        views.get(whole) ??
        (whole === ofToday.get(latest.tree.root.code)
          ? today
          : { day, places, isStored: (code) => parts.get(code) === ofToday.get(code) })
      views.set(whole, view)
      found.set(since, view)
      return view
    },
  }
}

/** A number for each district of a tree; two districts have one number if they have the same code, level and parts. */
function partsByCode({ tree, others }: PlacedDistricts, ids: Map<string, number>): ReadonlyMap<string, number> {
  const parts = new Map<string, number>()
  for (const { code, level } of tree.all.toReversed()) {
    const below = tree.children(code).map((child) => parts.get(child.code)!)
    const text = `${code} ${level} ${others(code).toSorted().join()} ${below.toSorted((one, other) => one - other).join()}`
    let id = ids.get(text)
    if (id === undefined) ids.set(text, (id = ids.size))
    parts.set(code, id)
  }
  return parts
}
