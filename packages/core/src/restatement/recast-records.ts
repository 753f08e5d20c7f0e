import type { AnyDataset, AnyRecord } from '../dataset/dataset.js'
import type { DistrictHistory, Place } from '../district/district-history.js'
import { MinzhengError } from '../base/errors.js'
import type { Records } from '../evaluate.js'
import type { Day } from '../period/period.js'

/** A record, by its place in the list that was given: never by a value of it. */
export interface RecordPosition {
  readonly dataset: string
  readonly position: number
}

/** A record that could not be placed in one district: which of the parts of `code` it belongs to is not known. */
export interface PlacedWithin extends RecordPosition {
  readonly code: string
  readonly within: string
}

/**
 * A record of a policy dataset that now stands in one district and series with that of another former district, where
 * the later of the two replaces the other. A series that spans districts is one before and after.
 */
export interface SeriesMet extends RecordPosition {
  readonly code: string
  readonly district: string
}

/** Records told in the districts of another day, and what could not be told exactly. */
export interface RecastRecords {
  readonly records: Records
  /** In order of the records. Of a policy dataset: nothing that the parts hand in later replaces such a record. */
  readonly placedWithin: readonly PlacedWithin[]
  /** In order of the records. Where this is empty, every sum over the city is what it was. */
  readonly seriesMet: readonly SeriesMet[]
}

/** From which day's districts to which: `from` is the day whose codes the records carry, such as that of the export. */
export interface RecastDays {
  readonly from: Day | ((dataset: string, record: AnyRecord) => Day)
  readonly to: Day
}

/**
 * Records with their codes told in the districts of a later day, for totals "as is" (可比口径): evaluate them over
 * `history.on(to)`. Have them looked at as they came (`evaluate` over `history.on(from)`), and evaluate what was told
 * here with `validate: false`: of districts that became one, two records may have one key, and both count. Totals "as
 * was" are the records as they came, over `history.on(then)`. Nothing but the district is changed; told twice is told
 * once. Throws `unknown-dataset`; `unknown-district` for a code that was none on its day; `invalid-day` for records of
 * a later day than `to`.
 */
export function recastRecords(
  history: DistrictHistory,
  catalogue: { dataset(name: string): Pick<AnyDataset, 'time'> },
  records: Records,
  { from, to }: RecastDays,
): RecastRecords {
  const places = new Map<string, Place>()
  const placedWithin: PlacedWithin[] = []
  const seriesMet: SeriesMet[] = []
  const told: Record<string, readonly AnyRecord[]> = {}
  for (const [dataset, rows] of Object.entries(records)) {
    const { time } = catalogue.dataset(dataset)
    const series = new Map<string, Map<string, Origin & { readonly positions: number[] }>>()
    told[dataset] = rows.map((record, position) => {
      const day = typeof from === 'string' ? from : from(dataset, record)
      const code = String(record['district'])
      const key = `${day} ${code}`
      const place = places.get(key) ?? placeOf(history, { code, day }, to, dataset, position)
      places.set(key, place)
      const district = 'code' in place ? place.code : place.within
      if ('within' in place) placedWithin.push({ dataset, position, code, within: place.within })
      if (time.kind === 'policy' && time.spansDistricts !== true) {
        const id = JSON.stringify([district, ...time.series.map((field) => record[field])])
        const origins = series.get(id) ?? new Map<string, Origin & { readonly positions: number[] }>()
        const origin = origins.get(key) ?? { code, day, positions: [] }
        origin.positions.push(position)
        series.set(id, origins.set(key, origin))
      }
      return district === code ? record : Object.freeze({ ...record, district })
    })
    for (const origins of series.values()) {
      const met = [...origins.values()].filter((one, _, all) => all.some((other) => !isSame(history, one, other)))
      for (const { code, positions } of met)
        for (const position of positions)
          seriesMet.push({ dataset, position, code, district: String(told[dataset][position]!['district']) })
    }
  }
  seriesMet.sort((left, right) => (left.dataset === right.dataset ? left.position - right.position : 0))
  return Object.freeze<RecastRecords>({ records: told, placedWithin, seriesMet })
}

interface Origin {
  readonly code: string
  readonly day: Day
}

/** Whether two codes, each of its day, mean one district: then the later record rightly replaces the earlier. */
function isSame(history: DistrictHistory, one: Origin, other: Origin): boolean {
  const [earlier, later] = one.day <= other.day ? [one, other] : [other, one]
  const codes = history.successors(earlier.code, earlier.day, later.day)
  return codes.length === 1 && codes[0] === later.code
}

function placeOf(history: DistrictHistory, { code, day }: Origin, to: Day, dataset: string, position: number): Place {
  if (!history.on(day).has(code))
    throw new MinzhengError(
      'unknown-district',
      `record ${position} of ${dataset} lies in ${code}, which was not a district on ${day}`,
      {
        dataset,
        position,
        code,
        day,
      },
    )
  return history.recast(code, day, to)
}
